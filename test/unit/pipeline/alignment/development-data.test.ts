import { describe, expect, test } from 'vitest';
import {
  absence,
  alignedParagraphs,
  floresPairs,
  isFitted,
  pudDocuments,
} from '../../../bench/alignment-data.ts';
import {
  scoreBeads,
  scoreCorruptions,
  scoreIntact,
  shareThatMeets,
} from '../../../bench/alignment-measures.ts';

if (absence !== null) console.info(`skipped: ${absence}`);

/** Fewer than in `test/bench/alignment.ts`, so that ordinary tests stay short. */
const BLOCKS_EACH = 150;

describe.skipIf(absence !== null)('targets (skipped: data not present, without ../shared)', () => {
  test('beads and their confidence, on all documents and on those that no number is from', () => {
    for (const wanted of [() => true, (_: unknown, index: number) => !isFitted(index)]) {
      const { f1, calibrationError } = scoreBeads(alignedParagraphs().filter(wanted));
      expect(f1).toBeGreaterThanOrEqual(99.3);
      expect(calibrationError).toBeLessThanOrEqual(0.03);
    }
  });

  test('pairs meet after segmenting anew', () => {
    expect(shareThatMeets(floresPairs('engine'), 6)).toBeGreaterThanOrEqual(99.5);
    expect(shareThatMeets(floresPairs('human'), 6)).toBeGreaterThanOrEqual(99.5);
  });

  test('answers whose lines went wrong are doubted, intact ones are not', () => {
    const least = { drop: 97, duplicate: 97, shift: 97, swap: 85, foreign: 80 };
    const scores = scoreCorruptions(pudDocuments(), BLOCKS_EACH);
    expect(scoreIntact('intact', pudDocuments()).flagged).toBeLessThanOrEqual(1);
    for (const [kind, share] of Object.entries(least)) {
      const flagged = scores.filter(({ what }) => what.startsWith(kind)).map((score) => score.flagged);
      expect(flagged.length, kind).toBeGreaterThan(0);
      const mean = flagged.reduce((sum, percent) => sum + percent, 0) / flagged.length;
      expect(mean, kind).toBeGreaterThanOrEqual(share);
    }
  });
});
