import { setTimeout as sleep } from 'node:timers/promises';
import { s3AlignedStore } from '../aws/s3-aligned-store.ts';
import type { ArticleStatus } from '../pipeline/document/status-schema.ts';
import type { StoredStatus } from '../pipeline/ports.ts';
import type { Connection } from './connection.ts';

/** Between two looks at a status: short at first, for the local cloud; then as long as AWS takes. Milliseconds. */
const FIRST_WAIT = 50;
const LONGEST_WAIT = 2_000;

export async function statusOf(connection: Connection, id: string): Promise<ArticleStatus | null> {
  return (await storedStatus(connection, id))?.status ?? null;
}

/** The status with its ETag, by which one tells whether it changes. */
export function storedStatus(
  { client, translationsBucket }: Connection,
  id: string,
): Promise<StoredStatus | null> {
  return s3AlignedStore(client, translationsBucket).readStatus(id);
}

/** What was uploaded, as far as its status must match it. */
export interface Uploaded {
  readonly id: string;
  readonly etag: string;
  readonly versionId: string | null;
}

/**
 * Waits until the outcome of exactly this upload is told, and says whether it had been told before. Null if the time ran
 * out. `before` is the ETag of the status before the upload: an old failure is no answer, because the upload is what has it
 * tried again.
 */
export async function outcomeOf(
  connection: Connection,
  { uploaded, before, signal }: { uploaded: Uploaded; before: string | null; signal: AbortSignal },
): Promise<{ status: ArticleStatus; unchanged: boolean } | null> {
  for (let wait = FIRST_WAIT; !signal.aborted; wait = Math.min(wait * 1.3, LONGEST_WAIT)) {
    const stored = await storedStatus(connection, uploaded.id);
    const unchanged = stored?.etag === before;
    if (
      stored?.status &&
      isAnswer(stored.status, uploaded) &&
      !(unchanged && stored.status.outcome === 'failed')
    ) {
      return { status: stored.status, unchanged };
    }
    await sleep(wait, undefined, { signal }).catch(() => undefined);
  }
  return null;
}

function isAnswer({ outcome, source }: ArticleStatus, { etag, versionId }: Uploaded): boolean {
  return outcome !== 'publishing' && source?.etag === etag && source.versionId === versionId;
}
