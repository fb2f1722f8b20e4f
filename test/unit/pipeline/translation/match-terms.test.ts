import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withCliticVariants } from '../../../../src/pipeline/translation/clitic-variants.ts';
import { glossaryRowsFor, matchingTerms } from '../../../../src/pipeline/translation/match-terms.ts';
import type { Glossary } from '../../../../src/pipeline/translation/term.ts';

const GLOSSARY = glossaryOf([
  ['ميناء الصيد', 'fishing port'],
  ['ميناء', 'harbour'],
  ['الحرس البحري', 'Coast Guard'],
  ['بيان مشترك', 'joint statement'],
  ['منارة', 'lighthouse'],
  ['سد', 'dam'],
  ['وكالة الأنباء', 'news agency'],
  ['كالة', 'quay'],
  ['أ.ف.ب', 'AFP'],
  ['لقاح كوفيد-19', 'COVID-19 vaccine'],
]);

function glossaryOf(rows: readonly (readonly [string, string])[]): Glossary {
  return { terms: rows.map(([source, target], index) => ({ source, target, line: index + 2 })) };
}

const found = (text: string, glossary = GLOSSARY) =>
  matchingTerms(text, glossary).map(({ term, start, end }) => `${text.slice(start, end)} = ${term.target}`);

describe('matchingTerms', () => {
  test.each<[string, string, string[]]>([
    ['nothing', '', []],
    ['no term', 'عاد البحارة إلى بيوتهم.', []],
    ['a term as it stands', 'قرب ميناء الصيد.', ['ميناء الصيد = fishing port']],
    ['the longest', 'من ميناء إلى ميناء الصيد', ['ميناء = harbour', 'ميناء الصيد = fishing port']],
    ['a conjunction', 'وميناء الصيد', ['وميناء الصيد = fishing port']],
    ['two clitics', 'فبميناء الصيد', ['فبميناء الصيد = fishing port']],
    ['ل and the article', 'قال للحرس البحري', ['للحرس البحري = Coast Guard']],
    ['و, ل and the article', 'وللحرس البحري', ['وللحرس البحري = Coast Guard']],
    ['an article on both words', 'في البيان المشترك', ['البيان المشترك = joint statement']],
    ['بال', 'بالبيان المشترك وبالمنارة', ['بالبيان المشترك = joint statement', 'وبالمنارة = lighthouse']],
    ['a longer word', 'منارتهم ومناراتهم', []],
    ['a term inside a word', 'استمنارة', []],
    [
      'vowel signs and tatweel',
      'مِينَاءُ الصَّيدِ ومنــارة',
      ['مِينَاءُ الصَّيدِ = fishing port', 'ومنــارة = lighthouse'],
    ],
    ['direction marks', '\u200Fميناء\u200F الصيد', ['\u200Fميناء\u200F الصيد = fishing port']],
    ['marks around', '«منارة»، (ميناء)؛', ['منارة = lighthouse', 'ميناء = harbour']],
    ['any white space between', 'ميناء\n\u00A0الصيد', ['ميناء\n\u00A0الصيد = fishing port']],
    ['a mark between is another text', 'ميناء، الصيد', ['ميناء = harbour']],
    ['no clitics on short words', 'سد وسد والسد', ['سد = dam']],
    [
      'a term that begins like a clitic',
      'وكالة الأنباء ووكالة الأنباء',
      ['وكالة الأنباء = news agency', 'ووكالة الأنباء = news agency'],
    ],
    ['the longest, though with a clitic less', 'وكالة', ['وكالة = quay']],
    ['marks inside a term', 'نقلت أ.ف.ب عن', ['أ.ف.ب = AFP']],
    ['Latin digits', 'لقاح كوفيد-19', ['لقاح كوفيد-19 = COVID-19 vaccine']],
    ['astral letters before', '𝄞🎉 منارة', ['منارة = lighthouse']],
  ])('%s', (_, text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  test('says which clitics there were', () => {
    expect(matchingTerms('وبالمنارة وللحرس البحري', GLOSSARY)).toMatchObject([
      { start: 0, end: 9, proclitic: { conjunction: 'و', preposition: 'ب' }, definite: true },
      { start: 10, end: 23, proclitic: { conjunction: 'و', preposition: 'ل' }, definite: false },
    ]);
  });

  test('a row goes before what is made of another', () => {
    const glossary = glossaryOf([
      ['ساحل', 'coast'],
      ['الساحل', 'the Sahel'],
      ['وساحل', 'Wasahel'],
    ]);
    expect(found('الساحل وساحل بساحل', glossary)).toEqual([
      'الساحل = the Sahel',
      'وساحل = Wasahel',
      'بساحل = coast',
    ]);
  });

  test('an empty glossary matches nothing', () => {
    expect(found('ميناء', { terms: [] })).toEqual([]);
  });

  test('finds every variant that is generated', () => {
    for (const { source, target } of withCliticVariants(GLOSSARY.terms)) {
      expect(found(`قال ${source} ثم`)).toEqual([`${source} = ${target}`]);
    }
  });

  test('for any text: whole, ordered, apart, and inside it', () => {
    const piece = fc.constantFrom(
      'ميناء',
      'و',
      'ال',
      'الصيد',
      ' ',
      '،',
      'منارة',
      'ل',
      'ـ',
      '\u064E',
      '\uD83C',
      'x',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        let end = 0;
        for (const match of matchingTerms(text, GLOSSARY)) {
          expect(match.start).toBeGreaterThanOrEqual(end);
          expect(match.end).toBeGreaterThan(match.start);
          expect(text.slice(match.start - 1, match.start)).not.toMatch(/\p{L}/u);
          expect(text.slice(match.end, match.end + 1)).not.toMatch(/\p{L}/u);
          end = match.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  test('takes time linear in the text, against terms that begin alike as well', () => {
    const alike = glossaryOf(
      Array.from({ length: 30 }, (_, n) => [`${'بحر '.repeat(n + 1)}هادئ`, `sea ${n}`]),
    );
    const time = (text: string) => {
      const started = performance.now();
      matchingTerms(text, alike);
      return performance.now() - started;
    };
    // Quadratic would be minutes.
    expect(time('بحر '.repeat(40_000))).toBeLessThan(5_000);
    expect(time('و'.repeat(1_000_000))).toBeLessThan(5_000);
  });
});

describe('glossaryRowsFor', () => {
  test('each row once, in an order that the text does not decide', () => {
    const rows = [
      ['منارة', 'lighthouse'],
      ['ميناء', 'harbour'],
    ];
    expect(glossaryRowsFor('ميناء ومنارة وميناء', GLOSSARY)).toEqual(rows);
    expect(glossaryRowsFor('منارة وميناء', GLOSSARY)).toEqual(rows);
  });

  test('neither a row elsewhere nor the order of the file changes them', () => {
    const text = 'ميناء ومنارة';
    const more = {
      terms: [{ source: 'سوق الليل', target: 'Night Market', line: 1 }, ...GLOSSARY.terms.toReversed()],
    };
    expect(glossaryRowsFor(text, more)).toEqual(glossaryRowsFor(text, GLOSSARY));
  });

  test('another target does', () => {
    const changed = glossaryOf([['ميناء', 'port']]);
    expect(glossaryRowsFor('ميناء', changed)).toEqual([['ميناء', 'port']]);
  });
});
