import type { ReadArticle } from '../article/read-article.ts';
import type { SourceBlock } from '../article/reading.ts';
import type { Language } from '../sentences/language.ts';
import { splitSentences } from '../sentences/split-sentences.ts';
import { idsFromText } from './ids.ts';
import type { BlockKind } from './schema.ts';

/** A sentence of a block. */
export interface OutlineSegment {
  readonly source: string;
  /** What separates it from the one before, where that is not one space. */
  readonly gap?: string;
}

/** A block with its id and its sentences: the aligned article before anything is translated. */
export interface OutlineBlock extends SourceBlock {
  readonly id: string;
  readonly segments: readonly OutlineSegment[];
}

/** Kinds of block that hold one sentence whatever their punctuation says. */
const WHOLE: ReadonlySet<BlockKind> = new Set(['headline', 'heading', 'byline', 'code']);

export function isWhole(kind: BlockKind): boolean {
  return WHOLE.has(kind);
}

export function outline(article: ReadArticle, language: Language = 'ar'): OutlineBlock[] {
  const blockIds = idsFromText(
    'b',
    article.blocks.map((block) => block.text),
  );
  return article.blocks.map((block, index) => ({
    ...block,
    id: blockIds[index] ?? '',
    segments: sentencesOf(block, language),
  }));
}

function sentencesOf({ kind, text }: SourceBlock, language: Language): OutlineSegment[] {
  if (isWhole(kind)) return [{ source: text }];
  let end = 0;
  return splitSentences(text, language).map((sentence, index) => {
    const gap = text.slice(end, sentence.start);
    end = sentence.end;
    const source = text.slice(sentence.start, sentence.end);
    return index === 0 || gap === ' ' ? { source } : { source, gap };
  });
}
