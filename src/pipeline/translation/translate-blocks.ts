import { dispositionOf, WarraqError } from '../errors.ts';
import type { OutlineBlock } from '../document/article-outline.ts';
import { mapInOrder } from '../in-order.ts';
import { packLines } from './pack-lines.ts';
import type { PlannedBlock } from './plan.ts';
import type { Run } from './run.ts';
import { sentenceTranslator, type TranslateSentences } from './translate-sentences.ts';
import { isTarget, type Failure } from './translation.ts';

export type Method = 'single' | 'line' | 'sentence';

/** What became of one sentence. */
export type SegmentTranslation =
  | { readonly target: string; readonly origin: 'machine' | 'copied'; readonly method: Method }
  | { readonly target: null; readonly failure: Failure };

/** A block with one translation a sentence, in order. */
export interface TranslatedBlock {
  readonly block: OutlineBlock;
  readonly translations: readonly SegmentTranslation[];
  /** What the translator returned, sentence by sentence, null where it failed: evidence for the proof of integrity. */
  readonly returned: readonly (string | null)[];
}

/** Translates every planned block, several at a time; results in the article's order. */
export async function translateBlocks(
  id: string,
  plan: readonly PlannedBlock[],
  run: Run,
): Promise<TranslatedBlock[]> {
  const translate = sentenceTranslator(id, run);
  let done = 0;
  const blocks = await mapInOrder(plan, run.settings.requestsInFlight, async ({ block, scope }) => {
    const result =
      scope === 'copied'
        ? copyBlock(block)
        : await translateBlock(block, translate, run.translator.maxRequestBytes);
    done += 1;
    run.observer.observe({ type: 'block-done', id, done, blocks: plan.length });
    return result;
  });
  refuseWithoutAny(id, blocks);
  return blocks;
}

function copyBlock(block: OutlineBlock): TranslatedBlock {
  const translations = block.segments.map(({ source }): SegmentTranslation => ({
    target: source,
    origin: 'copied',
    method: 'single',
  }));
  return { block, translations, returned: block.segments.map(({ source }) => source) };
}

/** One request a block, one sentence a line; a block over the limit of a request goes out in several. */
async function translateBlock(
  block: OutlineBlock,
  translate: TranslateSentences,
  maxRequestBytes: number,
): Promise<TranslatedBlock> {
  const sentences = block.segments.map(({ source }) => source);
  const translations: SegmentTranslation[] = [];
  const returned: (string | null)[] = [];
  for (const pack of packLines(sentences, maxRequestBytes)) {
    const { targets, method } = await translate(pack.map((index) => sentences[index] ?? ''));
    const alone = method === 'single' && sentences.length > 1;
    returned.push(...targets.map((target) => (isTarget(target) ? target : null)));
    translations.push(...targets.map((target) => segmentTranslation(target, alone ? 'sentence' : method)));
  }
  return { block, translations, returned };
}

function segmentTranslation(target: string | Failure, method: Method): SegmentTranslation {
  return isTarget(target) ? { target, origin: 'machine', method } : { target: null, failure: target };
}

/**
 * An article of which nothing could be translated is not published. What may pass is thrown as it is; else trying again
 * would only pay again.
 */
function refuseWithoutAny(id: string, blocks: readonly TranslatedBlock[]): void {
  const translations = blocks.flatMap((block) => block.translations);
  if (translations.some((translation) => translation.target !== null && translation.origin === 'machine'))
    return;
  const failures = translations.flatMap((translation) =>
    translation.target === null ? translation.failure : [],
  );
  const [first] = failures;
  if (!first) return;
  const passing = failures.find(({ code }) => dispositionOf(code) === 'passing');
  if (passing) throw new WarraqError(passing.code, `${id}: no block could be translated. ${passing.message}`);
  throw new WarraqError(
    'untranslatable',
    `${id}: no block could be translated. The first said: ${first.message} Upload the article again once that is mended.`,
  );
}
