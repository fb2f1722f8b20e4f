import { S3Error } from '../wire/s3-error.ts';

/** Ours: a chunk header with its signature is about 100 bytes, a trailer about 150. */
const MAX_LINE_BYTES = 4096;
/** Ours: S3 knows one checksum trailer and its signature. */
const MAX_TRAILERS = 16;

const CRLF = '\r\n';

/**
 * Takes the `aws-chunked` framing off a body: `size-in-hex[;chunk-signature=…]`, the bytes, and so on until a size
 * of 0, then trailers. Chunk signatures are framing here: the request's own signature is what lets a client in.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html
 * @param trailers filled with the trailers (names in lower case) before the last byte is handed on
 * @throws S3Error IncompleteBody where the body stops too early, InvalidRequest where the framing is wrong
 */
export async function* decodeAwsChunked(
  source: AsyncIterable<Uint8Array>,
  trailers: Map<string, string>,
): AsyncGenerator<Buffer, void, undefined> {
  const reader = new FrameReader(source);
  try {
    for (let size = await readSize(reader); size > 0; size = await readSize(reader)) {
      yield* reader.bytes(size);
      if ((await reader.line()) !== '') throw badFraming('a chunk is longer than its size says');
    }
    await readTrailers(reader, trailers);
    if (!(await reader.ended())) throw badFraming('bytes follow the last chunk');
  } finally {
    await reader.release();
  }
}

async function readSize(reader: FrameReader): Promise<number> {
  const line = await reader.line();
  // 13 hex digits stay within what a number holds exactly.
  const size = /^([0-9a-f]{1,13})(?:;.*)?$/i.exec(line)?.[1];
  if (size === undefined) throw badFraming('a chunk does not start with its size in hex');
  return Number.parseInt(size, 16);
}

async function readTrailers(reader: FrameReader, trailers: Map<string, string>): Promise<void> {
  for (let line = await reader.line(); line !== ''; line = await reader.line()) {
    const colon = line.indexOf(':');
    if (colon < 1 || trailers.size === MAX_TRAILERS) throw badTrailer();
    // Some signers end the value with a line feed of its own: it is trimmed off.
    trailers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
}

/** Lines and counted bytes out of a stream that comes in any splits. */
class FrameReader {
  readonly #source: AsyncIterator<Uint8Array>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** The text up to the next CRLF, which is taken too. */
  async line(): Promise<string> {
    let end = this.#rest.indexOf(CRLF);
    while (end < 0 && this.#rest.length <= MAX_LINE_BYTES) {
      await this.#readOn();
      end = this.#rest.indexOf(CRLF);
    }
    if (end < 0 || end > MAX_LINE_BYTES) throw badFraming(`a line is longer than ${MAX_LINE_BYTES} bytes`);
    const line = this.#rest.toString('latin1', 0, end);
    this.#rest = this.#rest.subarray(end + CRLF.length);
    return line;
  }

  /** The next `count` bytes, as they come. */
  async *bytes(count: number): AsyncGenerator<Buffer, void, undefined> {
    for (let left = count; left > 0;) {
      if (this.#rest.length === 0) await this.#readOn();
      const piece = this.#rest.subarray(0, left);
      this.#rest = this.#rest.subarray(piece.length);
      left -= piece.length;
      if (piece.length > 0) yield piece;
    }
  }

  async ended(): Promise<boolean> {
    return this.#rest.length === 0 && (await this.#next()) === undefined;
  }

  /** Lets go of the source, whether or not it was read to its end. */
  async release(): Promise<void> {
    await this.#source.return?.();
  }

  async #readOn(): Promise<void> {
    const more = await this.#next();
    if (more === undefined) {
      throw new S3Error(
        'IncompleteBody',
        'The body ends in the middle of a chunk: nothing was stored. Send it again.',
      );
    }
    this.#rest = this.#rest.length === 0 ? more : Buffer.concat([this.#rest, more]);
  }

  /** The next piece that is not empty. */
  async #next(): Promise<Buffer | undefined> {
    let result = await this.#source.next();
    while (result.done !== true && result.value.length === 0) result = await this.#source.next();
    if (result.done === true) return undefined;
    return Buffer.from(result.value.buffer, result.value.byteOffset, result.value.byteLength);
  }
}

function badFraming(reason: string): S3Error {
  return new S3Error('InvalidRequest', `The aws-chunked body is malformed: ${reason}.`);
}

function badTrailer(): S3Error {
  return new S3Error(
    'MalformedTrailerError',
    'The request contained trailing data that was not well-formed or did not conform to our published schema.',
  );
}
