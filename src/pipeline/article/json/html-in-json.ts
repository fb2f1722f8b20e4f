import { checkMarkup } from '../check-markup.ts';
import { loadHtmlReader, type HtmlReader } from '../html-reader.ts';

/** Whether a JSON text may hold HTML at all; tags and entities may be spelled with escapes. */
const MAY_HOLD_HTML = /(?:<|\\u003c)\\?\/?[!a-z]|(?:&|\\u0026)[#a-z]/iu;

/**
 * A whole one, for what opens an element and never closes its tag, as in `a <b`, would take the rest of the
 * text.
 */
const TAG =
  /<\/?(?:a|abbr|article|aside|b|big|blockquote|body|br|caption|center|cite|code|dd|del|details|div|dl|dt|em|figcaption|figure|font|footer|h[1-6]|head|header|hr|html|i|iframe|img|ins|li|main|mark|meta|nav|ol|p|picture|pre|q|s|script|section|small|span|strike|strong|style|sub|summary|sup|table|tbody|td|tfoot|th|thead|time|title|tr|u|ul|video)(?:[\s/][^<>]*)?>/iu;
const ENTITY = /&(?:#[0-9]{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});/iu;

/**
 * The HTML reader, loaded where the text of a JSON file may need it. Throws `too-large` where it holds too
 * many tags.
 */
export async function htmlReaderFor(text: string, id: string): Promise<HtmlReader> {
  if (!MAY_HOLD_HTML.test(text)) return (plain) => [{ kind: 'paragraph', text: plain }];
  checkMarkup(text, id);
  return loadHtmlReader();
}

/** A text with a tag of a known element, or with a comment. */
export function hasTags(text: string): boolean {
  const comment = text.indexOf('<!--');
  return TAG.test(text) || (comment >= 0 && text.includes('-->', comment));
}

/** A text with tags or entities: `Q&amp;A`. */
export function looksLikeHtml(text: string): boolean {
  return hasTags(text) || ENTITY.test(text);
}

/** What the reader of HTML shall see: in a text that has entities only, a `<` opens nothing. */
export function asHtml(text: string): string {
  return hasTags(text) ? text : text.replaceAll('<', '&lt;');
}

/** One line of text as it reads, without tags and entities. */
export function plainText(text: string, readHtml: HtmlReader): string {
  if (!looksLikeHtml(text)) return text;
  const texts = readHtml(asHtml(text)).flatMap((part) => ('kind' in part ? [part.text] : []));
  return texts.join(' ');
}
