import type { Shape } from './bead.ts';
import type { Anchor, Mark } from './profile.ts';

/*
 * What the aligner knows of Arabic and English in numbers. `node test/bench/fit-alignment.ts` counts them anew over one half
 * of the documents of UD PUD (news, human translation) and of FLORES (output of a neural engine); here they stand rounded.
 * Logarithms are natural, odds are logarithms.
 */

/** Characters of English for one of Arabic without vowel marks. */
export const ENGLISH_PER_ARABIC = 1.18;

/** Of the logarithm of a sentence's length in characters of English. */
export const SENTENCE_LENGTH = { mean: 4.69, deviation: 0.43 } as const;

/** Of the logarithm of target length over source length: variance = `fixed` + `perCharacter` / length. */
export const LENGTH_RATIO = { fixed: 0.009, perCharacter: 1.4 } as const;

/** Of both: this share of all sentences strays so many times as far. Rather large: headlines and replies are short. */
export const STRAYING = { share: 0.05, times: 4 } as const;

/** How many things two sentences share, of `s` and `t` that they hold. */
export interface SharingRate {
  /** × min(s, t): where they belong together. */
  readonly matched: number;
  /** × s × t: where they only stand near one another in one text. */
  readonly chance: number;
}

export const SHARING: Readonly<Record<Anchor, SharingRate>> = {
  numbers: { matched: 0.98, chance: 0.05 },
  latin: { matched: 0.97, chance: 0.002 },
  names: { matched: 0.64, chance: 0.013 },
  meanings: { matched: 0.68, chance: 0.005 },
};

/**
 * Odds that two sentences belong together that have a mark on neither side, on one, on both. Brackets on one side count less
 * than in the corpora: many a newsroom brackets what it only transliterates.
 */
export const MARK_ODDS: Readonly<Record<Mark, readonly [neither: number, one: number, both: number]>> = {
  question: [0, -2.5, 2.5],
  exclamation: [0, -2, 3],
  quotes: [0.1, -1.2, 1.7],
  brackets: [0.1, -1.5, 2.3],
};

/**
 * Beads and how usual they are, against one sentence for one; of what is equally good the first is taken. Not counted: how
 * often translators merge, split and leave out differs from one to the next, so these are round figures: about one bead in
 * four merged or split, one in a hundred left out.
 */
export const SHAPES: readonly (Shape & { readonly odds: number })[] = [
  { source: 1, target: 1, odds: 0 },
  { source: 1, target: 2, odds: -1.7 },
  { source: 2, target: 1, odds: -1.7 },
  { source: 0, target: 1, odds: -5 },
  { source: 1, target: 0, odds: -5 },
  { source: 2, target: 2, odds: -6 },
  { source: 1, target: 3, odds: -5 },
  { source: 3, target: 1, odds: -5 },
];

/**
 * Of a line of an answer, against a line that was kept: that it changed places with the next, that it says something else.
 * Not counted either: the second decides how many foreign lines are found, and how many free translations are doubted.
 */
export const LINE_FAULT_ODDS = { crossed: -5, replaced: -2.2 } as const;
