import { DeleteObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { s3Client } from '../../src/aws/clients.ts';
import { s3ArticleSource } from '../../src/aws/s3-article-source.ts';
import { WarraqError } from '../../src/pipeline/errors.ts';
import { FakeBucket, fakeArticleSource } from '../fakes/stores.ts';
import { describeArticleSource, type ArticleSourceStand } from './article-source-contract.ts';
import { startLocalS3, type LocalS3 } from './local-s3.ts';
import { onRealAws } from './real-aws.ts';

describeArticleSource('in memory', () => {
  const bucket = new FakeBucket();
  return Promise.resolve({
    source: fakeArticleSource(bucket),
    put: (id, body, description) => {
      bucket.set(`articles/${id}`, body, description);
      return Promise.resolve();
    },
    remove: (id) => {
      bucket.objects.delete(`articles/${id}`);
      return Promise.resolve();
    },
    keepsVersions: false,
    close: () => Promise.resolve(),
  });
});

describeArticleSource('S3 on this machine', async () => {
  const { client, bucket, close } = await startLocalS3();
  return { ...onS3(client, bucket), keepsVersions: false, close };
});

onRealAws('ArticleSource', (bucket) => {
  describeArticleSource('S3', () => {
    const client = s3Client();
    const stand = onS3(client, bucket);
    const put = new Set<string>();
    return Promise.resolve({
      ...stand,
      put: (id, body, description) => {
        put.add(id);
        return stand.put(id, body, description);
      },
      // A scratch bucket as the stack makes them, with versioning.
      keepsVersions: true,
      close: async () => {
        for (const id of put) await stand.remove(id);
        client.destroy();
      },
    });
  });
});

function onS3(client: S3Client, bucket: string): Pick<ArticleSourceStand, 'source' | 'put' | 'remove'> {
  return {
    source: s3ArticleSource(client, bucket),
    put: async (id, body, { contentType, metadata } = {}) => {
      const address = { Bucket: bucket, Key: `articles/${id}` };
      await client.send(
        new PutObjectCommand({
          ...address,
          Body: body,
          ...(contentType && { ContentType: contentType }),
          ...(metadata && { Metadata: metadata }),
        }),
      );
    },
    remove: async (id) => {
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: `articles/${id}` }));
    },
  };
}

describe('S3 that does not answer as it should', () => {
  let s3: LocalS3;
  let fault: { status: number; code: string } | undefined;
  let asked: string[] = [];
  beforeAll(async () => {
    s3 = await startLocalS3({
      intercept: ({ name }) => {
        asked.push(name);
        return fault;
      },
    });
  });
  afterAll(() => s3.close());

  const errorOf = async (work: Promise<unknown>): Promise<WarraqError> => {
    const error = await work.then(
      () => null,
      (thrown: unknown) => thrown,
    );
    if (error instanceof WarraqError) return error;
    throw new Error(`Expected a WarraqError, got ${String(error)}`);
  };
  const version = {
    key: 'articles/a.txt',
    versionId: null,
    etag: '"0"',
    bytes: 1,
    contentType: null,
    metadata: {},
  };

  test('a missing bucket is an error, never an absent article', async () => {
    const source = s3ArticleSource(s3.client, 'no-such-bucket');
    const headed = await errorOf(source.head('a.txt'));
    expect(headed.code).toBe('bucket-not-found');
    expect(headed.message).toBe(
      's3://no-such-bucket/articles/a.txt: NoSuchBucket: The specified bucket does not exist. ' +
        'Check the name of the bucket and its region.',
    );
    expect((await errorOf(source.read(version))).code).toBe('bucket-not-found');
  });

  test.each([
    ['an unknown access key', { accessKeyId: 'SOMEBODY', secretAccessKey: 'local/secret' }],
    ['another secret', { accessKeyId: 'LOCALKEY', secretAccessKey: 'wrong' }],
  ])('credentials that are not right are access-denied: %s', async (_, credentials) => {
    const source = s3ArticleSource(s3.clientWith({ credentials }), s3.bucket);
    expect((await errorOf(source.head('a.txt'))).code).toBe('access-denied');
    expect((await errorOf(source.read(version))).code).toBe('access-denied');
  });

  test('a server that is not there is store-unavailable', async () => {
    const source = s3ArticleSource(s3.clientWith({ endpoint: 'http://127.0.0.1:1' }), s3.bucket);
    const error = await errorOf(source.head('a.txt'));
    expect(error.code).toBe('store-unavailable');
    expect(error.message).toMatch(
      /^s3:\/\/contract-tests\/articles\/a\.txt: .*ECONNREFUSED.*If it does not pass by itself, check the endpoint, the region and the network\.$/u,
    );
  });

  test.each([
    [503, 'ServiceUnavailable', 'store-unavailable'],
    [500, 'InternalError', 'store-unavailable'],
    [403, 'AccessDenied', 'access-denied'],
    [404, 'NoSuchBucket', 'bucket-not-found'],
  ])('%i %s is %s', async (status, code, expected) => {
    fault = { status, code };
    const error = await errorOf(s3ArticleSource(s3.client, s3.bucket).read(version));
    fault = undefined;
    expect(error.code).toBe(expected);
    expect(error.message).toContain('s3://contract-tests/articles/a.txt');
    expect(error.message).toContain(code);
  });

  test('what passes is tried four times in all', async () => {
    asked = [];
    fault = { status: 500, code: 'InternalError' };
    await errorOf(s3ArticleSource(s3.client, s3.bucket).read(version));
    fault = undefined;
    expect(asked).toEqual(['GetObject', 'GetObject', 'GetObject', 'GetObject']);
  });
});
