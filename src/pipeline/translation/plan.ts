import { codePoints } from '../article/code-points.ts';
import type { OutlineBlock } from '../document/article-outline.ts';
import { WarraqError } from '../errors.ts';
import { mapInOrder } from '../in-order.ts';
import type { Translator } from '../ports.ts';
import type { Settings } from '../settings.ts';
import { memoryKeyOf } from './memory-entry.ts';
import { packLines, piecesOf } from './pack-lines.ts';
import { guarded } from './protected-spans.ts';
import { recall } from './recollection.ts';
import type { Run } from './run.ts';
import type { Unit } from './translate-sentences.ts';

/** What will happen to a block: nothing to translate in it, or its sentences, request by request. */
export type PlannedBlock =
  | { readonly scope: 'copied'; readonly block: OutlineBlock }
  | { readonly scope: 'translated'; readonly block: OutlineBlock; readonly units: readonly Unit[] };

/** What a plan costs, before anything is sent. The run costs more only where an answer cannot be used. */
export interface Estimate {
  /** Characters that will be billed. */
  readonly characters: number;
  readonly requests: number;
  /** Source characters that the memory holds, or that stand in the article more than once. */
  readonly reusedCharacters: number;
  /** Source characters of blocks that are copied. */
  readonly copiedCharacters: number;
}

/** What a plan is made with. */
export type Planning = Pick<Run, 'memory' | 'glossary' | 'settings'> & {
  readonly translator: Pick<Translator, 'engine' | 'maxRequestBytes'>;
};

/** Letters of any script, and digits and signs that English does not share. */
const TRANSLATABLE = /[\p{L}٠-٩۰-۹٪٫٬،؛؟]/u;
/** Web and mail addresses read the same in English. */
const ADDRESSES = /https?:\/\/\S+|[^\s@]+@[^\s@]+\.[A-Za-z]{2,}/gu;

/**
 * The one function that decides the scope of an article: what is sent, what the memory holds, what is copied. Estimates
 * and runs share it. Reads the memory; sends nothing.
 */
export async function planTranslation(
  blocks: readonly OutlineBlock[],
  planning: Planning,
): Promise<PlannedBlock[]> {
  return mapInOrder(blocks, planning.settings.requestsInFlight, async (block) => {
    if (!isTranslatable(block)) return { scope: 'copied', block };
    return { scope: 'translated', block, units: await unitsOf(block, planning) };
  });
}

/** The cost of a plan. Identical units are sent once. */
export function estimate(
  plan: readonly PlannedBlock[],
  { maxRequestBytes }: Pick<Translator, 'maxRequestBytes'>,
): Estimate {
  const seen = new Set<string>();
  const sum = { characters: 0, requests: 0, reusedCharacters: 0, copiedCharacters: 0 };
  for (const planned of plan) {
    if (planned.scope === 'copied') sum.copiedCharacters += codePoints(planned.block.text);
    for (const { key, known, sentences } of planned.scope === 'translated' ? planned.units : []) {
      if (known || seen.has(key)) sum.reusedCharacters += codePoints(sentences.join('\n'));
      else {
        sum.characters += codePoints(sentences.map(guarded).join('\n'));
        sum.requests += sentences.length > 1 ? 1 : piecesOf(sentences[0] ?? '', maxRequestBytes).length;
      }
      seen.add(key);
    }
  }
  return sum;
}

/** Throws `over-budget`, before anything is sent, where a plan would send more than the settings allow. */
export function checkBudget(
  id: string,
  { characters }: Estimate,
  { maxCharacters }: Pick<Settings, 'maxCharacters'>,
): void {
  if (characters <= maxCharacters) return;
  throw new WarraqError(
    'over-budget',
    `${id} has ${characters} characters to translate, more than the ${maxCharacters} of the setting maxCharacters. Nothing was sent. Split the article, or raise the setting.`,
  );
}

/** One request a block, one sentence a line; a block over the limit of a request goes out in several. */
async function unitsOf(block: OutlineBlock, { memory, translator, glossary }: Planning): Promise<Unit[]> {
  const sentences = block.segments.map(({ source }) => source);
  const packs = packLines(sentences.map(guarded), translator.maxRequestBytes);
  return Promise.all(
    packs.map(async (pack) => {
      const packed = pack.map((index) => sentences[index] ?? '');
      const memorable = {
        key: memoryKeyOf(packed, { engine: translator.engine, glossary }),
        sentences: packed,
      };
      return { ...memorable, ...(await recall(memorable, { memory })) };
    }),
  );
}

/** Code is copied, whatever language its comments are in. */
function isTranslatable({ kind, text }: OutlineBlock): boolean {
  return kind !== 'code' && TRANSLATABLE.test(text.replace(ADDRESSES, ''));
}
