import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  parseCopySource,
  parseRequestTarget,
  queryValue,
} from '../../../../src/local/s3/wire/request-target.ts';
import { anyWellFormedString } from '../../../fakes/any-string.ts';

describe('a request target', () => {
  test.each([
    ['/', '', ''],
    ['/bucket', 'bucket', ''],
    ['/bucket/', 'bucket', ''],
    ['/bucket/key', 'bucket', 'key'],
    ['/bucket/key/', 'bucket', 'key/'],
    ['/bucket//key', 'bucket', '/key'],
    ['/bucket/a//b', 'bucket', 'a//b'],
    ['/bucket/..dots/./x', 'bucket', '..dots/./x'],
    ['/bucket/../../etc/passwd', 'bucket', '../../etc/passwd'],
    ['/bucket/..%2f..%2Fetc%2fpasswd', 'bucket', '../../etc/passwd'],
    ['/bucket/a%20b+c%2520%C3%A9.txt', 'bucket', 'a b+c%20é.txt'],
    ['/bucket/quote%27%22%3C%3E%26', 'bucket', `quote'"<>&`],
    ['/bucket/%D9%85%D9%82%D8%A7%D9%84', 'bucket', 'مقال'],
    ['/bucket/q%3Fx=1', 'bucket', 'q?x=1'],
    ['/bucket/%00%0A', 'bucket', '\u0000\n'],
    ['/bucket/k?list-type=2', 'bucket', 'k'],
  ])('%s', (url, bucket, key) => {
    expect(parseRequestTarget(url)).toMatchObject({ bucket, key });
  });

  test.each([
    '/b/%',
    '/b/%4',
    '/b/%zz',
    '/b/%ff',
    '/b/%ED%A0%80',
    '/%/k',
    '/b?x=%',
    '//key',
    'http://h/b/k',
    '*',
    '',
  ])('InvalidURI: %s', (url) => {
    expect(() => parseRequestTarget(url)).toThrow(
      expect.objectContaining({ code: 'InvalidURI', status: 400 }),
    );
  });

  test('has its query decoded, in order', () => {
    const target = parseRequestTarget('/b?prefix=a%2Fb+c&uploads&x=1=2&&x=3');
    expect(target.query).toEqual([
      ['prefix', 'a/b c'],
      ['uploads', ''],
      ['x', '1=2'],
      ['x', '3'],
    ]);
    expect(queryValue(target, 'x')).toBe('1=2');
    expect(queryValue(target, 'uploads')).toBe('');
    expect(queryValue(target, 'constructor')).toBeUndefined();
  });

  test('takes keys of up to 1,024 bytes', () => {
    expect(parseRequestTarget(`/b/${'م'.repeat(512)}`).key).toHaveLength(512);
    expect(() => parseRequestTarget(`/b/${'م'.repeat(512)}x`)).toThrow(
      expect.objectContaining({ code: 'KeyTooLongError', details: { Size: '1025', MaxSizeAllowed: '1024' } }),
    );
  });

  test('gives any key back as it was', () => {
    fc.assert(
      fc.property(anyWellFormedString({ minLength: 1, maxLength: 80 }), (key) => {
        expect(parseRequestTarget(`/b/${encodeURIComponent(key)}`).key).toBe(key);
      }),
    );
  });
});

describe('a copy source', () => {
  test.each([
    ['b/k', 'b', 'k', false],
    ['/b/k', 'b', 'k', false],
    ['b/%D9%85%20%2B+?', 'b', 'م ++', false],
    ['b%2Fa%2Fk', 'b', 'a/k', false],
    ['b/../x', 'b', '../x', false],
    ['b/k%3Fv', 'b', 'k?v', false],
    ['b/k?versionId=1', 'b', 'k', true],
  ])('%s', (header, bucket, key, versioned) => {
    expect(parseCopySource(header)).toEqual({ bucket, key, versioned });
  });

  test.each(['', 'b', 'b/', '//k'])('InvalidArgument: %j', (header) => {
    expect(() => parseCopySource(header)).toThrow(expect.objectContaining({ code: 'InvalidArgument' }));
  });

  test('with malformed percent-encoding', () => {
    expect(() => parseCopySource('b/%')).toThrow(expect.objectContaining({ code: 'InvalidURI' }));
  });
});
