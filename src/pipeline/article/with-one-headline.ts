import type { Part } from './compose-reading.ts';
import { isBlank } from './lines.ts';
import { isSameTitle } from './title-key.ts';

/**
 * Decides which part is the headline: the first block, if it is a heading of level 1 or says what the file
 * has for a title elsewhere. Every other heading of level 1 is one of level 2: an article has one title.
 */
export function withOneHeadline(parts: readonly Part[], title: string | null): Part[] {
  const first = parts.findIndex((part) => 'kind' in part && !isBlank(part.text));
  return parts.map((part, index): Part => {
    if ('excluded' in part) return part;
    const isHeadline =
      index === first && (part.kind === 'headline' || (title !== null && isSameTitle(part.text, title)));
    if (isHeadline) return { ...part, kind: 'headline', level: 1 };
    return part.kind === 'headline' ? { ...part, kind: 'heading', level: 2 } : part;
  });
}
