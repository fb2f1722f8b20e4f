import type { Part } from '../compose-reading.ts';
import { LAYOUT_SPACE } from '../lines.ts';
import type { Metadata } from '../metadata.ts';
import { findArticle } from './article-region.ts';
import { markBoilerplate, type Mark } from './boilerplate.ts';
import { collectParts, type Collected } from './collect-parts.ts';
import type { HtmlDocument, HtmlElement } from './html-document.ts';
import { readPageMetadata, type PageMetadata } from './page-metadata.ts';
import { parseHtml } from './parse-html.ts';
import { isSilent, measureText, type TextAmounts } from './text-amounts.ts';
import { titleKeys } from './page-titles.ts';
import { visibleDetails } from './visible-details.ts';

/**
 * The parts of an HTML text, a fragment of a CMS or a whole page, in the order of reading, and what it says
 * about itself. Nothing in it is executed or fetched. Linear in its size. Never throws: a text without words
 * has no parts.
 */
export function partsOfHtml(html: string): { readonly parts: readonly Part[]; readonly metadata: Metadata } {
  const document = parseHtml(html);
  const page = readPageMetadata(document);
  const { parts, excluded } = articleParts(document, page);
  const { byline, dateTime, date } = visibleDetails(excluded);
  const headline = parts.find((part) => 'kind' in part && part.kind === 'headline');
  return {
    parts,
    metadata: {
      title: headline ? oneLine(headline.text) : page.title,
      byline: byline ?? page.byline,
      published: dateTime ?? page.published ?? date,
      url: page.url,
      licence: page.licence,
    },
  };
}

/** As the reading text has it. */
function oneLine(text: string): string {
  return text.toWellFormed().replace(LAYOUT_SPACE, ' ').trim();
}

function articleParts(document: HtmlDocument, page: PageMetadata): Collected {
  const amounts = measureText(document);
  const collect = (marks: ReadonlyMap<HtmlElement, Mark>): Collected =>
    collectParts({ document, amounts, marks, ...articleIn(document, { amounts, marks, page }) });
  const marks = markBoilerplate(document, amounts);
  const collected = collect(marks);
  if (document.wholePage || collected.parts.some((part) => 'kind' in part)) return collected;
  // A fragment that looks like boilerplate all over, say a list of links, is what someone chose to upload.
  return collect(new Map([...marks].filter(([, { rank }]) => rank === 'cut')));
}

interface Marked {
  readonly amounts: TextAmounts;
  readonly marks: ReadonlyMap<HtmlElement, Mark>;
  readonly page: PageMetadata;
}

function articleIn(
  document: HtmlDocument,
  { marks, page }: Marked,
): Pick<Parameters<typeof collectParts>[0], 'region' | 'titles'> {
  const isMarked = (element: HtmlElement): boolean => isSilent(element) || marks.has(element);
  const kept = measureText(document, isMarked);
  const titles = new Set(page.titles.flatMap(titleKeys));
  return { region: findArticle({ document, kept, marks, titles }), titles };
}
