import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { S3Client } from '@aws-sdk/client-s3';
import { s3Client, type ClientOptions } from '../../src/aws/clients.ts';
import { startS3Server, type S3Server } from '../../src/local/s3/server.ts';
import type { S3ServerOptions } from '../../src/local/s3/server-options.ts';

/** The local S3 in place of AWS, with one empty bucket. */
export interface LocalS3 {
  readonly server: S3Server;
  readonly client: S3Client;
  readonly bucket: string;
  /** Like `client`, but for what is changed; closed with the others. */
  readonly clientWith: (changes: ClientOptions) => S3Client;
  readonly close: () => Promise<void>;
}

export const LOCAL_CREDENTIALS = { accessKeyId: 'LOCALKEY', secretAccessKey: 'local/secret' };
export const LOCAL_REGION = 'us-east-1';

export async function startLocalS3(options: Pick<S3ServerOptions, 'intercept'> = {}): Promise<LocalS3> {
  const folder = await mkdtemp(join(tmpdir(), 'warraq-s3-'));
  const settings = { region: LOCAL_REGION, credentials: LOCAL_CREDENTIALS };
  const server = await startS3Server({ folder, port: 0, ...settings, ...options });
  const bucket = 'contract-tests';
  await server.createBucket(bucket);
  const clients: S3Client[] = [];
  const clientWith = (changes: ClientOptions) => {
    const client = s3Client({ endpoint: server.endpoint, ...settings, ...changes });
    clients.push(client);
    return client;
  };
  return {
    server,
    client: clientWith({}),
    bucket,
    clientWith,
    close: async () => {
      for (const client of clients) client.destroy();
      await server.close();
      await rm(folder, { recursive: true });
    },
  };
}
