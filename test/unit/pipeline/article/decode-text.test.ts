import { describe, expect, test } from 'vitest';
import { decodeText } from '../../../../src/pipeline/article/decode-text.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const bytes = (...values: number[]) => Uint8Array.from(values);

describe('decodeText', () => {
  test.each([
    ['plain text', utf8('سلام'), 'سلام'],
    ['a byte-order mark, left out', bytes(0xef, 0xbb, 0xbf, 0xd8, 0xa8), 'ب'],
    ['nothing', bytes(), ''],
    ['a byte-order mark alone', bytes(0xef, 0xbb, 0xbf), ''],
    ['an emoji', utf8('🎉'), '🎉'],
    ['line ends of every kind, kept', utf8('أ\r\nب\rج\u0085د\u2028'), 'أ\r\nب\rج\u0085د\u2028'],
    [
      'letters and marks, not normalised',
      utf8('ا\u064b \ufe8d \u0623 \u0627\u0654'),
      'ا\u064b \ufe8d \u0623 \u0627\u0654',
    ],
  ])('%s', (_, file, text) => {
    expect(decodeText(file, 'a.txt')).toEqual({ text, charset: 'utf-8' });
  });

  test.each([
    ['a byte that UTF-8 never has', bytes(0xd8, 0xa8, 0xff)],
    ['a cut-off character', bytes(0xd8, 0xa8, 0xd8)],
    ['windows-1256 text', bytes(0xc8, 0xd1, 0xc7)],
    ['a surrogate in UTF-8 clothes', bytes(0xed, 0xa0, 0x80)],
    ['an overlong slash', bytes(0xc0, 0xaf)],
    ['UTF-16 with a byte-order mark', bytes(0xff, 0xfe, 0x28, 0x06)],
  ])('%s is undecodable, and the article is named', (_, file) => {
    expect(() => decodeText(file, 'news/خبر.txt')).toThrow(
      expect.objectContaining({
        code: 'undecodable',
        message: 'news/خبر.txt is not UTF-8 text. Save it as UTF-8 and try again.',
      }),
    );
  });

  test('a NUL is undecodable, and its place is told', () => {
    expect(() => decodeText(bytes(0xd8, 0xa8, 0x41, 0x00), 'a.txt')).toThrow(
      expect.objectContaining({
        code: 'undecodable',
        message:
          'a.txt holds a NUL character (character 2): it is binary, or text in another encoding. Save it as UTF-8 text and try again.',
      }),
    );
  });
});
