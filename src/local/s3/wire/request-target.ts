import { S3Error } from './s3-error.ts';

/** Bytes of UTF-8: https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html */
export const MAX_KEY_BYTES = 1024;

/** What a request line names, percent-decoded exactly once and never normalised. */
export interface RequestTarget {
  /** The decoded path, `/` and all. */
  readonly path: string;
  /** '' where the request is about the service. */
  readonly bucket: string;
  /** '' where the request is about a bucket. */
  readonly key: string;
  /** Decoded names and values in the order sent; a name without `=` has the value ''. */
  readonly query: readonly (readonly [name: string, value: string])[];
}

/**
 * Reads a path-style request target. The URL class is no use here: it would resolve `..` and `.` away, which are
 * ordinary characters of a key.
 * @throws S3Error InvalidURI, KeyTooLongError
 */
export function parseRequestTarget(url: string): RequestTarget {
  if (!url.startsWith('/')) throw invalidUri(url, 'it must start with /');
  const [rawPath, rawQuery] = splitAt(url, '?');
  const [rawBucket, rawKey] = splitAt(rawPath.slice(1), '/');
  const key = decode(rawKey);
  if (rawBucket === '' && key !== '') throw invalidUri(url, 'it names a key but no bucket');
  if (Buffer.byteLength(key) > MAX_KEY_BYTES) throw keyTooLong(key);
  return { path: decode(rawPath), bucket: decode(rawBucket), key, query: parseQuery(rawQuery) };
}

/** The first value of a query parameter; undefined where it was not sent. */
export function queryValue(target: RequestTarget, name: string): string | undefined {
  return target.query.find(([sent]) => sent === name)?.[1];
}

/** Where a copy comes from, as `x-amz-copy-source` names it: percent-encoded `bucket/key`, with or without a `/` before. */
export function parseCopySource(header: string): { bucket: string; key: string; versioned: boolean } {
  const [path, query] = splitAt(header.replace(/^\//, ''), '?');
  const [bucket, key] = splitAt(decode(path), '/');
  if (bucket === '' || key === '') {
    throw new S3Error(
      'InvalidArgument',
      'Copy Source must mention the source bucket and key: sourcebucket/sourcekey',
      { ArgumentName: 'x-amz-copy-source', ArgumentValue: header },
    );
  }
  return { bucket, key, versioned: query !== '' };
}

function parseQuery(rawQuery: string): (readonly [string, string])[] {
  return rawQuery
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => splitAt(pair.replaceAll('+', '%20'), '='))
    .map(([name, value]) => [decode(name), decode(value)] as const);
}

function splitAt(text: string, mark: string): [before: string, after: string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + mark.length)];
}

function decode(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    throw invalidUri(encoded, 'its percent-encoding is not that of UTF-8 text');
  }
}

function invalidUri(uri: string, reason: string): S3Error {
  return new S3Error('InvalidURI', `Couldn't parse the specified URI: ${reason}.`, { URI: uri });
}

function keyTooLong(key: string): S3Error {
  return new S3Error('KeyTooLongError', `Your key is too long: at most ${MAX_KEY_BYTES} bytes of UTF-8.`, {
    Size: String(Buffer.byteLength(key)),
    MaxSizeAllowed: String(MAX_KEY_BYTES),
  });
}
