import { ANCHORS, type Profile } from './profile.ts';
import { SENTENCE_LENGTH, STRAYING } from './weights.ts';

/** Some neighbouring sentences of one side: one half of a bead. */
export interface Span {
  /** In characters of English. */
  readonly length: number;
  readonly logLength: number;
  /** Logarithm of how likely its sentences are as pieces of one text, cut anywhere, rather than each by itself. */
  readonly asPieces: number;
  /** How many things of each kind its sentences hold, in the order of `ANCHORS`. */
  readonly sizes: readonly number[];
  /** Bits of every mark in it. */
  readonly marks: number;
}

export function spanOf(sentences: readonly Profile[]): Span {
  const length = sum(sentences, (sentence) => sentence.length);
  const logLength = Math.log(length);
  return {
    length,
    logLength,
    asPieces: sum(sentences, (sentence) => {
      const logPiece = Math.log(sentence.length);
      return logPiece - logLength - usualLength(logPiece);
    }),
    sizes: ANCHORS.map((anchor) => sum(sentences, ({ anchors }) => anchors[anchor].size)),
    marks: sentences.reduce((bits, { marks }) => bits | marks, 0),
  };
}

/** Logarithm of how usual a sentence is that has a length of this logarithm. */
export function usualLength(logLength: number): number {
  return logDensity(logLength - SENTENCE_LENGTH.mean, SENTENCE_LENGTH.deviation ** 2);
}

/**
 * Logarithm of the density of a normal distribution, so far from its mean, or of a wider one where that is likelier:
 * nothing is out of the question only because of its length.
 */
export function logDensity(distance: number, variance: number): number {
  const squared = distance ** 2 / (2 * variance);
  const near = LOG_NEAR - squared;
  const far = LOG_FAR - squared / STRAYING.times ** 2;
  return Math.max(near, far) - Math.log(2 * Math.PI * variance) / 2;
}
const LOG_NEAR = Math.log(1 - STRAYING.share);
const LOG_FAR = Math.log(STRAYING.share / STRAYING.times);

function sum<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}
