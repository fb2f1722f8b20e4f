import { readHtml } from '../../../../../src/pipeline/article/html/read-html.ts';
import type { Metadata } from '../../../../../src/pipeline/article/metadata.ts';
import type { Reading } from '../../../../../src/pipeline/article/reading.ts';

export function read(html: string, charset: string | null = null): Reading {
  return readHtml({ id: 'a.html', bytes: new TextEncoder().encode(html), charset });
}

/** `[kind, text]` of each block. */
export function blocksOf(html: string): [string, string][] {
  return read(html).blocks.map(({ kind, text }) => [kind, text]);
}

/** `[reason, text]` of each exclusion. */
export function exclusionsOf(html: string): [string, string][] {
  const { exclusions, readingText } = read(html);
  return exclusions.map(({ reason, start, end }) => [reason, readingText.slice(start, end)]);
}

export function metadataOf(html: string): Metadata {
  return read(html).metadata;
}
