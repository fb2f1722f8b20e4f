import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { s3Client } from '../../src/aws/clients.ts';
import { s3AlignedStore } from '../../src/aws/s3-aligned-store.ts';
import { FakeBucket, fakeAlignedStore } from '../fakes/stores.ts';
import { aStatus, describeAlignedStore, type AlignedStoreStand } from './aligned-store-contract.ts';
import { startLocalS3, type LocalS3 } from './local-s3.ts';
import { onRealAws } from './real-aws.ts';

describeAlignedStore('in memory', () => {
  const bucket = new FakeBucket();
  return Promise.resolve({
    store: fakeAlignedStore(bucket),
    write: (key, text) => Promise.resolve(bucket.set(key, text)),
    read: (key) => Promise.resolve(bucket.text(key)),
    close: () => Promise.resolve(),
  });
});

describeAlignedStore('S3 on this machine', async () => {
  const { client, bucket, close } = await startLocalS3();
  return { ...onS3(client, bucket), close };
});

onRealAws('AlignedStore', (bucket) => {
  describeAlignedStore('S3', () => {
    const client = s3Client();
    const stand = onS3(client, bucket);
    const written: string[] = [];
    client.middlewareStack.add(
      (next) => (call) => {
        if ('Key' in call.input && typeof call.input.Key === 'string') written.push(call.input.Key);
        return next(call);
      },
      { step: 'initialize' },
    );
    const close = async () => {
      for (const key of new Set(written))
        await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
      client.destroy();
    };
    return Promise.resolve({ ...stand, close });
  });
});

function onS3(client: S3Client, bucket: string): Omit<AlignedStoreStand, 'close'> {
  return {
    store: s3AlignedStore(client, bucket),
    write: async (key, text) => {
      const Body = new TextEncoder().encode(text);
      const stored = await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body }));
      return stored.ETag!;
    },
    read: async (key) => {
      try {
        const found = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
        return await found.Body!.transformToString();
      } catch (error) {
        if (error instanceof NoSuchKey) return null;
        throw error;
      }
    },
  };
}

describe('on S3', () => {
  let s3: LocalS3;
  let fault: { status: number; code: string } | undefined;
  beforeAll(async () => {
    s3 = await startLocalS3({ intercept: ({ name }) => (name === 'PutObject' ? fault : undefined) });
  });
  afterAll(() => s3.close());

  const typeOf = async (key: string) =>
    (await s3.client.send(new HeadObjectCommand({ Bucket: s3.bucket, Key: key }))).ContentType;

  test('files carry their type, so that browsers show them', async () => {
    const store = s3AlignedStore(s3.client, s3.bucket);
    await store.publish({ key: 'pages/a.html', body: '<p>', contentType: 'text/html; charset=utf-8' }, null);
    await store.writeStatus(aStatus('a.txt'), null);
    expect(await typeOf('pages/a.html')).toBe('text/html; charset=utf-8');
    expect(await typeOf('status/a.txt.json')).toBe('application/json; charset=utf-8');
  });

  test.each([
    [412, 'PreconditionFailed'],
    [409, 'ConditionalRequestConflict'],
    [404, 'NoSuchKey'],
  ])('%i %s is a lost race', async (status, code) => {
    const store = s3AlignedStore(s3.client, s3.bucket);
    fault = { status, code };
    expect(await store.writeStatus(aStatus('race.txt'), '"e"')).toBeNull();
    expect(await store.publish({ key: 'k', body: 'x', contentType: 'text/plain' }, '"e"')).toBeNull();
    fault = undefined;
    expect(await store.readStatus('race.txt')).toBeNull();
  });

  test('a write that fails otherwise is an error', async () => {
    const store = s3AlignedStore(s3.client, s3.bucket);
    fault = { status: 500, code: 'InternalError' };
    const write = store.writeStatus(aStatus('a.txt'), null);
    await expect(write).rejects.toMatchObject({ code: 'store-unavailable' });
    fault = undefined;
  });

  test('a missing bucket is an error, whatever is asked of it', async () => {
    const store = s3AlignedStore(s3.client, 'no-such-bucket');
    const missing = { code: 'bucket-not-found' };
    await expect(store.readStatus('a.txt')).rejects.toMatchObject(missing);
    await expect(store.writeStatus(aStatus('a.txt'), null)).rejects.toMatchObject(missing);
    await expect(store.remove('k', '"e"')).rejects.toMatchObject(missing);
    const file = { key: 'k', body: 'x', contentType: 'text/plain' };
    await expect(store.publish(file, null)).rejects.toMatchObject(missing);
  });
});
