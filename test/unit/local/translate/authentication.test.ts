import { TranslateClient, TranslateTextCommand } from '@aws-sdk/client-translate';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { authenticate } from '../../../../src/local/translate/authentication.ts';
import type { SignedRequest } from '../../../../src/local/translate/authentication.ts';

/** The signer is the SDK's own; the verifier is ours. */

const containing = (words: string): unknown => expect.stringContaining(words);

const NOW = Date.UTC(2026, 10, 23, 12, 0, 0);
const MINUTE = 60_000;
const credentials = { accessKeyId: 'LOCAL/KEY', secretAccessKey: 'local/secret' };

beforeEach(() => {
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

interface Sent {
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** What the SDK would have sent at NOW. */
async function signedBySdk(): Promise<Sent> {
  const sent: Sent[] = [];
  const client = new TranslateClient({
    region: 'eu-west-1',
    credentials,
    endpoint: 'http://127.0.0.1:4581',
    maxAttempts: 1,
    requestHandler: {
      handle: ({ headers, body }: { headers: Record<string, string>; body?: unknown }) => {
        if (!(body instanceof Uint8Array)) throw new Error('The SDK sends bytes.');
        sent.push({ headers, body: new TextDecoder().decode(body) });
        return Promise.reject(new Error('not sent'));
      },
    },
  });
  const command = new TranslateTextCommand({
    Text: 'نص',
    SourceLanguageCode: 'ar',
    TargetLanguageCode: 'en',
  });
  await client.send(command).catch(() => undefined);
  return sent[0]!;
}

function requestOf({ headers, body }: Sent, changed: Record<string, string | undefined> = {}): SignedRequest {
  const all = Object.entries({ ...headers, ...changed }).filter((pair) => pair[1] !== undefined);
  return {
    headers: Object.fromEntries(all.map(([name, value]) => [name.toLowerCase(), [value ?? '']])),
    body: Buffer.from(body),
  };
}

function check(request: SignedRequest, now = NOW): void {
  authenticate(request, { credentials, now });
}

describe('authenticate', () => {
  test('passes what the SDK signed', async () => {
    check(requestOf(await signedBySdk()));
  });

  test.each([5 * MINUTE, -5 * MINUTE])('passes a clock that is off by %d ms', async (skew) => {
    check(requestOf(await signedBySdk()), NOW + skew);
  });

  test.each([5 * MINUTE + 1, -5 * MINUTE - 1])('refuses a clock that is off by %d ms', async (skew) => {
    const request = requestOf(await signedBySdk());
    expect(() => {
      check(request, NOW + skew);
    }).toThrow(/^Signature expired: 20261123T120000Z is more than 5 minutes away from 2026-11-23T/);
  });

  test.each([
    ['host', 'localhost:1'],
    ['x-amz-target', 'AWSShineFrontendService_20170701.DeleteTerminology'],
    ['x-amz-date', '20261123T120001Z'],
    ['content-type', 'text/plain'],
  ])('refuses a changed %s', async (name, value) => {
    const request = requestOf(await signedBySdk(), { [name]: value });
    expect(() => {
      check(request);
    }).toThrow('The request signature we calculated does not match the signature you provided.');
  });

  test('refuses a changed body', async () => {
    const sent = await signedBySdk();
    const request = requestOf({ ...sent, body: sent.body.replace('نص', 'نق') });
    expect(() => {
      check(request);
    }).toThrow('The request signature we calculated does not match the signature you provided.');
  });

  test('refuses an x-amz- header that the signature does not cover', async () => {
    const request = requestOf(await signedBySdk(), { 'x-amz-extra': '1' });
    expect(() => {
      check(request);
    }).toThrow('These headers must be signed: x-amz-extra.');
  });

  test.each([
    [undefined, 'MissingAuthenticationTokenException'],
    ['Bearer token', 'IncompleteSignatureException'],
    ['AWS4-HMAC-SHA256 ', 'IncompleteSignatureException'],
    ['AWS4-HMAC-SHA256 Credential=LOCAL/KEY/20261123/x/translate', 'IncompleteSignatureException'],
    [
      'AWS4-HMAC-SHA256 Credential=LOCAL/KEY/20261123/x/translate/aws4_request',
      'IncompleteSignatureException',
    ],
  ])('refuses the Authorization header %j', async (header, name) => {
    const request = requestOf(await signedBySdk(), { authorization: header });
    expect(() => {
      check(request);
    }).toThrow(expect.objectContaining({ name, status: 400 }));
  });

  test.each([
    ['/translate/', '/s3/', 'InvalidSignatureException', "scoped to correct service: 'translate', not 's3'"],
    [
      'LOCAL/KEY/',
      'LOCAL/',
      'UnrecognizedClientException',
      'security token included in the request is invalid',
    ],
    ['/20261123/', '/20261122/', 'IncompleteSignatureException', 'of the day 20261122'],
    [/Signature=\w{4}/, 'Signature=', 'IncompleteSignatureException', '64 lower-case hex digits'],
  ])('refuses %s replaced with %s', async (from, to, name, words) => {
    const sent = await signedBySdk();
    const authorization = sent.headers['authorization']!.replace(from, to);
    const request = requestOf(sent, { authorization });
    expect(() => {
      check(request);
    }).toThrow(expect.objectContaining({ name, message: containing(words) }));
  });

  test.each([undefined, '', 'Mon, 23 Nov 2026 12:00:00 GMT'])('refuses x-amz-date %j', async (date) => {
    const request = requestOf(await signedBySdk(), { 'x-amz-date': date });
    expect(() => {
      check(request);
    }).toThrow(expect.objectContaining({ name: 'IncompleteSignatureException' }));
  });
});
