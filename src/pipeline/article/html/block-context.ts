import type { BlockKind } from '../../document/schema.ts';
import { readClassNames } from './class-words.ts';
import { MAX_ITEMS_LOOKED_AT, type HtmlDocument, type HtmlElement } from './html-document.ts';
import { HEADINGS } from './tag-rules.ts';

/** What a text that stands here becomes. */
export interface BlockContext {
  readonly kind: BlockKind;
  readonly level?: number;
  /** The innermost block element; null at the top of a fragment. */
  readonly element: HtmlElement | null;
  /** What a block boundary in here is: the end of the block, or, in one that is kept whole, this text. */
  readonly boundary: 'end' | ' ' | '\n';
}

export const TOP: BlockContext = { kind: 'paragraph', element: null, boundary: 'end' };

const QUOTED: ReadonlySet<string> = new Set(['blockquote']);
const LISTED: ReadonlySet<string> = new Set(['li', 'dt', 'dd']);
const CELLS: ReadonlySet<string> = new Set(['td', 'th']);
const CAPTIONS: ReadonlySet<string> = new Set(['figcaption', 'caption']);
const PREFORMATTED: ReadonlySet<string> = new Set(['pre', 'listing', 'plaintext', 'xmp']);

/**
 * A heading or caption longer than this, in non-blank characters, is one by its tag only: often one never
 * closed. Estimates.
 */
const MAX_HEADING = 300;
const MAX_CAPTION = 500;
/** A cell or list item with so many paragraphs is layout: what is in it are blocks of their own. Estimate. */
const LAYOUT_PARAGRAPHS = 3;

interface Surroundings {
  readonly outer: BlockContext;
  readonly document: HtmlDocument;
  /** Non-blank characters of the element's text. */
  readonly amount: number;
  readonly headline: HtmlElement | null;
}

/** The context inside a block element. */
export function contextIn(
  element: HtmlElement,
  { outer, document, amount, headline }: Surroundings,
): BlockContext {
  const { name } = element;
  if (outer.boundary !== 'end') return outer;
  const inherited = { ...outer, element };
  if (element === headline) return { kind: 'headline', level: 1, element, boundary: ' ' };
  if (HEADINGS.has(name)) {
    if (amount > MAX_HEADING) return inherited;
    return { kind: 'heading', level: Math.max(2, Number(name.slice(1))), element, boundary: 'end' };
  }
  if (PREFORMATTED.has(name)) return { kind: 'code', element, boundary: '\n' };
  if (QUOTED.has(name)) return { kind: 'quote', element, boundary: 'end' };
  if (CAPTIONS.has(name) || (readClassNames(element).caption && amount <= MAX_CAPTION)) {
    return { kind: 'caption', element, boundary: 'end' };
  }
  if (!LISTED.has(name) && !CELLS.has(name)) return inherited;
  if (isLayout(element, document)) return { kind: 'paragraph', element, boundary: 'end' };
  return { kind: LISTED.has(name) ? 'list-item' : 'table-cell', element, boundary: 'end' };
}

/** Whether a cell or list item frames a text of its own, as pages did before style sheets. */
function isLayout({ start, end }: HtmlElement, { items }: HtmlDocument): boolean {
  let paragraphs = 0;
  const last = Math.min(end, start + MAX_ITEMS_LOOKED_AT);
  for (let index = start + 1; index < last; index += 1) {
    const item = items[index];
    if (typeof item !== 'object') continue;
    if (item.name === 'p') paragraphs += 1;
    if (HEADINGS.has(item.name) || item.name === 'table' || paragraphs >= LAYOUT_PARAGRAPHS) return true;
  }
  return false;
}
