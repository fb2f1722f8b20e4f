import { describe, expect, test } from 'vitest';
import {
  canonicalRequest,
  signatureOf,
  stringToSign,
} from '../../../../src/local/s3/authentication/signature.ts';
import { parseRequestTarget } from '../../../../src/local/s3/wire/request-target.ts';

// The worked examples of https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
const SCOPE = { day: '20130524', region: 'us-east-1', service: 's3' };
const TIME = '20130524T000000Z';
const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const HOST = { host: ['examplebucket.s3.amazonaws.com'], 'x-amz-date': [TIME] };
const FILE = '44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072';

interface Example {
  method: string;
  url: string;
  headers: Record<string, string[]>;
  signature: string;
}

const EXAMPLES: [string, Example][] = [
  [
    'GET Object',
    {
      method: 'GET',
      url: '/test.txt',
      headers: { ...HOST, range: ['bytes=0-9'], 'x-amz-content-sha256': [EMPTY] },
      signature: 'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
    },
  ],
  [
    'PUT Object',
    {
      method: 'PUT',
      url: '/test%24file.text',
      headers: {
        ...HOST,
        date: ['Fri, 24 May 2013 00:00:00 GMT'],
        'x-amz-content-sha256': [FILE],
        'x-amz-storage-class': ['REDUCED_REDUNDANCY'],
      },
      signature: '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
    },
  ],
  [
    'GET Bucket Lifecycle',
    {
      method: 'GET',
      url: '/?lifecycle',
      headers: { ...HOST, 'x-amz-content-sha256': [EMPTY] },
      signature: 'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543',
    },
  ],
  [
    'GET Bucket (List Objects)',
    {
      method: 'GET',
      url: '/?max-keys=2&prefix=J',
      headers: { ...HOST, 'x-amz-content-sha256': [EMPTY] },
      signature: '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
    },
  ],
];

function sign({ method, url, headers }: Omit<Example, 'signature'>): string {
  const request = { method, target: parseRequestTarget(url), headers };
  const signed = { headers: Object.keys(headers).sort(), payloadHash: headers['x-amz-content-sha256']![0]! };
  const toSign = stringToSign(canonicalRequest(request, signed), { time: TIME, scope: SCOPE });
  return signatureOf(toSign, { secretAccessKey: SECRET, scope: SCOPE });
}

describe('the signature', () => {
  test.each(EXAMPLES)('is that of the AWS example %s', (_, { signature, ...request }) => {
    expect(sign(request)).toBe(signature);
  });
});

describe('the canonical request', () => {
  const canonical = (url: string, headers: Record<string, string[]> = { host: ['h'] }): string =>
    canonicalRequest(
      { method: 'GET', target: parseRequestTarget(url), headers },
      { headers: Object.keys(headers), payloadHash: 'HASH' },
    );

  test('has one line a part', () => {
    expect(canonical('/b/k?x=1', { host: ['127.0.0.1:1'], 'x-amz-date': ['T'] })).toBe(
      'GET\n/b/k\nx=1\nhost:127.0.0.1:1\nx-amz-date:T\n\nhost;x-amz-date\nHASH',
    );
  });

  test.each([
    ['/b/a%20b+c', '/b/a%20b%2Bc'],
    ["/b/quote'()*!", '/b/quote%27%28%29%2A%21'],
    ['/b/%D9%85/x', '/b/%D9%85/x'],
    ['/b/م', '/b/%D9%85'],
    ['/b/..%2f..//./x', '/b/../..//./x'],
    ['/b/~-._', '/b/~-._'],
  ])('writes the path %s as %s', (url, path) => {
    expect(canonical(url).split('\n')[1]).toBe(path);
  });

  test.each([
    ['?b=2&a=1', 'a=1&b=2'],
    ['?a=2&a=1', 'a=1&a=2'],
    ['?uploads', 'uploads='],
    ['?prefix=a%2Fb+c', 'prefix=a%2Fb%20c'],
    ['?a%20b=%2B', 'a%20b=%2B'],
  ])('writes the query %s as %s', (query, sorted) => {
    expect(canonical(`/b${query}`).split('\n')[2]).toBe(sorted);
  });

  test('joins repeated headers and trims and folds white space', () => {
    expect(canonical('/b', { 'x-amz-meta-a': ['  one   two ', 'three'] }).split('\n')[3]).toBe(
      'x-amz-meta-a:one two,three',
    );
  });
});
