import { describe, expect, test } from 'vitest';
import {
  addTrailing,
  BodyChecksums,
  checkClaims,
  checksumHeaders,
  claimedChecksums,
  promisedChecksums,
  wantedAlgorithms,
} from '../../../../src/local/s3/body/checksums.ts';
import type { ChecksumName } from '../../../../src/local/s3/body/checksums.ts';

// The check values for "123456789": CRC-32/ISO-HDLC cbf43926, CRC-64/NVME ae8b14860a799888; SHA-256 as sha256sum gives it.
const NINE_DIGITS = {
  crc32: 'y/Q5Jg==',
  crc64nvme: 'rosUhgp5mIg=',
  sha256: 'FeKw08M4keuw8e9gnsQZQgwg4yDOlMZfvIwzEkSOsiU=',
};

describe('body checksums', () => {
  test('are those of the bytes, in whatever pieces', () => {
    const checksums = new BodyChecksums(['crc32', 'crc64nvme', 'sha256']);
    for (const piece of ['1234', '', '56789']) checksums.update(Buffer.from(piece));
    expect(checksums.digest()).toEqual(NINE_DIGITS);
  });

  test('of nothing', () => {
    expect(new BodyChecksums(['crc32', 'crc64nvme']).digest()).toEqual({
      crc32: 'AAAAAA==',
      crc64nvme: 'AAAAAAAAAAA=',
    });
  });
});

describe('what the headers say', () => {
  test('claims', () => {
    const headers = {
      'x-amz-checksum-crc32': 'y/Q5Jg==',
      'x-amz-checksum-mode': 'ENABLED',
      'content-type': 'a/b',
    };
    expect([...claimedChecksums(headers)]).toEqual([['crc32', 'y/Q5Jg==']]);
  });

  test.each(['sha1', 'crc32c', 'tostring'])('an algorithm not done here is named: %s', (name) => {
    expect(() => claimedChecksums({ [`x-amz-checksum-${name}`]: 'AAAA' })).toThrow(
      expect.objectContaining({
        code: 'NotImplemented',
        message: expect.stringContaining(`"x-amz-checksum-${name}"`) as string,
      }),
    );
    expect(() => promisedChecksums({ 'x-amz-trailer': `x-amz-checksum-${name}` })).toThrow(
      expect.objectContaining({ code: 'NotImplemented', message: expect.stringContaining(name) as string }),
    );
    expect(() => wantedAlgorithms({ 'x-amz-checksum-algorithm': name.toUpperCase() })).toThrow(
      expect.objectContaining({ code: 'NotImplemented' }),
    );
  });

  test('promises and wishes', () => {
    expect(promisedChecksums({ 'x-amz-trailer': 'X-Amz-Checksum-SHA256, x-other' })).toEqual(['sha256']);
    expect(promisedChecksums({})).toEqual([]);
    expect(wantedAlgorithms({ 'x-amz-checksum-algorithm': 'CRC32' })).toEqual(['crc32']);
    expect(wantedAlgorithms({})).toEqual([]);
  });

  test('a promised trailer must come', () => {
    const claimed = new Map<ChecksumName, string>();
    addTrailing(claimed, { promised: ['crc32'], trailers: new Map([['x-amz-checksum-crc32', 'y/Q5Jg==']]) });
    expect([...claimed]).toEqual([['crc32', 'y/Q5Jg==']]);
    expect(() => {
      addTrailing(claimed, { promised: ['sha256'], trailers: new Map() });
    }).toThrow(expect.objectContaining({ code: 'MalformedTrailerError' }));
  });

  test('claims must hold', () => {
    expect(() => {
      checkClaims(new Map([['crc32', 'y/Q5Jg==']]), NINE_DIGITS);
    }).not.toThrow();
    expect(() => {
      checkClaims(new Map([['crc32', 'AAAAAA==']]), NINE_DIGITS);
    }).toThrow(
      expect.objectContaining({
        code: 'BadDigest',
        details: { ExpectedDigest: 'AAAAAA==', CalculatedDigest: 'y/Q5Jg==' },
      }),
    );
  });
});

test('stored checksums as headers', () => {
  expect(checksumHeaders({})).toEqual({});
  expect(checksumHeaders({ crc32: 'y/Q5Jg==' })).toEqual({
    'x-amz-checksum-crc32': 'y/Q5Jg==',
    'x-amz-checksum-type': 'FULL_OBJECT',
  });
});
