import { expect, test } from 'vitest';
import { checkHost } from '../../../../src/local/s3/wire/local-host.ts';

test.each(['127.0.0.1', '127.0.0.1:4580', 'localhost', 'LocalHost:80', '[::1]', '[::1]:4580'])(
  'answers to %s',
  (host) => {
    expect(() => {
      checkHost(host);
    }).not.toThrow();
  },
);

test.each([
  undefined,
  '',
  'evil.example',
  'evil.example:4580',
  '127.0.0.1.evil.example',
  'localhost.evil.example',
  'bucket.localhost:4580',
  '127.0.0.1:4580@evil',
  '127.0.0.1:',
  '127.0.0.11',
  '::1',
  '0.0.0.0:4580',
  '127.0.0.1:80\n',
])('refuses %j', (host) => {
  expect(() => {
    checkHost(host);
  }).toThrow(expect.objectContaining({ status: 403, code: 'AccessDenied' }));
});
