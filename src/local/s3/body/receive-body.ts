import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Payload } from '../authentication/payload.ts';
import type { ObjectStore } from '../store/object-store.ts';
import { headerValue } from '../wire/request-headers.ts';
import { S3Error } from '../wire/s3-error.ts';
import { decodeAwsChunked } from './aws-chunked.ts';
import { addTrailing, BodyChecksums, checkClaims, claimedChecksums, promisedChecksums } from './checksums.ts';
import type { ChecksumName, Checksums } from './checksums.ts';

/** "The largest object that can be uploaded in a single PUT is 5 GB": https://docs.aws.amazon.com/AmazonS3/latest/userguide/upload-objects.html */
export const MAX_PUT_BYTES = 5 * 1024 ** 3;

/** A body that is on disk and was checked against everything its sender claimed. */
export interface ReceivedBody {
  /** The file, for the store to commit or discard. */
  readonly upload: string;
  readonly size: number;
  /** MD5 in hex. */
  readonly etag: string;
  /** Those the sender asked to keep. */
  readonly checksums: Checksums;
}

/** What the headers say that the body will be. */
interface Claims {
  readonly length: number;
  /** Base64. */
  readonly md5: string | undefined;
  /** Base64, by algorithm; those in trailers are added when they come. */
  readonly checksums: Map<ChecksumName, string>;
  readonly promised: readonly ChecksumName[];
}

/**
 * Streams a request's body to disk. Where anything is wrong with it, nothing stays there.
 * @throws S3Error MissingContentLength, EntityTooLarge, IncompleteBody, InvalidRequest, MalformedTrailerError,
 *   InvalidDigest, BadDigest, XAmzContentSHA256Mismatch, NotImplemented
 */
export async function receiveBody(
  request: IncomingMessage,
  { payload, store }: { payload: Payload; store: ObjectStore },
): Promise<ReceivedBody> {
  const claims = readClaims(request.headers, payload);
  const trailers = new Map<string, string>();
  // Leaving early must not close the connection, which is still needed for the answer.
  const framed: AsyncIterable<Uint8Array> = request.iterator({ destroyOnReturn: false });
  const bytes = payload.framing === 'plain' ? framed : decodeAwsChunked(framed, trailers);
  const tally = new Tally({ claims, payload });
  const upload = await store.upload(tally.counting(bytes));
  try {
    addTrailing(claims.checksums, { promised: claims.promised, trailers });
    return { upload, ...tally.verify() };
  } catch (error) {
    await store.discard(upload);
    throw error;
  }
}

function readClaims(headers: IncomingHttpHeaders, payload: Payload): Claims {
  const md5 = headerValue(headers, 'content-md5');
  if (md5 !== undefined && !/^[A-Za-z0-9+/]{22}==$/.test(md5)) {
    throw new S3Error('InvalidDigest', 'The Content-MD5 you specified is not valid.', { 'Content-MD5': md5 });
  }
  const inTrailers = payload.framing === 'aws-chunked' && payload.trailers;
  return {
    length: claimedLength(headers, payload),
    md5,
    checksums: claimedChecksums(headers),
    promised: inTrailers ? promisedChecksums(headers) : [],
  };
}

function claimedLength(headers: IncomingHttpHeaders, payload: Payload): number {
  const name = payload.framing === 'plain' ? 'content-length' : 'x-amz-decoded-content-length';
  const text = headerValue(headers, name) ?? '';
  if (!/^\d+$/.test(text)) {
    throw new S3Error('MissingContentLength', `You must provide the length of the object in bytes: ${name}.`);
  }
  const length = Number(text);
  if (length <= MAX_PUT_BYTES) return length;
  throw new S3Error('EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size', {
    ProposedSize: text,
    MaxSizeAllowed: String(MAX_PUT_BYTES),
  });
}

/** Counts and digests bytes as they pass, and compares them with the claims at the end. */
class Tally {
  readonly #claims: Claims;
  readonly #sha256: string | null;
  readonly #md5 = createHash('md5');
  readonly #checksums: BodyChecksums;
  #size = 0;

  constructor({ claims, payload }: { claims: Claims; payload: Payload }) {
    this.#claims = claims;
    this.#sha256 = payload.framing === 'plain' ? payload.sha256 : null;
    const wanted: ChecksumName[] = [...claims.checksums.keys(), ...claims.promised];
    this.#checksums = new BodyChecksums(new Set(this.#sha256 === null ? wanted : [...wanted, 'sha256']));
  }

  async *counting(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
    for await (const piece of bytes) {
      this.#size += piece.length;
      if (this.#size > this.#claims.length) throw wrongLength(this.#claims.length, 'more');
      this.#md5.update(piece);
      this.#checksums.update(piece);
      yield piece;
    }
    if (this.#size < this.#claims.length) throw wrongLength(this.#claims.length, `only ${this.#size}`);
  }

  /** After the last byte, and once trailing checksums were added to the claims. */
  verify(): Omit<ReceivedBody, 'upload'> {
    const computed = this.#checksums.digest();
    this.#checkSha256(computed.sha256 ?? '');
    const md5 = this.#md5.digest();
    if (this.#claims.md5 !== undefined && this.#claims.md5 !== md5.toString('base64')) {
      throw new S3Error('BadDigest', 'The Content-MD5 you specified did not match what we received.');
    }
    checkClaims(this.#claims.checksums, computed);
    const kept = Object.fromEntries(this.#claims.checksums);
    return { size: this.#size, etag: md5.toString('hex'), checksums: kept };
  }

  #checkSha256(base64: string): void {
    if (this.#sha256 === null) return;
    const computed = Buffer.from(base64, 'base64').toString('hex');
    if (computed === this.#sha256) return;
    throw new S3Error(
      'XAmzContentSHA256Mismatch',
      "The provided 'x-amz-content-sha256' header does not match what was computed.",
      { ClientComputedContentSHA256: this.#sha256, S3ComputedContentSHA256: computed },
    );
  }
}

function wrongLength(claimed: number, came: string): S3Error {
  return new S3Error(
    'IncompleteBody',
    `You did not provide the number of bytes specified: ${claimed} were announced, ${came} came. Nothing was stored.`,
  );
}
