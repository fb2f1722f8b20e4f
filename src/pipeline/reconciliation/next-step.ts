import type { ArticleStatus, Outcome } from '../document/status-schema.ts';
import type { ArticleVersion } from '../ports.ts';

/** What stands in the stores when an article is looked at. */
export interface Seen {
  readonly status: ArticleStatus | null;
  /** ETag of the status; null where there is none. */
  readonly statusEtag: string | null;
  /** The newest version of the article; null where it is gone. */
  readonly source: ArticleVersion | null;
  /** ETags of the files that are published, or would be; a file that is not there is left out. */
  readonly files: ReadonlyMap<string, string>;
  /** Hash of the settings now in force. */
  readonly settings: string;
}

export type Step = 'nothing' | 'translate' | 'remove';

const FINAL: ReadonlySet<Outcome> = new Set<Outcome>(['complete', 'partial', 'rejected', 'removed']);

/**
 * The state machine of an article: what to do about what is seen. An event only says that something changed; this
 * alone decides what follows.
 */
export function nextStep({ status, statusEtag, source, files, settings }: Seen): Step {
  const isSettled = status !== null && FINAL.has(status.outcome) && isAsPublished(status, files);
  if (source === null) {
    const nothingLeft =
      files.size === 0 && (statusEtag === null || (isSettled && status.outcome === 'removed'));
    return nothingLeft ? 'nothing' : 'remove';
  }
  const isCurrent = isSettled && status.settings === settings && isSameVersion(status.source, source);
  return isCurrent ? 'nothing' : 'translate';
}

/** Whether two descriptions are of one version: by version id where the bucket keeps versions, and by content. */
export function isSameVersion(
  one: Pick<ArticleVersion, 'versionId' | 'etag'> | null,
  other: Pick<ArticleVersion, 'versionId' | 'etag'> | null,
): boolean {
  return one?.versionId === other?.versionId && one?.etag === other?.etag;
}

/** Whether the published files are exactly those that the status records. */
export function isAsPublished({ published }: ArticleStatus, files: ReadonlyMap<string, string>): boolean {
  return published.length === files.size && published.every(({ key, etag }) => files.get(key) === etag);
}
