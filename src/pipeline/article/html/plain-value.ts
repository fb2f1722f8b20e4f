import { isBlank } from '../lines.ts';
import { webAddress } from '../metadata.ts';
import type { HtmlDocument } from './html-document.ts';
import { parseHtml } from './parse-html.ts';
import { isSilent } from './text-amounts.ts';

/** Longer values are no metadata, in characters. */
const MAX_VALUE = 1000;
const SPACE = /\s+/gu;
const SCHEME = /^[a-z][a-z0-9+.-]*:/iu;

/**
 * A value of metadata as one line of plain text, without markup; null where there is none, or where it is too
 * long.
 */
export function plainValue(value: string | null | undefined): string | null {
  if (value === null || value === undefined || value.length > MAX_VALUE) return null;
  const text = /[<&]/u.test(value) ? textWithoutMarkup(parseHtml(value)) : value;
  const line = text.toWellFormed().replace(SPACE, ' ').trim();
  return isBlank(line) ? null : line;
}

/** A name in words: an address of a profile is none. */
export function nameValue(value: string | null | undefined): string | null {
  const name = plainValue(value);
  return name === null || /^(?:[a-z][a-z0-9+.-]*:|www\.|@)\S*$/iu.test(name) ? null : name;
}

/** The words of a licence, or its address. */
export function licenceValue(value: string | null | undefined): string | null {
  const text = plainValue(value);
  return text !== null && SCHEME.test(text) ? webAddress(text) : text;
}

function textWithoutMarkup({ items }: HtmlDocument): string {
  let text = '';
  for (let index = 0; index < items.length; index += 1) {
    const item = items[index];
    if (typeof item === 'string') text += item;
    else if (item && isSilent(item)) index = item.end - 1;
  }
  return text;
}
