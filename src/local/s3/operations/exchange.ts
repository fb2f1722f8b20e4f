import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ObjectChange } from '../notification.ts';
import type { ObjectStore } from '../store/object-store.ts';
import type { RequestTarget } from '../wire/request-target.ts';

/** One authenticated request and the way to answer it. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly target: RequestTarget;
  readonly store: ObjectStore;
  readonly region: string;
  /** Tells the server's caller of a committed change; an answer must wait for it. */
  readonly announce: (change: ObjectChange) => Promise<void>;
}

/** Carries out one operation and answers it. */
export type Operation = (exchange: Exchange) => Promise<void> | void;
