import { describe, expect, test } from 'vitest';
import { composeReading, type Part } from '../../../../src/pipeline/article/compose-reading.ts';

const paragraph = (text: string): Part => ({ kind: 'paragraph', text });
const texts = (...parts: Part[]) => composeReading(parts).blocks.map(({ kind, text }) => [kind, text]);

describe('a reading text', () => {
  test('holds blocks and exclusions in order, an empty line between them', () => {
    expect(
      composeReading([
        { kind: 'headline', level: 1, place: { line: 1 }, text: 'عنوان' },
        { excluded: 'share bar', text: 'شارك' },
        paragraph('أهلا.'),
      ]),
    ).toEqual({
      readingText: 'عنوان\n\nشارك\n\nأهلا.',
      blocks: [
        { kind: 'headline', level: 1, place: { line: 1 }, start: 0, end: 5, text: 'عنوان' },
        { kind: 'paragraph', start: 13, end: 18, text: 'أهلا.' },
      ],
      exclusions: [{ start: 7, end: 11, reason: 'share bar' }],
    });
  });

  test.each([
    ['layout', ' \t أهلا \r\f  وسهلا.\v ', 'أهلا وسهلا.'],
    ['a line break that is meant', 'أهلا. \n \n وسهلا.', 'أهلا.\nوسهلا.'],
    ['NBSP, which is the writer’s', 'أهلا\u00a0\u00a0وسهلا.', 'أهلا\u00a0\u00a0وسهلا.'],
    ['a lone surrogate', 'أ\ud800ب\udc00', 'أ\ufffdب\ufffd'],
  ])('white space and damage: %s', (_, text, expected) => {
    expect(texts(paragraph(text))).toEqual([['paragraph', expected]]);
  });

  test('headline, heading and byline are one line each', () => {
    for (const kind of ['headline', 'heading', 'byline'] as const)
      expect(texts({ kind, text: 'بداية\nالسنة' })).toEqual([[kind, 'بداية السنة']]);
  });

  test('code keeps its lines and their indents', () => {
    expect(texts({ kind: 'code', text: '\n  if (x)\n\n    y();  \n' })).toEqual([
      ['code', '  if (x)\n\n    y();'],
    ]);
  });

  test('blank parts vanish', () => {
    expect(
      composeReading([paragraph(' \u00a0\u200f'), { excluded: 'x', text: '\n' }, paragraph('')]),
    ).toEqual({
      readingText: '',
      blocks: [],
      exclusions: [],
    });
  });

  test.each<[string, Part, string]>([
    ['a subtitle', paragraph('تفاصيل أخرى عن الخبر.'), 'byline'],
    ['a heading', { kind: 'heading', level: 2, text: 'تفاصيل' }, 'byline'],
    ['a subtitle of 200 characters', paragraph('ب'.repeat(200)), 'byline'],
    ['a paragraph of more', paragraph('ب'.repeat(201)), 'paragraph'],
    ['a quotation', { kind: 'quote', text: 'تفاصيل' }, 'paragraph'],
  ])('a line of the writer below the headline and %s', (_, between, kind) => {
    const headline: Part = { kind: 'headline', level: 1, text: 'عنوان' };
    expect(texts(headline, between, paragraph('كتب: سامي العلي')).at(-1)).toEqual([kind, 'كتب: سامي العلي']);
  });

  test('two blocks below the headline nobody is named as the writer', () => {
    const headline: Part = { kind: 'headline', level: 1, text: 'عنوان' };
    const parts = [headline, paragraph('أول.'), paragraph('ثان.'), paragraph('كتب: سامي العلي')];
    expect(texts(...parts).at(-1)).toEqual(['paragraph', 'كتب: سامي العلي']);
  });

  test.each([
    ['اقرأ أيضا: خبر', 'related'],
    ['اقرأ\u200f أيضًا : خبر', 'related'],
    ['اقرأ المزيد: خبر', 'related'],
    ['للمزيد: خبر', 'related'],
    ['تابع: سنبني الجسر.', 'paragraph'],
    ['اقرأ هذا الكتاب.', 'paragraph'],
  ])('%s is %s', (text, kind) => {
    expect(texts(paragraph(text))).toEqual([[kind, text]]);
  });

  test('words tell what leads elsewhere and who wrote', () => {
    const headline: Part = { kind: 'headline', level: 1, text: 'عنوان' };
    expect(
      texts(headline, paragraph('كتب: سامي العلي'), paragraph('كتب: سامي العلي'), paragraph('شاهد: خبر')),
    ).toEqual([
      ['headline', 'عنوان'],
      ['byline', 'كتب: سامي العلي'],
      ['paragraph', 'كتب: سامي العلي'],
      ['related', 'شاهد: خبر'],
    ]);
    expect(texts({ kind: 'list-item', text: 'شاهد: خبر' })).toEqual([['list-item', 'شاهد: خبر']]);
  });

  test('long runs of white space cost no more than other text', () => {
    const run = '\u00a0'.repeat(1_000_000);
    expect(texts(paragraph(`أ${run}ب`), paragraph(' '.repeat(1_000_000)))).toEqual([
      ['paragraph', `أ${run}ب`],
    ]);
  });
});
