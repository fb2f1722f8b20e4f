import { DeleteObjectCommand, GetObjectCommand, NoSuchKey, PutObjectCommand } from '@aws-sdk/client-s3';
import type { SQSEvent } from 'aws-lambda';
import type { FaultRule } from '../../src/local/translate/faults.ts';
import { startTranslateServer, type TranslateServer } from '../../src/local/translate/server.ts';
import { formEncodeKey } from '../../src/local/s3/wire/form-encoding.ts';
import { LOCAL_CREDENTIALS, LOCAL_REGION, startLocalS3 } from './local-s3.ts';

/** The servers that a function talks to, and the environment that points it at them. */
export interface FunctionStand {
  readonly translate: TranslateServer;
  readonly environment: Readonly<Record<string, string>>;
  readonly put: (id: string, body: string | Uint8Array) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
  /** The text of an object in the translations bucket; null where there is none. */
  readonly read: (key: string) => Promise<string | null>;
  readonly keys: () => readonly string[];
  readonly close: () => Promise<void>;
}

const BUCKETS = { articles: 'the-articles', translations: 'the-translations', memory: 'the-memory' };
export const STAND_ENGINE = { name: 'brackets', model: null, notice: 'not a translation', glossary: null };
export const STAND_MAX_RECEIVES = 3;

export async function startFunctionStand(faults?: FaultRule): Promise<FunctionStand> {
  const s3 = await startLocalS3();
  for (const bucket of Object.values(BUCKETS)) await s3.server.createBucket(bucket);
  const engine = { translateLine: (line: string) => `EN~${line}~` };
  const translate = await startTranslateServer({ engine, credentials: LOCAL_CREDENTIALS, faults });
  const article = (id: string) => ({ Bucket: BUCKETS.articles, Key: `articles/${id}` });
  return {
    translate,
    environment: {
      ARTICLES_BUCKET: BUCKETS.articles,
      TRANSLATIONS_BUCKET: BUCKETS.translations,
      MEMORY_BUCKET: BUCKETS.memory,
      MAX_RECEIVES: String(STAND_MAX_RECEIVES),
      WARRAQ_ENGINE: JSON.stringify(STAND_ENGINE),
      AWS_REGION: LOCAL_REGION,
      AWS_ACCESS_KEY_ID: LOCAL_CREDENTIALS.accessKeyId,
      AWS_SECRET_ACCESS_KEY: LOCAL_CREDENTIALS.secretAccessKey,
      AWS_ENDPOINT_URL_S3: s3.server.endpoint,
      AWS_ENDPOINT_URL_TRANSLATE: translate.endpoint,
    },
    put: async (id, body) => {
      await s3.client.send(new PutObjectCommand({ ...article(id), Body: body }));
    },
    remove: async (id) => {
      await s3.client.send(new DeleteObjectCommand(article(id)));
    },
    read: async (key) => {
      try {
        const command = new GetObjectCommand({ Bucket: BUCKETS.translations, Key: key });
        return await (await s3.client.send(command)).Body!.transformToString();
      } catch (error) {
        if (error instanceof NoSuchKey) return null;
        throw error;
      }
    },
    keys: () => s3.server.listKeys(BUCKETS.translations),
    close: async () => {
      await Promise.all([s3.close(), translate.close()]);
    },
  };
}

/** The body of a message: S3's notification about these keys. */
export function notificationAbout(...keys: readonly string[]): string {
  const Records = keys.map((key) => ({
    eventVersion: '2.1',
    eventSource: 'aws:s3',
    eventName: 'ObjectCreated:Put',
    s3: { bucket: { name: BUCKETS.articles }, object: { key: formEncodeKey(key), sequencer: '01' } },
  }));
  return JSON.stringify({ Records });
}

/** What SQS hands to a function: one record a body, with the ids `m1`, `m2`…; received for the n-th time. */
export function queueEvent(bodies: readonly string[], receives = 1): SQSEvent {
  return {
    Records: bodies.map((body, index) => ({
      messageId: `m${index + 1}`,
      receiptHandle: 'AQEB',
      body,
      attributes: {
        ApproximateReceiveCount: String(receives),
        SentTimestamp: '1767323045678',
        SenderId: 'AIDA',
        ApproximateFirstReceiveTimestamp: '1767323045678',
      },
      messageAttributes: {},
      md5OfBody: '',
      eventSource: 'aws:sqs',
      eventSourceARN: 'arn:aws:sqs:us-east-1:000000000000:articles',
      awsRegion: 'us-east-1',
    })),
  };
}
