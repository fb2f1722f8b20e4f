import type { S3Client } from '@aws-sdk/client-s3';
import { ArticleStatus } from '../pipeline/document/status-schema.ts';
import { statusKey } from '../pipeline/keys.ts';
import type { AlignedStore } from '../pipeline/ports.ts';
import { deleteObject, getObject, headObject, putObject } from './s3-objects.ts';

const JSON_TYPE = 'application/json; charset=utf-8';

export function s3AlignedStore(client: S3Client, bucket: string): AlignedStore {
  return {
    readStatus: async (id) => {
      const found = await getObject(client, { bucket, key: statusKey(id) });
      return found && { status: parseStatus(new TextDecoder().decode(found.body)), etag: found.etag };
    },
    writeStatus: async (status, expected) => {
      const body = `${JSON.stringify(status, null, 1)}\n`;
      const key = statusKey(status.id);
      return (await putObject(client, { bucket, key, body, contentType: JSON_TYPE, expected }))?.etag ?? null;
    },
    etagOf: async (key) => (await headObject(client, { bucket, key }))?.etag ?? null,
    publish: async ({ key, body, contentType }, expected) =>
      (await putObject(client, { bucket, key, body, contentType, expected }))?.etag ?? null,
    remove: async (key, expected) =>
      (await deleteObject(client, { bucket, key }, expected)) ||
      (await headObject(client, { bucket, key })) === null,
  };
}

/** Null for what is not a status: it is replaced, never trusted. */
export function parseStatus(text: string): ArticleStatus | null {
  try {
    return ArticleStatus.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
