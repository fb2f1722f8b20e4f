import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeAwsChunked } from '../../../../src/local/s3/body/aws-chunked.ts';

interface Decoded {
  body: string;
  trailers: Record<string, string>;
}

async function* inPieces(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) yield await Promise.resolve(piece);
}

async function decode(pieces: readonly Uint8Array[]): Promise<Decoded> {
  const trailers = new Map<string, string>();
  const chunks: Buffer[] = [];
  for await (const chunk of decodeAwsChunked(inPieces(pieces), trailers)) chunks.push(chunk);
  return { body: Buffer.concat(chunks).toString('latin1'), trailers: Object.fromEntries(trailers) };
}

const decodeText = (text: string): Promise<Decoded> => decode([Buffer.from(text, 'latin1')]);

function byteByByte(bytes: Uint8Array): Uint8Array[] {
  return [...bytes].map((byte) => Uint8Array.of(byte));
}

/** `bytes` cut at `cuts`, which may coincide: empty pieces are part of the game. */
function cutAt(bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const marks = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return marks.slice(1).map((end, index) => bytes.subarray(marks[index], end));
}

function encode(chunks: readonly Uint8Array[], { signed }: { signed: boolean }): Buffer {
  const signature = signed ? `;chunk-signature=${'a'.repeat(64)}` : '';
  return Buffer.concat([
    ...chunks.map((chunk) =>
      Buffer.concat([
        Buffer.from(`${chunk.length.toString(16)}${signature}\r\n`),
        chunk,
        Buffer.from('\r\n'),
      ]),
    ),
    Buffer.from(`0${signature}\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n`),
  ]);
}

describe('an aws-chunked body', () => {
  test.each<[string, string, Decoded]>([
    ['one chunk', '5\r\nhello\r\n0\r\n\r\n', { body: 'hello', trailers: {} }],
    ['nothing', '0\r\n\r\n', { body: '', trailers: {} }],
    [
      'hex of either case',
      'A\r\n0123456789\r\na\r\n0123456789\r\n0\r\n\r\n',
      { body: '01234567890123456789', trailers: {} },
    ],
    [
      'chunk signatures',
      '2;chunk-signature=ad80\r\nhi\r\n0;chunk-signature=b6c6\r\n\r\n',
      { body: 'hi', trailers: {} },
    ],
    ['a CRLF in the data', '4\r\n\r\n\r\n\r\n0\r\n\r\n', { body: '\r\n\r\n', trailers: {} }],
    [
      'a trailer',
      '1\r\nx\r\n0\r\nX-Amz-Checksum-Crc32: AAAAAA==\r\n\r\n',
      { body: 'x', trailers: { 'x-amz-checksum-crc32': 'AAAAAA==' } },
    ],
    ['the longest line', `2;${'x'.repeat(4094)}\r\nhi\r\n0\r\n\r\n`, { body: 'hi', trailers: {} }],
    [
      'a trailer with a line feed of its own and a signature',
      '0\r\nx-amz-checksum-crc32:AAAAAA==\n\r\nx-amz-trailer-signature:63bd\r\n\r\n',
      { body: '', trailers: { 'x-amz-checksum-crc32': 'AAAAAA==', 'x-amz-trailer-signature': '63bd' } },
    ],
  ])('with %s', async (_, text, decoded) => {
    expect(await decodeText(text)).toEqual(decoded);
  });

  test.each([
    ['stops before the last chunk', '5\r\nhello\r\n', 'IncompleteBody'],
    ['stops in a chunk', '5\r\nhel', 'IncompleteBody'],
    ['stops in a size', '5', 'IncompleteBody'],
    ['stops before the end of the trailers', '0\r\nx-amz-checksum-crc32:AAAAAA==\r\n', 'IncompleteBody'],
    ['is empty', '', 'IncompleteBody'],
    ['has a size that is no hex', '5g\r\nhello\r\n0\r\n\r\n', 'InvalidRequest'],
    ['has a negative size', '-5\r\nhello\r\n0\r\n\r\n', 'InvalidRequest'],
    ['has a size beyond counting', `${'f'.repeat(14)}\r\n`, 'InvalidRequest'],
    ['has no size', '\r\nhello\r\n0\r\n\r\n', 'InvalidRequest'],
    ['has a chunk longer than its size', '4\r\nhello\r\n0\r\n\r\n', 'InvalidRequest'],
    ['has no framing at all', 'x'.repeat(5000), 'InvalidRequest'],
    ['has a line too long', `5;${'x'.repeat(4095)}\r\nhello\r\n0\r\n\r\n`, 'InvalidRequest'],
    ['goes on after its end', '0\r\n\r\nmore', 'InvalidRequest'],
    ['has a trailer without a name', '0\r\n: x\r\n\r\n', 'MalformedTrailerError'],
    ['has a trailer without a colon', '0\r\nnonsense\r\n\r\n', 'MalformedTrailerError'],
    [
      'has too many trailers',
      `0\r\n${Array.from({ length: 17 }, (_, n) => `t${n}:x\r\n`).join('')}\r\n`,
      'MalformedTrailerError',
    ],
  ])('that %s is refused', async (_, text, code) => {
    await expect(decodeText(text)).rejects.toMatchObject({ code });
    await expect(decode(byteByByte(Buffer.from(text)))).rejects.toMatchObject({ code });
  });

  test('comes out the same in any splits, byte by byte included', async () => {
    const chunk = fc.uint8Array({ minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(chunk, { maxLength: 6 }),
        fc.array(fc.nat(), { maxLength: 12 }),
        fc.boolean(),
        async (chunks, cuts, signed) => {
          const encoded = encode(chunks, { signed });
          const body = Buffer.concat(chunks).toString('latin1');
          const expected = { body, trailers: { 'x-amz-checksum-crc32': 'AAAAAA==' } };
          expect(await decode(cutAt(encoded, cuts))).toEqual(expected);
          expect(await decode(byteByByte(encoded))).toEqual(expected);
        },
      ),
    );
  });

  test('cut short anywhere is incomplete', async () => {
    const encoded = encode([Buffer.from('hello'), Buffer.from('world!')], { signed: true });
    for (let length = 0; length < encoded.length; length++) {
      await expect(decode([encoded.subarray(0, length)])).rejects.toMatchObject({ code: 'IncompleteBody' });
    }
  });

  test('lets go of its source when the reader leaves early', async () => {
    let released = false;
    async function* source(): AsyncGenerator<Uint8Array> {
      try {
        yield await Promise.resolve(Buffer.from('2\r\nhi\r\n2\r\n'));
        yield Buffer.from('ho\r\n');
      } finally {
        released = true;
      }
    }
    for await (const chunk of decodeAwsChunked(source(), new Map())) {
      expect(chunk.toString()).toBe('hi');
      break;
    }
    expect(released).toBe(true);
  });
});
