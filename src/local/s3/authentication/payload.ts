import { notImplemented, S3Error } from '../wire/s3-error.ts';

/** How a request's body is framed, and what was signed of it. */
export type Payload =
  | {
      readonly framing: 'plain';
      /** In hex; null where the client did not sign its body. */ readonly sha256: string | null;
    }
  | { readonly framing: 'aws-chunked'; readonly trailers: boolean };

/** Source: https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-auth-using-authorization-header.html */
const FRAMED: ReadonlyMap<string, Payload> = new Map([
  ['STREAMING-UNSIGNED-PAYLOAD-TRAILER', { framing: 'aws-chunked', trailers: true }],
  ['STREAMING-AWS4-HMAC-SHA256-PAYLOAD', { framing: 'aws-chunked', trailers: false }],
  ['STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER', { framing: 'aws-chunked', trailers: true }],
]);

/**
 * Reads `x-amz-content-sha256`.
 * @throws S3Error InvalidRequest when it is missing, InvalidArgument when it says nothing known, NotImplemented
 */
export function parsePayload(contentSha256: string | undefined): Payload {
  if (contentSha256 === undefined) {
    throw new S3Error('InvalidRequest', 'Missing required header for this request: x-amz-content-sha256');
  }
  if (contentSha256 === 'UNSIGNED-PAYLOAD') return { framing: 'plain', sha256: null };
  if (/^[0-9a-f]{64}$/i.test(contentSha256)) return { framing: 'plain', sha256: contentSha256.toLowerCase() };
  if (contentSha256.startsWith('STREAMING-AWS4-ECDSA-')) {
    throw notImplemented('SigV4A (ECDSA) payloads', 'sign with AWS4-HMAC-SHA256');
  }
  const framed = FRAMED.get(contentSha256);
  if (framed !== undefined) return framed;
  throw new S3Error(
    'InvalidArgument',
    `x-amz-content-sha256 must be UNSIGNED-PAYLOAD, ${[...FRAMED.keys()].join(', ')}, or a valid sha256 value.`,
    { ArgumentName: 'x-amz-content-sha256', ArgumentValue: contentSha256 },
  );
}
