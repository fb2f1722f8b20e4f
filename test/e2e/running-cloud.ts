import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CopyObjectCommand, DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { expect } from 'vitest';
import { s3Client } from '../../src/aws/clients.ts';
import { parseStatus } from '../../src/aws/s3-aligned-store.ts';
import { getObject } from '../../src/aws/s3-objects.ts';
import { startCloud, type Cloud, type CloudOptions } from '../../src/local/cloud.ts';
import type { DeadLetter } from '../../src/local/queue.ts';
import { readArticle } from '../../src/pipeline/article/read-article.ts';
import { parseArticle } from '../../src/pipeline/document/parse-article.ts';
import { findProblems } from '../../src/pipeline/document/prove-integrity.ts';
import type { AlignedArticle } from '../../src/pipeline/document/schema.ts';
import type { ArticleStatus } from '../../src/pipeline/document/status-schema.ts';
import { alignedKey, articleKey, pageKey, statusKey } from '../../src/pipeline/keys.ts';
import { parseSettings } from '../../src/pipeline/settings.ts';
import type { Description } from '../fakes/stores.ts';
import { COMPILE_CACHE } from './command-line.ts';

/** What readers see of an article: the very bytes, or null where there is nothing. */
export interface Published {
  readonly aligned: string | null;
  readonly page: string | null;
}

/** A local cloud, and hands to put articles in and take results out. */
export interface RunningCloud {
  readonly cloud: Cloud;
  readonly data: string;
  /** Lines that the engine has translated, in all. */
  readonly paid: readonly string[];
  readonly deadLetters: readonly DeadLetter[];
  readonly log: readonly string[];
  readonly put: (id: string, body: string | Uint8Array, description?: Partial<Description>) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
  /** Copies an article onto another id. */
  readonly copy: (from: string, to: string) => Promise<void>;
  /** Deletes an object of the translations bucket, behind the back of everybody. */
  readonly lose: (key: string) => Promise<void>;
  /** Resolves when everything that was put or removed is dealt with. */
  readonly settled: () => Promise<void>;
  readonly status: (id: string) => Promise<ArticleStatus | null>;
  readonly published: (id: string) => Promise<Published>;
  /** The aligned article, proven against the bytes it must be made of. */
  readonly proven: (id: string, bytes: string | Uint8Array) => Promise<AlignedArticle>;
  /** Stops it. The data folder stays with `keep`, for the next cloud. */
  readonly close: (options?: { keep: boolean }) => Promise<void>;
}

export type RunningCloudOptions = Partial<Pick<CloudOptions, 'data' | 'redeliveryMs' | 'glossary'>> &
  CloudOptions['test'];

export async function runCloud({
  data: givenData,
  redeliveryMs = 20,
  glossary,
  environment,
  ...test
}: RunningCloudOptions = {}): Promise<RunningCloud> {
  const data = givenData ?? (await mkdtemp(join(tmpdir(), 'warraq-cloud-')));
  const paid: string[] = [];
  const deadLetters: DeadLetter[] = [];
  const log: string[] = [];
  const cloud = await startCloud({
    data,
    port: 0,
    engine: 'auto',
    redeliveryMs,
    glossary,
    onLog: (line) => log.push(line),
    onDeadLetter: (letter) => deadLetters.push(letter),
    test: { engine: bracketsEngine(paid), environment: { ...COMPILE_CACHE, ...environment }, ...test },
  });
  const { endpoint, region, accessKeyId, secretAccessKey, articlesBucket, translationsBucket } = cloud.file;
  const client = s3Client({ endpoint, region, credentials: { accessKeyId, secretAccessKey } });
  const article = (id: string) => ({ Bucket: articlesBucket, Key: articleKey(id) });
  const read = async (key: string) => {
    const found = await getObject(client, { bucket: translationsBucket, key });
    return found && new TextDecoder().decode(found.body);
  };
  return {
    cloud,
    data,
    paid,
    deadLetters,
    log,
    put: async (id, body, { contentType, metadata } = {}) => {
      const Body = typeof body === 'string' ? new TextEncoder().encode(body) : body;
      await client.send(
        new PutObjectCommand({
          ...article(id),
          Body,
          ...(contentType && { ContentType: contentType }),
          ...(metadata && { Metadata: metadata }),
        }),
      );
    },
    remove: async (id) => {
      await client.send(new DeleteObjectCommand(article(id)));
    },
    copy: async (from, to) => {
      const CopySource = encodeURIComponent(`${articlesBucket}/${articleKey(from)}`);
      await client.send(new CopyObjectCommand({ ...article(to), CopySource }));
    },
    lose: async (key) => {
      await client.send(new DeleteObjectCommand({ Bucket: translationsBucket, Key: key }));
    },
    settled: () => cloud.idle(),
    status: async (id) => {
      const text = await read(statusKey(id));
      return text === null ? null : parseStatus(text);
    },
    published: async (id) => ({ aligned: await read(alignedKey(id)), page: await read(pageKey(id)) }),
    proven: async (id, bytes) => provenAgainst(await read(alignedKey(id)), { id, bytes }),
    close: async ({ keep } = { keep: false }) => {
      client.destroy();
      await cloud.close();
      if (!keep) await rm(data, { recursive: true });
    },
  };
}

/** English that is visibly none, `EN~…~`; notes each line that it is given. */
function bracketsEngine(paid: string[]): NonNullable<RunningCloudOptions['engine']> {
  return {
    engine: { name: 'brackets', model: '1', notice: 'not a translation', glossary: null },
    translateLine: (line) => {
      paid.push(line);
      return `EN~${line}~`;
    },
  };
}

/** Throws, or fails the test, where the aligned JSON is not the article's. */
export async function provenAgainst(
  json: string | null,
  { id, bytes }: { readonly id: string; readonly bytes: string | Uint8Array },
): Promise<AlignedArticle> {
  const document = parseArticle(json ?? '', id);
  const file = { id, bytes: typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes };
  const article = await readArticle(file, parseSettings(undefined, 'the test'));
  expect(findProblems(document, { article })).toEqual([]);
  expect(document.id).toBe(id);
  return document;
}

export function targetsOf({ blocks }: AlignedArticle): (string | null)[] {
  return blocks.flatMap(({ segments }) => segments.map(({ target }) => target));
}

export const NOTHING_PUBLISHED: Published = { aligned: null, page: null };
