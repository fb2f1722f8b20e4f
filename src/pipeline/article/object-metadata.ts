import { isBlank } from './lines.ts';
import { NO_METADATA, type Metadata } from './reading.ts';

/** What an object's own metadata may say of the article; `x-amz-meta-title` is `title` here. */
export const METADATA_NAMES = ['title', 'byline', 'url', 'published', 'licence'] as const;

/** Enough for any title; S3 holds 2 KB of user metadata an object in all. */
const MAX_CHARACTERS = 2000;

/** RFC 2047, as S3 answers for metadata that was not ASCII when it was put. */
const ENCODED_WORD = /=\?utf-8\?([bq])\?([^?\s]*)\?=(?:\s+(?==\?))?/giu;
/** C0 controls, and what S3 clients fold long headers with. */
const CONTROL = /[\p{Cc}\s]+/gu;

/**
 * Metadata from an object's user metadata: percent-encoded values (`x-amz-meta-title: %D8%B3…`), those that S3 encoded
 * itself, or plain ones. What is blank, or no http(s) address where one is wanted, is null.
 */
export function parseObjectMetadata(values: Readonly<Record<string, string>>): Metadata {
  const found = METADATA_NAMES.flatMap((name) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    return value === undefined ? [] : [[name, decodeValue(value)] as const];
  });
  return clean({ ...NO_METADATA, ...Object.fromEntries(found) });
}

/** Metadata fit for a document: one line each, well-formed, bounded; an address only if it is http(s). */
export function clean({ title, byline, published, url, licence }: Metadata): Metadata {
  return {
    title: oneLine(title),
    byline: oneLine(byline),
    published: oneLine(published),
    url: webAddress(url),
    licence: oneLine(licence),
  };
}

/** `over` where it says something, `under` elsewhere. */
export function overlay(under: Metadata, over: Metadata): Metadata {
  return {
    title: over.title ?? under.title,
    byline: over.byline ?? under.byline,
    published: over.published ?? under.published,
    url: over.url ?? under.url,
    licence: over.licence ?? under.licence,
  };
}

function oneLine(value: string | null): string | null {
  if (value === null) return null;
  const line = value.slice(0, MAX_CHARACTERS).toWellFormed().replace(CONTROL, ' ').trim();
  return isBlank(line) ? null : line;
}

function webAddress(value: string | null): string | null {
  const line = oneLine(value);
  if (line === null || !URL.canParse(line)) return null;
  const { protocol, href } = new URL(line);
  return protocol === 'https:' || protocol === 'http:' ? href : null;
}

function decodeValue(value: string): string {
  const words = value.replace(ENCODED_WORD, (_, how: string, text: string) =>
    how.toLowerCase() === 'b'
      ? Buffer.from(text, 'base64').toString('utf8')
      : decodePercent(quotedPrintable(text)),
  );
  return decodePercent(words);
}

function quotedPrintable(text: string): string {
  return text.replaceAll('_', ' ').replace(/=(?=[0-9A-Fa-f]{2})/gu, '%');
}

/** A value that is not percent-encoded, `growth of 5 %`, is what it says. */
function decodePercent(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
