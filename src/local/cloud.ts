import { join, resolve } from 'node:path';
import { s3Client } from '../aws/clients.ts';
import { ARTICLES_PREFIX, articleKey, HASHED_STATUS_PREFIX, STATUS_PREFIX } from '../pipeline/keys.ts';
import { FUNCTION_TIMEOUT_SECONDS, MAX_RECEIVES, VISIBILITY_SECONDS } from '../pipeline/settings.ts';
import {
  announceCloud,
  keepDeadLetter,
  localCredentials,
  runningCloud,
  withdrawCloud,
  type LocalCredentials,
} from './data-folder.ts';
import { loadEngine, type EngineName, type LocalEngine } from './engine.ts';
import { keepGlossary, type LocalGlossary } from './glossary.ts';
import { startFunction, type LocalFunction } from './functions/start-function.ts';
import { lockFolder } from './folder-lock.ts';
import { LOCAL_BUCKETS, type LocalCloudFile } from './local-cloud-file.ts';
import { LocalCloudError } from './local-cloud-error.ts';
import { createQueue, type DeadLetter, type Queue } from './queue.ts';
import { answerReader, type ReaderSource } from './reader-pages.ts';
import { startS3Server, type S3Server } from './s3/server.ts';
import type { S3ServerOptions } from './s3/server-options.ts';
import {
  startTranslateServer,
  type TranslateServer,
  type TranslateServerOptions,
} from './translate/server.ts';

