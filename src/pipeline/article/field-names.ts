import { NO_METADATA, type Metadata } from './metadata.ts';

/** What an article says about itself beside its body. */
export interface Fields extends Metadata {
  /** The line under the title. */
  readonly subtitle: string | null;
}

export type FieldName = keyof Fields;

export const NO_FIELDS: Fields = { ...NO_METADATA, subtitle: null };

/**
 * What content systems call the fields of an article, the most telling name first: schema.org, WordPress,
 * Drupal, Ghost, Strapi, static site generators, and Arabic ones. Case, `_`, `-` and spaces do not count, nor
 * a leading `field_` or `@`.
 */
export const FIELD_NAMES: Readonly<Record<FieldName, readonly string[]>> = {
  title: named('headline, title, heading, name, العنوان, عنوان'),
  subtitle: named(
    'subtitle, sub title, subheadline, subheading, alternativeHeadline, deck, standfirst, العنوان الفرعي',
  ),
  byline: named('byline, author, authors, author name, primary author, creator, writer, الكاتب, المؤلف'),
  published: named(
    'datePublished, published, published at, published on, publish date, publication date, pubDate, date, datetime, date created, created, created at, التاريخ, تاريخ النشر',
  ),
  url: named('canonical, canonical url, url, link, permalink, mainEntityOfPage, الرابط'),
  licence: named('licence, license, rights, الرخصة, الترخيص'),
};

/** What content systems call the text itself, the most telling name first. */
export const BODY_NAMES: readonly string[] = named(
  'articleBody, body, body html, content, content html, html, blocks, paragraphs, sections, text, full text, body text, content text, plaintext, story, النص, نص, المحتوى, المتن',
);

function named(list: string): readonly string[] {
  return list.split(', ');
}

/** A name as it is compared. */
export function foldName(name: string): string {
  return name.toLowerCase().replace(/^field_|[@_\-\s\p{Cf}]/gu, '');
}

/** The values of an object by folded name; of two spellings of one name, the first stays. Own properties only. */
export function byName(value: object): Map<string, { readonly key: string; readonly value: unknown }> {
  const found = new Map<string, { key: string; value: unknown }>();
  for (const [key, content] of Object.entries(value)) {
    const name = foldName(key);
    if (!found.has(name)) found.set(name, { key, value: content });
  }
  return found;
}

/** What `read` finds under the first of the names that has something. */
export function firstNamed<Found>(
  names: readonly string[],
  read: (foldedName: string) => Found | null,
): Found | null {
  for (const name of names) {
    const found = read(foldName(name));
    if (found !== null) return found;
  }
  return null;
}
