import { readClassNames, type ClassReading } from './class-words.ts';
import { isRelatedHead, isShareLine, isTagsLine } from './html-cues.ts';
import {
  attributeOf,
  elementsOf,
  MAX_ITEMS_LOOKED_AT,
  textAtStart,
  wordsOf,
  type HtmlDocument,
  type HtmlElement,
} from './html-document.ts';
import { BLOCK_ELEMENTS } from './tag-rules.ts';
import type { TextAmounts } from './text-amounts.ts';

/** Why the text of an element is no part of the article. */
export interface Mark {
  /** In plain words, as in `Exclusion`. */
  readonly reason: string;
  /**
   * - `cut`: goes even out of the middle of a line (hidden text, buttons);
   * - `apart`: a box of its own (navigation, comments);
   * - `detail`: says who wrote it, or when.
   */
  readonly rank: 'cut' | 'apart' | 'detail';
  readonly element: HtmlElement | null;
}

/** By element name. What only browsers without some ability show (`noscript`, `video`) is hidden. */
const CUT_ELEMENTS: ReadonlyMap<string, string> = new Map([
  ...['applet', 'audio', 'canvas', 'iframe', 'noembed', 'noframes', 'noscript', 'object', 'video'].map(
    (name) => [name, 'hidden'] as const,
  ),
  ['button', 'button'],
  ...['datalist', 'meter', 'progress', 'select', 'textarea'].map((name) => [name, 'form'] as const),
  ['math', 'formula'],
  ['svg', 'drawing'],
]);

const APART_ELEMENTS: ReadonlyMap<string, string> = new Map([
  ['aside', 'sidebar'],
  ['dialog', 'dialog'],
  ['footer', 'footer'],
  ['form', 'form'],
  ['nav', 'navigation'],
  ['search', 'form'],
]);

const ROLES: ReadonlyMap<string, string> = new Map([
  ['alertdialog', 'dialog'],
  ['banner', 'page header'],
  ['complementary', 'sidebar'],
  ['contentinfo', 'footer'],
  ['dialog', 'dialog'],
  ['form', 'form'],
  ['menu', 'navigation'],
  ['menubar', 'navigation'],
  ['navigation', 'navigation'],
  ['search', 'form'],
  ['toolbar', 'tools'],
]);

const PROPERTIES: ReadonlyMap<string, string> = new Map([
  ['articlesection', 'categories'],
  ['breadcrumb', 'navigation'],
  ['comment', 'comments'],
  ['keywords', 'tags'],
]);
const DATE_PROPERTIES: ReadonlySet<string> = new Set(['datecreated', 'datemodified', 'datepublished']);

const HIDING_STYLE = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/iu;
/** Longest style attribute that is looked at, in characters. */
const MAX_STYLE_CHARACTERS = 1000;

/** Elements that their class says nothing about: templates put the state of the whole page there. */
const BEYOND_CLASS: ReadonlySet<string> = new Set(['html', 'body', 'main']);

/** Longer than these, in non-blank characters, and it is text of the article. Estimates. */
const MAX_DETAIL = { byline: 120, date: 80, details: 300 };
/** The longest head like `Related topics`, in non-blank characters and in items. Estimates. */
const MAX_HEAD = 40;
const MAX_ITEMS_OF_HEAD = 30;
/** A line of tags or of sharing, links and all, and what is read of it to see its first words. Estimates. */
const MAX_CUE_LINE = 400;
const CUE_CHARACTERS = 80;
/**
 * An element of links has at most so much of its text outside them; a line with a head before its links,
 * more. Estimates.
 */
const UNLINKED_SHARE = 0.3;
const UNLINKED_SHARE_OF_LINE = 0.6;
/** How far up a head's box is searched for the list beside it. Estimate. */
const MAX_BOXES = 4;

/**
 * What holds more of the page's text than this is no boilerplate, whatever its name: a page may be one big
 * form. Estimate.
 */
const MAX_SHARE = 0.5;
/** Comments may well be longer than the article. Estimate. */
const MAX_COMMENTS_SHARE = 0.9;

/** The elements whose text is no part of the article, by their names, roles, classes and words. */
export function markBoilerplate(
  document: HtmlDocument,
  amounts: TextAmounts,
): ReadonlyMap<HtmlElement, Mark> {
  const marks = new Map<HtmlElement, Mark>();
  const total = amounts.unlinked({ start: 0, end: document.items.length });
  for (const element of elementsOf(document)) {
    if (marks.has(element) || amounts.all(element) === 0) continue;
    const mark = markOf(element, { document, amounts });
    const limit = mark?.reason === 'comments' ? MAX_COMMENTS_SHARE : MAX_SHARE;
    if (mark && amounts.unlinked(element) <= limit * total) marks.set(element, { ...mark, element });
    else markRelatedList(element, { document, amounts, marks });
  }
  return marks;
}

interface Surroundings {
  readonly document: HtmlDocument;
  readonly amounts: TextAmounts;
}

type FoundMark = Omit<Mark, 'element'>;

