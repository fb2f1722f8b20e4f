import { join } from 'node:path';
import { s3Client } from '../aws/clients.ts';
import { ARTICLES_PREFIX, articleKey, HASHED_STATUS_PREFIX, STATUS_PREFIX } from '../pipeline/keys.ts';
import {
  announceCloud,
  keepDeadLetter,
  localCredentials,
  runningCloud,
  withdrawCloud,
} from './data-folder.ts';
import { loadEngine, type EngineName, type LocalEngine } from './engine.ts';
import { startFunction } from './functions/start-function.ts';
import { LOCAL_BUCKETS, type LocalCloudFile } from './local-cloud-file.ts';
import { createQueue, type DeadLetter } from './queue.ts';
import { answerReader, type ReaderSource } from './reader-pages.ts';
import { startS3Server, type S3Server } from './s3/server.ts';
import type { S3ServerOptions } from './s3/server-options.ts';
import { startTranslateServer, type TranslateServer } from './translate/server.ts';

export interface CloudOptions {
  /** Where everything is kept. */
  readonly data: string;
  /** 0, or one that is taken, gives a free port. */
  readonly port: number;
  readonly engine: EngineName;
  /** A line of the function's log. */
  readonly onLog?: (line: string) => void;
  /** A message was given up; `path` is where it is kept. */
  readonly onDeadLetter?: (letter: DeadLetter, path: string) => void;
  /** How long a failed message stays away. Milliseconds. */
  readonly redeliveryMs?: number;
  /** For tests: what translates, and what S3 and the function are made to suffer. */
  readonly test?: {
    readonly engine?: LocalEngine;
    readonly intercept?: S3ServerOptions['intercept'];
    readonly faults?: Parameters<typeof startTranslateServer>[0]['faults'];
    readonly environment?: Readonly<Record<string, string>>;
    readonly maxReceives?: number;
  };
}

