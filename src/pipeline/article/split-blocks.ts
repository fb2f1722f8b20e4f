import { withKinds } from './block-kinds.ts';
import { isJoined, wrapWidth } from './hard-wrap.ts';
import { isBlank, splitLines, unwrap, type Line } from './lines.ts';
import type { SourceBlock } from './reading.ts';

/** The lines of one block, before anybody asks what kind it is. */
type Stretch = readonly [first: Line, ...rest: Line[]];

/**
 * Blocks of plain text: separated by blank lines where the file has any between its lines, else by every newline.
 * Lines inside a block of a hard-wrapped file are joined; otherwise each line is a block of its own.
 */
export function splitBlocks(text: string): SourceBlock[] {
  const groups = groupByBlankLines(text, splitLines(text));
  const width = wrapWidth(text, groups);
  const isFramed = groups.length > 1;
  const stretches = groups.flatMap((group) =>
    splitGroup(group, (line, next) => width !== null && isJoined(text, { line, next, width, isFramed })),
  );
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

/** The lines of a group in stretches: a line stays with the one before where `isJoined` says so. */
function splitGroup(group: Stretch, isJoined: (line: Line, next: Line) => boolean): Stretch[] {
  const [first, ...others] = group;
  const stretches: [Line, ...Line[]][] = [[first]];
  let before = first;
  for (const line of others) {
    if (isJoined(before, line)) stretches.at(-1)?.push(line);
    else stretches.push([line]);
    before = line;
  }
  return stretches;
}

function toBlock(text: string, stretch: Stretch): Omit<SourceBlock, 'kind' | 'level'> {
  const first = stretch[0];
  const last = stretch.at(-1) ?? first;
  const slice = text.slice(first.start, last.end);
  const start = first.start + (slice.length - slice.trimStart().length);
  const end = last.end - (slice.length - slice.trimEnd().length);
  return { start, end, place: { line: first.number }, text: unwrap(text.slice(start, end)) };
}