function markOf(element: HtmlElement, { document, amounts }: Surroundings): FoundMark | null {
  const names = BEYOND_CLASS.has(element.name) ? null : readClassNames(element);
  const hidden =
    CUT_ELEMENTS.get(element.name) ?? (names?.hidden || isHidden(element) ? 'hidden' : undefined);
  if (hidden !== undefined) return { reason: hidden, rank: 'cut' };
  const apart =
    APART_ELEMENTS.get(element.name) ??
    fromWords(element, 'role', ROLES) ??
    fromWords(element, 'itemprop', PROPERTIES) ??
    (document.wholePage && isPageHeader(element, document) ? 'page header' : undefined) ??
    names?.reason ??
    reasonByWords(element, { document, amounts });
  if (apart !== undefined && !isQuotation(element)) return { reason: apart, rank: 'apart' };
  return detailOf(element, { names, amount: amounts.all(element) });
}

function isHidden(element: HtmlElement): boolean {
  if (element.attributes.length === 0) return false;
  if (
    attributeOf(element, 'hidden') !== null ||
    attributeOf(element, 'aria-hidden')?.toLowerCase() === 'true'
  )
    return true;
  return HIDING_STYLE.test((attributeOf(element, 'style') ?? '').slice(0, MAX_STYLE_CHARACTERS));
}

/** A footer in a quotation names who is quoted. */
function isQuotation({ name, parent }: HtmlElement): boolean {
  return name === 'footer' && parent?.name === 'blockquote';
}

/** A `header` that is the page's, not an article's, and holds no main heading. */
function isPageHeader(element: HtmlElement, { items }: HtmlDocument): boolean {
  if (element.name !== 'header') return false;
  if (element.parent && !/^(?:html|body|div|form)$/u.test(element.parent.name)) return false;
  const end = Math.min(element.end, element.start + MAX_ITEMS_LOOKED_AT);
  return !items.slice(element.start, end).some((item) => typeof item !== 'string' && item.name === 'h1');
}

function detailOf(
  element: HtmlElement,
  { names, amount }: { names: ClassReading | null; amount: number },
): FoundMark | null {
  const properties = wordsOf(element, 'itemprop');
  const relations = element.name === 'a' ? wordsOf(element, 'rel') : [];
  const is = {
    date:
      element.name === 'time' || names?.date || properties.some((property) => DATE_PROPERTIES.has(property)),
    byline: names?.byline || properties.includes('author') || relations.includes('author'),
    details: names?.details,
  };
  if (is.byline && amount <= MAX_DETAIL.byline) return { reason: 'byline', rank: 'detail' };
  if (is.date && amount <= MAX_DETAIL.date) return { reason: 'date', rank: 'detail' };
  if (is.details && amount <= MAX_DETAIL.details) return { reason: 'article details', rank: 'detail' };
  return relations.includes('tag') ? { reason: 'tags', rank: 'detail' } : null;
}

function fromWords(
  element: HtmlElement,
  attribute: string,
  reasons: ReadonlyMap<string, string>,
): string | undefined {
  for (const word of wordsOf(element, attribute)) {
    const reason = reasons.get(word);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

/** Lines of links that say themselves what they are: `Tags: …`, `Share: …`. */
function reasonByWords(element: HtmlElement, { document, amounts }: Surroundings): string | undefined {
  const amount = amounts.all(element);
  if (!BLOCK_ELEMENTS.has(element.name) || amount > MAX_CUE_LINE) return undefined;
  if (amounts.unlinked(element) > UNLINKED_SHARE_OF_LINE * amount) return undefined;
  const text = textAtStart(document, element, CUE_CHARACTERS);
  if (isTagsLine(text)) return 'tags';
  return isShareLine(text) ? 'share bar' : undefined;
}

/** A head like `Related topics` and the links that follow it. */
function markRelatedList(
  head: HtmlElement,
  { document, amounts, marks }: Surroundings & { marks: Map<HtmlElement, Mark> },
): void {
  const amount = amounts.all(head);
  if (!BLOCK_ELEMENTS.has(head.name) || amount > MAX_HEAD || head.end - head.start > MAX_ITEMS_OF_HEAD)
    return;
  if (!isRelatedHead(textAtStart(document, head, CUE_CHARACTERS))) return;
  let box = head;
  for (let level = 0; level < MAX_BOXES; level += 1) {
    const lists = linksAfter(box, { document, amounts });
    if (lists.length > 0) {
      for (const element of [box, ...lists])
        marks.set(element, { reason: 'related articles', rank: 'apart', element: box });
      return;
    }
    if (!box.parent || amounts.all(box.parent) !== amount) return;
    box = box.parent;
  }
}

/** The next elements beside one, as long as their text is links. */
function linksAfter(element: HtmlElement, { document, amounts }: Surroundings): HtmlElement[] {
  const found: HtmlElement[] = [];
  const end = element.parent?.end ?? document.items.length;
  for (let index = element.end; index < end;) {
    const item = document.items[index];
    if (item === undefined) break;
    if (typeof item === 'string') {
      if (item.trim() !== '') break;
      index += 1;
      continue;
    }
    const amount = amounts.all(item);
    if (amounts.unlinked(item) > UNLINKED_SHARE * amount) break;
    if (amount > 0) found.push(item);
    index = item.end;
  }
  return found;
}
