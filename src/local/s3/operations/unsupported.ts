import { headersUnder } from '../wire/request-headers.ts';
import { notImplemented } from '../wire/s3-error.ts';
import type { OperationRequest } from './operation.ts';

/** What is not done here, what to do instead, and the query parameters that ask for it. */
const BY_PARAMETER: readonly (readonly [what: string, instead: string, names: readonly string[]])[] = [
  [
    'multipart uploads',
    'upload in one PutObject of up to 5 GiB (AWS CLI: aws configure set s3.multipart_threshold 5GB)',
    ['uploads', 'uploadId', 'partNumber'],
  ],
  ['versioning', 'it keeps the newest version only', ['versioning', 'versions', 'versionId']],
  ['DeleteObjects', 'delete key by key with DeleteObject', ['delete']],
  ['tagging', 'keep such values in x-amz-meta-… metadata', ['tagging']],
  ['notification settings', 'it tells of every change by itself', ['notification']],
  ['GetObjectAttributes', 'use HeadObject', ['attributes']],
  ['renaming', 'copy the object and delete the old one', ['renameObject']],
  ['appending to objects', 'upload the object whole', ['append']],
  [
    'access control beyond its one key',
    'try it on AWS',
    ['abac', 'acl', 'cors', 'ownershipControls', 'policy', 'policyStatus', 'publicAccessBlock', 'session'],
  ],
  ['object locks', 'try them on AWS', ['legal-hold', 'object-lock', 'retention']],
  ['this object operation', 'try it on AWS', ['restore', 'select', 'torrent']],
  [
    'this bucket setting',
    'try it on AWS',
    [
      'accelerate',
      'analytics',
      'encryption',
      'intelligent-tiering',
      'inventory',
      'lifecycle',
      'logging',
      'metadataConfiguration',
      'metadataTable',
      'metrics',
      'replication',
      'requestPayment',
      'website',
    ],
  ],
  [
    'overrides of answer headers',
    'store the header with the object',
    [
      'response-cache-control',
      'response-content-disposition',
      'response-content-encoding',
      'response-content-language',
      'response-content-type',
      'response-expires',
    ],
  ],
];

/** The same for headers, by the start of their names, with the values that ask for nothing more than is done. */
const BY_HEADER: readonly (readonly [
  what: string,
  instead: string,
  prefix: string,
  harmless: readonly string[],
])[] = [
  ['access control lists', 'leave them out', 'x-amz-acl', ['private', 'bucket-owner-full-control']],
  ['access control lists', 'leave them out', 'x-amz-grant-', []],
  ['tagging', 'keep such values in x-amz-meta-… metadata', 'x-amz-tagging', ['COPY']],
  ['object locks', 'leave them out', 'x-amz-object-lock-', []],
  ['object locks', 'leave them out', 'x-amz-bucket-object-lock-', ['false']],
  ['encryption', 'leave it out or ask for AES256', 'x-amz-server-side-encryption', ['AES256']],
  ['encryption', 'leave it out', 'x-amz-copy-source-server-side-encryption', []],
  ['website redirects', 'leave them out', 'x-amz-website-redirect-location', []],
  ['appending to objects', 'upload the object whole', 'x-amz-write-offset-bytes', []],
  ['storage classes', 'leave the class out', 'x-amz-storage-class', ['STANDARD']],
];

/**
 * Refuses what would have to be ignored: a parameter that turns the request into another operation, a header that
 * asks for more than is done here.
 * @throws S3Error NotImplemented, naming it and saying what to do instead
 */
export function refuseUnsupported({ target, headers }: OperationRequest): void {
  for (const [name] of target.query) {
    const group = BY_PARAMETER.find(([, , names]) => names.includes(name));
    if (group !== undefined) throw notImplemented(`${group[0]} (?${name})`, group[1]);
  }
  for (const [what, instead, prefix, harmless] of BY_HEADER) {
    const asked = headersUnder(headers, prefix).find(([, value]) => !harmless.includes(value));
    if (asked !== undefined) throw notImplemented(`${what} (${prefix}${asked[0]})`, instead);
  }
}
