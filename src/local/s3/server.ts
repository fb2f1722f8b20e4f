import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { handleRequest } from './handle-request.ts';
import type { S3ServerOptions } from './server-options.ts';
import { ObjectStore } from './store/object-store.ts';

export interface S3Server {
  /** `http://127.0.0.1:<port>`; clients address buckets path-style. */
  readonly endpoint: string;
  readonly port: number;
  /** Creates a bucket, or leaves it as it is. @throws S3Error InvalidBucketName */
  readonly createBucket: (name: string) => Promise<void>;
  /** The keys of a bucket under a prefix, in UTF-8 order. @throws S3Error NoSuchBucket */
  readonly listKeys: (bucket: string, prefix?: string) => string[];
  /** Takes no more connections, lets requests under way finish (those that stall are cut off) and ends the rest. */
  readonly close: () => Promise<void>;
}

/** Ours: how long requests under way may take to finish once the server closes. */
const CLOSING_GRACE_MS = 2000;
/** Ours: how soon a connection is ended after its last answer while the server closes. */
const CLOSING_SWEEP_MS = 20;
/** Ours: 5 GiB, the largest upload, at 1.5 MB a second. */
const REQUEST_TIMEOUT_MS = 60 * 60 * 1000;

/** A number and not `localhost`: for that name SDKs look up `<bucket>.localhost`. */
const HOST = '127.0.0.1';

/**
 * Starts an S3-compatible server on 127.0.0.1 that keeps its buckets in a folder.
 * @throws Error with code EADDRINUSE where the port is taken; Error where the folder holds a damaged file
 */
export async function startS3Server(options: S3ServerOptions): Promise<S3Server> {
  const store = await ObjectStore.open(options.folder);
  const underWay = new Set<Promise<void>>();
  const server = createServer({ requestTimeout: REQUEST_TIMEOUT_MS }, (request, response) => {
    const answered = handleRequest({ request, response }, { options, store });
    underWay.add(answered);
    void answered.finally(() => underWay.delete(answered));
  });
  const port = await listen(server, options.port);
  return {
    endpoint: `http://${HOST}:${port}`,
    port,
    createBucket: async (name) => {
      await store.createBucket(name);
    },
    listKeys: (bucket, prefix = '') => store.keys(bucket).filter((key) => key.startsWith(prefix)),
    close: async () => {
      await closeConnections(server);
      // A client may be gone while its write is still being committed.
      await Promise.all(underWay);
    },
  };
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error(`No TCP address on ${HOST}:${port}`);
  return address.port;
}

async function closeConnections(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  const sweep = setInterval(() => {
    server.closeIdleConnections();
  }, CLOSING_SWEEP_MS);
  const cutOff = setTimeout(() => {
    server.closeAllConnections();
  }, CLOSING_GRACE_MS);
  await closed;
  clearInterval(sweep);
  clearTimeout(cutOff);
}
