import { readClassNames, type ClassReading } from './class-words.ts';
import { cueOfLine } from './html-cues.ts';
import {
  attributeOf,
  elementsOf,
  MAX_ITEMS_LOOKED_AT,
  textAtStart,
  wordsOf,
  type HtmlDocument,
  type HtmlElement,
} from './html-document.ts';
import { proseJudge } from './prose.ts';
import { relatedListAt } from './related-list.ts';
import { BLOCK_ELEMENTS, HIDDEN_TITLE, UNCLOSED_ELEMENTS } from './tag-rules.ts';
import { darkUnits, type TextAmounts } from './text-amounts.ts';

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
  [HIDDEN_TITLE, 'hidden'],
  ...Array.from(UNCLOSED_ELEMENTS, ([name, unclosed]) => [unclosed, `unclosed ${name}`] as const),
]);
const UNCLOSED_REASONS: ReadonlySet<string> = new Set(
  Array.from(UNCLOSED_ELEMENTS.keys(), (name) => `unclosed ${name}`),
);

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
/** A line of tags or of sharing, links and all, and what is read of it to see its first words. Estimates. */
const MAX_CUE_LINE = 400;
const CUE_CHARACTERS = 80;
/**
 * A line of links has at most so much of its text outside them; without the words it begins with, or with
 * them. Estimates.
 */
const UNLINKED_SHARE = 0.3;
const UNLINKED_SHARE_OF_LINE = 0.6;

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
  const isNamedInVain = proseJudge(document, amounts);
  /** Up to here all is in a box that goes as a whole. */
  let apartUntil = 0;
  for (const element of elementsOf(document)) {
    const known = marks.get(element);
    if (known) apartUntil = Math.max(apartUntil, known.rank === 'detail' ? 0 : element.end);
    if (known || amounts.all(element) === 0) continue;
    const mark = markOf(element, { document, amounts, isNamedInVain });
    if (mark && amounts.unlinked(element) <= shareOf(mark) * total) {
      marks.set(element, { ...mark, element });
      if (mark.rank !== 'detail') apartUntil = Math.max(apartUntil, element.end);
    } else if (element.start >= apartUntil) {
      const list = relatedListAt(element, { document, amounts });
      for (const part of list) marks.set(part, { ...RELATED_LIST, element: list[0] ?? null });
      apartUntil = Math.max(apartUntil, list[0]?.end ?? 0);
    }
  }
  return marks;
}

const RELATED_LIST = { reason: 'related articles', rank: 'apart' } as const;

/** How much of a page's text may go for this reason. */
function shareOf({ reason }: FoundMark): number {
  if (UNCLOSED_REASONS.has(reason)) return 1;
  return reason === 'comments' ? MAX_COMMENTS_SHARE : MAX_SHARE;
}

interface Surroundings {
  readonly document: HtmlDocument;
  readonly amounts: TextAmounts;
  /** Whether an element is prose of the article, whatever its class says. */
  readonly isNamedInVain: (element: HtmlElement, names: ClassReading) => boolean;
}

type FoundMark = Omit<Mark, 'element'>;

function markOf(element: HtmlElement, { document, amounts, isNamedInVain }: Surroundings): FoundMark | null {
  const read = BEYOND_CLASS.has(element.name) ? null : readClassNames(element);
  const names = read && isNamedInVain(element, read) ? null : read;
  const hidden = CUT_ELEMENTS.get(element.name) ?? (read?.hidden || isHidden(element) ? 'hidden' : undefined);
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
function reasonByWords(
  element: HtmlElement,
  { document, amounts }: Pick<Surroundings, 'document' | 'amounts'>,
): string | undefined {
  const amount = amounts.all(element);
  if (!BLOCK_ELEMENTS.has(element.name) || amount > MAX_CUE_LINE) return undefined;
  const cue = cueOfLine(textAtStart(document, element, CUE_CHARACTERS));
  if (!cue) return undefined;
  const linked = textInAnchors(document, element);
  const rest = amount - cue.length;
  const isLinks = linked >= (1 - UNLINKED_SHARE_OF_LINE) * amount || linked >= (1 - UNLINKED_SHARE) * rest;
  return linked > 0 && isLinks ? cue.reason : undefined;
}

/** Non-blank characters in `a` elements, with an address or without: some systems strip them. Takes bounded time. */
function textInAnchors({ items }: HtmlDocument, { start, end }: HtmlElement): number {
  let linked = 0;
  let linkedUntil = 0;
  const last = Math.min(end, start + MAX_ITEMS_LOOKED_AT);
  for (let index = start + 1; index < last; index += 1) {
    const item = items[index];
    if (typeof item === 'string') linked += index < linkedUntil ? darkUnits(item) : 0;
    else if (item?.name === 'a') linkedUntil = Math.max(linkedUntil, item.end);
  }
  return linked;
}
