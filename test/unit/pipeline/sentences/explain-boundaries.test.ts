import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BOUNDARY_RULES } from '../../../../src/pipeline/sentences/boundary-rules.ts';
import { LANGUAGES } from '../../../../src/pipeline/sentences/language.ts';
import { explainBoundaries, splitSentences } from '../../../../src/pipeline/sentences/split-sentences.ts';
import { newsText } from './news-text.ts';

describe('why sentences end', () => {
  test('every possible boundary has the rule that decided', () => {
    expect(explainBoundaries('بلغ 7.9 عند د. ليلى؟". 🎉 نعم', 'ar')).toEqual([
      { offset: 6, marks: '.', isBoundary: false, reason: 'no space follows' },
      { offset: 14, marks: '.', isBoundary: false, reason: 'an initial or a title' },
      { offset: 25, marks: '؟".', isBoundary: true, reason: 'a question or exclamation ends' },
      { offset: 29, marks: '', isBoundary: true, reason: 'the line or the text ends' },
    ]);
    expect(explainBoundaries('At 5 p.m. Monday he met Mr. Stone.\nYes', 'en')).toEqual([
      { offset: 7, marks: '.', isBoundary: false, reason: 'no space follows' },
      { offset: 9, marks: '.', isBoundary: false, reason: 'a time of day goes on' },
      {
        offset: 27,
        marks: '.',
        isBoundary: false,
        reason: 'an abbreviation before more of a name or phrase',
      },
      { offset: 34, marks: '.', isBoundary: true, reason: 'the line or the text ends' },
      { offset: 38, marks: '', isBoundary: true, reason: 'the line or the text ends' },
    ]);
  });

  test('marks hold no invisible characters', () => {
    expect(explainBoundaries('نعم.\u200f لا', 'ar')[0]).toEqual({
      offset: 5,
      marks: '.',
      isBoundary: true,
      reason: 'a stop ends the sentence',
    });
  });

  test.each(LANGUAGES)('sentences end where a boundary is explained, in %s', (language) => {
    fc.assert(
      fc.property(newsText, (text) => {
        const boundaries = explainBoundaries(text, language);
        const ends = boundaries.filter(({ isBoundary }) => isBoundary).map(({ offset }) => offset);
        expect(ends).toEqual(splitSentences(text, language).map(({ end }) => end));
        const offsets = boundaries.map(({ offset }) => offset);
        expect(offsets).toEqual(offsets.toSorted((a, b) => a - b));
      }),
      { numRuns: 300 },
    );
  });
});

/** The text that shows a rule at work: the rule decides at one place in it at least. */
const SHOWN: readonly (readonly [reason: string, language: 'ar' | 'en', text: string])[] = [
  ['the line or the text ends', 'ar', 'نعم'],
  ['no word stands before the mark', 'ar', '... نعم'],
  ['no word stands behind the mark', 'ar', 'نعم. *'],
  ['a comma, semicolon or colon follows', 'ar', 'لماذا؟، ثم سكت'],
  ['a further mark follows', 'ar', 'نعم ؟ ! لا'],
  ['the mark stands alone in brackets', 'ar', 'ثلاثون (!) شخصا'],
  ['suspension points carry on', 'ar', 'كانت... هنا'],
  ['suspension points with spaces carry on', 'ar', 'كانت . . . هنا'],
  ['a quoted question is being attributed', 'ar', '"أين؟" تساءلت'],
  ['a question goes on with “or”', 'ar', 'أين؟ أو متى؟'],
  ['no space, but a new sentence begins', 'ar', 'المستشفى.وحضر'],
  ['no space follows', 'ar', '3.5'],
  ['the text goes on in lower case', 'en', 'Why? he said'],
  ['the mark is part of a name', 'en', 'Yahoo! Inc'],
  ['a question or exclamation ends', 'ar', 'أين؟ هنا'],
  ['an abbreviation stands alone in brackets or quotes', 'en', 'the (U.S.) Army'],
  ['a closing quote or bracket stands at the stop', 'ar', '«نعم.» لا'],
  ['suspension points end', 'en', 'She paused... Then'],
  ['the number or letter counts items', 'ar', '1. الطرق'],
  ['an era or a unit behind its number', 'ar', 'سنة 1902 م. وهو'],
  ['an era or a currency behind its number', 'ar', 'بلغ 300 د.م. وزاد'],
  ['an initial or a title', 'ar', 'عند د. ليلى'],
  ['an abbreviation before more of a name or phrase', 'en', 'he met Mr. Stone'],
  ['an abbreviation before its number', 'en', 'see No. 5'],
  ['a time of day goes on', 'en', 'at 5 p.m. Monday'],
  ['an abbreviation, and no word behind it that opens a sentence', 'en', 'the Blue Inc. Chief'],
  ['letters with stops between, and no word behind them that opens a sentence', 'en', 'the U.S. Army'],
  ['Latin text goes on in lower case', 'ar', 'شركة Example. com'],
  ['a stop ends the sentence', 'ar', 'نعم. لا'],
];

describe('every rule decides somewhere', () => {
  test.each(SHOWN)('%s (%s): %s', (reason, language, text) => {
    expect(explainBoundaries(text, language).map((boundary) => boundary.reason)).toContain(reason);
  });

  test('none is missing above', () => {
    expect(BOUNDARY_RULES.map(({ reason }) => reason)).toEqual(SHOWN.map(([reason]) => reason));
  });
});
