import { isBlank } from './lines.ts';

/**
 * What is known of an article beside its text; `x-amz-meta-title` of an object is `title` here. `published`
 * is the date as the article gives it, ISO 8601 where it does; `url` its canonical address, http or https.
 */
export const METADATA_NAMES = ['title', 'byline', 'published', 'url', 'licence'] as const;

type MetadataName = (typeof METADATA_NAMES)[number];

/** What an article says about itself; null where it does not. */
export type Metadata = Readonly<Record<MetadataName, string | null>>;

export const NO_METADATA: Metadata = { title: null, byline: null, published: null, url: null, licence: null };

/** What a document tells in fields of its own; the title is a block of the text. */
export const DETAIL_NAMES = METADATA_NAMES.filter((name) => name !== 'title');

/** Enough for any title or address; S3 holds 2 KB of user metadata an object in all. */
const MAX_CHARACTERS = 2000;

/** Control characters of either set, C0 and C1, DEL, and all white space. */
const CONTROL_OR_SPACE = /[\p{Cc}\s]+/gu;

/** Between several names, as Arabic writes a list. */
const COMMA = '، ';

/** Metadata fit for a document: one line each, well-formed, bounded; an address only if it is http(s). */
export function clean(metadata: Metadata): Metadata {
  return named((name) => (name === 'url' ? webAddress(metadata.url) : oneLine(metadata[name])));
}

/** `over` where it says something, `under` elsewhere. */
export function overlay(under: Metadata, over: Metadata): Metadata {
  return named((name) => over[name] ?? under[name]);
}

/**
 * An absolute http or https address, in its normal form. Null for anything else, for one with a user's name
 * or password in it, which is a secret or a trick, and for one that is too long: half an address leads
 * elsewhere.
 */
export function webAddress(value: string | null | undefined): string | null {
  if (value === null || value === undefined || value.length > MAX_CHARACTERS) return null;
  const url = URL.parse(value.trim());
  if (!url || !/^https?:$/u.test(url.protocol) || url.username !== '' || url.password !== '') return null;
  return url.href.length > MAX_CHARACTERS ? null : url.href;
}

/** Several names as one value, `A، B`; blank ones do not count, and none at all is null. */
export function joinNames(names: readonly (string | null)[]): string | null {
  return names.filter((name) => name !== null && !isBlank(name)).join(COMMA) || null;
}

function named(valueOf: (name: MetadataName) => string | null): Metadata {
  const metadata: Record<MetadataName, string | null> = { ...NO_METADATA };
  for (const name of METADATA_NAMES) metadata[name] = valueOf(name);
  return metadata;
}

function oneLine(value: string | null): string | null {
  if (value === null) return null;
  const line = value.slice(0, MAX_CHARACTERS).toWellFormed().replace(CONTROL_OR_SPACE, ' ').trim();
  return isBlank(line) ? null : line;
}
