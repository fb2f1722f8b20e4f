import type { ArticleStatus } from './document/status-schema.ts';
import type { Engine } from './document/engine.ts';

/**
 * What the pipeline asks of the world: six small interfaces. Each has one contract suite in `test/contract/` that every
 * implementation passes. Failures are `WarraqError`s: `store-unavailable`, `access-denied`, or the translator's own.
 */

/** One version of an article's object, as the store describes it. */
export interface ArticleVersion {
  readonly key: string;
  /** Null in a bucket without versioning. */
  readonly versionId: string | null;
  /** As the store writes it, quotes included. */
  readonly etag: string;
  readonly bytes: number;
  /** As it was put; null where nobody said. */
  readonly contentType: string | null;
  /** The object's own metadata, names in lower case without `x-amz-meta-`. */
  readonly metadata: Readonly<Record<string, string>>;
}

export interface ArticleSource {
  /** The newest version of an article, or null where there is none. */
  head(id: string): Promise<ArticleVersion | null>;
  /** The bytes of exactly this version, or null where it is no longer there to be read. */
  read(version: ArticleVersion): Promise<Uint8Array | null>;
}

/** The engine's answer to one request. */
export interface Answer {
  /** One string a line, as the engine returned them; as many as were sent only if the engine kept them apart. */
  readonly lines: readonly string[];
  /** Requests that it took, failed ones included: 1 when the first succeeded. */
  readonly attempts: number;
}

export interface Translator {
  readonly engine: Engine;
  /** Largest request, in bytes of UTF-8 over all lines and the newlines between them. */
  readonly maxRequestBytes: number;
  /**
   * Translates lines of Arabic in one request. Throws `throttled`, `translator-unavailable`, `text-refused`, `out-of-time`,
   * `unsupported-language-pair`, `access-denied` or `glossary-not-found`.
   */
  translate(lines: readonly string[], signal: AbortSignal): Promise<Answer>;
}

/** The translation memory: text by key, written once. What the text says is the pipeline's business. */
export interface Memory {
  get(key: string): Promise<string | null>;
  /** Stores `body` unless the key is taken, and returns what is stored then: `body`, or the earlier writer's. */
  put(key: string, body: string): Promise<string>;
  /** Stores `body` whatever stands there: for entries that turned out damaged. */
  replace(key: string, body: string): Promise<void>;
}

/** A file as consumers fetch it. */
export interface PublishedFile {
  readonly key: string;
  readonly body: string;
  readonly contentType: string;
}

export interface StoredStatus {
  /** Null where the stored text is not a status: it is replaced, never trusted. */
  readonly status: ArticleStatus | null;
  readonly etag: string;
}

/**
 * Statuses and published files. Every write says what it expects to replace: an ETag, or null for nothing at all; the
 * result is the new ETag, or null where somebody else wrote in between.
 */
export interface AlignedStore {
  readStatus(id: string): Promise<StoredStatus | null>;
  writeStatus(status: ArticleStatus, expected: string | null): Promise<string | null>;
  /** The ETag of a published file, or null where there is none. */
  etagOf(key: string): Promise<string | null>;
  publish(file: PublishedFile, expected: string | null): Promise<string | null>;
  /** Removes a published file if it is still what `expected` says. False where somebody else has written it. */
  remove(key: string, expected: string): Promise<boolean>;
}

export interface Clock {
  now(): Date;
}

/** What happens, as it happens: for progress, logs and metrics. Nothing depends on it. */
export type Happening =
  | { readonly type: 'planned'; readonly id: string; readonly blocks: number; readonly segments: number }
  | { readonly type: 'block-done'; readonly id: string; readonly done: number; readonly blocks: number }
  | { readonly type: 'memory-damaged'; readonly id: string; readonly key: string; readonly reason: string }
  | { readonly type: 'lines-not-kept'; readonly id: string; readonly reason: string }
  | { readonly type: 'failure-not-told'; readonly id: string; readonly code: string }
  | { readonly type: 'started-over'; readonly id: string; readonly reason: string }
  | { readonly type: 'settled'; readonly id: string; readonly outcome: string; readonly changed: boolean };

export interface Observer {
  observe(happening: Happening): void;
}
