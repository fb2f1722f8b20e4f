import { timingSafeEqual } from 'node:crypto';
import { queryValue } from '../wire/request-target.ts';
import { notImplemented, S3Error } from '../wire/s3-error.ts';
import { canonicalRequest, signatureOf, stringToSign } from './signature.ts';
import type { CredentialScope, SignableRequest } from './signature.ts';

/** The one key pair this server knows. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

interface Authorization {
  readonly accessKeyId: string;
  readonly scope: CredentialScope;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

/** Source: RequestTimeTooSkewed in https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
const MAX_CLOCK_SKEW_MS = 15 * 60 * 1000;

/**
 * Passes when the request carries a valid SigV4 Authorization header. Any region is taken, as long as it is the
 * one that was signed: a client set up for another region is no danger on one machine.
 * @param now milliseconds since the epoch
 * @throws S3Error AccessDenied, AuthorizationHeaderMalformed, InvalidAccessKeyId, RequestTimeTooSkewed,
 *   SignatureDoesNotMatch, InvalidRequest, NotImplemented
 */
export function authenticate(
  request: SignableRequest,
  against: { credentials: Credentials; now: number },
): void {
  const authorization = parseAuthorization(authorizationHeader(request));
  checkAccessKey(authorization, against.credentials);
  const time = requestTime(request, { scope: authorization.scope, now: against.now });
  checkCoverage(request, authorization);
  checkSignature(request, { authorization, time, secretAccessKey: against.credentials.secretAccessKey });
}

function authorizationHeader(request: SignableRequest): string {
  const header = request.headers['authorization']?.join(',');
  if (header !== undefined) return header;
  if (['X-Amz-Algorithm', 'AWSAccessKeyId'].some((name) => queryValue(request.target, name) !== undefined)) {
    throw notImplemented('presigned URLs', 'sign the request with an Authorization header');
  }
  throw new S3Error(
    'AccessDenied',
    'Access Denied: the request is not signed. Use an S3 client with the access key that this server was started with.',
  );
}

function parseAuthorization(header: string): Authorization {
  if (!/^AWS4-HMAC-SHA256\s/.test(header)) {
    throw new S3Error(
      'InvalidRequest',
      'The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.',
    );
  }
  const credential = field(header, 'Credential').split('/');
  const [day = '', region = '', service = '', end = ''] = credential.slice(-4);
  // A key id may hold a slash of its own, so it is whatever stands before the last four parts.
  const accessKeyId = credential.slice(0, -4).join('/');
  if (accessKeyId === '' || !/^\d{8}$/.test(day) || end !== 'aws4_request') {
    throw malformed('the Credential must be <access key id>/YYYYMMDD/<region>/s3/aws4_request');
  }
  if (service !== 's3') throw malformed(`incorrect service "${service}". This endpoint belongs to "s3"`);
  const signature = field(header, 'Signature');
  if (!/^[0-9a-f]{64}$/.test(signature)) throw malformed('the Signature must be 64 lower-case hex digits');
  const signedHeaders = field(header, 'SignedHeaders').split(';');
  return { accessKeyId, scope: { day, region, service }, signedHeaders, signature };
}

function field(header: string, name: string): string {
  const value = new RegExp(`[\\s,]${name}=([^,\\s]+)`).exec(header)?.[1];
  if (value === undefined) throw malformed(`it has no ${name}`);
  return value;
}

function malformed(reason: string): S3Error {
  return new S3Error('AuthorizationHeaderMalformed', `The authorization header is malformed; ${reason}.`);
}

function checkAccessKey({ accessKeyId }: Authorization, credentials: Credentials): void {
  if (accessKeyId === credentials.accessKeyId) return;
  throw new S3Error(
    'InvalidAccessKeyId',
    'The AWS Access Key Id you provided does not exist in our records. Use the one that this server was started with.',
    { AWSAccessKeyId: accessKeyId },
  );
}

function requestTime(request: SignableRequest, at: { scope: CredentialScope; now: number }): string {
  const time = request.headers['x-amz-date']?.[0] ?? '';
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(time);
  if (parts === null)
    throw new S3Error('AccessDenied', 'AWS authentication requires a valid x-amz-date header');
  const [, year, month, day, hour, minute, second] = parts.map(Number);
  const sent = Date.UTC(year ?? 0, (month ?? 0) - 1, day, hour, minute, second);
  if (Math.abs(at.now - sent) > MAX_CLOCK_SKEW_MS) throw skewed(time, at.now);
  if (!time.startsWith(at.scope.day))
    throw malformed(`its day ${at.scope.day} is not that of x-amz-date, ${time}`);
  return time;
}

function skewed(time: string, now: number): S3Error {
  return new S3Error(
    'RequestTimeTooSkewed',
    "The difference between the request time and the server's time is too large.",
    {
      RequestTime: time,
      ServerTime: new Date(now).toISOString(),
      MaxAllowedSkewMilliseconds: String(MAX_CLOCK_SKEW_MS),
    },
  );
}

/** "The host header and any x-amz-* headers must be included in the signature": else they could be swapped unseen. */
function checkCoverage(request: SignableRequest, { signedHeaders }: Authorization): void {
  const unsigned = Object.keys(request.headers)
    .filter((name) => name === 'host' || name.startsWith('x-amz-'))
    .filter((name) => !signedHeaders.includes(name));
  if (unsigned.length === 0) return;
  throw new S3Error('AccessDenied', 'There were headers present in the request which were not signed', {
    HeadersNotSigned: unsigned.join(', '),
  });
}

function checkSignature(
  request: SignableRequest,
  {
    authorization,
    time,
    secretAccessKey,
  }: { authorization: Authorization; time: string; secretAccessKey: string },
): void {
  const { scope, signedHeaders, signature, accessKeyId } = authorization;
  const payloadHash = request.headers['x-amz-content-sha256']?.[0] ?? '';
  const canonical = canonicalRequest(request, { headers: signedHeaders, payloadHash });
  const toSign = stringToSign(canonical, { time, scope });
  const expected = signatureOf(toSign, { secretAccessKey, scope });
  if (timingSafeEqual(Buffer.from(expected), Buffer.from(signature))) return;
  throw new S3Error(
    'SignatureDoesNotMatch',
    'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
    {
      AWSAccessKeyId: accessKeyId,
      SignatureProvided: signature,
      StringToSign: toSign,
      CanonicalRequest: canonical,
    },
  );
}
