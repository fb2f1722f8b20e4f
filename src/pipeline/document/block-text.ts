import type { Block } from './schema.ts';

/** The Arabic of a block: its segments joined by one space, or by the gap that a segment carries. */
export function sourceText(block: Pick<Block, 'segments'>): string {
  return block.segments.map(({ gap, source }, index) => (index === 0 ? '' : (gap ?? ' ')) + source).join('');
}

/** The English of a block: its translated segments joined by one space. */
export function targetText(block: Pick<Block, 'segments'>): string {
  return block.segments.flatMap(({ target }) => target ?? []).join(' ');
}
