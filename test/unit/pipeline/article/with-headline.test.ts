import { describe, expect, test } from 'vitest';
import { composeReading, type Part } from '../../../../src/pipeline/article/compose-reading.ts';
import { NO_METADATA } from '../../../../src/pipeline/article/metadata.ts';
import type { Reading } from '../../../../src/pipeline/article/reading.ts';
import { withHeadline } from '../../../../src/pipeline/article/with-headline.ts';

const reading = (...parts: Part[]): Reading => ({
  charset: 'utf-8',
  metadata: NO_METADATA,
  ...composeReading(parts),
});
const headline: Part = { kind: 'headline', level: 1, text: 'بداية السنة' };
const paragraph: Part = { kind: 'paragraph', place: { line: 3 }, text: 'أهلا.' };
const excluded: Part = { excluded: 'navigation', text: 'الرئيسية' };

const shown = ({ readingText, blocks }: Reading) =>
  blocks.map(({ kind, level, start, end }) => `${kind} ${level ?? '-'}: ${readingText.slice(start, end)}`);

describe('the headline', () => {
  test('without a title all stays as it is', () => {
    const given = reading(headline, paragraph);
    expect(withHeadline(given, null)).toBe(given);
  });

  test('a title that the text begins with is not repeated, however it is spaced', () => {
    const given = reading(headline, paragraph);
    expect(withHeadline(given, ' بداية \u200f السنة')).toBe(given);
  });

  test('nor is one that differs in its marks only; the line of the text stays', () => {
    const given = reading({ kind: 'headline', level: 1, text: 'عنوان الخبر: تفاصيل جديدة' }, paragraph);
    expect(withHeadline(given, 'عنوان الخبر - تفاصيل جديدة')).toBe(given);
  });

  test('a first paragraph that is the title becomes the headline', () => {
    expect(
      shown(withHeadline(reading({ kind: 'paragraph', text: 'بداية السنة' }, paragraph), 'بداية السنة')),
    ).toEqual(['headline 1: بداية السنة', 'paragraph -: أهلا.']);
  });

  test('another title comes first, without a place, and everything moves behind it', () => {
    const given = withHeadline(reading(excluded, paragraph), 'عنوان');
    expect(given.readingText).toBe('عنوان\n\nالرئيسية\n\nأهلا.');
    expect(given.blocks[0]).toEqual({ kind: 'headline', level: 1, start: 0, end: 5, text: 'عنوان' });
    expect(shown(given)).toEqual(['headline 1: عنوان', 'paragraph -: أهلا.']);
    expect(given.blocks[1]?.place).toEqual({ line: 3 });
    expect(given.exclusions).toEqual([{ start: 7, end: 15, reason: 'navigation' }]);
  });

  test("the text's own headline is then a heading: there is one headline", () => {
    expect(shown(withHeadline(reading(headline, paragraph), 'عنوان'))).toEqual([
      'headline 1: عنوان',
      'heading 2: بداية السنة',
      'paragraph -: أهلا.',
    ]);
  });
});
