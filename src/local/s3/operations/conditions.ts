import type { IncomingHttpHeaders } from 'node:http';
import type { Admission } from '../store/object-store.ts';
import type { StoredObject } from '../store/stored-object.ts';
import { headerValue } from '../wire/request-headers.ts';
import { noSuchKey, notImplemented, S3Error } from '../wire/s3-error.ts';
import { quoted } from './object-headers.ts';

/**
 * The conditions of a PUT, a copy or a DELETE: `If-None-Match: *` (only when absent) and `If-Match: <etag>` (only
 * when unchanged).
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 * @returns the check, which throws S3Error PreconditionFailed, or NoSuchKey for If-Match on a missing key
 * @throws S3Error NotImplemented for If-None-Match with an ETag, as S3 does
 */
export function writeAdmission(headers: IncomingHttpHeaders, key: string): Admission {
  const ifMatch = headerValue(headers, 'if-match');
  const ifNoneMatch = headerValue(headers, 'if-none-match');
  if (ifNoneMatch !== undefined && ifNoneMatch.trim() !== '*') {
    throw notImplemented('If-None-Match with an ETag on writes', 'send If-None-Match: * or If-Match');
  }
  return (current) => {
    if (ifNoneMatch !== undefined && current !== undefined) throw preconditionFailed('If-None-Match');
    if (ifMatch === undefined) return;
    if (current === undefined) throw noSuchKey(key);
    if (!matches(ifMatch, current)) throw preconditionFailed('If-Match');
  };
}

/**
 * The conditions of a GET, a HEAD or, with their prefix, a copy's source, in the order of RFC 9110, 13.2.2: a
 * condition on the ETag overrules the one on the date.
 * @throws S3Error PreconditionFailed
 */
export function checkRead(
  object: StoredObject,
  { headers, prefix = '' }: { headers: IncomingHttpHeaders; prefix?: string },
): 'send' | 'not-modified' {
  const sent = (name: string): string | undefined => headerValue(headers, prefix + name);
  const ifMatch = sent('if-match');
  if (ifMatch !== undefined) {
    if (!matches(ifMatch, object)) throw preconditionFailed('If-Match');
  } else if (modifiedSince(object, sent('if-unmodified-since')) === true) {
    throw preconditionFailed('If-Unmodified-Since');
  }
  const ifNoneMatch = sent('if-none-match');
  if (ifNoneMatch !== undefined) return matches(ifNoneMatch, object) ? 'not-modified' : 'send';
  return modifiedSince(object, sent('if-modified-since')) === false ? 'not-modified' : 'send';
}

export function preconditionFailed(condition: string): S3Error {
  return new S3Error('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', {
    Condition: condition,
  });
}

function matches(header: string, object: StoredObject): boolean {
  const tags = header.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.some((tag) => tag === '*' || tag === quoted(object.etag) || tag === object.etag);
}

/** undefined where the header was not sent or holds no date, which RFC 9110 wants ignored. */
function modifiedSince(object: StoredObject, date: string | undefined): boolean | undefined {
  const since = Date.parse(date ?? '');
  if (Number.isNaN(since)) return undefined;
  // HTTP dates have whole seconds.
  return Math.floor(Date.parse(object.lastModified) / 1000) * 1000 > since;
}
