import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatGlossary,
  glossaryVersion,
  parseGlossary,
  parseSoundGlossary,
  terminologyCsv,
} from '../../../../src/pipeline/translation/glossary.ts';

const parse = (csv: string) => parseGlossary(csv, 'terms.csv').terms;

describe('parseGlossary', () => {
  test.each<[string, string, [number, string, string][]]>([
    ['no rows', 'ar,en\n', []],
    ['no line end at the end', 'ar,en\nسوق,market', [[2, 'سوق', 'market']]],
    ['a byte-order mark', '\uFEFFar,en\nسوق,market\n', [[2, 'سوق', 'market']]],
    [
      'CRLF',
      'ar,en\r\nسوق,market\r\nبحر,sea\r\n',
      [
        [2, 'سوق', 'market'],
        [3, 'بحر', 'sea'],
      ],
    ],
    [
      'CR alone',
      'ar,en\rسوق,market\rبحر,sea',
      [
        [2, 'سوق', 'market'],
        [3, 'بحر', 'sea'],
      ],
    ],
    ['empty lines', '\nar,en\n\n\nسوق,market\n\n', [[5, 'سوق', 'market']]],
    ['quoted cells', '"ar","en"\n"سوق","market"\n', [[2, 'سوق', 'market']]],
    ['commas in quotes', 'ar,en\nسوق,"Fish, Fruit and More"\n', [[2, 'سوق', 'Fish, Fruit and More']]],
    ['doubled quotes', 'ar,en\n"نادي ""الفجر""","""Dawn"" Club"\n', [[2, 'نادي "الفجر"', '"Dawn" Club']]],
    ['empty quoted cells', 'ar,en\n"",""\n', [[2, '', '']]],
    [
      'line ends in quotes',
      'ar,en\n"سوق\r\nالليل","Night\nMarket"\nبحر,sea',
      [
        [2, 'سوق\r\nالليل', 'Night\nMarket'],
        [5, 'بحر', 'sea'],
      ],
    ],
    ['spaces, as they stand', 'ar,en\n سوق , market \n', [[2, ' سوق ', ' market ']]],
    ['a blank side', 'ar,en\nسوق,\n', [[2, 'سوق', '']]],
  ])('reads %s', (_, csv, rows) => {
    expect(parse(csv).map(({ line, source, target }) => [line, source, target])).toEqual(rows);
  });

  test.each([
    ['nothing at all', '', 'line 1: expected the header "ar,en", found nothing'],
    ['another header', 'source,target\n', 'line 1: expected the header "ar,en", found "source,target"'],
    ['the columns the other way round', 'en,ar\nmarket,سوق\n', 'found "en,ar"'],
    ['one column', 'ar,en\nسوق\n', 'line 2: expected 2 columns, found 1'],
    [
      'three columns',
      'ar,en\nبحر,sea\nسوق,market, fair\n',
      'line 3: expected 2 columns, found 3. Put a term that holds a comma in quotation marks.',
    ],
    [
      'a quote that never closes',
      'ar,en\nبحر,sea\n"سوق,market\n',
      'line 3: a quotation mark opens here and is never closed',
    ],
    ['text after a quote', 'ar,en\n"سوق"الليل,market\n', 'line 2: text after a closing quotation mark'],
    ['a quote in a bare cell', 'ar,en\nسوق,the "market"\n', 'line 2: a quotation mark inside a cell'],
    ['a term too many', `ar,en\n${'سوق,market\n'.repeat(10_001)}`, 'line 10002: more than 10000 terms'],
    ['a file that is too large', `ar,en\n${'س'.repeat(5_000_000)}`, 'it has more than 10000000 bytes'],
  ])('refuses %s, by file and line', (_, csv, message) => {
    expect(() => parse(csv)).toThrow(expect.objectContaining({ code: 'invalid-settings' }));
    expect(() => parse(csv)).toThrow(`The glossary terms.csv, `);
    expect(() => parse(csv)).toThrow(message);
  });

  test('what is written is read back', () => {
    const cell = fc.string({
      unit: fc.constantFrom('س', ' ', '"', ',', '\n', '\r', 'x', '\uFEFF', '\u064B'),
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell)), (rows) => {
        const terms = rows.map(([source, target]) => ({ source, target, line: 0 }));
        const read = parse(formatGlossary({ terms }));
        expect(read.map(({ source, target }) => [source, target])).toEqual(rows);
      }),
    );
  });

  test('any text is read or refused, never anything else', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('س', '"', ',', '\n', '\r', ' ') }), (rest) => {
        try {
          parse(`ar,en\n${rest}`);
        } catch (error) {
          expect(error).toMatchObject({ code: 'invalid-settings' });
        }
      }),
    );
  });

  test('a cell of nothing but quotation marks takes time linear in it', () => {
    const quoted = `ar,en\n"${'""'.repeat(1_000_000)}",x\n`;
    const started = performance.now();
    expect(parse(quoted)[0]?.source).toHaveLength(1_000_000);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe('parseSoundGlossary', () => {
  test('takes what can be applied, warnings or not', () => {
    expect(parseSoundGlossary('ar,en\nسوق,market\nسوق,market\n', 'terms.csv').terms).toHaveLength(2);
  });

  test('tells every error with its line', () => {
    expect(() => parseSoundGlossary('ar,en\nسوق,market\nسوق,fair\nبحر,\n', 'terms.csv')).toThrow(
      expect.objectContaining({
        code: 'invalid-settings',
        message:
          'The glossary terms.csv cannot be used:\n' +
          '  line 3: "سوق" is "market" in line 2 and "fair" here. Keep one of them.\n' +
          '  line 4: The English side is blank. Fill it in, or take the line out.\n' +
          'Correct these lines; "warraq glossary lint" checks the file.',
      }),
    );
  });
});

describe('terminologyCsv', () => {
  const SMALL = parseGlossary('ar,en\n البنك المركزي ,"Central, Bank"\nسد,dam\n', 'terms.csv');

  test('has the rows, then their variants, the common ones first', () => {
    expect(terminologyCsv(SMALL)).toBe(
      [
        'ar,en',
        'البنك المركزي,"Central, Bank"',
        'سد,dam',
        'والبنك المركزي,"Central, Bank"',
        'للبنك المركزي,"Central, Bank"',
        'بالبنك المركزي,"Central, Bank"',
        'فالبنك المركزي,"Central, Bank"',
        'كالبنك المركزي,"Central, Bank"',
        'وللبنك المركزي,"Central, Bank"',
        'وبالبنك المركزي,"Central, Bank"',
        'وكالبنك المركزي,"Central, Bank"',
        'فللبنك المركزي,"Central, Bank"',
        'فبالبنك المركزي,"Central, Bank"',
        'فكالبنك المركزي,"Central, Bank"',
        '',
      ].join('\n'),
    );
  });

  test('is read back as a glossary without errors', () => {
    const csv = readFileSync(new URL('../../../../content/glossary.csv', import.meta.url), 'utf8');
    const samples = parseSoundGlossary(csv, 'glossary.csv');
    const all = parseSoundGlossary(terminologyCsv(samples), 'terminology').terms;
    expect(new Set(all.map(({ source }) => source)).size).toBe(all.length);
    expect(all.slice(0, samples.terms.length).map(({ source }) => source)).toEqual(
      samples.terms.map(({ source }) => source),
    );
  });
});

describe('glossaryVersion', () => {
  const versionOf = (rows: string) => glossaryVersion(parseGlossary(`ar,en\n${rows}`, 'terms.csv'));

  test('is twelve hex digits', () => {
    expect(versionOf('سوق,market')).toMatch(/^[0-9a-f]{12}$/u);
  });

  test('stays while the same is applied', () => {
    expect(versionOf('سوق,market')).toBe(versionOf('\n" سوق ",market\r\n'));
  });

  test.each(['سوق,fair', 'سوقا,market', 'سوق,market\nبحر,sea', ''])('changes with the terms: %j', (rows) => {
    expect(versionOf(rows)).not.toBe(versionOf('سوق,market'));
  });
});
