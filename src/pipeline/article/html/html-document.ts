/** An element of a parsed page. Comments, doctypes and bare phrasing tags (`<b>`, `<span>`) leave none. */
export interface HtmlElement {
  /** In lower case. */
  readonly name: string;
  /** Which of the elements of that name in document order, from 1. */
  readonly nth: number;
  readonly parent: HtmlElement | null;
  /** Name, value, name, value…; names in lower case. */
  readonly attributes: readonly string[];
  /** Its index in the document's items; what stands in it follows there. */
  readonly start: number;
  /** The index behind the last item that stands in it. */
  readonly end: number;
}

/**
 * A page as a list: every element, followed by the elements and texts in it, in document order. A list
 * instead of a tree of nodes takes a quarter of the memory, and no walk needs recursion.
 */
export interface HtmlDocument {
  readonly items: readonly (HtmlElement | string)[];
  /** A page with a doctype, `html`, `head` or `body`; else a fragment, as a CMS stores it. */
  readonly wholePage: boolean;
}

/** The value of an attribute; null where the element does not carry it. */
export function attributeOf({ attributes }: HtmlElement, name: string): string | null {
  for (let index = 0; index < attributes.length; index += 2) {
    if (attributes[index] === name) return attributes[index + 1] ?? '';
  }
  return null;
}

/** An attribute that is a list of words, in lower case: `rel`, `role`, `itemprop`. */
export function wordsOf(element: HtmlElement, name: string): string[] {
  const value = attributeOf(element, name);
  return value === null ? [] : value.toLowerCase().split(/\s+/u).filter(Boolean);
}

export function* elementsOf({ items }: HtmlDocument): Generator<HtmlElement> {
  for (const item of items) if (typeof item !== 'string') yield item;
}

/** So many items of an element are looked at to read a short text, or to tell what the element is for. */
export const MAX_ITEMS_LOOKED_AT = 200;

/** The text at the beginning of an element: at most about `limit` characters. Takes bounded time. */
export function textAtStart({ items }: HtmlDocument, { start, end }: HtmlElement, limit: number): string {
  let text = '';
  const last = Math.min(end, start + MAX_ITEMS_LOOKED_AT);
  for (let index = start + 1; index < last && text.length < limit; index += 1) {
    const item = items[index];
    if (typeof item === 'string') text += item.slice(0, limit);
    else if (item?.name === 'br') text += ' ';
  }
  return text;
}
