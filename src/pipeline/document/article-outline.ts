import type { ReadArticle } from '../article/read-article.ts';
import type { SourceBlock } from '../article/split-blocks.ts';
import { splitSentences } from '../sentences/split-sentences.ts';
import { idsFromText } from './ids.ts';

/** A sentence of a block with its id. */
export interface OutlineSegment {
  readonly id: string;
  readonly source: string;
  /** What separates it from the one before, where that is not one space. */
  readonly gap?: string;
}

/** A block with its id and sentences: the aligned article before anything is translated. */
export interface OutlineBlock extends SourceBlock {
  readonly id: string;
  readonly segments: readonly OutlineSegment[];
}

/** Blocks that hold one sentence whatever their punctuation says. */
const WHOLE: ReadonlySet<string> = new Set(['headline', 'heading', 'byline']);

export function outline(article: ReadArticle): OutlineBlock[] {
  const blockIds = idsFromText(
    'b',
    article.blocks.map((block) => block.text),
  );
  const pieces = article.blocks.map(sentencesOf);
  const segmentIds = idsFromText(
    's',
    pieces.flat().map((piece) => piece.source),
  );
  let next = 0;
  return article.blocks.map((block, index) => ({
    ...block,
    id: blockIds[index] ?? '',
    segments: (pieces[index] ?? []).map((piece) => ({ ...piece, id: segmentIds[next++] ?? '' })),
  }));
}

function sentencesOf({ kind, text }: SourceBlock): Omit<OutlineSegment, 'id'>[] {
  if (WHOLE.has(kind)) return [{ source: text }];
  let end = 0;
  return splitSentences(text).map((sentence, index) => {
    const gap = text.slice(end, sentence.start);
    end = sentence.end;
    const source = text.slice(sentence.start, sentence.end);
    return index === 0 || gap === ' ' ? { source } : { source, gap };
  });
}
