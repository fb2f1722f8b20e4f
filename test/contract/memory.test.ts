import { DeleteObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { s3Client } from '../../src/aws/clients.ts';
import { s3Memory } from '../../src/aws/s3-memory.ts';
import { inProcessMemory } from '../../src/local/in-process-memory.ts';
import type { Memory } from '../../src/pipeline/ports.ts';
import { startLocalS3, type LocalS3 } from './local-s3.ts';
import { describeMemory } from './memory-contract.ts';
import { onRealAws } from './real-aws.ts';

describeMemory('in the process', () =>
  Promise.resolve({ memory: inProcessMemory(), close: () => Promise.resolve() }),
);

describeMemory('S3 on this machine', async () => {
  const { client, bucket, close } = await startLocalS3();
  return { memory: s3Memory(client, bucket), close };
});

onRealAws('Memory', (bucket) => {
  describeMemory('S3', () => {
    const client = s3Client();
    const keys = new Set<string>();
    return Promise.resolve({
      memory: noting(keys, s3Memory(client, bucket)),
      close: async () => {
        for (const key of keys) await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
        client.destroy();
      },
    });
  });
});

function noting(keys: Set<string>, memory: Memory): Memory {
  return {
    get: (key) => memory.get(key),
    put: (key, body) => {
      keys.add(key);
      return memory.put(key, body);
    },
    replace: (key, body) => {
      keys.add(key);
      return memory.replace(key, body);
    },
  };
}

describe('a memory on S3', () => {
  let s3: LocalS3;
  let fault: { status: number; code: string } | undefined;
  beforeAll(async () => {
    s3 = await startLocalS3({ intercept: ({ name }) => (name === 'PutObject' ? fault : undefined) });
  });
  afterAll(() => s3.close());

  const conflict = { status: 409, code: 'ConditionalRequestConflict' };

  test('that was written at the same moment goes on with what was written', async () => {
    const memory = s3Memory(s3.client, s3.bucket);
    await memory.put('taken', 'earlier');
    fault = conflict;
    expect(await memory.put('taken', 'later')).toBe('earlier');
    fault = undefined;
  });

  test('whose other writer did not finish goes on with its own text', async () => {
    const memory = s3Memory(s3.client, s3.bucket);
    fault = conflict;
    expect(await memory.put('free', 'mine')).toBe('mine');
    fault = undefined;
  });

  test('that does not answer is an error, not a text that must be paid for again', async () => {
    const memory = s3Memory(s3.clientWith({ endpoint: 'http://127.0.0.1:1' }), s3.bucket);
    await expect(memory.get('key')).rejects.toMatchObject({ code: 'store-unavailable' });
  });

  test('whose bucket is missing says so', async () => {
    const memory = s3Memory(s3.client, 'no-such-bucket');
    await expect(memory.get('key')).rejects.toMatchObject({ code: 'bucket-not-found' });
    await expect(memory.put('key', 'x')).rejects.toMatchObject({ code: 'bucket-not-found' });
    await expect(memory.replace('key', 'x')).rejects.toMatchObject({ code: 'bucket-not-found' });
  });
});
