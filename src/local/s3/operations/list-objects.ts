import type { StoredObject } from '../store/stored-object.ts';
import { formEncodeKey } from '../wire/form-encoding.ts';
import { sendXml } from '../wire/replies.ts';
import { queryValue } from '../wire/request-target.ts';
import type { RequestTarget } from '../wire/request-target.ts';
import { S3Error } from '../wire/s3-error.ts';
import { parentElement, textElement, xmlDocument } from '../wire/xml.ts';
import type { Exchange } from './exchange.ts';
import { listPage } from './listing.ts';
import type { ListEntry, ListPage, ListRequest } from './listing.ts';
import { quoted } from './object-headers.ts';

/** The most keys on a page, and the default: https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html */
const MAX_LISTED = 1000;

export function listObjectsV2({ response, store, target }: Exchange): void {
  const request = readListRequest(target);
  const page = listPage(store.keys(target.bucket), request);
  const key = keyEncoding(target);
  const entries = page.entries.map((entry) =>
    entry.kind === 'key'
      ? contents(store.find({ bucket: target.bucket, key: entry.name }), key)
      : common(entry, key),
  );
  sendXml(
    response,
    xmlDocument('ListBucketResult', [...summary(target, { request, page, key }), ...entries]),
  );
}

type KeyEncoding = (key: string) => string;

function readListRequest(target: RequestTarget): ListRequest {
  const token = queryValue(target, 'continuation-token');
  return {
    prefix: queryValue(target, 'prefix') ?? '',
    delimiter: queryValue(target, 'delimiter') ?? '',
    maxEntries: readMaxKeys(queryValue(target, 'max-keys')),
    after: token === undefined ? (queryValue(target, 'start-after') ?? '') : readToken(token),
  };
}

function readMaxKeys(text = String(MAX_LISTED)): number {
  if (!/^\d+$/.test(text)) throw invalidArgument('max-keys', text, 'a whole number of 0 or more');
  return Math.min(Number(text), MAX_LISTED);
}

/** Where a page ended, as text that clients have no reason to read. */
function writeToken(last: string): string {
  return Buffer.from(last).toString('base64url');
}

function readToken(token: string): string {
  const last = Buffer.from(token, 'base64url').toString();
  if (token === '' || writeToken(last) !== token) {
    throw invalidArgument('continuation-token', token, 'one that an earlier answer gave');
  }
  return last;
}

/** Some keys hold characters that XML 1.0 cannot carry: clients that may meet them ask for encoding-type=url. */
function keyEncoding(target: RequestTarget): KeyEncoding {
  const type = queryValue(target, 'encoding-type');
  if (type === undefined || type === '') return (key) => key;
  if (type === 'url') return formEncodeKey;
  throw invalidArgument('encoding-type', type, 'url');
}

function summary(
  target: RequestTarget,
  { request, page, key }: { request: ListRequest; page: ListPage; key: KeyEncoding },
): string[] {
  const last = page.truncated ? page.entries.at(-1) : undefined;
  return [
    textElement('Name', target.bucket),
    textElement('Prefix', key(request.prefix)),
    ...given('Delimiter', request.delimiter, key),
    ...given('StartAfter', queryValue(target, 'start-after'), key),
    ...given('ContinuationToken', queryValue(target, 'continuation-token')),
    ...given('EncodingType', queryValue(target, 'encoding-type')),
    textElement('MaxKeys', request.maxEntries),
    textElement('KeyCount', page.entries.length),
    textElement('IsTruncated', page.truncated),
    ...given('NextContinuationToken', last === undefined ? undefined : writeToken(last.name)),
  ];
}

function given(element: string, value: string | undefined, encode: KeyEncoding = (text) => text): string[] {
  return value === undefined || value === '' ? [] : [textElement(element, encode(value))];
}

function contents(object: StoredObject, key: KeyEncoding): string {
  return parentElement('Contents', [
    textElement('Key', key(object.key)),
    textElement('LastModified', object.lastModified),
    textElement('ETag', quoted(object.etag)),
    textElement('Size', object.size),
    textElement('StorageClass', 'STANDARD'),
  ]);
}

function common({ name }: ListEntry, key: KeyEncoding): string {
  return parentElement('CommonPrefixes', [textElement('Prefix', key(name))]);
}

function invalidArgument(name: string, value: string, wanted: string): S3Error {
  return new S3Error('InvalidArgument', `The ${name} must be ${wanted}.`, {
    ArgumentName: name,
    ArgumentValue: value,
  });
}
