import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { outline } from '../../../../src/pipeline/document/article-outline.ts';
import { sourceText } from '../../../../src/pipeline/document/block-text.ts';
import { plainArticle } from '../../../fakes/article.ts';
import { arabicText, visible } from '../arabic-text.ts';

const outlineOf = (text: string) => outline(plainArticle(text));

const segments = (text: string) => outlineOf(text).map((block) => block.segments);

describe('outline', () => {
  test('tells the sentences of a paragraph', () => {
    expect(segments('أهلا. سلام.')).toEqual([[{ source: 'أهلا.' }, { source: 'سلام.' }]]);
  });

  test.each([
    ['NBSP', 'أهلا.\u00a0سلام.', '\u00a0'],
    ['two spaces', 'أهلا.  سلام.', '  '],
    ['nothing', 'أهلا؟سلام.', ''],
  ])('a gap of %s is kept', (_, text, gap) => {
    expect(segments(text)[0]?.[1]).toEqual({ source: 'سلام.', gap });
  });

  test('headline, byline and heading stay whole whatever their punctuation says', () => {
    const text =
      'من فاز؟ النسور تفوز\n\nكتب: س. نجار\n\nفاز الفريق اليوم. وفرح الجميع.\n\nماذا بعد؟ كأس جديدة\n\nتبدأ الكأس قريبا. ويستعد الفريق.';
    expect(outlineOf(text).map(({ kind, segments }) => [kind, segments.length])).toEqual([
      ['headline', 1],
      ['byline', 1],
      ['paragraph', 2],
      ['heading', 1],
      ['paragraph', 2],
    ]);
  });

  test('blocks that repeat are told apart', () => {
    expect(outlineOf('أهلا.\n\nأهلا.').map(({ id }) => id)).toEqual(['bde46d4286f', 'ba08926bdcb']);
  });

  test('the segments of a block and their gaps are its text, of any article', () => {
    fc.assert(
      fc.property(
        arabicText.filter((text) => visible(text) !== ''),
        (text) => {
          for (const block of outlineOf(text)) {
            expect(sourceText({ segments: block.segments.map(failed) })).toBe(block.text);
          }
        },
      ),
    );
  });
});

/** A segment as a document would carry it, for as long as nobody translated it. */
function failed(segment: { source: string; gap?: string }) {
  return {
    ...segment,
    id: 's0000000000',
    target: null,
    origin: 'none' as const,
    error: { code: 'none', message: 'not yet' },
  };
}
