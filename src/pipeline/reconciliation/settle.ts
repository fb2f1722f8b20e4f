import type { ArticleStatus, PublishedEntry, Receipt } from '../document/status-schema.ts';
import type { AlignedStore, ArticleSource, Clock, PublishedFile } from '../ports.ts';
import type { Settings } from '../settings.ts';
import { usdOf, type Usage } from '../translation/usage.ts';
import { isAsPublished, isSameVersion, type Seen } from './next-step.ts';

/** What settling works with. */
export interface Settling {
  readonly source: ArticleSource;
  readonly aligned: AlignedStore;
  readonly clock: Clock;
  readonly settings: Settings;
  readonly usage: Usage;
  /** When work on this article began. */
  readonly startedAt: ReturnType<Clock['now']>;
}

/** How an article is to end, and the files that readers are to see. */
export interface Ending {
  readonly outcome: Exclude<ArticleStatus['outcome'], 'publishing'>;
  readonly error?: { readonly code: string; readonly message: string };
  /** SHA-256 of the article, as far as it was read. */
  readonly sha256: string | null;
  /** `keep`: what is published stays as it is. Otherwise these files, and no others. */
  readonly files: readonly PublishedFile[] | 'keep';
}

/**
 * Brings an article to its end, in the one order that is safe: claim it with a status that says `publishing`, change the
 * files, look at the article again, and write the outcome. Each write is conditional on what was seen, so of two
 * deliveries that mean well one goes on, and the other, told by null, looks again.
 */
export async function settle(
  seen: Seen & { readonly id: string },
  ending: Ending,
  work: Settling,
): Promise<ArticleStatus | null> {
  const before = statusBefore(seen, ending.sha256);
  const claim = await work.aligned.writeStatus({ ...before, outcome: 'publishing' }, seen.statusEtag);
  if (claim === null) return null;
  const published =
    ending.files === 'keep' ? before.published : await replaceFiles(ending.files, seen.files, work.aligned);
  if (published === null) return null;
  if (!isSameVersion(await work.source.head(seen.id), seen.source)) return null;
  const status: ArticleStatus = {
    ...before,
    outcome: ending.outcome,
    error: ending.error ?? null,
    published: [...published],
    publishedSource:
      ending.files === 'keep' ? before.publishedSource : published.length > 0 ? ending.sha256 : null,
    receipt: ending.outcome === 'removed' ? null : receipt(work),
  };
  const etag = await work.aligned.writeStatus(status, claim);
  return etag === null ? null : status;
}

/** The status of what is seen, what was published before kept, for the outcome to be filled in. */
function statusBefore(
  seen: Seen & { readonly id: string },
  sha256: string | null,
): Omit<ArticleStatus, 'outcome'> {
  const { id, status, source, files, settings } = seen;
  return {
    schema: 'article-status/1',
    id,
    error: null,
    source: source && { key: source.key, versionId: source.versionId, etag: source.etag, sha256 },
    settings,
    edits: null,
    published: [...files].map(([key, etag]) => ({ key, etag })),
    // Files that a broken-off publication left, or that somebody changed, are of an unknown source.
    publishedSource: status && isAsPublished(status, files) ? status.publishedSource : null,
    waiting: null,
    receipt: null,
  };
}

/** Writes the files and removes all others that are seen. Null where one of them is no longer what was seen. */
async function replaceFiles(
  files: readonly PublishedFile[],
  seen: ReadonlyMap<string, string>,
  aligned: AlignedStore,
): Promise<readonly PublishedEntry[] | null> {
  const published: PublishedEntry[] = [];
  for (const file of files) {
    const etag = await aligned.publish(file, seen.get(file.key) ?? null);
    if (etag === null) return null;
    published.push({ key: file.key, etag });
  }
  const kept = new Set(files.map(({ key }) => key));
  for (const [key, etag] of seen) {
    if (!kept.has(key) && !(await aligned.remove(key, etag))) return null;
  }
  return published;
}

function receipt({ usage, settings, startedAt, clock }: Settling): Receipt {
  return {
    ...usage,
    estimatedUsd: usdOf(usage.billedCharacters, settings.usdPerMillionCharacters),
    startedAt: startedAt.toISOString(),
    finishedAt: clock.now().toISOString(),
  };
}
