import { NO_METADATA, webAddress, type Metadata } from '../metadata.ts';
import { attributeOf, elementsOf, wordsOf, type HtmlDocument, type HtmlElement } from './html-document.ts';
import { readJsonLd, type LinkedData } from './json-ld.ts';
import { licenceValue, nameValue, plainValue } from './plain-value.ts';
import { withoutSite } from './page-titles.ts';

/** What a page says about its article outside the article's text. */
export interface PageMetadata extends Metadata {
  /** All that the page calls its title: for search engines, for social networks, in the tab. */
  readonly titles: readonly string[];
}

/** The names that the sources of one value go by, the best first. */
const META_NAMES = {
  title: ['og:title', 'twitter:title', 'dc.title', 'dcterms.title'],
  byline: ['author', 'article:author', 'dc.creator', 'dcterms.creator', 'parsely-author', 'sailthru.author'],
  published: [
    'article:published_time',
    'datepublished',
    'og:published_time',
    'dc.date',
    'dcterms.date',
    'date',
    'pubdate',
  ],
  url: ['og:url'],
  licence: ['license', 'licence', 'dcterms.license', 'dc.rights.license'],
} as const;

/** Reads `meta`, `link`, JSON-LD and `title`; nothing in them is fetched or run. */
export function readPageMetadata(document: HtmlDocument): PageMetadata {
  const sources = gatherSources(document);
  const { data } = sources;
  const meta = (names: readonly string[]): (string | undefined)[] =>
    names.map((name) => sources.meta.get(name));
  const tab = plainValue(sources.title);
  const social = first(meta(META_NAMES.title), plainValue);
  const headline = plainValue(data?.headline);
  return {
    ...NO_METADATA,
    title: social ?? headline ?? (tab === null ? null : withoutSite(tab)),
    byline: first([data?.author, ...meta(META_NAMES.byline)], nameValue),
    published: first([...meta(META_NAMES.published), data?.published], plainValue),
    url: first([sources.links.get('canonical'), ...meta(META_NAMES.url), data?.url], webAddress),
    licence: first([sources.links.get('license'), ...meta(META_NAMES.licence), data?.licence], licenceValue),
    titles: [social, headline, tab].filter((title) => title !== null),
  };
}

interface Sources {
  readonly meta: ReadonlyMap<string, string>;
  /** Addresses by their relation. */
  readonly links: ReadonlyMap<string, string>;
  readonly title: string | null;
  readonly data: LinkedData | null;
}

function gatherSources(document: HtmlDocument): Sources {
  const meta = new Map<string, string>();
  const links = new Map<string, string>();
  let title: string | null = null;
  let data: LinkedData | null = null;
  for (const element of elementsOf(document)) {
    if (element.name === 'meta') keepFirst(meta, metaNames(element), attributeOf(element, 'content'));
    else if (element.name === 'link' || element.name === 'a')
      keepFirst(links, wordsOf(element, 'rel'), attributeOf(element, 'href'));
    else if (element.name === 'title' && !insideDrawing(element)) title ??= onlyText(element, document);
    else if (element.name === 'script' && isJsonLd(element)) data ??= readJsonLd(onlyText(element, document));
  }
  return { meta, links, title, data };
}

function metaNames(element: HtmlElement): string[] {
  return ['property', 'name', 'itemprop'].flatMap((attribute) => wordsOf(element, attribute));
}

function keepFirst(map: Map<string, string>, keys: readonly string[], value: string | null): void {
  if (value === null) return;
  for (const key of keys) if (WANTED.has(key) && !map.has(key)) map.set(key, value);
}

const WANTED: ReadonlySet<string> = new Set([...Object.values(META_NAMES).flat(), 'canonical', 'license']);

function isJsonLd(element: HtmlElement): boolean {
  return attributeOf(element, 'type')?.trim().toLowerCase() === 'application/ld+json';
}

function insideDrawing({ parent }: HtmlElement): boolean {
  return parent !== null && parent.name !== 'head' && parent.name !== 'html';
}

/** Scripts and titles hold one text. */
function onlyText({ start, end }: HtmlElement, { items }: HtmlDocument): string {
  const item = end > start + 1 ? items[start + 1] : '';
  return typeof item === 'string' ? item : '';
}

function first(
  values: readonly (string | null | undefined)[],
  read: (value: string | null | undefined) => string | null,
): string | null {
  for (const value of values) {
    const known = read(value);
    if (known !== null) return known;
  }
  return null;
}
