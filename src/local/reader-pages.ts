import type { IncomingMessage, ServerResponse } from 'node:http';
import type { S3Client } from '@aws-sdk/client-s3';
import { allStatuses } from '../aws/all-statuses.ts';
import { getObject } from '../aws/s3-objects.ts';
import { ALIGNED_PREFIX, MAX_KEY_BYTES, PAGES_PREFIX } from '../pipeline/keys.ts';
import { ALIVE_PATH } from './data-folder.ts';
import { libraryPage } from './library-page.ts';

/** What the readable pages are made of. */
export interface ReaderSource {
  readonly client: S3Client;
  readonly translationsBucket: string;
}

/** Only what is published may be read without a signature; status never is. */
const READABLE = [ALIGNED_PREFIX, PAGES_PREFIX];

/**
 * Answers a browser: `/reader/` lists the articles, `/reader/<key>` is a published file. Says whether it has answered; what
 * it does not know is left to S3.
 */
export async function answerReader(
  source: ReaderSource,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const path = (request.url ?? '').split('?')[0] ?? '';
  if (request.method !== 'GET') return false;
  if (path === '/' || path === '/reader') {
    response.writeHead(302, { location: '/reader/' }).end();
    return true;
  }
  if (!path.startsWith('/reader/')) return false;
  if (path === ALIVE_PATH) {
    response.end(String(process.pid));
    return true;
  }
  const answer =
    path === '/reader/' ? await library(source) : await publishedFile(source, path.slice('/reader/'.length));
  response
    .writeHead(answer.status, { 'content-type': answer.type, 'x-content-type-options': 'nosniff' })
    .end(answer.body);
  return true;
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string | Uint8Array;
}

const HTML = 'text/html; charset=utf-8';
const NOT_FOUND: Answer = {
  status: 404,
  type: HTML,
  body: '<!doctype html><title>Not found</title><p>There is no such page. <a href="/reader/">All articles</a></p>',
};

async function library({ client, translationsBucket }: ReaderSource): Promise<Answer> {
  return { status: 200, type: HTML, body: libraryPage(await allStatuses(client, translationsBucket)) };
}

async function publishedFile(
  { client, translationsBucket: bucket }: ReaderSource,
  path: string,
): Promise<Answer> {
  const key = decode(path);
  const isKey = key !== null && Buffer.byteLength(key) <= MAX_KEY_BYTES;
  if (!isKey || !READABLE.some((prefix) => key.startsWith(prefix))) return NOT_FOUND;
  const found = await getObject(client, { bucket, key });
  if (!found) return NOT_FOUND;
  return {
    status: 200,
    type: key.startsWith(PAGES_PREFIX) ? HTML : 'application/json; charset=utf-8',
    body: found.body,
  };
}

function decode(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
