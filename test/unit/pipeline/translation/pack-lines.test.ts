import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutSentence, packLines } from '../../../../src/pipeline/translation/pack-lines.ts';
import { arabicLine } from '../arabic-text.ts';

describe('packLines', () => {
  test.each<[string, string[], number, number[][]]>([
    ['everything in one request', ['aa', 'bb', 'cc'], 8, [[0, 1, 2]]],
    ['the newlines count', ['aa', 'bb', 'cc'], 7, [[0, 1], [2]]],
    ['bytes count, not letters', ['سس', 'سس'], 8, [[0], [1]]],
    ['exactly full', ['aaaa'], 4, [[0]]],
    ['a line over the limit stands alone', ['a', 'bbbbbb', 'c', 'd'], 5, [[0], [1], [2, 3]]],
    ['two lines over the limit', ['bbbbbb', 'bbbbbb'], 5, [[0], [1]]],
    ['an empty line takes its newline', ['aaa', '', 'b'], 5, [[0, 1], [2]]],
    ['no lines', [], 5, []],
  ])('%s', (_, lines, maxBytes, packs) => {
    expect(packLines(lines, maxBytes)).toEqual(packs);
  });

  test('every line once, in order, and no request over the limit but one of a single line', () => {
    fc.assert(
      fc.property(fc.array(arabicLine), fc.integer({ min: 1, max: 200 }), (lines, maxBytes) => {
        const packs = packLines(lines, maxBytes);
        expect(packs.flat()).toEqual([...lines.keys()]);
        for (const pack of packs) {
          const bytes = Buffer.byteLength(pack.map((index) => lines[index]).join('\n'));
          expect(pack.length === 1 || bytes <= maxBytes).toBe(true);
          expect(pack.length).toBeGreaterThan(0);
        }
      }),
    );
  });

  test('no two neighbours would have fitted into one request', () => {
    fc.assert(
      fc.property(fc.array(arabicLine), fc.integer({ min: 1, max: 200 }), (lines, maxBytes) => {
        const packs = packLines(lines, maxBytes);
        for (const [index, pack] of packs.slice(1).entries()) {
          const withNext = [...packs[index]!, pack[0]!].map((line) => lines[line]!);
          expect(Buffer.byteLength(withNext.join('\n'))).toBeGreaterThan(maxBytes);
        }
      }),
    );
  });
});

describe('cutSentence', () => {
  test.each<[string, string, number, string[]]>([
    ['what fits is not cut', 'واحد اثنان', 30, ['واحد اثنان']],
    ['between words, the space with the first', 'aa bb cc', 6, ['aa bb ', 'cc']],
    ['bytes count', 'سس سس', 8, ['سس ', 'سس']],
    ['a word over the limit between letters', 'aaaaaaa', 3, ['aaa', 'aaa', 'a']],
    ['never inside an emoji', 'a🎉🎉', 5, ['a🎉', '🎉']],
    ['never inside a family', '👨‍👩‍👧👨‍👩‍👧', 20, ['👨‍👩‍👧', '👨‍👩‍👧']],
    ['a family over the limit stays whole', 'a👨‍👩‍👧b', 10, ['a', '👨‍👩‍👧', 'b']],
    ['a letter keeps its vowel', 'بَبَ', 6, ['بَ', 'بَ']],
  ])('%s', (_, sentence, maxBytes, pieces) => {
    expect(cutSentence(sentence, maxBytes)).toEqual(pieces);
  });

  test('the pieces re-join exactly; only a single grapheme is ever over the limit', () => {
    const graphemes = new Intl.Segmenter('ar', { granularity: 'grapheme' });
    fc.assert(
      fc.property(arabicLine, fc.integer({ min: 1, max: 60 }), (sentence, maxBytes) => {
        const pieces = cutSentence(sentence, maxBytes);
        expect(pieces.join('')).toBe(sentence);
        for (const piece of pieces) {
          expect(piece.isWellFormed()).toBe(true);
          const count = Array.from(graphemes.segment(piece)).length;
          expect(Buffer.byteLength(piece) <= maxBytes || count === 1, piece).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('cuts fall between graphemes, or behind white space', () => {
    const graphemes = new Intl.Segmenter('ar', { granularity: 'grapheme' });
    fc.assert(
      fc.property(arabicLine, fc.integer({ min: 1, max: 60 }), (sentence, maxBytes) => {
        const boundaries = new Set(Array.from(graphemes.segment(sentence), ({ index }) => index));
        let at = 0;
        for (const piece of cutSentence(sentence, maxBytes)) {
          expect(at === 0 || boundaries.has(at) || /\s$/u.test(sentence.slice(0, at))).toBe(true);
          at += piece.length;
        }
      }),
    );
  });
});
