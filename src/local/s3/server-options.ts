import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Credentials } from './authentication/authorization.ts';
import type { ObjectEvent } from './notification.ts';
import type { OperationName } from './operations/operation.ts';

export interface S3ServerOptions {
  /** Where buckets are kept; made where it is missing. One server at a time. */
  readonly folder: string;
  readonly region: string;
  readonly credentials: Credentials;
  /** 0 takes a free one. */
  readonly port: number;
  /**
   * Told of every created and removed object after it is on disk and before the client has its answer. Where it
   * fails, the client is answered 500, and the change stands.
   */
  readonly onEvent?: (event: ObjectEvent) => void | Promise<void>;
  /**
   * Offered every request that carries no signature, before it is refused for that. Returns true where it answered.
   */
  readonly fallback?: (request: IncomingMessage, response: ServerResponse) => boolean | Promise<boolean>;
  /** For tests: asked before each operation; what it returns is the answer instead. */
  readonly intercept?: (operation: InterceptedOperation) => ScriptedFault | undefined;
  /** Told of errors that are this server's own; the client is answered 500 InternalError. */
  readonly onError?: (error: unknown) => void;
}

export interface InterceptedOperation {
  readonly name: OperationName;
  /** '' where the operation is about the service. */
  readonly bucket: string;
  /** '' where the operation is about the service or a bucket. */
  readonly key: string;
}

/** An error answer, such as 503 SlowDown. */
export interface ScriptedFault {
  readonly status: number;
  readonly code: string;
}