export interface CloudOptions {
  /** Where everything is kept. */
  readonly data: string;
  /** 0, or one that is taken, gives a free port. */
  readonly port: number;
  readonly engine: EngineName;
  /** Terms that the engine is asked to honour. */
  readonly glossary?: LocalGlossary | undefined;
  /** A line of the function's log. */
  readonly onLog?: (line: string) => void;
  /** A message was given up; `path` is where it is kept. */
  readonly onDeadLetter?: (letter: DeadLetter, path: string) => void;
  /** Something failed that no client is told of. */
  readonly onError?: (error: unknown) => void;
  /** How long a failed message stays away. Milliseconds. */
  readonly redeliveryMs?: number;
  /** For tests: what translates, and what S3 and the function are made to suffer. */
  readonly test?: {
    readonly engine?: LocalEngine;
    readonly intercept?: S3ServerOptions['intercept'];
    readonly faults?: TranslateServerOptions['faults'];
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

/** On one machine nothing is gained by SQS's twelve minutes. Milliseconds. */
const REDELIVERY_MS = 2_000;

/** Handler processes: as many as the 2 cores that Warraq expects of a machine. */
const PROCESSES = 2;

const HANDLER = new URL('../../functions/translate-article/handler.ts', import.meta.url);

/**
 * The one-machine cloud: S3, Amazon Translate and a queue that drives the unmodified handler, on 127.0.0.1. At its start
 * it looks at every article it holds, so nothing that was under way when it stopped is forgotten. Throws a
 * `LocalCloudError`; then nothing that it began is left running.
 */
export async function startCloud(options: CloudOptions): Promise<Cloud> {
  await using begun = new AsyncDisposableStack();
  begun.use(await takeDataFolder(options.data));
  const credentials = await openDataFolder(options.data);
  const local = engineOf(options);
  await keepTerms(options);
  const parts = { options, credentials, local };
  const { s3, translate, events } = await startServers(parts, begun);
  const queue = startFunctionBehindQueue({ ...parts, s3, translate }, begun);
  events.flowInto((body) => queue.send(body));
  for (const key of knownArticles(s3)) queue.send(eventAbout(key));

  const file = describeCloud(s3, { credentials, engine: local.engine.name });
  begun.defer(() => withdrawCloud(options.data));
  await announceCloud(options.data, file);
  const running = begun.move();
  let closed: Promise<void> | undefined;
  return { file, s3, translate, idle: () => queue.idle(), close: () => (closed ??= running.disposeAsync()) };
}

/** The engine, called by what it applies as well. */
function engineOf({ test, engine, glossary }: CloudOptions): LocalEngine {
  const local = test?.engine ?? loadEngine(engine);
  if (!glossary) return local;
  return {
    engine: { ...local.engine, glossary: glossary.name },
    translateLine: (line, terms) => local.translateLine(line, terms),
  };
}

async function keepTerms(options: CloudOptions): Promise<void> {
  if (!options.glossary) return;
  await keepGlossary(glossaryFile(options), options.glossary).catch((cause: unknown) => {
    throw unusable(options.data, cause);
  });
}

function glossaryFile({ data }: CloudOptions): string {
  return resolve(data, 'glossary.csv');
}

interface Parts {
  readonly options: CloudOptions;
  readonly credentials: LocalCredentials;
  readonly local: LocalEngine;
}

async function startServers({ options, credentials, local }: Parts, begun: AsyncDisposableStack) {
  const { test } = options;
  const translate = await startTranslateServer({
    engine: local,
    credentials,
    ...(options.glossary && {
      terminologies: new Map([[options.glossary.name, options.glossary.glossary]]),
    }),
    ...(test?.faults && { faults: test.faults }),
  });
  begun.defer(() => translate.close());

  const events = new EarlyMessages();
  let reader: ReaderSource | null = null;
  const s3 = await startOnFreePort({
    folder: join(options.data, 'buckets'),
    region: REGION,
    credentials,
    port: options.port,
    onEvent: ({ bucket, key, notification }) => {
      const isArticle = bucket === LOCAL_BUCKETS.articlesBucket && key.startsWith(ARTICLES_PREFIX);
      if (isArticle) events.receive(JSON.stringify(notification));
    },
    fallback: (request, response) => (reader ? answerReader(reader, request, response) : false),
    onError: (error) => options.onError?.(error),
    ...(test?.intercept && { intercept: test.intercept }),
  });
  begun.defer(() => s3.close());
  for (const bucket of Object.values(LOCAL_BUCKETS)) await s3.createBucket(bucket);

  const client = s3Client({ endpoint: s3.endpoint, region: REGION, credentials });
  begun.defer(() => {
    client.destroy();
  });
  reader = { client, translationsBucket: LOCAL_BUCKETS.translationsBucket };
  return { s3, translate, events };
}

type Running = Parts & { readonly s3: S3Server; readonly translate: TranslateServer };

function startFunctionBehindQueue(parts: Running, begun: AsyncDisposableStack): Queue {
  const { options } = parts;
  const translateArticle = startTranslateArticle(parts);
  begun.defer(() => translateArticle.close());
  const letters = new Set<Promise<void>>();
  begun.defer(async () => {
    await Promise.all(letters);
  });
  const queue = createQueue({
    visibilityMs: VISIBILITY_SECONDS * 1000,
    redeliveryMs: options.redeliveryMs ?? REDELIVERY_MS,
    maxReceives: options.test?.maxReceives ?? MAX_RECEIVES,
    concurrency: PROCESSES,
    deliver: (event) => translateArticle.invoke(event),
    onDeadLetter: (letter) => {
      const kept = keepDeadLetter(options.data, letter)
        .then((path) => options.onDeadLetter?.(letter, path))
        .catch((error: unknown) => options.onError?.(error));
      letters.add(kept);
    },
  });
  begun.defer(() => queue.close());
  return queue;
}

/** The unmodified handler: only its environment says that it is not in AWS. */
function startTranslateArticle({ options, credentials, local, s3, translate }: Running): LocalFunction {
  return startFunction({
    name: 'translate-article',
    entry: HANDLER,
    handler: 'handler',
    processes: PROCESSES,
    timeoutMs: FUNCTION_TIMEOUT_SECONDS * 1000,
    environment: {
      ARTICLES_BUCKET: LOCAL_BUCKETS.articlesBucket,
      TRANSLATIONS_BUCKET: LOCAL_BUCKETS.translationsBucket,
      MEMORY_BUCKET: LOCAL_BUCKETS.memoryBucket,
      MAX_RECEIVES: String(options.test?.maxReceives ?? MAX_RECEIVES),
      WARRAQ_ENGINE: JSON.stringify(local.engine),
      ...(options.glossary && {
        WARRAQ_GLOSSARY: JSON.stringify({ name: options.glossary.name, file: glossaryFile(options) }),
      }),
      AWS_REGION: REGION,
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      AWS_ENDPOINT_URL_S3: s3.endpoint,
      AWS_ENDPOINT_URL_TRANSLATE: translate.endpoint,
      ...options.test?.environment,
    },
    onLog: (line) => options.onLog?.(line),
  });
}

/** Holds the messages that come before there is a queue for them. */
class EarlyMessages {
  #held: string[] = [];
  #send: (body: string) => unknown = (body) => this.#held.push(body);

  receive(body: string): void {
    this.#send(body);
  }

  flowInto(send: (body: string) => unknown): void {
    this.#send = send;
    for (const body of this.#held.splice(0)) send(body);
  }
}

/** Two clouds on one folder would each believe that the files are theirs alone. */
async function takeDataFolder(data: string): Promise<AsyncDisposable> {
  const lock = await lockFolder(data).catch((cause: unknown) => {
    throw unusable(data, cause);
  });
  if (lock) return lock;
  const running = await runningCloud(data);
  const which = running ? `${running.endpoint} (process ${running.pid})` : 'it is just starting or stopping';
  throw new LocalCloudError(
    'already-running',
    `A local cloud already runs on ${data}: ${which}. Use it, stop it, or give --data another folder.`,
  );
}

async function openDataFolder(data: string): Promise<LocalCredentials> {
  try {
    return await localCredentials(data);
  } catch (cause) {
    throw unusable(data, cause);
  }
}

async function startOnFreePort(options: S3ServerOptions): Promise<S3Server> {
  try {
    return await startS3Server(options);
  } catch (cause) {
    const isTaken = cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE';
    if (isTaken && options.port !== 0) return startOnFreePort({ ...options, port: 0 });
    throw unusable(options.folder, cause);
  }
}

function unusable(folder: string, cause: unknown): LocalCloudError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new LocalCloudError(
    'data-folder-unusable',
    `The folder ${folder} cannot be used: ${reason}\nMend it, or give --data another folder.`,
    { cause },
  );
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
  const object = { key: encodeURIComponent(key) };
  const record = { eventSource: 'aws:s3', eventName: 'ObjectCreated:Put', s3: { object } };
  return JSON.stringify({ Records: [record] });
}

function describeCloud(
  s3: S3Server,
  { credentials, engine }: { credentials: LocalCredentials; engine: string },
): LocalCloudFile {
  return {
    endpoint: s3.endpoint,
    region: REGION,
    accessKeyId: credentials.accessKeyId,
    secretAccessKey: credentials.secretAccessKey,
    ...LOCAL_BUCKETS,
    reader: `${s3.endpoint}/reader/`,
    engine,
    pid: process.pid,
  };
}
