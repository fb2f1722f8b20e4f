import { readClassNames, type ClassReading } from './class-words.ts';
import { cueOfLine, isRelatedHead } from './html-cues.ts';
import {
  attributeOf,
  elementsOf,
  MAX_ITEMS_LOOKED_AT,
  textAtStart,
  wordsOf,
  type HtmlDocument,
  type HtmlElement,
} from './html-document.ts';
import type { TextAmounts } from './text-amounts.ts';

/** Shorter texts may be labels, in non-blank characters. Estimate. */
const MIN_PROSE = 40;
/** So much of a text is read to find the end of a sentence, in characters. */
const PROSE_CHARACTERS = 1000;
/** The end of a word, not of an initial, and a stop that is no point of a number or an address. */
const SENTENCE_END = /[\p{L}\p{M}]{3}["'”“’‘»«›‹)\]]{0,3}[.!?؟…۔](?![\p{Nd}a-z])/iu;

/** One paragraph each: no container of other people's texts, and links in it are those of its sentences. */
const PARAGRAPHS: ReadonlySet<string> = new Set(['p', 'blockquote']);
/** Linked share of a paragraph that is still a text of its own. Estimate. */
const MAX_LINKED_SHARE = 0.3;
const COMMENT = /comment/iu;

/**
 * Judges elements of a fragment, or of an `article`, that are prose: no class alone makes them boilerplate,
 * for classes are named after many things (`share-price`, `lead-latest`). Comments side by side stay comments.
 */
export function proseJudge(
  document: HtmlDocument,
  amounts: TextAmounts,
): (element: HtmlElement, names: ClassReading) => boolean {
  const comments = commentsByParent(document);
  /** Up to here all is in an article. Elements come in document order. */
  let articleUntil = 0;
  return (element, names) => {
    const inside = !document.wholePage || element.start < articleUntil;
    if (isArticle(element)) articleUntil = Math.max(articleUntil, element.end);
    if (!inside || !saysAnything(names) || !isProse(element, { document, amounts })) return false;
    if (names.reason === 'comments' && (comments.get(element.parent) ?? 0) > 1) return false;
    return PARAGRAPHS.has(element.name) || !(names.sure || beginsAsList(element, document));
  };
}

function isArticle(element: HtmlElement): boolean {
  return element.name === 'article' || wordsOf(element, 'itemprop').includes('articlebody');
}

function saysAnything({ reason, byline, date, details }: ClassReading): boolean {
  return reason !== null || byline || date || details;
}

function isProse(
  element: HtmlElement,
  { document, amounts }: { document: HtmlDocument; amounts: TextAmounts },
): boolean {
  const amount = amounts.all(element);
  const linked = amount - amounts.unlinked(element);
  if (amount <= MIN_PROSE || linked > (PARAGRAPHS.has(element.name) ? MAX_LINKED_SHARE * amount : 0))
    return false;
  return SENTENCE_END.test(textAtStart(document, element, PROSE_CHARACTERS));
}

/** Whether its first words say what its class says. */
function beginsAsList({ start, end }: HtmlElement, { items }: HtmlDocument): boolean {
  const last = Math.min(end, start + MAX_ITEMS_LOOKED_AT);
  const first = items.slice(start, last).find((item) => typeof item === 'string' && item.trim() !== '');
  return typeof first === 'string' && (isRelatedHead(first.slice(0, MIN_PROSE)) || cueOfLine(first) !== null);
}

/** How many elements that their class calls comments stand side by side. */
function commentsByParent(document: HtmlDocument): ReadonlyMap<HtmlElement | null, number> {
  const counts = new Map<HtmlElement | null, number>();
  for (const element of elementsOf(document)) {
    if (element.attributes.length === 0) continue;
    const names = `${attributeOf(element, 'class') ?? ''} ${attributeOf(element, 'id') ?? ''}`;
    if (!COMMENT.test(names) || readClassNames(element).reason !== 'comments') continue;
    counts.set(element.parent, (counts.get(element.parent) ?? 0) + 1);
  }
  return counts;
}
