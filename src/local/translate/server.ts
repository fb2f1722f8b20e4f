import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { MAX_REQUEST_BYTES } from '../../pipeline/settings.ts';
import type { Credentials } from './authentication.ts';
import { planFaults } from './faults.ts';
import type { Fault, FaultRule } from './faults.ts';
import { rememberRequests } from './seen-requests.ts';
import type { SeenRequest } from './seen-requests.ts';
import { answer, errorReply } from './service.ts';
import type { LineEngine, Reply, TranslateService } from './service.ts';
import type { Terminologies } from './terminology.ts';
import { TranslateError } from './translate-error.ts';

export interface TranslateServerOptions {
  /** Translates line by line; blank lines stay as they are and never reach it. */
  readonly engine: LineEngine;
  /** Default 0: a free port. */
  readonly port?: number | undefined;
  /** The key pair that requests must be signed with. Default: every request passes, signed or not. */
  readonly credentials?: Credentials | undefined;
  /** Largest text of one request in bytes of UTF-8. Default: Amazon Translate's own limit, 10,000. */
  readonly maxRequestBytes?: number | undefined;
  /** What TerminologyNames may name, one a request. Default: nothing. */
  readonly terminologies?: Terminologies | undefined;
  /** For tests: faults for the first requests, one each in order; or a rule asked at every request. */
  readonly faults?: readonly Fault[] | FaultRule | undefined;
}

export interface TranslateServer {
  /** `http://127.0.0.1:<port>` */
  readonly endpoint: string;
  /** The last requests that could be read, oldest first. */
  readonly requests: readonly SeenRequest[];
  /** Queues faults for the next requests, one each in order; they go before a fault rule. */
  readonly script: (faults: readonly Fault[]) => void;
  /** Stops listening and breaks every connection, answered or not. */
  readonly close: () => Promise<void>;
}

/** A text within the limit fits many times over, even with every character escaped as \uXXXX. */
const MAX_BODY_BYTES = 1_000_000;

/** Any other name in the Host header means that a web page reached this server by pointing its own name here. */
const LOCAL_HOST = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i;

/**
 * Starts an Amazon-Translate-compatible server on 127.0.0.1: TranslateText from Arabic to English, errors named as the
 * real service names them.
 * @throws Error where the port is taken or not allowed
 */
export async function startTranslateServer(options: TranslateServerOptions): Promise<TranslateServer> {
  const service: TranslateService = {
    engine: options.engine,
    credentials: options.credentials,
    maxRequestBytes: options.maxRequestBytes ?? MAX_REQUEST_BYTES,
    terminologies: options.terminologies ?? new Map(),
    faults: planFaults(options.faults),
    seen: rememberRequests(),
  };
  const server = createServer((request, response) => {
    void serve(request, response, service);
  });
  const port = await listen(server, options.port ?? 0);
  return {
    endpoint: `http://127.0.0.1:${port}`,
    requests: service.seen.list,
    script: service.faults.script,
    close: () => close(server),
  };
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  service: TranslateService,
): Promise<void> {
  const gone = new AbortController();
  response.on('close', () => {
    gone.abort();
  });
  try {
    send(response, await replyTo(request, service, gone.signal));
  } catch (error) {
    // Refusals are replies: what is thrown is a client that went away, or a defect.
    if (!gone.signal.aborted) send(response, errorReply(defect(error)));
  }
}

async function replyTo(
  request: IncomingMessage,
  service: TranslateService,
  signal: AbortSignal,
): Promise<Reply> {
  const body = await readBody(request);
  if (!LOCAL_HOST.test(request.headers.host ?? '')) return errorReply(foreignHost(request.headers.host));
  if (body === 'too-large') return errorReply(tooLarge());
  const { method = '', url = '', headersDistinct: headers } = request;
  return answer({ method, url, headers, body }, service, signal);
}

/** Reads to the end even what is too large, without keeping it: a client that still sends would miss the answer. */
async function readBody(request: IncomingMessage): Promise<Buffer | 'too-large'> {
  const stream: AsyncIterable<Buffer> = request;
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    bytes += chunk.length;
    if (bytes <= MAX_BODY_BYTES) chunks.push(chunk);
    else chunks.length = 0;
  }
  return bytes <= MAX_BODY_BYTES ? Buffer.concat(chunks) : 'too-large';
}

function defect(cause: unknown): TranslateError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new TranslateError('InternalServerException', `The local Amazon Translate has a defect: ${reason}`, {
    status: 500,
    cause,
  });
}

function foreignHost(host = ''): TranslateError {
  return new TranslateError(
    'AccessDeniedException',
    `The Host header says '${host}': this server answers to 127.0.0.1, localhost and [::1] only.`,
    { status: 403 },
  );
}

function tooLarge(): TranslateError {
  return new TranslateError(
    'RequestEntityTooLargeException',
    `The request body is larger than ${MAX_BODY_BYTES} bytes.`,
    { status: 413 },
  );
}

function send(response: ServerResponse, reply: Reply): void {
  if (reply === 'hang') return;
  if (reply === 'drop') {
    response.destroy();
    return;
  }
  response.writeHead(reply.status, {
    'content-type': 'application/x-amz-json-1.1',
    'content-length': Buffer.byteLength(reply.body),
    'x-amzn-requestid': randomUUID(),
  });
  response.end(reply.body);
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1' }, resolve);
  }).catch((cause: unknown) => {
    throw new Error(
      `The local Amazon Translate cannot listen on 127.0.0.1:${port}. Choose another port, or 0 for a free one.`,
      { cause },
    );
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server listens on no TCP port.');
  return address.port;
}

async function close(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}
