import type { S3Client } from '@aws-sdk/client-s3';
import type { Memory } from '../pipeline/ports.ts';
import { getObject, putObject } from './s3-objects.ts';

const CONTENT_TYPE = 'application/json; charset=utf-8';

export function s3Memory(client: S3Client, bucket: string): Memory {
  const get = async (key: string) => {
    const found = await getObject(client, { bucket, key });
    return found && new TextDecoder().decode(found.body);
  };
  return {
    get,
    put: async (key, body) => {
      const won = await putObject(client, { bucket, key, body, contentType: CONTENT_TYPE, expected: null });
      return won === null ? ((await get(key)) ?? body) : body;
    },
    replace: async (key, body) => {
      await putObject(client, { bucket, key, body, contentType: CONTENT_TYPE });
    },
  };
}
