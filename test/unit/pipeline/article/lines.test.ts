import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isBlank, splitLines, unwrap, withoutBlanks } from '../../../../src/pipeline/article/lines.ts';
import { arabicText } from '../arabic-text.ts';

describe('splitLines', () => {
  test.each([
    ['LF', 'أ\nب', ['أ', 'ب']],
    ['CRLF is one line end', 'أ\r\nب', ['أ', 'ب']],
    ['CR', 'أ\rب', ['أ', 'ب']],
    ['next line, U+0085', 'أ\u0085ب', ['أ', 'ب']],
    ['line separator, U+2028', 'أ\u2028ب', ['أ', 'ب']],
    ['paragraph separator, U+2029', 'أ\u2029ب', ['أ', 'ب']],
    ['LF CR is two', 'أ\n\rب', ['أ', '', 'ب']],
    ['CR CRLF is two', 'أ\r\r\nب', ['أ', '', 'ب']],
    ['a final line end leaves an empty line', 'أ\n', ['أ', '']],
    ['a first one too', '\nأ', ['', 'أ']],
    ['no line end', 'أ', ['أ']],
    ['nothing', '', ['']],
    ['tab, form feed and NBSP end no line', 'أ\tب\fج\u00a0د', ['أ\tب\fج\u00a0د']],
  ])('%s', (_, text, lines) => {
    expect(splitLines(text).map(({ start, end }) => text.slice(start, end))).toEqual(lines);
  });

  test('lines are numbered from 1 and carry UTF-16 offsets', () => {
    expect(splitLines('🎉\r\n\nب')).toEqual([
      { start: 0, end: 2, number: 1 },
      { start: 4, end: 4, number: 2 },
      { start: 5, end: 6, number: 3 },
    ]);
  });

  test('lines and line ends are the whole text', () => {
    fc.assert(
      fc.property(arabicText, (text) => {
        let at = 0;
        for (const { start, end } of splitLines(text)) {
          expect(text.slice(at, start)).toMatch(/^(?:\r\n|[\n\r\u2028\u2029])?$/);
          expect(text.slice(start, end)).not.toMatch(/[\n\r\u0085\u2028\u2029]/);
          at = end;
        }
        expect(at).toBe(text.length);
      }),
    );
  });
});

describe('isBlank', () => {
  test.each([
    ['nothing', ''],
    ['spaces and tabs', ' \t \f\v'],
    ['NBSP only', '\u00a0\u00a0'],
    ['RLM only', '\u200f'],
    ['every bidi control', '\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069'],
    ['zero-width characters', '\u200b\u200c\u200d\u2060\ufeff'],
    ['soft hyphen', '\u00ad'],
    ['ideographic and thin spaces', '\u3000\u2009\u202f'],
    ['tatweel used as a rule', 'ــــــــ'],
    ['all together', ' \u00a0\u200fـ\u200b '],
  ])('%s looks empty', (_, text) => {
    expect(isBlank(text)).toBe(true);
  });

  test.each([['أ'], ['.'], ['-'], ['***'], ['ـًـ'], ['\u200f١'], ['🎉']])('%j does not', (text) => {
    expect(isBlank(text)).toBe(false);
  });
});

test.each([
  ['', ''],
  ['أ ب\u00a0ج', 'أبج'],
  ['مــرحــبا', 'مرحبا'],
  ['🎉 𞸀\n', '🎉𞸀'],
  ['\u200f»أ«\u200f', '»أ«'],
  ['اً', 'اً'],
  [' \n\r\u2028ـ', ''],
])('a reader sees of %j only %j', (text, seen) => {
  expect(withoutBlanks(text)).toBe(seen);
});

describe('unwrap', () => {
  test.each([
    ['no line end', 'أ  ب', 'أ  ب'],
    ['LF', 'أ\nب', 'أ ب'],
    ['CRLF', 'أ\r\nب', 'أ ب'],
    ['CR', 'أ\rب', 'أ ب'],
    ['U+0085', 'أ\u0085ب', 'أ ب'],
    ['U+2028 and U+2029', 'أ\u2028ب\u2029ج', 'أ ب ج'],
    ['white space around it', 'أ \t\n\u00a0 ب', 'أ ب'],
    ['white space elsewhere is kept', 'أ \u00a0ب\nج', 'أ \u00a0ب ج'],
    ['two line ends are two spaces', 'أ\n\nب', 'أ  ب'],
  ])('%s', (_, text, unwrapped) => {
    expect(unwrap(text)).toBe(unwrapped);
  });

  test('loses nothing that a reader sees, and leaves no line end', () => {
    fc.assert(
      fc.property(arabicText, (text) => {
        expect(withoutBlanks(unwrap(text))).toBe(withoutBlanks(text));
        expect(splitLines(unwrap(text))).toHaveLength(1);
      }),
    );
  });
});
