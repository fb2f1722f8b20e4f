import { withKinds } from './block-kinds.ts';
import { isBlank, splitLines, unwrap, type Line } from './lines.ts';
import type { SourceBlock } from './reading.ts';

/** The lines of one block, before anybody asks what kind it is. */
type Stretch = readonly [first: Line, ...rest: Line[]];

/** Characters in the longest line of a hard-wrapped file: mail and old editors break at 60 to 80, some at 100. */
const WRAP_WIDTH = { least: 50, most: 110 } as const;
/** Fewer wrapped lines than these at the start of a file may be a headline and what stands under it. */
const MIN_WRAPPED_LINES = 3;
/** Share of inner lines that must look wrapped before a file counts as hard-wrapped. */
const WRAPPED_SHARE = 0.8;
/** A paragraph of a hard-wrapped file without blank lines ends with a line that is shorter than this share of the width. */
const LAST_LINE_SHARE = 0.8;

const SENTENCE_END = /[.!?؟…۔]["'”’‘»«)\]]*$/u;

/**
 * Blocks of plain text: separated by blank lines where the file has any between its lines, else by every newline.
 * Lines inside a block of a hard-wrapped file are joined; otherwise each line is a block of its own.
 */
export function splitBlocks(text: string): SourceBlock[] {
  const groups = groupByBlankLines(text, splitLines(text));
  const width = wrapWidth(text, groups);
  const stretches =
    width === null
      ? groups.flatMap((group) => group.map((line): Stretch => [line]))
      : groups.flatMap((group) => (groups.length > 1 ? [group] : afterShortLines(group, width)));
  return withKinds(stretches.map((stretch) => toBlock(text, stretch)));
}

function groupByBlankLines(text: string, lines: readonly Line[]): Stretch[] {
  const groups: [Line, ...Line[]][] = [];
  let open = false;
  for (const line of lines) {
    const blank = isBlank(text.slice(line.start, line.end));
    const group = groups.at(-1);
    if (!blank && open && group) group.push(line);
    else if (!blank) groups.push([line]);
    open = !blank;
  }
  return groups;
}

/**
 * The width at which a file is hard-wrapped, or null where it is not: the first word of a line would not have fitted on
 * the line before, and few lines end with their sentence.
 */
function wrapWidth(text: string, groups: readonly Stretch[]): number | null {
  // A headline and the date under it look like a wrapped line; but they end no sentence.
  const telling = groups.filter(
    (group, index) =>
      index > 0 || group.length > MIN_WRAPPED_LINES || (groups.length > 1 && endsSentence(text, group)),
  );
  const joints = telling.flatMap((group) =>
    group.slice(1).map((line, index) => ({
      line: lineText(text, group[index] ?? line),
      nextWord: /^\S+/u.exec(lineText(text, line))?.[0].length ?? 0,
    })),
  );
  const width = joints.reduce((most, { line }) => Math.max(most, line.length), 0);
  if (width < WRAP_WIDTH.least || width > WRAP_WIDTH.most) return null;
  const wrapped = joints.filter(({ line, nextWord }) => line.length + 1 + nextWord > width);
  const ending = joints.filter(({ line }) => SENTENCE_END.test(line));
  return wrapped.length >= joints.length * WRAPPED_SHARE && ending.length * 2 < joints.length ? width : null;
}

/** The paragraphs of hard-wrapped lines without blank lines between them. */
function afterShortLines(group: Stretch, width: number): Stretch[] {
  const stretches: [Line, ...Line[]][] = [];
  let open = false;
  for (const line of group) {
    const stretch = stretches.at(-1);
    if (open && stretch) stretch.push(line);
    else stretches.push([line]);
    open = line.end - line.start >= width * LAST_LINE_SHARE;
  }
  return stretches;
}

function endsSentence(text: string, group: Stretch): boolean {
  return SENTENCE_END.test(lineText(text, group.at(-1) ?? group[0]));
}

function lineText(text: string, { start, end }: Line): string {
  return text.slice(start, end).trim();
}

function toBlock(text: string, stretch: Stretch): Omit<SourceBlock, 'kind' | 'level'> {
  const first = stretch[0];
  const last = stretch.at(-1) ?? first;
  const slice = text.slice(first.start, last.end);
  const start = first.start + (slice.length - slice.trimStart().length);
  const end = last.end - (slice.length - slice.trimEnd().length);
  return { start, end, place: { line: first.number }, text: unwrap(text.slice(start, end)) };
}
