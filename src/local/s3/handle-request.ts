import type { IncomingMessage, ServerResponse } from 'node:http';
import { authenticate } from './authentication/authorization.ts';
import { notificationOf } from './notification.ts';
import { createBucket, getBucketLocation, headBucket, listBuckets } from './operations/bucket-operations.ts';
import type { Exchange, Operation } from './operations/exchange.ts';
import { listObjectsV2 } from './operations/list-objects.ts';
import { identifyOperation } from './operations/operation.ts';
import type { OperationName } from './operations/operation.ts';
import { getObject, headObject } from './operations/read-object.ts';
import { copyObject, deleteObject, putObject } from './operations/write-object.ts';
import type { S3ServerOptions } from './server-options.ts';
import type { ObjectStore } from './store/object-store.ts';
import { checkHost } from './wire/local-host.ts';
import { newReplyIds, replyIdHeaders, sendError } from './wire/replies.ts';
import type { ReplyIds } from './wire/replies.ts';
import { parseRequestTarget } from './wire/request-target.ts';
import { S3Error } from './wire/s3-error.ts';
import type { ErrorAnswer } from './wire/s3-error.ts';

const OPERATIONS: Readonly<Record<OperationName, Operation>> = {
  ListBuckets: listBuckets,
  CreateBucket: createBucket,
  HeadBucket: headBucket,
  GetBucketLocation: getBucketLocation,
  ListObjectsV2: listObjectsV2,
  PutObject: putObject,
  CopyObject: copyObject,
  GetObject: getObject,
  HeadObject: headObject,
  DeleteObject: deleteObject,
};

export interface Service {
  readonly options: S3ServerOptions;
  readonly store: ObjectStore;
}

interface Call {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly ids: ReplyIds;
}

/** Answers one request, whatever comes: it never rejects. */
export async function handleRequest(
  { request, response }: { request: IncomingMessage; response: ServerResponse },
  service: Service,
): Promise<void> {
  const call = { request, response, ids: newReplyIds() };
  try {
    checkHost(request.headers.host);
    if (isUnsigned(request) && (await service.options.fallback?.(request, response)) === true) return;
    await operate(call, service);
  } catch (error) {
    refuse(call, errorAnswer(error, service.options));
  }
}

async function operate(call: Call, { options, store }: Service): Promise<void> {
  const { request, response, ids } = call;
  const { method = '', headers, url = '' } = request;
  const target = parseRequestTarget(url);
  authenticate(
    { method, target, headers: request.headersDistinct },
    { credentials: options.credentials, now: Date.now() },
  );
  const name = identifyOperation({ method, target, headers });
  const fault = options.intercept?.({ name, bucket: target.bucket, key: target.key });
  if (fault !== undefined) {
    refuse(call, { ...fault, message: 'This answer was scripted.', details: {} });
    return;
  }
  const announce: Exchange['announce'] = async (change) => {
    const notification = notificationOf(change, { region: options.region, ...ids });
    await options.onEvent?.({ bucket: change.bucket, key: change.key, notification });
  };
  response.setHeaders(new Map(Object.entries(replyIdHeaders(ids))));
  await OPERATIONS[name]({ request, response, target, store, region: options.region, announce });
}

/** Browsers and curl: neither way of signing is even tried. */
function isUnsigned({ headers, url = '' }: IncomingMessage): boolean {
  return headers.authorization === undefined && !/[?&]x-amz-/i.test(url);
}

function refuse({ request, response, ids }: Call, error: ErrorAnswer): void {
  sendError(response, { error, resource: request.url ?? '', ids });
  // What is left of the body is read and dropped, or a client that only writes would never see the answer.
  request.resume();
}

function errorAnswer(error: unknown, { onError }: S3ServerOptions): ErrorAnswer {
  if (error instanceof S3Error) return error;
  if (!isDeparture(error)) onError?.(error);
  return new S3Error(
    'InternalError',
    `We encountered an internal error. Please try again. (${String(error)})`,
  );
}

/** The client hung up while it was being answered. */
function isDeparture(error: unknown): boolean {
  const codes: unknown[] = ['ERR_STREAM_PREMATURE_CLOSE', 'ECONNRESET', 'EPIPE'];
  return error instanceof Error && 'code' in error && codes.includes(error.code);
}
