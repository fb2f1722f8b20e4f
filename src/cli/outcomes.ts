import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { setTimeout as sleep } from 'node:timers/promises';
import { s3AlignedStore } from '../aws/s3-aligned-store.ts';
import { getObject } from '../aws/s3-objects.ts';
import { parseStatus } from '../aws/s3-aligned-store.ts';
import type { ArticleStatus } from '../pipeline/document/status-schema.ts';
import { STATUS_PREFIX } from '../pipeline/keys.ts';
import { mapInOrder } from '../pipeline/translation/in-order.ts';
import type { Connection } from './connection.ts';

/** Statuses that are read at once. */
const READS_IN_FLIGHT = 16;

/** Between two looks at a status: short at first, for the local cloud; then as long as AWS takes. Milliseconds. */
const FIRST_WAIT = 50;
const LONGEST_WAIT = 2_000;

export async function statusOf(connection: Connection, id: string): Promise<ArticleStatus | null> {
  const stored = await s3AlignedStore(connection.client, connection.translationsBucket).readStatus(id);
  return stored?.status ?? null;
}

/** Every status in the bucket, in the order of ids. */
export async function allStatuses(connection: Connection): Promise<ArticleStatus[]> {
  const { client, translationsBucket: bucket } = connection;
  const keys = await listKeys(connection);
  const statuses = await mapInOrder(keys, READS_IN_FLIGHT, async (key) => {
    const found = await getObject(client, { bucket, key });
    return found && parseStatus(new TextDecoder().decode(found.body));
  });
  return statuses.filter((status) => status !== null);
}

async function listKeys({ client, translationsBucket }: Connection): Promise<string[]> {
  const keys: string[] = [];
  let token: string | undefined;
  do {
    const page = await client.send(
      new ListObjectsV2Command({
        Bucket: translationsBucket,
        Prefix: STATUS_PREFIX,
        ...(token !== undefined && { ContinuationToken: token }),
      }),
    );
    keys.push(...(page.Contents ?? []).flatMap(({ Key }) => Key ?? []));
    token = page.NextContinuationToken;
  } while (token !== undefined);
  return keys;
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
