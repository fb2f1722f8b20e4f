import { isRelatedHead } from './html-cues.ts';
import { textAtStart, type HtmlDocument, type HtmlElement } from './html-document.ts';
import { BLOCK_ELEMENTS } from './tag-rules.ts';
import type { TextAmounts } from './text-amounts.ts';

/** The longest head like `Related topics`, in non-blank characters and in items. Estimates. */
const MAX_HEAD = 40;
const MAX_ITEMS_OF_HEAD = 30;
const HEAD_CHARACTERS = 80;
/** How far up a head's box is searched for the list beside it. Estimate. */
const MAX_BOXES = 4;
/** An element of links has at most so much of its text outside them. Estimate. */
const UNLINKED_SHARE = 0.3;

interface Surroundings {
  readonly document: HtmlDocument;
  readonly amounts: TextAmounts;
}

/**
 * A head like `Related topics`, or the box around it, and the elements of links that follow it; empty where
 * this is none. Takes the time of walking these elements: who asks must not ask again of what is in them.
 */
export function relatedListAt(head: HtmlElement, { document, amounts }: Surroundings): HtmlElement[] {
  const amount = amounts.all(head);
  if (!BLOCK_ELEMENTS.has(head.name) || amount > MAX_HEAD || head.end - head.start > MAX_ITEMS_OF_HEAD)
    return [];
  if (!isRelatedHead(textAtStart(document, head, HEAD_CHARACTERS))) return [];
  let box = head;
  for (let level = 0; level < MAX_BOXES; level += 1) {
    const lists = linksAfter(box, { document, amounts });
    if (lists.length > 0) return [box, ...lists];
    if (!box.parent || amounts.all(box.parent) !== amount) break;
    box = box.parent;
  }
  return [];
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
