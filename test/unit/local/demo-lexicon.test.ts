import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { DEMO_ENGINE, loadDemoEngine } from '../../../src/local/translate/demo/engine.ts';
import { parseLexicon } from '../../../src/local/translate/demo/lexicon.ts';

const text = readFileSync(new URL('../../../src/local/translate/demo/lexicon.tsv', import.meta.url), 'utf8');
const lines = text.split('\n');
const rows = lines.filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.split('\t'));
const arabic = rows.map(([column]) => column!);

describe('lexicon.tsv', () => {
  test('has the entries and phrases that make a readable gloss', () => {
    expect(rows.length).toBeGreaterThanOrEqual(1050);
    expect(arabic.filter((entry) => entry.includes(' ')).length).toBeGreaterThanOrEqual(270);
  });

  test('says what it is, and its version is the engine’s model', () => {
    expect(lines[0]).toContain('lexicon of the demo engine');
    const version = /^# Version (\d+)\./m.exec(text)?.[1];
    expect(DEMO_ENGINE.model).toBe(`lexicon-${version!}`);
  });

  test('is two columns without stray spaces', () => {
    expect(
      rows.filter((row) => row.length !== 2 || row.some((cell) => !/^\S+(?: \S+)*$/.test(cell))),
    ).toEqual([]);
  });

  test('keeps bare Arabic letters on the left and Latin ones on the right', () => {
    const isBad = ([left, right]: string[]) =>
      !/^[\u0621-\u063A\u0641-\u064A. ]+$/.test(left!) || !/^[A-Za-zéô][A-Za-zéô'’,. -]*$/.test(right!);
    expect(rows.filter(isBad)).toEqual([]);
  });

  test('has no entry twice', () => {
    expect(arabic.filter((entry, at) => arabic.indexOf(entry) !== at)).toEqual([]);
  });

  test('names the kind of every section', () => {
    const sections = lines.filter((line) => line.startsWith('# ['));
    expect(sections.filter((line) => !/^# \[(?:noun|place|adjective|verb|other)\] \S/.test(line))).toEqual(
      [],
    );
  });

  test('every entry reads as its own English', () => {
    const engine = loadDemoEngine();
    const misread = rows.filter(
      ([left, right]) => engine.translateLine(left!).toLowerCase() !== right!.toLowerCase(),
    );
    expect(misread).toEqual([]);
  });

  test.each([
    ['وزير الخارجية', 'Foreign Minister'],
    ['في غضون ذلك', 'meanwhile'],
    ['على الرغم من', 'despite'],
    ['كانون الثاني', 'January'],
    ['غشت', 'August'],
    ['جويلية', 'July'],
    ['ذو الحجة', 'Dhu al-Hijjah'],
    ['المغرب', 'Morocco'],
    ['أعلن', 'announced'],
    ['تعلن', 'announces'],
    ['يعلنون', 'announce'],
    ['مغربي', 'Moroccan'],
    ['مغربية', 'Moroccan'],
  ])('knows %s', (entry, english) => {
    expect(rows).toContainEqual([entry, english]);
  });
});

describe('parseLexicon', () => {
  test('reads rows, comments, sections and line ends of any system', () => {
    const lexicon = parseLexicon(
      '# a table\r\nفي\tin\r\n# [noun] things\r\nكتاب\tbook\r\n\r\nوزير الخارجية\tForeign Minister\r\n',
    );
    expect(Object.fromEntries(lexicon.entries)).toEqual({
      في: { english: 'in', kind: 'other', definite: false },
      كتاب: { english: 'book', kind: 'noun', definite: false },
      'وزير الخارجية': { english: 'Foreign Minister', kind: 'noun', definite: true },
    });
    expect(lexicon.longest).toBe(2);
  });

  test('finds a folded spelling, but an exact one first', () => {
    const { entries } = parseLexicon('على\ton\nعلي\tAli\nأكد\tconfirmed');
    expect(entries.get('على')?.english).toBe('on');
    expect(entries.get('علي')?.english).toBe('Ali');
    expect(entries.get('اكد')?.english).toBe('confirmed');
  });

  test('an empty table has no entries', () => {
    expect(parseLexicon('')).toEqual({ entries: new Map(), longest: 0 });
  });

  test.each([
    ['كتاب', 'Lexicon line 2: expected "Arabic<TAB>English", got "كتاب".'],
    ['كتاب\t', 'Lexicon line 2: expected "Arabic<TAB>English", got "كتاب\\t".'],
    ['كتاب\tbook\tnoun', 'Lexicon line 2: expected "Arabic<TAB>English", got "كتاب\\tbook\\tnoun".'],
  ])('refuses the malformed row %j by line', (row, message) => {
    expect(() => parseLexicon(`في\tin\n${row}`)).toThrow(message);
  });
});
