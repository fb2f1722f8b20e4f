import { describe, expect, test } from 'vitest';
import { describeObject, objectHeaders } from '../../../../src/local/s3/operations/object-headers.ts';

describe('what an uploader says of an object', () => {
  test('is kept, the request itself left aside', () => {
    const headers = {
      host: '127.0.0.1',
      'content-type': 'text/plain; charset=utf-8',
      'content-length': '3',
      'cache-control': 'no-cache',
      'content-language': 'ar',
      'content-disposition': 'inline',
      expires: 'Thu, 01 Jan 2032 00:00:00 GMT',
      'content-encoding': 'gzip',
      'x-amz-meta-doc-id': '42',
      'x-amz-date': 'T',
    };
    expect(describeObject(headers)).toEqual({
      headers: {
        'content-type': 'text/plain; charset=utf-8',
        'content-encoding': 'gzip',
        'cache-control': 'no-cache',
        'content-disposition': 'inline',
        'content-language': 'ar',
        expires: 'Thu, 01 Jan 2032 00:00:00 GMT',
      },
      metadata: { 'doc-id': '42' },
    });
  });

  test('has a content type in any case', () => {
    expect(describeObject({}).headers).toEqual({ 'content-type': 'binary/octet-stream' });
  });

  test.each([
    ['aws-chunked', undefined],
    ['gzip,aws-chunked', 'gzip'],
    ['AWS-Chunked, gzip', 'gzip'],
    ['gzip, br', 'gzip,br'],
    ['', undefined],
  ])('a content encoding %j is kept as %s', (sent, kept) => {
    expect(describeObject({ 'content-encoding': sent }).headers['content-encoding']).toBe(kept);
  });

  test('holds at most 2 KB of metadata, names included', () => {
    expect(describeObject({ 'x-amz-meta-a': 'x'.repeat(2047) }).metadata['a']).toHaveLength(2047);
    expect(() => describeObject({ 'x-amz-meta-a': 'x'.repeat(2048) })).toThrow(
      expect.objectContaining({ code: 'MetadataTooLarge' }),
    );
  });

  test('has no special names', () => {
    const headers = Object.fromEntries([['x-amz-meta-__proto__', 'v']]);
    expect(Object.entries(describeObject(headers).metadata)).toEqual([['__proto__', 'v']]);
  });
});

test('what an answer says of an object', () => {
  const object = {
    key: 'k',
    size: 3,
    etag: 'aa',
    lastModified: '2026-01-02T03:04:05.678Z',
    sequencer: '01',
    headers: { 'content-type': 'text/plain' },
    metadata: { lang: 'ar' },
    checksums: { crc32: 'y/Q5Jg==' },
    data: 'd',
  };
  expect(objectHeaders(object)).toEqual({
    'content-type': 'text/plain',
    'x-amz-meta-lang': 'ar',
    'accept-ranges': 'bytes',
    etag: '"aa"',
    'last-modified': 'Fri, 02 Jan 2026 03:04:05 GMT',
  });
});
