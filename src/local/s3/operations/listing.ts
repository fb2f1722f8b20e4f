import { compareUtf8 } from '../store/utf8-order.ts';

export interface ListRequest {
  readonly prefix: string;
  /** '' for none. */
  readonly delimiter: string;
  readonly maxEntries: number;
  /** The key or common prefix after which to begin; '' for the start. */
  readonly after: string;
}

/** One line of a listing: a key, or a prefix that several keys share. */
export interface ListEntry {
  readonly kind: 'key' | 'common-prefix';
  readonly name: string;
}

export interface ListPage {
  readonly entries: readonly ListEntry[];
  /** More entries follow the last one. */
  readonly truncated: boolean;
}

/**
 * One page of a bucket's keys, rolled up at the delimiter as S3 does it.
 * @param keys in UTF-8 order, each once
 */
export function listPage(keys: readonly string[], request: ListRequest): ListPage {
  const entries: ListEntry[] = [];
  for (const key of keys) {
    if (!key.startsWith(request.prefix)) continue;
    const entry = entryFor(key, request);
    if (entry.name === entries.at(-1)?.name || !isAfter(entry.name, request.after)) continue;
    if (entries.length === request.maxEntries) return { entries, truncated: entries.length > 0 };
    entries.push(entry);
  }
  return { entries, truncated: false };
}

function entryFor(key: string, { prefix, delimiter }: ListRequest): ListEntry {
  const at = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
  if (at < 0) return { kind: 'key', name: key };
  return { kind: 'common-prefix', name: key.slice(0, at + delimiter.length) };
}

function isAfter(name: string, after: string): boolean {
  return after === '' || compareUtf8(name, after) > 0;
}
