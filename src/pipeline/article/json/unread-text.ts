import { isList, isObject } from './json-values.ts';

/** A letter of what Warraq reads. Identifiers, addresses and the names of colours and classes have none. */
const ARABIC_LETTER = /(?=\p{L})\p{Script=Arabic}/u;

/** The Arabic texts in a value that nobody reads, a line each; null where it holds none. */
export function unreadText(value: unknown): string | null {
  const texts = textsIn(value).filter((text) => ARABIC_LETTER.test(text));
  return texts.length === 0 ? null : texts.join('\n');
}

function textsIn(value: unknown): string[] {
  const texts: string[] = [];
  const open = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next === 'string') texts.push(next);
    if (isList(next)) for (const item of next.toReversed()) open.push(item);
    if (isObject(next)) for (const item of Object.values(next).reverse()) open.push(item);
  }
  return texts;
}
