import type { IncomingHttpHeaders } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { checksumHeaders } from '../body/checksums.ts';
import type { StoredObject } from '../store/stored-object.ts';
import { sendEmpty } from '../wire/replies.ts';
import { headerValue } from '../wire/request-headers.ts';
import { S3Error } from '../wire/s3-error.ts';
import { parseRange } from './byte-range.ts';
import type { ByteRange } from './byte-range.ts';
import { checkRead } from './conditions.ts';
import type { Exchange } from './exchange.ts';
import { objectHeaders, quoted } from './object-headers.ts';

interface ObjectAnswer {
  readonly status: 200 | 206 | 304;
  readonly headers: Record<string, string>;
  /** What of the object follows; undefined for nothing. */
  readonly bytes: { readonly start: number; readonly end: number } | undefined;
}

export async function getObject({ request, response, store, target }: Exchange): Promise<void> {
  const { object, file } = await store.read(target);
  try {
    const answer = answerFor(object, request.headers);
    if (answer.bytes === undefined) {
      sendEmpty(response, answer);
      return;
    }
    response.writeHead(answer.status, answer.headers);
    await pipeline(file.createReadStream({ ...answer.bytes, autoClose: false }), response);
  } finally {
    await file.close();
  }
}

export function headObject({ request, response, store, target }: Exchange): void {
  const answer = answerFor(store.find(target), request.headers);
  response.writeHead(answer.status, answer.headers);
  response.end();
}

function answerFor(object: StoredObject, headers: IncomingHttpHeaders): ObjectAnswer {
  const described = objectHeaders(object);
  if (checkRead(object, { headers }) === 'not-modified') {
    return { status: 304, headers: described, bytes: undefined };
  }
  const range = parseRange(wantedRange(headers, object), object.size);
  if (range === 'unsatisfiable') throw invalidRange(headers, object);
  if (range === 'whole') return wholeAnswer(object, { headers, described });
  return { status: 206, headers: { ...described, ...partHeaders(range, object) }, bytes: range };
}

/** Stored checksums are those of the whole object: with a part, or with nothing, they would not match. */
function wholeAnswer(
  object: StoredObject,
  { headers, described }: { headers: IncomingHttpHeaders; described: Record<string, string> },
): ObjectAnswer {
  const checksums = headers['x-amz-checksum-mode'] === 'ENABLED' ? checksumHeaders(object.checksums) : {};
  const bytes = object.size === 0 ? undefined : { start: 0, end: object.size - 1 };
  return {
    status: 200,
    headers: { ...described, ...checksums, 'content-length': String(object.size) },
    bytes,
  };
}

/** A part for If-Range is only good if it belongs to the object the client already has a part of (RFC 9110, 13.1.5). */
function wantedRange(headers: IncomingHttpHeaders, object: StoredObject): string | undefined {
  const ifRange = headerValue(headers, 'if-range');
  return ifRange === undefined || ifRange === quoted(object.etag) ? headerValue(headers, 'range') : undefined;
}

function partHeaders(
  { start, end }: Exclude<ByteRange, string>,
  object: StoredObject,
): Record<string, string> {
  return {
    'content-length': String(end - start + 1),
    'content-range': `bytes ${start}-${end}/${object.size}`,
  };
}

function invalidRange(headers: IncomingHttpHeaders, object: StoredObject): S3Error {
  return new S3Error('InvalidRange', 'The requested range is not satisfiable', {
    RangeRequested: headerValue(headers, 'range') ?? '',
    ActualObjectSize: String(object.size),
  });
}
