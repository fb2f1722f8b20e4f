import { codePoints } from '../article/code-points.ts';
import type { OutlineBlock } from '../document/article-outline.ts';
import { WarraqError } from '../errors.ts';
import type { Settings } from '../settings.ts';

/** What will happen to a block. */
export interface PlannedBlock {
  readonly block: OutlineBlock;
  /** `copied`: there is nothing to translate in it. */
  readonly scope: 'translated' | 'copied';
}

/** Letters of any script, and digits and signs that English does not share. */
const TRANSLATABLE = /[\p{L}٠-٩۰-۹٪٫٬،؛؟]/u;
/** Web and mail addresses read the same in English. */
const ADDRESSES = /https?:\/\/\S+|[^\s@]+@[^\s@]+\.[A-Za-z]{2,}/gu;

/**
 * Decides the scope of an article: what is translated, what is copied. Throws `over-budget` before anything is sent.
 */
export function planTranslation(
  id: string,
  blocks: readonly OutlineBlock[],
  settings: Settings,
): PlannedBlock[] {
  const plan = blocks.map((block): PlannedBlock => ({
    block,
    scope: isTranslatable(block) ? 'translated' : 'copied',
  }));
  const characters = plan.reduce(
    (sum, { block, scope }) => sum + (scope === 'translated' ? codePoints(block.text) : 0),
    0,
  );
  if (characters > settings.maxCharacters) {
    throw new WarraqError(
      'over-budget',
      `${id} has ${characters} characters to translate, more than the ${settings.maxCharacters} of the setting maxCharacters. Nothing was sent. Split the article, or raise the setting.`,
    );
  }
  return plan;
}

/** Code is copied, whatever language its comments are in. */
function isTranslatable({ kind, text }: OutlineBlock): boolean {
  return kind !== 'code' && TRANSLATABLE.test(text.replace(ADDRESSES, ''));
}