export interface Cloud {
  readonly file: LocalCloudFile;
  readonly s3: S3Server;
  readonly translate: TranslateServer;
  /** Resolves when no message waits, is under way or comes back. */
  readonly idle: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const REGION = 'us-east-1';

/** As deployed: see `infra/`. */
const FUNCTION_TIMEOUT_MS = 120_000;
const MAX_RECEIVES = 10;

/** On one machine nothing is gained by SQS's twelve minutes. Milliseconds. */
const REDELIVERY_MS = 2_000;

/** Handler processes: as many as the 2 cores that Warraq expects of a machine. */
const PROCESSES = 2;

const HANDLER = new URL('../../functions/translate-article/handler.ts', import.meta.url);

/**
 * The one-machine cloud: S3, Amazon Translate and a queue that drives the unmodified handler, on 127.0.0.1. At its start
 * it looks at every article it holds, so nothing that was under way when it stopped is forgotten.
 */
export async function startCloud(options: CloudOptions): Promise<Cloud> {
  await refuseSecondCloud(options.data);
  const credentials = await localCredentials(options.data);
  const local = options.test?.engine ?? loadEngine(options.engine);
  const { test } = options;
  const translate = await startTranslateServer({
    engine: local,
    credentials,
    ...(test?.faults && { faults: test.faults }),
  });

  let send: (body: string) => void = () => undefined;
  let reader: ReaderSource | undefined;
  const s3 = await startOnFreePort({
    folder: join(options.data, 'buckets'),
    region: REGION,
    credentials,
    port: options.port,
    onEvent: ({ bucket, key, notification }) => {
      if (bucket === LOCAL_BUCKETS.articlesBucket && key.startsWith(ARTICLES_PREFIX)) {
        send(JSON.stringify(notification));
      }
    },
    fallback: (request, response) => (reader ? answerReader(reader, request, response) : false),
    ...(test?.intercept && { intercept: test.intercept }),
  });
  for (const bucket of Object.values(LOCAL_BUCKETS)) await s3.createBucket(bucket);
  const client = s3Client({ endpoint: s3.endpoint, region: REGION, credentials });
  const { translationsBucket } = LOCAL_BUCKETS;
  reader = { client, translationsBucket, listKeys: (prefix) => s3.listKeys(translationsBucket, prefix) };

  const maxReceives = test?.maxReceives ?? MAX_RECEIVES;
  const translateArticle = startFunction({
    name: 'translate-article',
    entry: HANDLER,
    handler: 'handler',
    processes: PROCESSES,
    timeoutMs: FUNCTION_TIMEOUT_MS,
    environment: {
      ARTICLES_BUCKET: LOCAL_BUCKETS.articlesBucket,
      TRANSLATIONS_BUCKET: LOCAL_BUCKETS.translationsBucket,
      MEMORY_BUCKET: LOCAL_BUCKETS.memoryBucket,
      MAX_RECEIVES: String(maxReceives),
      WARRAQ_ENGINE: JSON.stringify(local.engine),
      AWS_REGION: REGION,
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      AWS_ENDPOINT_URL_S3: s3.endpoint,
      AWS_ENDPOINT_URL_TRANSLATE: translate.endpoint,
      ...test?.environment,
    },
    onLog: (line) => options.onLog?.(line),
  });
  const queue = createQueue({
    visibilityMs: FUNCTION_TIMEOUT_MS * 6,
    redeliveryMs: options.redeliveryMs ?? REDELIVERY_MS,
    maxReceives,
    concurrency: PROCESSES,
    deliver: (event) => translateArticle.invoke(event),
    onDeadLetter: (letter) => {
      void keepDeadLetter(options.data, letter).then((path) => options.onDeadLetter?.(letter, path));
    },
  });
  send = (body) => queue.send(body);
  for (const key of knownArticles(s3)) send(eventAbout(key));

  const file = describe({ s3, credentials, engine: local.engine.name });
  await announceCloud(options.data, file);
  let closed: Promise<void> | undefined;
  const close = async () => {
    await queue.close();
    await Promise.all([translateArticle.close(), s3.close(), translate.close()]);
    client.destroy();
    await withdrawCloud(options.data);
  };
  return { file, s3, translate, idle: () => queue.idle(), close: () => (closed ??= close()) };
}

async function refuseSecondCloud(data: string): Promise<void> {
  const running = await runningCloud(data);
  if (running && running.pid !== process.pid) {
    throw new Error(
      `A local cloud already runs on ${data}: ${running.endpoint} (process ${running.pid}). Use it, stop it, or give --data another folder.`,
    );
  }
}

async function startOnFreePort(options: S3ServerOptions): Promise<S3Server> {
  try {
    return await startS3Server(options);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      return startS3Server({ ...options, port: 0 });
    }
    throw error;
  }
}

/** Every article that is there, or of which a status tells that it was. */
function knownArticles(s3: S3Server): Set<string> {
  const { articlesBucket, translationsBucket } = LOCAL_BUCKETS;
  const there = s3.listKeys(articlesBucket, ARTICLES_PREFIX);
  const told = s3
    .listKeys(translationsBucket, STATUS_PREFIX)
    .filter((key) => !key.startsWith(HASHED_STATUS_PREFIX))
    .map((key) => articleKey(key.slice(STATUS_PREFIX.length, -'.json'.length)));
  return new Set([...there, ...told]);
}

/** A notification that says no more than S3's: look at this key. */
function eventAbout(key: string): string {
  const record = {
    eventSource: 'aws:s3',
    eventName: 'ObjectCreated:Put',
    s3: { object: { key: encodeURIComponent(key) } },
  };
  return JSON.stringify({ Records: [record] });
}

function describe(parts: {
  s3: S3Server;
  credentials: { accessKeyId: string; secretAccessKey: string };
  engine: string;
}): LocalCloudFile {
  const { s3, credentials, engine } = parts;
  const { articlesBucket, translationsBucket, memoryBucket } = LOCAL_BUCKETS;
  return {
    endpoint: s3.endpoint,
    region: REGION,
    accessKeyId: credentials.accessKeyId,
    secretAccessKey: credentials.secretAccessKey,
    articlesBucket,
    translationsBucket,
    memoryBucket,
    reader: `${s3.endpoint}/reader/`,
    engine,
    pid: process.pid,
  };
}
