import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  cliticVariants,
  formsOf,
  MAX_VARIANTS,
  withCliticVariants,
} from '../../../../src/pipeline/translation/clitic-variants.ts';

const term = (source: string, target = 'x', line = 2) => ({ source, target, line });

describe('formsOf', () => {
  test.each([
    ['مستشفى', ['مستشفى', 'المستشفى']],
    ['مؤتمر صحفي', ['مؤتمر صحفي', 'المؤتمر الصحفي', 'مؤتمر الصحفي']],
    ['وزارة النقل', ['وزارة النقل']],
    ['البنك المركزي', ['البنك المركزي']],
    ['يد', ['يد']],
    ['COVID-19', ['COVID-19']],
    ['٢٤ ساعة', ['٢٤ ساعة']],
    [' سوق  ليل ', ['سوق ليل', 'السوق الليل', 'سوق الليل']],
  ])('%s', (source, forms) => {
    expect(formsOf(source).map(({ words }) => words)).toEqual(forms);
  });
});

describe('cliticVariants', () => {
  test('of a single word: clitics, the article, and both', () => {
    expect(cliticVariants('مستشفى')).toEqual([
      ...['المستشفى', 'ومستشفى', 'والمستشفى', 'لمستشفى', 'للمستشفى', 'بمستشفى', 'بالمستشفى'],
      ...['فمستشفى', 'فالمستشفى', 'كمستشفى', 'كالمستشفى', 'ولمستشفى', 'وللمستشفى', 'وبمستشفى', 'وبالمستشفى'],
      ...[
        'وكمستشفى',
        'وكالمستشفى',
        'فلمستشفى',
        'فللمستشفى',
        'فبمستشفى',
        'فبالمستشفى',
        'فكمستشفى',
        'فكالمستشفى',
      ],
    ]);
  });

  test.each([
    [
      'a term with an article takes none',
      'وزارة النقل',
      11,
      ['ووزارة النقل', 'لوزارة النقل', 'وبوزارة النقل'],
    ],
    [
      'the alef of the article goes after ل',
      'الأمم المتحدة',
      11,
      ['للأمم المتحدة', 'وللأمم المتحدة', 'كالأمم المتحدة'],
    ],
    [
      'a noun with its adjective, or with its genitive',
      'ورشة فنية',
      35,
      ['الورشة الفنية', 'ورشة الفنية', 'بالورشة الفنية'],
    ],
    ['too short a word has none', 'سد', 0, []],
    ['a Latin word has none', 'UNESCO', 0, []],
  ])('%s', (_, source, count, some) => {
    const variants = cliticVariants(source);
    expect(variants).toHaveLength(count);
    expect(variants).toEqual(expect.arrayContaining(some));
  });
});

describe('withCliticVariants', () => {
  test('a row is never overridden by a variant, nor a variant by a later one', () => {
    const rows = [term('ساطع', 'bright', 2), term('وساطع', 'Wasati', 3), term('لساطع', 'Lasati', 4)];
    const all = withCliticVariants(rows);
    const targetOf = (source: string) =>
      all.filter((row) => row.source === source).map(({ target }) => target);
    expect(targetOf('وساطع')).toEqual(['Wasati']);
    expect(targetOf('لساطع')).toEqual(['Lasati']);
    expect(targetOf('ولساطع')).toEqual(['Lasati']);
    expect(targetOf('بساطع')).toEqual(['bright']);
  });

  test('those of more than 200 bytes are left out', () => {
    const source = `${'ميناء '.repeat(18)}ا`;
    expect(Buffer.byteLength(source)).toBe(200);
    expect(withCliticVariants([term(source)])).toEqual([term(source)]);
    const shorter = source.slice(2);
    const variants = withCliticVariants([term(shorter)]).slice(1);
    expect(variants.length).toBeGreaterThan(0);
    expect(variants.length).toBeLessThan(cliticVariants(shorter).length);
  });

  test('for any terms: rows first and as they were, variants bounded, within 200 bytes, each source once', () => {
    const word = fc.string({
      unit: fc.constantFrom('ا', 'ب', 'ل', 'و', 'ف', 'ك', 'م', 'ن', 'ة', 'أ', 'ء', 'ى'),
      minLength: 1,
      maxLength: 40,
    });
    const source = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.uniqueArray(source, { maxLength: 12 }), (sources) => {
        const rows = sources.map((text, index) => term(text, `t${index}`, index + 2));
        const all = withCliticVariants(rows);
        expect(all.slice(0, rows.length)).toEqual(rows);
        const variants = all.slice(rows.length);
        expect(variants.length).toBeLessThanOrEqual(rows.length * MAX_VARIANTS);
        expect(variants.every(({ source: text }) => Buffer.byteLength(text) <= 200)).toBe(true);
        expect(new Set(all.map(({ source: text }) => text)).size).toBe(all.length);
      }),
    );
  });
});
