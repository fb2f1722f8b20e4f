import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { literally, withoutEmphasis } from '../../../../../src/pipeline/article/markdown/emphasis.ts';
import { blocksOf } from './reading-of.ts';

describe('marks of emphasis', () => {
  test.each([
    ['قال **نعم** أمس', 'قال نعم أمس'],
    ['قال *نعم* و_لا_', 'قال نعم و_لا_'],
    ['قال _لا_ ثم __نعم__', 'قال لا ثم نعم'],
    ['***كل*** شيء', 'كل شيء'],
    ['**أ *ب* ج**', 'أ ب ج'],
    ['**"نعم"**و', '"نعم"و'],
    ['قال **«لا»**ومضى **(حقا)**ثم', 'قال «لا»ومضى (حقا)ثم'],
    ['_"لا"_ومضى', '"لا"ومضى'],
    ['و**هذا**كله', 'وهذاكله'],
  ])('%s → %s', (text, plain) => {
    expect(withoutEmphasis(text)).toBe(plain);
  });

  test.each([
    ['5 * 3 = 15'],
    ['2*3*4'],
    ['٢*٣*٤'],
    ['السعر* ارتفع'],
    ['*ملاحظة'],
    ['السعر* ثم *ملاحظة'],
    ['(*) أول ثم (*) ثان'],
    ['** نعم **'],
    ['ف***'],
    ['نص *** نص'],
    ['snake_case_name'],
    ['_اسم_ملف'],
    ['_نعم'],
  ])('%s is text', (text) => {
    expect(withoutEmphasis(text)).toBe(text);
  });

  test('what is left of a longer run stays', () => {
    expect(withoutEmphasis('**نعم*')).toBe('*نعم');
  });

  test('escaped ones, entities and code are text', async () => {
    expect(await blocksOf('\\*أ\\* &#42;ب&ast; `*ج*` **د** &lowbar;ه_')).toEqual([
      ['paragraph', '*أ* *ب* *ج* د _ه_', 1],
    ]);
  });

  test('only marks ever go, and none of literal ones', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('*', '_', ' ', 'ب', '"', '1', '(', ')') }), (text) => {
        expect(withoutEmphasis(text).replace(/[*_]/gu, '')).toBe(text.replace(/[*_]/gu, ''));
        expect(withoutEmphasis(literally(text))).toBe(text);
      }),
    );
  });
});
