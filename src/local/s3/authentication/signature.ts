import { createHash, createHmac } from 'node:crypto';
import type { RequestTarget } from '../wire/request-target.ts';

/** A request as far as a signature covers it; header names are lower case, each with every value sent. */
export interface SignableRequest {
  readonly method: string;
  readonly target: RequestTarget;
  readonly headers: Readonly<Partial<Record<string, readonly string[]>>>;
}

/** The span a signature is good for: a day, a region, a service. */
export interface CredentialScope {
  /** YYYYMMDD */
  readonly day: string;
  readonly region: string;
  readonly service: string;
}

/**
 * The request in the one form that both sides hash.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
 */
export function canonicalRequest(
  request: SignableRequest,
  signed: { headers: readonly string[]; payloadHash: string },
): string {
  return [
    request.method,
    // "Do not encode the forward slash in the object key name"; nothing else of the path is normalised for S3.
    request.target.path.split('/').map(uriEncode).join('/'),
    canonicalQuery(request.target),
    ...signed.headers.map((name) => `${name}:${canonicalValue(request.headers[name])}`),
    '',
    signed.headers.join(';'),
    signed.payloadHash,
  ].join('\n');
}

/** What the signing key signs; `time` is the request's, as YYYYMMDDTHHMMSSZ. */
export function stringToSign(canonical: string, at: { time: string; scope: CredentialScope }): string {
  const { day, region, service } = at.scope;
  const digest = createHash('sha256').update(canonical).digest('hex');
  return ['AWS4-HMAC-SHA256', at.time, `${day}/${region}/${service}/aws4_request`, digest].join('\n');
}

/** The signature as 64 lower-case hex digits. */
export function signatureOf(toSign: string, by: { secretAccessKey: string; scope: CredentialScope }): string {
  const { day, region, service } = by.scope;
  const signingKey = [day, region, service, 'aws4_request'].reduce<Buffer>(
    (key, part) => hmac(key, part),
    Buffer.from(`AWS4${by.secretAccessKey}`),
  );
  return hmac(signingKey, toSign).toString('hex');
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function canonicalQuery(target: RequestTarget): string {
  return target.query
    .map(([name, value]) => [uriEncode(name), uriEncode(value)] as const)
    .sort(([name, value], [otherName, otherValue]) => order(name, otherName) || order(value, otherValue))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

function canonicalValue(values: readonly string[] = []): string {
  return values.map((value) => value.trim().replace(/\s+/g, ' ')).join(',');
}

/** Everything but A–Z a–z 0–9 - . _ ~ as %XX. */
function uriEncode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** By code unit: both sides are ASCII by now. */
function order(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
