import type { IncomingHttpHeaders } from 'node:http';
import { describe, expect, test } from 'vitest';
import { identifyOperation } from '../../../../src/local/s3/operations/operation.ts';
import { parseRequestTarget } from '../../../../src/local/s3/wire/request-target.ts';

function identify(line: string, headers: IncomingHttpHeaders = {}): string {
  const [method = '', url = ''] = line.split(' ');
  return identifyOperation({ method, target: parseRequestTarget(url), headers });
}

const COPY = { 'x-amz-copy-source': 'b/k' };

describe('the operation', () => {
  test.each<[string, string, IncomingHttpHeaders]>([
    ['GET /?x-id=ListBuckets', 'ListBuckets', {}],
    ['PUT /b', 'CreateBucket', {}],
    ['PUT /b/', 'CreateBucket', {}],
    ['HEAD /b', 'HeadBucket', {}],
    ['GET /b?location', 'GetBucketLocation', {}],
    ['GET /b?list-type=2&prefix=acl', 'ListObjectsV2', {}],
    ['PUT /b/k?x-id=PutObject', 'PutObject', {}],
    ['PUT /b/k', 'CopyObject', COPY],
    ['PUT /b/k', 'PutObject', { 'x-amz-acl': 'private', 'x-amz-storage-class': 'STANDARD' }],
    ['PUT /b/k', 'CopyObject', { ...COPY, 'x-amz-tagging-directive': 'COPY' }],
    ['PUT /b/k', 'PutObject', { 'x-amz-server-side-encryption': 'AES256' }],
    ['GET /b/k', 'GetObject', {}],
    ['GET /b/uploads', 'GetObject', {}],
    ['HEAD /b/k', 'HeadObject', {}],
    ['DELETE /b/k', 'DeleteObject', {}],
  ])('of %s is %s', (line, name, headers) => {
    expect(identify(line, headers)).toBe(name);
  });

  test.each<[string, string, IncomingHttpHeaders]>([
    ['POST /b/k?uploads', 'multipart uploads (?uploads)', {}],
    ['PUT /b/k?partNumber=1&uploadId=2', 'multipart uploads (?partNumber)', {}],
    ['PUT /b/k?uploadId=2', 'multipart uploads (?uploadId)', COPY],
    ['PUT /b?versioning', 'versioning (?versioning)', {}],
    ['GET /b/k?versionId=null', 'versioning (?versionId)', {}],
    ['PUT /b/k?tagging', 'tagging (?tagging)', {}],
    ['PUT /b/k?acl', 'access control beyond its one key (?acl)', {}],
    ['POST /b?delete', 'DeleteObjects (?delete)', {}],
    ['PUT /b?notification', 'notification settings (?notification)', {}],
    ['PUT /b?lifecycle', 'this bucket setting (?lifecycle)', {}],
    ['GET /b/k?attributes', 'GetObjectAttributes (?attributes)', {}],
    ['GET /b/k?response-content-type=a', 'overrides of answer headers (?response-content-type)', {}],
    ['GET /b', 'the first version of ListObjects', {}],
    ['GET /b?list-type=1', 'the first version of ListObjects', {}],
    ['DELETE /b', 'DeleteBucket', {}],
    ['POST /b', 'uploads by HTML form (POST)', {}],
    ['PUT /b/k', 'access control lists (x-amz-acl)', { 'x-amz-acl': 'public-read' }],
    ['PUT /b/k', 'access control lists (x-amz-grant-read)', { 'x-amz-grant-read': 'id=1' }],
    ['PUT /b/k', 'tagging (x-amz-tagging)', { 'x-amz-tagging': 'a=b' }],
    ['PUT /b/k', 'tagging (x-amz-tagging-directive)', { ...COPY, 'x-amz-tagging-directive': 'REPLACE' }],
    ['PUT /b/k', 'encryption (x-amz-server-side-encryption)', { 'x-amz-server-side-encryption': 'aws:kms' }],
    ['PUT /b/k', 'object locks (x-amz-object-lock-mode)', { 'x-amz-object-lock-mode': 'GOVERNANCE' }],
    ['PUT /b/k', 'appending to objects (x-amz-write-offset-bytes)', { 'x-amz-write-offset-bytes': '5' }],
    ['PUT /b/k', 'storage classes (x-amz-storage-class)', { 'x-amz-storage-class': 'GLACIER' }],
  ])('of %s is refused as %s', (line, what, headers) => {
    expect(() => identify(line, headers)).toThrow(
      expect.objectContaining({
        status: 501,
        code: 'NotImplemented',
        message: expect.stringContaining(`Warraq's local S3 does not do ${what}; `) as string,
      }),
    );
  });

  test.each(['POST /', 'PUT /', 'PATCH /b', 'POST /b/k', 'OPTIONS /b/k', 'TRACE /b/k'])(
    'of %s is not allowed',
    (line) => {
      expect(() => identify(line)).toThrow(
        expect.objectContaining({ status: 405, code: 'MethodNotAllowed' }),
      );
    },
  );
});
