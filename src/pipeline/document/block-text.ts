import type { AlignedArticle, Block } from './schema.ts';

/** The Arabic of a block: its segments joined by one space, or by the gap that a segment carries. */
export function sourceText(block: {
  readonly segments: readonly { readonly source: string; readonly gap?: string | undefined }[];
}): string {
  return block.segments.map(({ gap, source }, index) => (index === 0 ? '' : (gap ?? ' ')) + source).join('');
}

/** The English of a block: its translated segments joined by one space. */
export function targetText(block: Pick<Block, 'segments'>): string {
  return block.segments.flatMap(({ target }) => target ?? []).join(' ');
}

/** The two sides of the headline block; null where there is none. */
export function titleOf(blocks: readonly Block[]): AlignedArticle['article']['title'] {
  const segment = blocks.find(({ kind }) => kind === 'headline')?.segments[0];
  return segment ? { source: segment.source, target: segment.target } : null;
}
