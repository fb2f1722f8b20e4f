import { setTimeout as sleep } from 'node:timers/promises';
import { s3AlignedStore } from '../aws/s3-aligned-store.ts';
import type { ArticleStatus } from '../pipeline/document/status-schema.ts';
import type { Connection } from './connection.ts';

/** Between two looks at a status: short at first, for the local cloud; then as long as AWS takes. Milliseconds. */
const FIRST_WAIT = 50;
const LONGEST_WAIT = 2_000;

export async function statusOf(connection: Connection, id: string): Promise<ArticleStatus | null> {
  const stored = await s3AlignedStore(connection.client, connection.translationsBucket).readStatus(id);
  return stored?.status ?? null;
}

/** What was uploaded, as far as its status must match it. */
export interface Uploaded {
  readonly id: string;
  readonly etag: string;
  readonly versionId: string | null;
}

/** Waits until the outcome of exactly this upload is told. Null if the time ran out. */
export async function outcomeOf(
  connection: Connection,
  uploaded: Uploaded,
  signal: AbortSignal,
): Promise<ArticleStatus | null> {
  for (let wait = FIRST_WAIT; !signal.aborted; wait = Math.min(wait * 1.3, LONGEST_WAIT)) {
    const status = await statusOf(connection, uploaded.id);
    if (status && status.outcome !== 'publishing' && isAbout(status, uploaded)) return status;
    await sleep(wait, undefined, { signal }).catch(() => undefined);
  }
  return null;
}

function isAbout({ source }: ArticleStatus, { etag, versionId }: Uploaded): boolean {
  return source?.etag === etag && source.versionId === versionId;
}
