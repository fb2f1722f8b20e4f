/** The smallest stretch of two texts that belongs together: indexes of neighbouring sentences, ascending. */
export interface Bead {
  /** Empty where the target has no counterpart; never both. */
  readonly source: readonly number[];
  readonly target: readonly number[];
  /** Probability, from 0 to 1, that exactly these sentences belong together, or that these have no counterpart. */
  readonly confidence: number;
}

/** How many sentences of either side a bead holds. */
export interface Shape {
  readonly source: number;
  readonly target: number;
}

/** Sentences of one side in the longest bead. */
export const LONGEST_SPAN = 3;
