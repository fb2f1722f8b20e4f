import { WarraqError } from '../errors.ts';

/**
 * Far beyond any page; 10 MB of nothing but tags, read in full, would take the memory of the whole function.
 * A tag costs some 300 bytes while the page is read.
 */
const MAX_TAGS = 1_000_000;

/** Throws `too-large` where a text holds more tags than any page has. */
export function checkMarkup(text: string, id: string): void {
  let tags = 0;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) tags += 1;
  if (tags <= MAX_TAGS) return;
  throw new WarraqError(
    'too-large',
    `${id} holds more than ${MAX_TAGS} tags, more than any article has. Export it without its layout and try again.`,
  );
}
