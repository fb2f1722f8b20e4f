import type { Metadata } from '../metadata.ts';
import type { Excluded } from './collect-parts.ts';
import { attributeOf, wordsOf, type HtmlElement } from './html-document.ts';
import { plainValue } from './plain-value.ts';

/** What a reader of the page sees beside the article: who wrote it, and when. */
interface VisibleDetails extends Pick<Metadata, 'byline'> {
  /** For machines: `2021-05-18T09:30+01:00`. */
  readonly dateTime: string | null;
  /** In words. */
  readonly date: string | null;
}

/** What stands around a detail in its line; a colon may end one. */
const SEPARATOR = /^[\s|•·\-–—،,/]$/u;
const SEPARATOR_BEFORE = /^[\s|•·\-–—:،,/]$/u;
const ISO_DATE = /^\d{4}(?:-\d{2}(?:-\d{2}(?:[T ]\S+)?)?)?$/u;

/** Reads the lines of details that were excluded from the text. */
export function visibleDetails(excluded: readonly Excluded[]): VisibleDetails {
  const details = excluded.filter(({ mark }) => mark.rank === 'detail');
  const dates = details.filter(({ mark }) => mark.reason === 'date');
  const published = dates.filter(({ mark }) => !mark.element || !tellsOfAnUpdate(mark.element));
  const best = published.length > 0 ? published : dates;
  return {
    byline: firstOf(details.filter(({ mark }) => mark.reason === 'byline').map(({ text }) => trimmed(text))),
    dateTime: firstOf(best.map(({ mark }) => (mark.element ? machineDate(mark.element) : null))),
    date: firstOf(best.map(({ text }) => trimmed(text))),
  };
}

function firstOf(values: readonly (string | null)[]): string | null {
  return values.find((value) => value !== null) ?? null;
}

/** Walks in from both ends: an expression for the end of a text takes quadratic time for long separators. */
function trimmed(text: string): string | null {
  let start = 0;
  let end = text.length;
  while (start < end && SEPARATOR_BEFORE.test(text.charAt(start))) start += 1;
  while (end > start && SEPARATOR.test(text.charAt(end - 1))) end -= 1;
  return plainText(text.slice(start, end));
}

/** The text is text already: `<` in it is no markup. */
function plainText(text: string): string | null {
  return plainValue(text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;'));
}

function machineDate(element: HtmlElement): string | null {
  const value = plainValue(attributeOf(element, 'datetime') ?? attributeOf(element, 'content'));
  return value !== null && ISO_DATE.test(value) ? value : null;
}

function tellsOfAnUpdate(element: HtmlElement): boolean {
  if (wordsOf(element, 'itemprop').includes('datemodified')) return true;
  const names = wordsOf(element, 'class');
  return (
    names.some((name) => /^(?:updated|modified)$|(?:^|[-_])(?:updated|modified)/u.test(name)) &&
    !names.includes('published')
  );
}
