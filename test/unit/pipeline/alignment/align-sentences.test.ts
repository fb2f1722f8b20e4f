import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alignSentences } from '../../../../src/pipeline/alignment/align-sentences.ts';
import type { Bead } from '../../../../src/pipeline/alignment/bead.ts';
import { arabicLine } from '../arabic-text.ts';
import { ODD, SOURCES, TARGETS } from './news.ts';

/** `0-0 1,2-1` is the first sentence with the first, and the next two with the second. */
const written = (beads: readonly Bead[]): string =>
  beads.map(({ source, target }) => `${source.join(',')}-${target.join(',')}`).join(' ');

const joined = (sentences: readonly string[], first: number): string[] =>
  sentences.toSpliced(first, 2, `${sentences[first]!} ${sentences[first + 1]!}`);

describe('a translation that', () => {
  test.each<[string, readonly string[], readonly string[], string]>([
    ['keeps the sentences', SOURCES, TARGETS, '0-0 1-1 2-2 3-3 4-4 5-5'],
    ['is read the other way round', TARGETS, SOURCES, '0-0 1-1 2-2 3-3 4-4 5-5'],
    ['merges two', SOURCES, joined(TARGETS, 2), '0-0 1-1 2,3-2 4-3 5-4'],
    ['splits one', joined(SOURCES, 4), TARGETS, '0-0 1-1 2-2 3-3 4-4,5'],
    ['merges three', SOURCES, joined(joined(TARGETS, 1), 1), '0-0 1,2,3-1 4-2 5-3'],
    ['leaves one out', SOURCES, TARGETS.toSpliced(2, 1), '0-0 1-1 2- 3-2 4-3 5-4'],
    ['leaves the first out', SOURCES, TARGETS.slice(1), '0- 1-0 2-1 3-2 4-3 5-4'],
    ['leaves the last out', SOURCES, TARGETS.slice(0, -1), '0-0 1-1 2-2 3-3 4-4 5-'],
    ['adds one', SOURCES.toSpliced(4, 1), TARGETS, '0-0 1-1 2-2 3-3 -4 4-5'],
    [
      'merges one and leaves another out',
      SOURCES,
      joined(TARGETS, 0).toSpliced(3, 1),
      '0,1-0 2-1 3-2 4- 5-3',
    ],
    ['is not there', SOURCES.slice(0, 2), [], '0- 1-'],
    ['has no source', [], TARGETS.slice(0, 2), '-0 -1'],
    ['is nothing of nothing', [], [], ''],
    ['is one sentence', SOURCES.slice(2, 3), TARGETS.slice(2, 3), '0-0'],
  ])('%s', (_, source, target, beads) => {
    expect(written(alignSentences(source, target))).toBe(beads);
  });
});

describe('confidence', () => {
  test('is high where everything fits', () => {
    for (const { confidence } of alignSentences(SOURCES, TARGETS)) expect(confidence).toBeGreaterThan(0.98);
  });

  test('is low for sentences that nothing but their place puts together', () => {
    const other = [
      'Rain is likely on the coast.',
      'Which of the two teams will travel to the final next spring?',
    ];
    for (const { source, target, confidence } of alignSentences(SOURCES.slice(0, 2), other))
      if (source.length > 0 && target.length > 0) expect(confidence).toBeLessThan(0.9);
  });

  test('does not care beside which sentence another is left out', () => {
    const [bead] = alignSentences(SOURCES.slice(0, 1), []);
    expect(bead?.confidence).toBeCloseTo(1, 6);
    const foreign = 'No (!) “1962”?';
    const beads = alignSentences(SOURCES.slice(2, 3), [foreign]);
    expect(written(beads)).toBe('0- -0');
    expect(beads[0]?.confidence).toBeGreaterThan(0.9);
    expect(beads[1]?.confidence).toBeCloseTo(beads[0]?.confidence ?? 0, 6);
  });
});

describe('whatever the texts', () => {
  const text = fc.array(
    fc.oneof(arabicLine, fc.string(), fc.constantFrom(...ODD), fc.constantFrom(...SOURCES, ...TARGETS)),
    {
      maxLength: 12,
    },
  );

  test('each sentence stands in one bead, in order, and no bead is empty', () => {
    fc.assert(
      fc.property(text, text, (source, target) => {
        const beads = alignSentences(source, target);
        expect(beads.flatMap((bead) => bead.source)).toEqual([...source.keys()]);
        expect(beads.flatMap((bead) => bead.target)).toEqual([...target.keys()]);
        for (const bead of beads) {
          expect(bead.source.length + bead.target.length).toBeGreaterThan(0);
          expect(bead.confidence).toBeGreaterThanOrEqual(0);
          expect(bead.confidence).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  test('the same texts give the same beads, and texts that changed sides the same confidence', () => {
    fc.assert(
      fc.property(text, text, (source, target) => {
        const beads = alignSentences(source, target);
        expect(alignSentences(source, target)).toEqual(beads);
        const product = (all: readonly Bead[]): number =>
          all.reduce((sum, { confidence }) => sum + confidence, 0);
        const back = alignSentences(target, source);
        // Ways that are equally good may be told apart by their order only.
        if (beads.every(({ confidence }) => confidence > 0.6))
          expect(product(back)).toBeCloseTo(product(beads), 3);
      }),
    );
  });
});

describe('long texts', () => {
  const repeated = (sentences: readonly string[], length: number): string[] =>
    Array.from({ length }, (_, index) => `${sentences[index % sentences.length]!} ${index + 100}`);

  test('find back where a third of the translation is missing', () => {
    const source = repeated(SOURCES, 400);
    const target = repeated(TARGETS, 400).toSpliced(100, 130);
    const beads = alignSentences(source, target);
    const right = beads.filter(
      (bead) => bead.target[0] === (bead.source[0]! < 100 ? bead.source[0] : bead.source[0]! - 130),
    );
    expect(right.length).toBeGreaterThanOrEqual(268);
    expect(beads.filter((bead) => bead.target.length === 0).length).toBeGreaterThanOrEqual(128);
  });

  test.each([
    [1, 3000],
    [2, 3000],
    [3000, 2],
    [3000, 0],
    [300, 120],
  ])('%i against %i: nothing is lost', (sources, targets) => {
    const beads = alignSentences(repeated(SOURCES, sources), repeated(TARGETS, targets));
    expect(beads.flatMap((bead) => bead.source)).toHaveLength(sources);
    expect(beads.flatMap((bead) => bead.target)).toHaveLength(targets);
  });

  test('one word of a million letters or digits is nothing special', () => {
    for (const unit of ['ب', 'a', '1', '1,', "a'", '0', ' ', '\u064b']) {
      const start = performance.now();
      expect(written(alignSentences([unit.repeat(1_000_000)], ['A line.']))).toMatch(/^(0-0|0- -0|-0 0-)$/u);
      expect(performance.now() - start).toBeLessThan(2000);
    }
  });
});
