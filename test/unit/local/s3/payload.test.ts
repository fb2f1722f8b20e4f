import { expect, test } from 'vitest';
import { parsePayload } from '../../../../src/local/s3/authentication/payload.ts';

const SHA256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

test.each([
  [SHA256, { framing: 'plain', sha256: SHA256 }],
  [SHA256.toUpperCase(), { framing: 'plain', sha256: SHA256 }],
  ['UNSIGNED-PAYLOAD', { framing: 'plain', sha256: null }],
  ['STREAMING-UNSIGNED-PAYLOAD-TRAILER', { framing: 'aws-chunked', trailers: true }],
  ['STREAMING-AWS4-HMAC-SHA256-PAYLOAD', { framing: 'aws-chunked', trailers: false }],
  ['STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER', { framing: 'aws-chunked', trailers: true }],
])('x-amz-content-sha256 %s', (header, payload) => {
  expect(parsePayload(header)).toEqual(payload);
});

test.each([
  [undefined, 'InvalidRequest'],
  ['', 'InvalidArgument'],
  [SHA256.slice(1), 'InvalidArgument'],
  ['STREAMING', 'InvalidArgument'],
  ['STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD', 'NotImplemented'],
])('x-amz-content-sha256 %s is refused as %s', (header, code) => {
  expect(() => parsePayload(header)).toThrow(expect.objectContaining({ code }));
});
