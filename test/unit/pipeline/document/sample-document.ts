import type { ReadArticle } from '../../../../src/pipeline/article/read-article.ts';
import { outline } from '../../../../src/pipeline/document/article-outline.ts';
import { composeArticle } from '../../../../src/pipeline/document/compose-article.ts';
import type { AlignedArticle, Block, Segment } from '../../../../src/pipeline/document/schema.ts';
import type { Translator } from '../../../../src/pipeline/ports.ts';
import { planTranslation } from '../../../../src/pipeline/translation/plan.ts';
import { translateBlocks } from '../../../../src/pipeline/translation/translate-blocks.ts';
import { plainArticle } from '../../../fakes/article.ts';
import { fakeRun } from '../../../fakes/run.ts';
import { fakeTranslator } from '../../../fakes/translator.ts';

export interface Sample {
  readonly document: AlignedArticle;
  readonly article: ReadArticle;
  readonly returned: ReadonlyMap<string, readonly (string | null)[]>;
}

/** A document as the pipeline composes it, before the proof, with all that it can be held against. */
export async function sampleDocument(
  text: string,
  { id = 'a.txt', translator = fakeTranslator() }: { id?: string; translator?: Translator } = {},
): Promise<Sample> {
  const run = fakeRun({ translator });
  const article = plainArticle(text, id);
  const blocks = await translateBlocks(id, await planTranslation(outline(article), run), run);
  const returned = new Map(blocks.map(({ block, returned }) => [block.id, returned]));
  const document = composeArticle(article, { engine: translator.engine, blocks, glossary: null });
  return { document, article, returned };
}

/** The block of a document at an index, to be looked at or tampered with. */
export function blockAt({ blocks }: AlignedArticle, index: number): Block {
  const block = blocks[index];
  if (!block) throw new Error(`the sample has no block ${index}`);
  return block;
}

export function segmentAt(document: AlignedArticle, block: number, index: number): Segment {
  const segment = blockAt(document, block).segments[index];
  if (!segment) throw new Error(`block ${block} of the sample has no segment ${index}`);
  return segment;
}
