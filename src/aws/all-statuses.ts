import type { S3Client } from '@aws-sdk/client-s3';
import type { ArticleStatus } from '../pipeline/document/status-schema.ts';
import { mapInOrder } from '../pipeline/in-order.ts';
import { STATUS_PREFIX } from '../pipeline/keys.ts';
import { parseStatus } from './s3-aligned-store.ts';
import { getObject, listKeys } from './s3-objects.ts';

/** Statuses that are read at once. */
const READS_IN_FLIGHT = 16;

/** Every status in the translations bucket, in the order of ids; what is no status is left out. */
export async function allStatuses(client: S3Client, bucket: string): Promise<ArticleStatus[]> {
  const keys = await listKeys(client, { bucket, prefix: STATUS_PREFIX });
  const statuses = await mapInOrder(keys, READS_IN_FLIGHT, async (key) => {
    const found = await getObject(client, { bucket, key });
    return found && parseStatus(new TextDecoder().decode(found.body));
  });
  return statuses.filter((status) => status !== null);
}
