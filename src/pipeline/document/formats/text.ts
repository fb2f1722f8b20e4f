import { sourceText, targetText } from '../block-text.ts';
import type { AlignedArticle } from '../schema.ts';

/** An aligned article as plain text: each block's Arabic, its English below, a blank line between blocks. */
export function bilingualText(document: AlignedArticle): string {
  return document.blocks
    .map((block) => `${sourceText(block)}\n${targetText(block) || '(not translated)'}\n`)
    .join('\n');
}
