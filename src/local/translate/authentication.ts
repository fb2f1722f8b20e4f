import { createHash, timingSafeEqual } from 'node:crypto';
import { canonicalRequest, signatureOf, stringToSign } from '../s3/authentication/signature.ts';
import type { SignableRequest } from '../s3/authentication/signature.ts';
import { TranslateError } from './translate-error.ts';

/** The one key pair this server knows. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** A `POST /` as its signature covers it; header names are lower case, each with every value sent. */
export interface SignedRequest {
  readonly headers: SignableRequest['headers'];
  readonly body: Uint8Array;
}

interface Authorization {
  readonly accessKeyId: string;
  readonly scope: { readonly day: string; readonly region: string; readonly service: string };
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

/** Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html */
const MAX_CLOCK_SKEW_MS = 5 * 60 * 1000;

/**
 * Passes a request that carries a valid SigV4 signature for the service `translate`, in whatever region.
 * @param now milliseconds since 1970
 * @throws TranslateError MissingAuthenticationTokenException, IncompleteSignatureException,
 *   UnrecognizedClientException, InvalidSignatureException
 */
export function authenticate(
  request: SignedRequest,
  against: { readonly credentials: Credentials; readonly now: number },
): void {
  const authorization = parseAuthorization(request.headers['authorization']?.join(','));
  if (authorization.accessKeyId !== against.credentials.accessKeyId) throw unknownAccessKey();
  checkService(authorization.scope.service);
  checkCoverage(request, authorization);
  const time = requestTime(request, { day: authorization.scope.day, now: against.now });
  const expected = expectedSignature(request, { authorization, time, credentials: against.credentials });
  if (timingSafeEqual(Buffer.from(expected), Buffer.from(authorization.signature))) return;
  throw new TranslateError(
    'InvalidSignatureException',
    'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method.',
  );
}

function parseAuthorization(header: string | undefined): Authorization {
  if (header === undefined) {
    throw new TranslateError(
      'MissingAuthenticationTokenException',
      'Missing Authentication Token: sign the request with the access key that this server was started with.',
    );
  }
  if (!header.startsWith('AWS4-HMAC-SHA256 ')) throw incomplete('it must start with AWS4-HMAC-SHA256');
  const credential = field(header, 'Credential').split('/');
  const [day = '', region = '', service = '', end = ''] = credential.slice(-4);
  // A key id may hold a slash of its own, so it is whatever stands before the last four parts.
  const accessKeyId = credential.slice(0, -4).join('/');
  if (accessKeyId === '' || !/^\d{8}$/.test(day) || end !== 'aws4_request') {
    throw incomplete('its Credential must be <access key id>/YYYYMMDD/<region>/translate/aws4_request');
  }
  const signature = field(header, 'Signature');
  if (!/^[0-9a-f]{64}$/.test(signature)) throw incomplete('its Signature must be 64 lower-case hex digits');
  const signedHeaders = field(header, 'SignedHeaders').split(';');
  return { accessKeyId, scope: { day, region, service }, signedHeaders, signature };
}

function field(header: string, name: string): string {
  const value = new RegExp(`[\\s,]${name}=([^,\\s]+)`).exec(header)?.[1];
  if (value === undefined) throw incomplete(`it has no ${name}`);
  return value;
}

function incomplete(reason: string): TranslateError {
  return new TranslateError(
    'IncompleteSignatureException',
    `The Authorization header cannot be read: ${reason}.`,
  );
}

function unknownAccessKey(): TranslateError {
  return new TranslateError(
    'UnrecognizedClientException',
    'The security token included in the request is invalid. Use the access key that this server was started with.',
  );
}

function checkService(service: string): void {
  if (service === 'translate') return;
  throw new TranslateError(
    'InvalidSignatureException',
    `Credential should be scoped to correct service: 'translate', not '${service}'.`,
  );
}

/** Host and x-amz-* headers must be signed, else they could be swapped unseen: X-Amz-Target names the operation. */
function checkCoverage({ headers }: SignedRequest, { signedHeaders }: Authorization): void {
  const unsigned = Object.keys(headers)
    .filter((name) => name === 'host' || name.startsWith('x-amz-'))
    .filter((name) => !signedHeaders.includes(name));
  if (unsigned.length === 0) return;
  throw new TranslateError(
    'InvalidSignatureException',
    `These headers must be signed: ${unsigned.join(', ')}.`,
  );
}

function requestTime(request: SignedRequest, at: { readonly day: string; readonly now: number }): string {
  const time = request.headers['x-amz-date']?.[0] ?? '';
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(time);
  if (parts === null || !time.startsWith(at.day)) {
    throw new TranslateError(
      'IncompleteSignatureException',
      `X-Amz-Date must be YYYYMMDDTHHMMSSZ, of the day ${at.day} that the Credential names; got '${time}'.`,
    );
  }
  const [, year, month, day, hour, minute, second] = parts.map(Number);
  const sent = Date.UTC(year ?? 0, (month ?? 0) - 1, day, hour, minute, second);
  if (Math.abs(at.now - sent) > MAX_CLOCK_SKEW_MS) throw skewed(time, at.now);
  return time;
}

function skewed(time: string, now: number): TranslateError {
  return new TranslateError(
    'InvalidSignatureException',
    `Signature expired: ${time} is more than ${MAX_CLOCK_SKEW_MS / 60_000} minutes away from ${new Date(now).toISOString()}.`,
  );
}

function expectedSignature(
  { headers, body }: SignedRequest,
  by: { readonly authorization: Authorization; readonly time: string; readonly credentials: Credentials },
): string {
  const { scope, signedHeaders } = by.authorization;
  const target = { path: '/', bucket: '', key: '', query: [] };
  const payloadHash = createHash('sha256').update(body).digest('hex');
  const canonical = canonicalRequest(
    { method: 'POST', target, headers },
    { headers: signedHeaders, payloadHash },
  );
  return signatureOf(stringToSign(canonical, { time: by.time, scope }), {
    secretAccessKey: by.credentials.secretAccessKey,
    scope,
  });
}
