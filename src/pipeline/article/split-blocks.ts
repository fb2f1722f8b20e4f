import type { BlockKind } from '../document/schema.ts';
import { withKinds } from './block-kinds.ts';
import { isBlank, splitLines, unwrap, type Line } from './lines.ts';

/** A block of the reading text. Offsets are UTF-16, into the reading text. */
export interface SourceBlock {
  readonly kind: BlockKind;
  readonly level?: number;
  readonly start: number;
  readonly end: number;
  /** Line of the file on which it starts, from 1. */
  readonly line: number;
  /** The slice from start to end, soft wraps as spaces. */
  readonly text: string;
}

/** The lines of one block, before anybody asks what kind it is. */
type Stretch = readonly [first: Line, ...rest: Line[]];

/** Inner lines of a hard-wrapped file are about as long as each other: from a little under 60 to 100 characters. */
const WRAPPED_LINE = { shortest: 50, longest: 110 } as const;
/** Share of inner lines that must look wrapped before a file counts as hard-wrapped. */
const WRAPPED_SHARE = 0.8;

const SENTENCE_END = /[.!?؟…۔]["'”’‘»«)\]]*\s*$/u;

/**
 * Blocks of plain text: separated by blank lines where the file has any between its lines, else by every newline.
 * Lines inside a block of a hard-wrapped file are joined; otherwise each line is a block of its own.
 */
export function splitBlocks(text: string): SourceBlock[] {
  const groups = groupByBlankLines(text, splitLines(text));
  const wrapped = groups.length > 1 && isHardWrapped(text, groups);
  const stretches = wrapped ? groups : groups.flatMap((group) => group.map((line): Stretch => [line]));
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

function isHardWrapped(text: string, groups: readonly Stretch[]): boolean {
  const inner = groups.flatMap((group) => group.slice(0, -1)).map((line) => text.slice(line.start, line.end));
  const looksWrapped = (line: string) =>
    line.length >= WRAPPED_LINE.shortest && line.length <= WRAPPED_LINE.longest && !SENTENCE_END.test(line);
  return inner.length > 0 && inner.filter(looksWrapped).length >= inner.length * WRAPPED_SHARE;
}

function toBlock(text: string, stretch: Stretch): Omit<SourceBlock, 'kind' | 'level'> {
  const first = stretch[0];
  const last = stretch.at(-1) ?? first;
  const slice = text.slice(first.start, last.end);
  const start = first.start + (slice.length - slice.trimStart().length);
  const end = last.end - (slice.length - slice.trimEnd().length);
  return { start, end, line: first.number, text: unwrap(text.slice(start, end)) };
}
