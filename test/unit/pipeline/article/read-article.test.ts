import { describe, expect, test } from 'vitest';
import { checkBeforeReading, readArticle } from '../../../../src/pipeline/article/read-article.ts';
import { NO_METADATA } from '../../../../src/pipeline/article/metadata.ts';
import { parseSettings } from '../../../../src/pipeline/settings.ts';

const settings = parseSettings({ maxArticleBytes: 20 }, 'the test');
const file = (id: string, text: string) => ({ id, bytes: new TextEncoder().encode(text) });

describe('readArticle', () => {
  test('tells everything that later steps need', async () => {
    expect(await readArticle(file('a.TXT', '\ufeffسلام.\r\n'), settings)).toEqual({
      id: 'a.TXT',
      mediaType: 'text/plain',
      charset: 'utf-8',
      bytes: 14,
      sha256: 'c480f7bdf4487287d66cde40b60aacba7578ca94f7676b3cf6bf96b47f80ef3e',
      readingText: 'سلام.\r\n',
      blocks: [{ kind: 'paragraph', start: 0, end: 5, place: { line: 1 }, text: 'سلام.' }],
      exclusions: [],
      metadata: NO_METADATA,
    });
  });

  test.each([
    [
      'key-too-long',
      `${'ب'.repeat(501)}.txt`,
      'ب',
      'The name is too long: its output keys would pass 1024 bytes of UTF-8 (an Arabic letter takes two). Shorten it.',
    ],
    [
      'unsupported-format',
      'a.pdf',
      'ب',
      'a.pdf has an ending that Warraq does not read. Save it as .txt, .md, .html, .htm, .json, .docx and try again.',
    ],
    [
      'too-large',
      'a.txt',
      'ب'.repeat(11),
      'a.txt has 22 bytes, more than the 20 of the setting maxArticleBytes. Split it, or raise the setting.',
    ],
    [
      'undecodable',
      'a.txt',
      'ب\0',
      'a.txt holds a NUL character (character 1): it is binary, or text in another encoding. Save it as UTF-8 text and try again.',
    ],
    ['empty-article', 'a.txt', '', 'a.txt holds no text. Put text into it and try again.'],
    ['empty-article', 'a.txt', ' \n\u00a0\n\u200f', 'a.txt holds no text. Put text into it and try again.'],
  ])('%s: %s', async (code, id, text, message) => {
    await expect(readArticle(file(id, text), settings)).rejects.toThrow(
      expect.objectContaining({ code, message }),
    );
  });

  test('an article of exactly the limit is read', async () => {
    expect((await readArticle(file('a.txt', 'ب'.repeat(10)), settings)).bytes).toBe(20);
  });
});

test('what is wrong with the name is told before what is wrong with the size', () => {
  expect(() => checkBeforeReading('a.pdf', 21, settings)).toThrow(
    expect.objectContaining({ code: 'unsupported-format' }),
  );
  expect(checkBeforeReading('a.txt', 20, settings)).toBe('text/plain');
});
