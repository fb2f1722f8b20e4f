import type { ErrorCode } from '../errors.ts';

/** Why sentences have no target. */
export interface Failure {
  readonly code: ErrorCode;
  readonly message: string;
}

/** How the English of sentences that went out together was told apart. */
export const METHODS = ['single', 'line', 'length', 'sentence'] as const;
export type Method = (typeof METHODS)[number];

/** One or more sentences, one after the other, and their English. */
export interface Pair {
  /** How many of the sentences it holds. */
  readonly sentences: number;
  readonly target: string | Failure;
  /** That the two sides belong together, 0 to 1, to the hundredth. */
  readonly confidence: number;
}

/** The English of some sentences that went out together, in order; the pairs hold each sentence once. */
export interface Translation {
  readonly pairs: readonly Pair[];
  readonly method: Method;
}

export function isTarget(target: string | Failure): target is string {
  return typeof target === 'string';
}

export function isWhole({ pairs }: Translation): boolean {
  return pairs.every(({ target }) => isTarget(target));
}
