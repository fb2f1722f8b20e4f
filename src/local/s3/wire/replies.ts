import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { ErrorAnswer } from './s3-error.ts';
import { errorDocument, textElement } from './xml.ts';

/** How one answer can be told from all others. */
export interface ReplyIds {
  readonly requestId: string;
  readonly hostId: string;
}

export function newReplyIds(): ReplyIds {
  return {
    requestId: randomBytes(8).toString('hex').toUpperCase(),
    hostId: randomBytes(24).toString('base64'),
  };
}

/** The ids as S3 sends them with every answer. */
export function replyIdHeaders({ requestId, hostId }: ReplyIds): Record<string, string> {
  return { 'x-amz-request-id': requestId, 'x-amz-id-2': hostId };
}

export function sendXml(response: ServerResponse, document: string): void {
  response.writeHead(200, {
    'content-type': 'application/xml',
    'content-length': Buffer.byteLength(document),
  });
  response.end(document);
}

export function sendEmpty(
  response: ServerResponse,
  answer: { status: number; headers?: Record<string, string> },
): void {
  response.writeHead(answer.status, {
    ...answer.headers,
    ...(answer.status === 200 ? { 'content-length': '0' } : {}),
  });
  response.end();
}

/** Answers with an error document; where an answer is already under way, breaks it off instead. */
export function sendError(
  response: ServerResponse,
  { error, resource, ids }: { error: ErrorAnswer; resource: string; ids: ReplyIds },
): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const document = errorDocument([
    textElement('Code', error.code),
    textElement('Message', error.message),
    ...Object.entries(error.details).map(([name, value]) => textElement(name, value)),
    textElement('Resource', resource),
    textElement('RequestId', ids.requestId),
    textElement('HostId', ids.hostId),
  ]);
  // An answer to HEAD has no body: Node leaves it out.
  response.writeHead(error.status, {
    ...replyIdHeaders(ids),
    'content-type': 'application/xml',
    'content-length': Buffer.byteLength(document),
  });
  response.end(document);
}
