import type { S3Client } from '@aws-sdk/client-s3';
import { articleKey } from '../pipeline/keys.ts';
import type { ArticleSource } from '../pipeline/ports.ts';
import { getObject, headObject } from './s3-objects.ts';

export function s3ArticleSource(client: S3Client, bucket: string): ArticleSource {
  return {
    head: async (id) => {
      const key = articleKey(id);
      // A HEAD cannot tell a missing object from a missing bucket, and what is missing is removed: ask again with a GET, whose
      // error says which it is.
      const found = (await headObject(client, { bucket, key })) ?? (await getObject(client, { bucket, key }));
      if (!found) return null;
      const { versionId, etag, bytes, contentType, metadata } = found;
      return { key, versionId, etag, bytes, contentType, metadata };
    },
    read: async ({ key, etag, versionId }) => {
      const found = await getObject(client, { bucket, key }, { etag, versionId });
      return found && found.body;
    },
  };
}
