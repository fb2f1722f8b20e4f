import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseGlossary } from '../../../../src/pipeline/translation/glossary.ts';
import { lintGlossary } from '../../../../src/pipeline/translation/lint-glossary.ts';

type Row = readonly [source: string, target: string];

/** As `severity line code`, without the note that variants are generated. */
function findings(...rows: Row[]): string[] {
  const terms = rows.map(([source, target], index) => ({ source, target, line: index + 2 }));
  return lintGlossary({ terms })
    .filter(({ code }) => code !== 'missing-variants')
    .map(({ severity, line, code }) => `${severity} ${line} ${code}`);
}

describe('lintGlossary', () => {
  test.each<[string, Row[], string[]]>([
    ['nothing', [], []],
    [
      'good terms',
      [
        ['سوق الليل', 'Night Market'],
        ['منارة', 'lighthouse'],
      ],
      [],
    ],
    ['a blank source', [[' ', 'market']], ['error 2 blank-side']],
    ['a blank target', [['سوق', '']], ['error 2 blank-side']],
    ['200 bytes of source', [[`${'سوق '.repeat(28)}ان`, 'market']], ['warning 2 variant-too-long']],
    ['201 bytes of source', [[`${'سوق '.repeat(28)}ان.`, 'market']], ['error 2 too-long']],
    ['200 bytes of target', [['سوق', 'm'.repeat(200)]], []],
    ['201 bytes of target', [['سوق', 'm'.repeat(201)]], ['error 2 too-long']],
    ['a line break', [['سوق', 'night\nmarket']], ['error 2 control-character']],
    [
      'a row twice',
      [
        ['سوق', 'market'],
        ['بحر', 'sea'],
        ['سوق ', 'market'],
      ],
      ['warning 4 outer-space', 'warning 4 duplicate'],
    ],
    [
      'two targets',
      [
        ['سوق', 'market'],
        ['سوق', 'fair'],
        ['سوق', 'Market'],
      ],
      ['error 3 conflicting-targets', 'error 4 conflicting-targets'],
    ],
    [
      'one target for two terms',
      [
        ['سوق', 'market'],
        ['أسواق', 'market'],
      ],
      [],
    ],
    ['spaces around', [['سوق', ' market']], ['warning 2 outer-space']],
    ['vowel signs', [['سُوق', 'market']], ['warning 2 never-matches']],
    ['tatweel', [['ســوق', 'market']], ['warning 2 never-matches']],
    [
      'a direction mark',
      [['\u200Fسوق', 'market\u200E']],
      ['warning 2 never-matches', 'warning 2 invisible-in-target', 'info 2 no-variants'],
    ],
    ['a conjunction', [['و', 'and']], ['warning 2 only-a-clitic', 'info 2 no-variants']],
    ['a preposition with article', [['بال', 'in the']], ['warning 2 only-a-clitic']],
    [
      'columns the other way round',
      [['market', 'سوق']],
      ['warning 2 no-arabic', 'warning 2 arabic-in-target'],
    ],
    ['a Latin name', [['UNESCO', 'UNESCO']], ['warning 2 no-arabic']],
    ['a short word', [['سد', 'dam']], ['info 2 no-variants']],
    [
      'a variant with another target',
      [
        ['ساطع', 'bright'],
        ['وساطع', 'Wasati'],
      ],
      ['info 2 conflicting-variant'],
    ],
    [
      'a variant with the same target',
      [
        ['سوق', 'market'],
        ['السوق', 'market'],
      ],
      [],
    ],
  ])('%s', (_, rows, expected) => {
    expect(findings(...rows)).toEqual(expected);
  });

  test('says which forms with clitics are missing from the file', () => {
    const terms = [{ source: 'ميناء الصيد', target: 'fishing port', line: 2 }];
    expect(lintGlossary({ terms })).toEqual([
      {
        severity: 'info',
        line: 2,
        code: 'missing-variants',
        message:
          '11 forms with clitics (وميناء الصيد، لميناء الصيد، بميناء الصيد …) are not in the file; they are generated.',
      },
    ]);
  });

  test('finds nothing wrong with the glossary of the samples', () => {
    const csv = readFileSync(new URL('../../../../content/glossary.csv', import.meta.url), 'utf8');
    const codes = lintGlossary(parseGlossary(csv, 'glossary.csv')).map(({ code }) => code);
    expect(new Set(codes)).toEqual(new Set(['missing-variants']));
  });
});
