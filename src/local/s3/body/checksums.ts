import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { crc32 } from 'node:zlib';
import { startCrc64 } from './crc64.ts';
import { headersUnder, headerValue } from '../wire/request-headers.ts';
import { notImplemented, S3Error } from '../wire/s3-error.ts';

const HEADER_PREFIX = 'x-amz-checksum-';

/** `x-amz-checksum-…` headers that name no algorithm. */
const NO_ALGORITHM: ReadonlySet<string> = new Set(['algorithm', 'mode', 'type']);

interface RunningChecksum {
  update: (bytes: Uint8Array) => void;
  digest: () => Buffer;
}

/** The algorithms this server computes, by the name that stands after `x-amz-checksum-`. */
const ALGORITHMS = {
  crc32: startCrc32,
  crc64nvme: startCrc64,
  sha256: () => startHash('sha256'),
} as const;

export type ChecksumName = keyof typeof ALGORITHMS;

/** Checksums of one body in base64, by algorithm. */
export type Checksums = Readonly<Partial<Record<ChecksumName, string>>>;

/** Computes several checksums of one stream in one pass. */
export class BodyChecksums {
  readonly #running: ReadonlyMap<ChecksumName, RunningChecksum>;

  constructor(names: Iterable<ChecksumName>) {
    this.#running = new Map([...names].map((name) => [name, ALGORITHMS[name]()]));
  }

  update(bytes: Uint8Array): void {
    for (const checksum of this.#running.values()) checksum.update(bytes);
  }

  digest(): Checksums {
    return Object.fromEntries(
      [...this.#running].map(([name, checksum]) => [name, checksum.digest().toString('base64')]),
    );
  }
}

/**
 * The checksums that the headers claim for the body, in base64.
 * @throws S3Error NotImplemented for an algorithm this server does not compute, naming the header
 */
export function claimedChecksums(headers: IncomingHttpHeaders): Map<ChecksumName, string> {
  return new Map(
    headersUnder(headers, HEADER_PREFIX)
      .filter(([name]) => !NO_ALGORITHM.has(name))
      .map(([name, value]) => [knownAlgorithm(name, HEADER_PREFIX + name), value]),
  );
}

/**
 * The checksums that `x-amz-trailer` promises after the body.
 * @throws S3Error NotImplemented for an algorithm this server does not compute
 */
export function promisedChecksums(headers: IncomingHttpHeaders): ChecksumName[] {
  return (headerValue(headers, 'x-amz-trailer') ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name.startsWith(HEADER_PREFIX))
    .map((name) => knownAlgorithm(name.slice(HEADER_PREFIX.length), `x-amz-trailer: ${name}`));
}

/**
 * The algorithm a copy asks for in `x-amz-checksum-algorithm`; none where it asks for nothing.
 * @throws S3Error NotImplemented for an algorithm this server does not compute
 */
export function wantedAlgorithms(headers: IncomingHttpHeaders): ChecksumName[] {
  const name = headerValue(headers, 'x-amz-checksum-algorithm');
  return name === undefined ? [] : [knownAlgorithm(name.toLowerCase(), `x-amz-checksum-algorithm: ${name}`)];
}

/**
 * Adds the promised checksums, out of the trailers, to the claimed ones.
 * @throws S3Error MalformedTrailerError where a promised trailer did not come
 */
export function addTrailing(
  claimed: Map<ChecksumName, string>,
  { promised, trailers }: { promised: readonly ChecksumName[]; trailers: ReadonlyMap<string, string> },
): void {
  for (const name of promised) {
    const value = trailers.get(HEADER_PREFIX + name);
    if (value === undefined) {
      throw new S3Error(
        'MalformedTrailerError',
        `The body ended without the trailer ${HEADER_PREFIX}${name}.`,
      );
    }
    claimed.set(name, value);
  }
}

/** @throws S3Error BadDigest where a claimed checksum is not the computed one */
export function checkClaims(claimed: ReadonlyMap<ChecksumName, string>, computed: Checksums): void {
  for (const [name, value] of claimed) {
    if (computed[name] === value) continue;
    throw new S3Error(
      'BadDigest',
      `The ${name.toUpperCase()} you specified did not match the calculated checksum: nothing was stored.`,
      { ExpectedDigest: value, CalculatedDigest: computed[name] ?? '' },
    );
  }
}

/** Stored checksums as answer headers. */
export function checksumHeaders(checksums: Checksums): Record<string, string> {
  const headers = Object.entries(checksums).map(([name, value]) => [HEADER_PREFIX + name, value] as const);
  return headers.length === 0 ? {} : { ...Object.fromEntries(headers), 'x-amz-checksum-type': 'FULL_OBJECT' };
}

export function isChecksumName(name: string): name is ChecksumName {
  return Object.hasOwn(ALGORITHMS, name);
}

function knownAlgorithm(name: string, header: string): ChecksumName {
  if (isChecksumName(name)) return name;
  throw notImplemented(
    `the checksum of "${header}"`,
    `send one of ${Object.keys(ALGORITHMS).join(', ')}, or none: AWS_REQUEST_CHECKSUM_CALCULATION=when_required`,
  );
}

function startHash(algorithm: string): RunningChecksum {
  const hash = createHash(algorithm);
  return { update: (bytes) => void hash.update(bytes), digest: () => hash.digest() };
}

function startCrc32(): RunningChecksum {
  let value = 0;
  return {
    update: (bytes) => {
      value = crc32(bytes, value);
    },
    digest: () => {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32BE(value);
      return bytes;
    },
  };
}
