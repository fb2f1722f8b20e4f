import type { IncomingMessage, ServerResponse } from 'node:http';
import type { S3Client } from '@aws-sdk/client-s3';
import { parseStatus } from '../aws/s3-aligned-store.ts';
import { getObject } from '../aws/s3-objects.ts';
import { ALIGNED_PREFIX, PAGES_PREFIX, STATUS_PREFIX } from '../pipeline/keys.ts';
import { mapInOrder } from '../pipeline/translation/in-order.ts';
import { libraryPage } from './library-page.ts';

/** What the readable pages are made of. */
export interface ReaderSource {
  readonly client: S3Client;
  readonly translationsBucket: string;
  readonly listKeys: (prefix: string) => readonly string[];
}

const READS_IN_FLIGHT = 16;

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

async function library({ client, translationsBucket: bucket, listKeys }: ReaderSource): Promise<Answer> {
  const statuses = await mapInOrder(listKeys(STATUS_PREFIX), READS_IN_FLIGHT, async (key) => {
    const found = await getObject(client, { bucket, key });
    return found && parseStatus(new TextDecoder().decode(found.body));
  });
  return { status: 200, type: HTML, body: libraryPage(statuses.filter((status) => status !== null)) };
}

async function publishedFile(
  { client, translationsBucket: bucket }: ReaderSource,
  path: string,
): Promise<Answer> {
  const key = decode(path);
  if (key === null || !READABLE.some((prefix) => key.startsWith(prefix))) return NOT_FOUND;
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
