import { readClassNames } from './class-words.ts';
import type { Mark } from './boilerplate.ts';
import { elementsOf, textAtStart, wordsOf, type HtmlDocument, type HtmlElement } from './html-document.ts';
import { HEADINGS } from './tag-rules.ts';
import type { Extent, TextAmounts } from './text-amounts.ts';
import { titleKey } from '../title-key.ts';

/** Where the article stands in a page. */
export interface ArticleRegion extends Extent {
  readonly headline: HtmlElement | null;
}

interface Surroundings {
  readonly document: HtmlDocument;
  /** Without what is marked. */
  readonly kept: TextAmounts;
  readonly marks: ReadonlyMap<HtmlElement, Mark>;
  /** Keys of what the page calls its title. */
  readonly titles: ReadonlySet<string>;
}

/** A landmark with less of the page's text than this is a teaser, not the article. Estimate. */
const MIN_LANDMARK_SHARE = 1 / 3;
/**
 * A container with this much of its parent's text is the better container; what is beside it is no article.
 * Estimate.
 */
const DOMINANT_SHARE = 0.7;
const CONTAINERS: ReadonlySet<string> = new Set(
  'html body div section main article center form table tbody tr td'.split(' '),
);
/**
 * Longest headline, and most text before a headline that no title confirms, in non-blank characters.
 * Estimates.
 */
const MAX_HEADLINE = 300;
const MAX_BEFORE_HEADLINE = 200;

/**
 * Finds the article: the `article` with the most text outside links, or `main`; without such a landmark the
 * smallest container that holds most of the page's text. It begins at the headline, where that stands before
 * the container. A fragment is an article as a whole.
 */
export function findArticle(surroundings: Surroundings): ArticleRegion {
  const { document } = surroundings;
  const whole: Extent = { start: 0, end: document.items.length };
  const landmark = findLandmark(surroundings, whole);
  const start = landmark ?? whole;
  const settled = landmark?.name === 'article' || !(document.wholePage || landmark);
  const body = settled ? start : densest(start, surroundings);
  const { element: headline, sure } = findHeadline(body, surroundings);
  if (!headline) return { ...extentOf(body), headline };
  const before = headline.start < body.start || (sure && !settled);
  return { start: before ? headline.start : body.start, end: body.end, headline };
}

function extentOf({ start, end }: Extent): Extent {
  return { start, end };
}

function findLandmark({ document, kept, marks }: Surroundings, whole: Extent): HtmlElement | null {
  const best: (HtmlElement | undefined)[] = [];
  let markedUntil = 0;
  for (const element of elementsOf(document)) {
    if (element.start < markedUntil) continue;
    if (isApart(marks.get(element))) markedUntil = element.end;
    const rank = landmarkRank(element);
    const other = best[rank];
    if (rank >= 0 && (!other || kept.unlinked(element) > kept.unlinked(other))) best[rank] = element;
  }
  const least = MIN_LANDMARK_SHARE * kept.unlinked(whole);
  return (
    best.find((element) => element && kept.unlinked(element) > 0 && kept.unlinked(element) >= least) ?? null
  );
}

/** The better landmark has the lower rank; -1 is none. */
function landmarkRank(element: HtmlElement): number {
  if (element.name === 'article') return 0;
  if (wordsOf(element, 'itemprop').includes('articlebody')) return 1;
  return element.name === 'main' || wordsOf(element, 'role').includes('main') ? 2 : -1;
}

function densest(start: Extent, { document, kept }: Surroundings): Extent {
  let container = start;
  for (;;) {
    const enough = DOMINANT_SHARE * kept.unlinked(container);
    const inner = childrenOf(container, document).find(
      (child) => CONTAINERS.has(child.name) && kept.unlinked(child) >= enough && kept.unlinked(child) > 0,
    );
    if (!inner) return container;
    container = inner;
  }
}

function childrenOf(extent: Extent, { items }: HtmlDocument): HtmlElement[] {
  const children: HtmlElement[] = [];
  const first = 'name' in extent ? extent.start + 1 : extent.start;
  for (let index = first; index < extent.end;) {
    const item = items[index];
    if (typeof item === 'object') children.push(item);
    index = typeof item === 'object' ? item.end : index + 1;
  }
  return children;
}

/** `sure` where the page's own title confirms it. */
function findHeadline(
  body: Extent,
  { document, kept, marks, titles }: Surroundings,
): { element: HtmlElement | null; sure: boolean } {
  const candidates: HtmlElement[] = [];
  let markedUntil = 0;
  for (const element of elementsOf(document)) {
    if (element.start >= body.end) break;
    if (element.start < markedUntil) continue;
    if (isApart(marks.get(element))) markedUntil = element.end;
    else if (mayBeHeadline(element) && isShort(kept.all(element))) candidates.push(element);
  }
  const confirmed = candidates.filter((element) =>
    titles.has(titleKey(textAtStart(document, element, 2 * MAX_HEADLINE))),
  );
  const sure = confirmed.find(({ name }) => name === 'h1') ?? confirmed[0];
  if (sure) return { element: sure, sure: true };
  const headings = candidates.filter(({ name }) => name === 'h1');
  const inside = headings.find(({ start }) => start >= body.start);
  if (inside) {
    const before = kept.unlinked({ start: body.start, end: inside.start });
    return { element: before <= MAX_BEFORE_HEADLINE ? inside : null, sure: false };
  }
  return { element: headings.at(-1) ?? null, sure: false };
}

function isApart(mark: Mark | undefined): boolean {
  return mark !== undefined && mark.rank !== 'detail';
}

function isShort(amount: number): boolean {
  return amount > 0 && amount <= MAX_HEADLINE;
}

function mayBeHeadline(element: HtmlElement): boolean {
  if (HEADINGS.has(element.name)) return true;
  if (element.attributes.length === 0 || element.name === 'a') return false;
  return wordsOf(element, 'itemprop').includes('headline') || readClassNames(element).title;
}
