import { attributeOf, type HtmlDocument, type HtmlElement } from './html-document.ts';

/** Elements whose content is never text of the page. */
const SILENT_ELEMENTS: ReadonlySet<string> = new Set(['script', 'style', 'template', 'title']);

/**
 * How much text, and text of links, stands in any element: running sums, so that each answer costs one
 * subtraction.
 */
export interface TextAmounts {
  /** Non-blank characters (UTF-16). */
  readonly all: (element: Extent) => number;
  /** Those of them that are no link's. */
  readonly unlinked: (element: Extent) => number;
}

/** A stretch of a document's items. */
export type Extent = Pick<HtmlElement, 'start' | 'end'>;

/** `leftOut` elements count for nothing. */
export function measureText(
  { items }: HtmlDocument,
  leftOut: (element: HtmlElement) => boolean = isSilent,
): TextAmounts {
  const all = new Uint32Array(items.length + 1);
  const unlinked = new Uint32Array(items.length + 1);
  let silentUntil = 0;
  let linkedUntil = 0;
  for (const [index, item] of items.entries()) {
    let amount = 0;
    if (typeof item === 'string') amount = index < silentUntil ? 0 : darkUnits(item);
    else if (isSilent(item) || leftOut(item)) silentUntil = Math.max(silentUntil, item.end);
    else if (isLink(item)) linkedUntil = Math.max(linkedUntil, item.end);
    all[index + 1] = (all[index] ?? 0) + amount;
    unlinked[index + 1] = (unlinked[index] ?? 0) + (index < linkedUntil ? 0 : amount);
  }
  const between = (sums: Uint32Array) => (extent: Extent) =>
    (sums[extent.end] ?? 0) - (sums[extent.start] ?? 0);
  return { all: between(all), unlinked: between(unlinked) };
}

export function isSilent({ name }: HtmlElement): boolean {
  return SILENT_ELEMENTS.has(name);
}

function isLink(element: HtmlElement): boolean {
  return element.name === 'a' && attributeOf(element, 'href') !== null;
}

const NBSP = 0xa0;
const SPACE = 0x20;

/** UTF-16 units above the space: coarser than what `isBlank` says, and fast enough to ask of every text. */
export function darkUnits(text: string): number {
  let count = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit > SPACE && unit !== NBSP) count += 1;
  }
  return count;
}
