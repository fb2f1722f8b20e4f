import { describe, expect, test } from 'vitest';
import { meaningsOfArabic, meaningsOfEnglish } from '../../../../src/pipeline/alignment/lexicon.ts';
import { LEXICON } from '../../../../src/pipeline/alignment/lexicon-words.ts';
import { arabicSkeleton, englishSkeleton } from '../../../../src/pipeline/alignment/name-skeleton.ts';
import { NUMBER, plainNumber } from '../../../../src/pipeline/alignment/numbers.ts';
import { MARKS, profileOf } from '../../../../src/pipeline/alignment/profile.ts';

describe('name skeletons', () => {
  test.each([
    ['بلينكن', 'Blinken', 'blnkn'],
    ['بلينكين', 'Blinken', 'blnkn'],
    ['بوريطة', 'Bourita', 'brt'],
    ['محمد', 'Mohammed', 'md'],
    ['غوتيريش', 'Guterres', 'gtrs'],
    ['فيكتوريا', 'Victoria', 'fktr'],
    ['تشارلز', 'Charles', 'srls'],
    ['خالد', 'Khalid', 'kld'],
    ['ثاتشر', 'Thatcher', 'tsr'],
    ['سميث', 'Smith', 'smt'],
    ['أليكساندر', 'Alexander', 'lksndr'],
    ['جونسون', 'Johnson', 'gnsn'],
    ['فِيلِيبّ', 'Philippe', 'flb'],
    ['ساركوزي', 'Sarközy', 'srks'],
  ])('%s is %s', (arabic, english, skeleton) => {
    expect([arabicSkeleton(arabic), englishSkeleton(english)]).toEqual([skeleton, skeleton]);
  });
});

describe('numbers', () => {
  test.each([
    ['12,500', '12500'],
    ['12.500', '12500'],
    ['١٢٬٥٠٠', '12500'],
    ['١٢،٥٠٠', '12500'],
    ['1,250,000', '1250000'],
    ['3.5', '3.5'],
    ['3,5', '3.5'],
    ['٣٫٥', '3.5'],
    ['3.50', '3.5'],
    ['۲۰۲۱', '2021'],
    ['007', '7'],
    ['0', '0'],
    ['000', '0'],
    ['17.30', '17.3'],
  ])('%s', (written, plain) => {
    expect(plainNumber(written)).toBe(plain);
  });

  test.each([
    ['في 2021، و5 في', ['2021', '5']],
    ['12/4/2021', ['12', '4', '2021']],
    ['1990s, 4th.', ['1990', '4']],
  ])('in %s', (text, numbers) => {
    expect(text.match(NUMBER)).toEqual(numbers);
  });
});

describe('the lexicon', () => {
  test.each([
    ['الوزير', 'minister'],
    ['وللوزراء', 'ministers'],
    ['وزارتها', 'ministry'],
    ['بالانتخابات', 'elections'],
    ['سيكتبون', 'writing'],
    ['مدرستهم', 'schools'],
    ['السّياسيّة', 'policies'],
    ['المستشفيات', 'hospital'],
    ['مدنهم', 'cities'],
    ['أطفالنا', 'children'],
    ['نيسان', 'April'],
    ['ثلاثة', '3'],
    ['المغربيين', 'Moroccans'],
  ])('%s may be %s', (arabic, english) => {
    const meanings = meaningsOfArabic(arabic);
    expect(meaningsOfEnglish(english).filter((meaning) => meanings.includes(meaning))).not.toEqual([]);
  });

  test.each(['إلى', 'ما', 'أنها', 'بلينكن', 'xyz', ''])('%s means nothing here', (word) => {
    expect(meaningsOfArabic(word)).toEqual([]);
  });

  test('every line says in both languages what it means, and no line stands twice', () => {
    const lines = LEXICON.trim().split('\n');
    expect(
      lines.filter((line) => !/^[\u0600-\u06ff\d]+(?: [\u0600-\u06ff\d]+)* = \S+(?: \S+)*$/u.test(line)),
    ).toEqual([]);
    expect(new Set(lines).size).toBe(lines.length);
  });
});

describe('a profile', () => {
  test('names and numbers, without what the lexicon explains', () => {
    const { anchors } = profileOf('قال بلينكن إن 1250 شخصا زاروا تونس (Tunis).');
    expect([...anchors.numbers]).toEqual(['1250']);
    expect([...anchors.latin]).toEqual(['tunis']);
    expect([...anchors.names]).toContain('blnkn');
    expect([...anchors.names]).not.toContain('ts');
  });

  test.each<[string, string[]]>([
    ['لماذا؟', ['question']],
    ['Why?', ['question']],
    ['«نعم!»', ['exclamation', 'quotes']],
    ['‘‘Yes’’ (no)', ['quotes', 'brackets']],
    ["It's fine.", []],
  ])('marks of %s', (sentence, marks) => {
    const { marks: bits } = profileOf(sentence);
    expect(MARKS.filter((_, bit) => ((bits >> bit) & 1) === 1)).toEqual(marks);
  });

  test('what is too long for a word or a number is none', () => {
    const { anchors } = profileOf(
      `${'كتاب'.repeat(11)} Boo${'k'.repeat(40)} ${'1'.repeat(41)} 1.${'0'.repeat(1_000_000)}1`,
    );
    expect(Object.values(anchors).map(({ size }) => size)).toEqual([0, 0, 0, 0]);
  });

  test('length: Arabic counts for what its English will be, vowel marks for nothing, nothing for one', () => {
    expect(profileOf('كتاب جديد').length).toBeCloseTo(9 * 1.18, 6);
    expect(profileOf('كِتَابٌ جَدِيدٌ').length).toBe(profileOf('كتاب جديد').length);
    expect(profileOf('new book').length).toBe(8);
    expect(profileOf('2021').length).toBe(4);
    expect(profileOf(' ').length).toBe(1);
  });
});
