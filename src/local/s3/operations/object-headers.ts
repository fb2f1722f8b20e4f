import type { IncomingHttpHeaders } from 'node:http';
import type { StoredObject } from '../store/stored-object.ts';
import { headersUnder, headerValue } from '../wire/request-headers.ts';
import { S3Error } from '../wire/s3-error.ts';

/** "User-defined metadata is limited to 2 KB": https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html */
const MAX_METADATA_BYTES = 2048;

const METADATA_PREFIX = 'x-amz-meta-';

/** System metadata that S3 keeps with an object and gives back. */
const KEPT = ['cache-control', 'content-disposition', 'content-language', 'expires'];

/** What S3 takes an object to be when its uploader does not say. */
const DEFAULT_CONTENT_TYPE = 'binary/octet-stream';

/** What an uploader says about an object. */
export interface Description {
  /** Content-Type, Cache-Control and their like, by lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  /** `x-amz-meta-…`, without the prefix. */
  readonly metadata: Readonly<Record<string, string>>;
}

/** @throws S3Error MetadataTooLarge */
export function describeObject(headers: IncomingHttpHeaders): Description {
  return { headers: keptHeaders(headers), metadata: userMetadata(headers) };
}

/** The headers that answer for an object, whole or in part. */
export function objectHeaders(object: StoredObject): Record<string, string> {
  const metadata = Object.entries(object.metadata).map(
    ([name, value]) => [METADATA_PREFIX + name, value] as const,
  );
  return {
    ...object.headers,
    ...Object.fromEntries(metadata),
    'accept-ranges': 'bytes',
    etag: quoted(object.etag),
    'last-modified': new Date(object.lastModified).toUTCString(),
  };
}

/** An ETag as it stands in headers and documents. */
export function quoted(etag: string): string {
  return `"${etag}"`;
}

function keptHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const kept = KEPT.flatMap((name) => {
    const value = headerValue(headers, name);
    return value === undefined ? [] : [[name, value] as const];
  });
  const encoding = contentEncoding(headerValue(headers, 'content-encoding') ?? '');
  return {
    'content-type': headerValue(headers, 'content-type') ?? DEFAULT_CONTENT_TYPE,
    ...(encoding === '' ? {} : { 'content-encoding': encoding }),
    ...Object.fromEntries(kept),
  };
}

/** `aws-chunked` frames the request, not the object: it is not kept. */
function contentEncoding(sent: string): string {
  return sent
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding.toLowerCase() !== 'aws-chunked')
    .join(',');
}

function userMetadata(headers: IncomingHttpHeaders): Record<string, string> {
  const metadata = headersUnder(headers, METADATA_PREFIX);
  const bytes = metadata.reduce((sum, [name, value]) => sum + Buffer.byteLength(name + value), 0);
  if (bytes > MAX_METADATA_BYTES) {
    throw new S3Error('MetadataTooLarge', 'Your metadata headers exceed the maximum allowed metadata size.', {
      Size: String(bytes),
      MaxSizeAllowed: String(MAX_METADATA_BYTES),
    });
  }
  return Object.fromEntries(metadata);
}
