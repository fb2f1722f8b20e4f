import { S3Client } from '@aws-sdk/client-s3';
import { TranslateClient } from '@aws-sdk/client-translate';

/**
 * Tries of one request by the SDK, the first included. Standard mode waits up to a few seconds over four; what is still
 * throttled then is better retried by redelivery than by a function that is paid for waiting.
 */
const RETRIES = { retryMode: 'standard', maxAttempts: 4 } as const;

/** Milliseconds for a connection, and for an answer once connected: of one try. */
const TIMEOUTS = { connectionTimeout: 2_000, requestTimeout: 8_000, throwOnRequestTimeout: true } as const;

/** Where a client talks to; what is left out comes from the environment, as the SDK finds it. */
export interface ClientOptions {
  readonly endpoint?: string;
  readonly region?: string;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

export function s3Client(options: ClientOptions = {}): S3Client {
  return new S3Client({ ...RETRIES, requestHandler: TIMEOUTS, ...options });
}

export function translateClient(options: ClientOptions = {}): TranslateClient {
  return new TranslateClient({ ...RETRIES, requestHandler: TIMEOUTS, ...options });
}
