import { dispositionOf, WarraqError } from '../errors.ts';
import type { OutlineBlock, OutlineSegment } from '../document/article-outline.ts';
import { sourceText } from '../document/block-text.ts';
import { mapInOrder } from '../in-order.ts';
import type { PlannedBlock } from './plan.ts';
import type { Run } from './run.ts';
import { unitTranslator, type TranslateUnit, type Unit } from './translate-sentences.ts';
import { isTarget, type Failure, type Method, type Translation } from './translation.ts';

/** What became of one or more sentences of a block. */
export type SegmentTranslation =
  | {
      readonly target: string;
      readonly origin: 'machine' | 'copied';
      readonly method: Method;
      readonly confidence: number;
    }
  | { readonly target: null; readonly failure: Failure };

/** The smallest aligned pair: one or more of a block's sentences, and their English. */
export type TranslatedSegment = OutlineSegment & { readonly translation: SegmentTranslation };

/** A block and its pairs, in order. */
export interface TranslatedBlock {
  readonly block: OutlineBlock;
  readonly segments: readonly TranslatedSegment[];
  /** What the translator returned, pair by pair, null where it failed: evidence for the proof of integrity. */
  readonly returned: readonly (string | null)[];
}

/** Translates every planned block, several at a time; results in the article's order. */
export async function translateBlocks(
  id: string,
  plan: readonly PlannedBlock[],
  run: Run,
): Promise<TranslatedBlock[]> {
  const translate = unitTranslator(id, run);
  let done = 0;
  const blocks = await mapInOrder(plan, run.settings.requestsInFlight, async (planned) => {
    const result =
      planned.scope === 'copied' ? copyBlock(planned.block) : await translateBlock(planned, translate);
    done += 1;
    run.observer.observe({ type: 'block-done', id, done, blocks: plan.length });
    return result;
  });
  refuseWithoutAny(id, blocks);
  return blocks;
}

function copyBlock(block: OutlineBlock): TranslatedBlock {
  const segments = block.segments.map((segment): TranslatedSegment => ({
    ...segment,
    translation: { target: segment.source, origin: 'copied', method: 'single', confidence: 1 },
  }));
  return { block, segments, returned: block.segments.map(({ source }) => source) };
}

async function translateBlock(
  { block, units }: { readonly block: OutlineBlock; readonly units: readonly Unit[] },
  translate: TranslateUnit,
): Promise<TranslatedBlock> {
  const segments: TranslatedSegment[] = [];
  const returned: (string | null)[] = [];
  let next = 0;
  for (const unit of units) {
    const translation = await translate(unit);
    for (const { sentences, target, confidence } of translation.pairs) {
      const joined = joinSentences(block.segments.slice(next, next + sentences));
      segments.push({
        ...joined,
        translation: isTarget(target)
          ? { target, origin: 'machine', method: methodIn(block, translation), confidence }
          : { target: null, failure: target },
      });
      returned.push(isTarget(target) ? target : null);
      next += sentences;
    }
  }
  return { block, segments, returned };
}

/** One sentence that went out alone is `single` only where the block has no other. */
function methodIn({ segments }: OutlineBlock, { method }: Translation): Method {
  return method === 'single' && segments.length > 1 ? 'sentence' : method;
}

function joinSentences(sentences: readonly OutlineSegment[]): OutlineSegment {
  const gap = sentences[0]?.gap;
  return { source: sourceText({ segments: sentences }), ...(gap !== undefined && { gap }) };
}

/**
 * An article of which nothing could be translated is not published. What may pass is thrown as it is; else trying again
 * would only pay again.
 */
function refuseWithoutAny(id: string, blocks: readonly TranslatedBlock[]): void {
  const translations = blocks.flatMap(({ segments }) => segments.map(({ translation }) => translation));
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
