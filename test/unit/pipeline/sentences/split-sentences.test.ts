import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../../../src/pipeline/sentences/language.ts';
import { splitSentences } from '../../../../src/pipeline/sentences/split-sentences.ts';
import { newsText } from './news-text.ts';
import { anyString } from '../../../fakes/any-string.ts';

describe('sentences', () => {
  test('offsets are UTF-16, white space at the ends left out', () => {
    expect(splitSentences('  🎉 نعم. \u00a0لا.\n', 'ar')).toEqual([
      { start: 2, end: 9 },
      { start: 11, end: 14 },
    ]);
    expect(splitSentences('  🎉 Yes. \u00a0No.\n', 'en')).toEqual([
      { start: 2, end: 9 },
      { start: 11, end: 14 },
    ]);
  });

  test('are Arabic where no language is given', () => {
    const text = 'أين نلتقي؟ أو متى؟';
    expect(splitSentences(text)).toEqual(splitSentences(text, 'ar'));
    expect(splitSentences(text)).not.toEqual(splitSentences(text, 'en'));
  });

  test.each([[''], [' \u00a0\n'], ['\u0085\u2028']])('%j holds none', (text) => {
    expect(splitSentences(text)).toEqual([]);
  });

  test.each([['\n'], ['\r\n'], ['\r'], ['\u0085'], ['\u2028'], ['\u2029'], ['\n\r\n \n']])(
    'a line end, %j, always ends one',
    (lineEnd) => {
      for (const language of LANGUAGES) {
        expect(splitSentences(`Mr.${lineEnd}و${lineEnd}...${lineEnd}and,`, language)).toEqual([
          { start: 0, end: 3 },
          { start: 3 + lineEnd.length, end: 4 + lineEnd.length },
          { start: 4 + 2 * lineEnd.length, end: 7 + 2 * lineEnd.length },
          { start: 7 + 3 * lineEnd.length, end: 11 + 3 * lineEnd.length },
        ]);
      }
    },
  );

  test.each([
    ['a lone high surrogate', 'نعم\ud83c. \ud83cلا.', [0, 5, 6, 10]],
    ['a lone low surrogate', 'نعم.\udf89 لا. نعم.', [0, 9, 10, 14]],
    ['NUL', '\0نعم.\0 لا. \0نعم.', [0, 10, 11, 16]],
    ['mixed line ends', 'نعم\r\n\nلا\r\u0085نعم', [0, 3, 6, 8, 10, 13]],
  ])('%s harms no offset', (_, text, offsets) => {
    expect(splitSentences(text, 'ar').flatMap(({ start, end }) => [start, end])).toEqual(offsets);
  });
});

describe.each(LANGUAGES)('whatever the text, in %s', (language) => {
  const WHITE = /^[\s\u0085]*$/u;
  const LINE_END = /[\n\r\u0085\u2028\u2029]/u;

  test('sentences are in order and apart; only white space lies between, before and behind them', () => {
    fc.assert(
      fc.property(newsText, (text) => {
        let at = 0;
        for (const { start, end } of splitSentences(text, language)) {
          expect(text.slice(at, start)).toMatch(WHITE);
          expect(end).toBeGreaterThan(start);
          expect(text.slice(start, end)).toMatch(/^[^\s\u0085].*[^\s\u0085]$|^[^\s\u0085]$/su);
          expect(text.slice(start, end)).not.toMatch(LINE_END);
          at = end;
        }
        expect(text.slice(at)).toMatch(WHITE);
      }),
      { numRuns: 300 },
    );
  });

  test('a sentence alone is one sentence again', () => {
    fc.assert(
      fc.property(newsText, (text) => {
        for (const { start, end } of splitSentences(text, language)) {
          expect(splitSentences(text.slice(start, end), language)).toEqual([{ start: 0, end: end - start }]);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('none ends inside a grapheme', () => {
    const graphemes = new Intl.Segmenter(language, { granularity: 'grapheme' });
    fc.assert(
      fc.property(newsText, (text) => {
        const boundaries = new Set(Array.from(graphemes.segment(text), ({ index }) => index)).add(
          text.length,
        );
        for (const { end } of splitSentences(text, language)) expect(boundaries).toContain(end);
      }),
      { numRuns: 300 },
    );
  });

  test('any string has sentences', () => {
    fc.assert(
      fc.property(anyString({ maxLength: 200 }), (text) => {
        const held = splitSentences(text, language).map(({ start, end }) => text.slice(start, end));
        expect(held.join('').replace(/\s/gu, '')).toBe(text.replace(/[\s\u0085]/gu, ''));
      }),
      { numRuns: 300 },
    );
  });
});

describe('hostile texts come to an end', () => {
  const LONG = 100_000;

  test.each([
    ['stops', '.', 1],
    ['questions', '؟', 1],
    ['straight quotes', '"', 1],
    ['stop and quote', '."', 1],
    ['brackets', '.(', 1],
    ['opening brackets', '(', 1],
    ['spaces', ' ', 1],
    ['NBSP', '\u00a0', 1],
    ['bidi controls', '\u200f', 1],
    ['stop and bidi control', '.\u202b', 1],
    ['footnotes', '.[1]', 1],
    ['emoji', '!🎉', 1],
    ['digits', '1.', 1],
    ['stops apart', '. ', 1],
    ['letters', 'ب', 1],
    ['dotted letters', 'ب.', 1],
    ['combining marks', '\u064b', 1],
    ['lone surrogates', '.\ud83c', 1],
    ['sentences', 'نعم. ', 1 + LONG / 5],
  ])('%s', (_, unit, count) => {
    const text = `${unit.repeat(LONG / unit.length)}كلمة`;
    expect(splitSentences(text, 'ar')).toHaveLength(count);
  });
});
