import { PassThrough } from 'node:stream';
import { finished } from 'node:stream/promises';
import { expect, test } from 'vitest';
import { eachLine, MAX_LINE_LENGTH } from '../../../../src/local/functions/log-lines.ts';

async function linesOf(chunks: readonly Uint8Array[]): Promise<string[]> {
  const stream = new PassThrough();
  const lines: string[] = [];
  eachLine(stream, (line) => void lines.push(line));
  for (const chunk of chunks) stream.write(chunk);
  stream.end();
  await finished(stream);
  return lines;
}

test.each([
  ['', []],
  ['a', ['a']],
  ['a\n', ['a']],
  ['a\nb', ['a', 'b']],
  ['\n\na\n\n', ['', '', 'a', '']],
])('%j is %j', async (text, lines) => {
  expect(await linesOf([Buffer.from(text)])).toEqual(lines);
});

test('the chunks do not matter, not even in the middle of a letter', async () => {
  const bytes = [...Buffer.from('سطر\nآخر')].map((byte) => Buffer.from([byte]));
  expect(await linesOf(bytes)).toEqual(['سطر', 'آخر']);
});

test('a letter that was cut off shows as such', async () => {
  expect(await linesOf([Buffer.from([0x61, 0xd8])])).toEqual(['a\uFFFD']);
});

test('a line without an end comes in pieces', async () => {
  expect(MAX_LINE_LENGTH).toBe(1_000_000);
  const chunk = Buffer.alloc(400_000, 'x');
  const lines = await linesOf([chunk, chunk, chunk, chunk, Buffer.from('\nshort\n')]);
  expect(lines.map((line) => line.length)).toEqual([1_200_000, 400_000, 5]);
});
