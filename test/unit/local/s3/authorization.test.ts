import { describe, expect, test } from 'vitest';
import { authenticate } from '../../../../src/local/s3/authentication/authorization.ts';
import type { SignableRequest } from '../../../../src/local/s3/authentication/signature.ts';
import { parseRequestTarget } from '../../../../src/local/s3/wire/request-target.ts';
import { S3Error } from '../../../../src/local/s3/wire/s3-error.ts';

const CREDENTIALS = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};
const NOW = Date.UTC(2013, 4, 24);
const SIGNATURE = 'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41';
const CREDENTIAL = 'Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request';
const SIGNED = 'SignedHeaders=host;range;x-amz-content-sha256;x-amz-date';
const AUTHORIZATION = `AWS4-HMAC-SHA256 ${CREDENTIAL},${SIGNED},Signature=${SIGNATURE}`;

/** The AWS example GET Object, with changes. */
function example(changes: Record<string, string[] | undefined> = {}, url = '/test.txt'): SignableRequest {
  const headers: Record<string, string[] | undefined> = {
    host: ['examplebucket.s3.amazonaws.com'],
    range: ['bytes=0-9'],
    'x-amz-content-sha256': ['e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    'x-amz-date': ['20130524T000000Z'],
    authorization: [AUTHORIZATION],
    ...changes,
  };
  const sent = Object.entries(headers).filter((entry): entry is [string, string[]] => entry[1] !== undefined);
  return { method: 'GET', target: parseRequestTarget(url), headers: Object.fromEntries(sent) };
}

function refusal(
  request: SignableRequest,
  { now = NOW, credentials = CREDENTIALS } = {},
): S3Error | undefined {
  try {
    authenticate(request, { credentials, now });
    return undefined;
  } catch (error) {
    if (error instanceof S3Error) return error;
    throw error;
  }
}

describe('authenticate', () => {
  test('lets the AWS example in', () => {
    expect(refusal(example())).toBeUndefined();
  });

  test('takes spaces after the commas of the header', () => {
    expect(refusal(example({ authorization: [AUTHORIZATION.replaceAll(',', ', ')] }))).toBeUndefined();
  });

  test.each<[string, Record<string, string[] | undefined>, string]>([
    ['nothing', { authorization: undefined }, 'AccessDenied'],
    ['signature version 2', { authorization: ['AWS AKIA:abc='] }, 'InvalidRequest'],
    [
      'another algorithm',
      { authorization: [AUTHORIZATION.replace('SHA256 ', 'SHA256X ')] },
      'InvalidRequest',
    ],
    [
      'no credential',
      { authorization: [AUTHORIZATION.replace('Credential', 'X')] },
      'AuthorizationHeaderMalformed',
    ],
    [
      'no signed headers',
      { authorization: [AUTHORIZATION.replace(SIGNED, '')] },
      'AuthorizationHeaderMalformed',
    ],
    ['half a signature', { authorization: [AUTHORIZATION.slice(0, -1)] }, 'AuthorizationHeaderMalformed'],
    [
      'another service',
      { authorization: [AUTHORIZATION.replace('/s3/', '/sqs/')] },
      'AuthorizationHeaderMalformed',
    ],
    [
      'a short scope',
      { authorization: [AUTHORIZATION.replace('us-east-1/', '')] },
      'AuthorizationHeaderMalformed',
    ],
    [
      'another day',
      { authorization: [AUTHORIZATION.replace('/20130524', '/20130525')] },
      'AuthorizationHeaderMalformed',
    ],
    ['another key id', { authorization: [AUTHORIZATION.replace('AKIA', 'AKIB')] }, 'InvalidAccessKeyId'],
    ['no date', { 'x-amz-date': undefined }, 'AccessDenied'],
    ['a bad date', { 'x-amz-date': ['yesterday'] }, 'AccessDenied'],
    ['an x-amz header unsigned', { 'x-amz-meta-a': ['1'] }, 'AccessDenied'],
    ['a changed header', { range: ['bytes=0-8'] }, 'SignatureDoesNotMatch'],
    ['a changed body hash', { 'x-amz-content-sha256': ['UNSIGNED-PAYLOAD'] }, 'SignatureDoesNotMatch'],
    [
      'another region than signed',
      { authorization: [AUTHORIZATION.replace('us-east-1', 'eu-west-1')] },
      'SignatureDoesNotMatch',
    ],
    [
      'another signature',
      { authorization: [AUTHORIZATION.replace('f0e8', 'f0e9')] },
      'SignatureDoesNotMatch',
    ],
  ])('refuses %s', (_, changes, code) => {
    expect(refusal(example(changes))?.code).toBe(code);
  });

  test('refuses another path, and another secret', () => {
    expect(refusal(example({}, '/test.tx'))?.code).toBe('SignatureDoesNotMatch');
    const credentials = { ...CREDENTIALS, secretAccessKey: 'x' };
    expect(refusal(example(), { credentials })?.code).toBe('SignatureDoesNotMatch');
  });

  test.each([
    [15 * 60 * 1000, undefined],
    [15 * 60 * 1000 + 1, 'RequestTimeTooSkewed'],
    [-15 * 60 * 1000, undefined],
    [-15 * 60 * 1000 - 1, 'RequestTimeTooSkewed'],
  ])('with a clock off by %d ms answers %s', (skew, code) => {
    expect(refusal(example(), { now: NOW + skew })?.code).toBe(code);
  });

  test.each(['/b/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Signature=0', '/b/k?AWSAccessKeyId=a&Signature=b'])(
    'says that it does no presigned URLs: %s',
    (url) => {
      const error = refusal(example({ authorization: undefined }, url));
      expect(error?.status).toBe(501);
      expect(error?.message).toBe(
        "Warraq's local S3 does not do presigned URLs; sign the request with an Authorization header.",
      );
    },
  );

  test('names the unsigned headers, and shows what it signed', () => {
    expect(refusal(example({ 'x-amz-acl': ['a'], 'x-amz-b': ['b'] }))?.details).toEqual({
      HeadersNotSigned: 'x-amz-acl, x-amz-b',
    });
    const mismatch = refusal(example({ range: ['bytes=0-8'] }))?.details;
    expect(mismatch?.['CanonicalRequest']).toContain('\nrange:bytes=0-8\n');
    expect(mismatch?.['StringToSign']).toMatch(
      /^AWS4-HMAC-SHA256\n20130524T000000Z\n20130524\/us-east-1\/s3\/aws4_request\n/,
    );
    expect(Object.values(mismatch ?? {}).join()).not.toContain(CREDENTIALS.secretAccessKey);
  });

  test('takes a key id with a slash in it', () => {
    const authorization = [AUTHORIZATION.replace('AKIAIOSFODNN7EXAMPLE', 'team/AKIA')];
    expect(refusal(example({ authorization }))?.details).toEqual({ AWSAccessKeyId: 'team/AKIA' });
  });
});
