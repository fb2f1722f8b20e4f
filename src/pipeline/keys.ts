import { createHash } from 'node:crypto';

/**
 * Every key name of Warraq, once. An article's id is its object key after `articles/`, ending included; every other
 * key follows from the id. Output never lands under a prefix that triggers anything.
 */

export const ARTICLES_PREFIX = 'articles/';
export const ALIGNED_PREFIX = 'aligned/';
export const PAGES_PREFIX = 'pages/';
export const STATUS_PREFIX = 'status/';
/** Statuses of articles whose id is too long for a status key of its own. */
export const HASHED_STATUS_PREFIX = `${STATUS_PREFIX}~`;

/** The language pair as it stands in keys: source, then target. */
export const PAIR = 'ar-en';

/** S3's limit for an object key, in bytes of UTF-8: docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html */
export const MAX_KEY_BYTES = 1024;

/** The media type of each file ending that articles may have. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.txt': 'text/plain',
  '.md': 'text/markdown',
  '.html': 'text/html',
  '.htm': 'text/html',
  '.json': 'application/json',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** The article id of an object key, or null where the key names no article: another prefix, or a folder marker. */
export function articleIdOf(key: string): string | null {
  if (!key.startsWith(ARTICLES_PREFIX) || key.endsWith('/')) return null;
  return key.slice(ARTICLES_PREFIX.length);
}

export function articleKey(id: string): string {
  return ARTICLES_PREFIX + id;
}

export function alignedKey(id: string): string {
  return `${ALIGNED_PREFIX}${PAIR}/${id}.json`;
}

export function pageKey(id: string): string {
  return `${PAGES_PREFIX}${PAIR}/${id}.html`;
}

/** Where the outcome of an article stands. An id too long for its own status key is filed under its hash. */
export function statusKey(id: string): string {
  const key = `${STATUS_PREFIX}${id}.json`;
  return fits(key) ? key : `${HASHED_STATUS_PREFIX}${createHash('sha256').update(id).digest('hex')}.json`;
}

/** Where the memory keeps one translated block. `hash` is a lower-case hex SHA-256. */
export function memoryKey(hash: string): string {
  return `${PAIR}/${hash}.json`;
}

/** The files that publishing an article writes, in the order in which they are written. */
export function publishedKeys(id: string): readonly string[] {
  return [alignedKey(id), pageKey(id)];
}

/** Whether every key that follows from this id is one that S3 accepts. */
export function idFits(id: string): boolean {
  return publishedKeys(id).every(fits) && fits(`${STATUS_PREFIX}${id}.json`);
}

/** `text/plain` for `news/a.txt`; null for an ending that no reader is there for. */
export function mediaTypeOf(id: string): string | null {
  const ending = endingOf(id);
  return Object.hasOwn(MEDIA_TYPES, ending) ? (MEDIA_TYPES[ending] ?? null) : null;
}

/** The ending of an id, dot included, in lower case; empty where it has none. */
export function endingOf(id: string): string {
  return /\.[^./]+$/u.exec(id)?.[0].toLowerCase() ?? '';
}

/** The endings that {@link mediaTypeOf} knows, for messages. */
export const SUPPORTED_ENDINGS: readonly string[] = Object.keys(MEDIA_TYPES);

function fits(key: string): boolean {
  return Buffer.byteLength(key) <= MAX_KEY_BYTES;
}
