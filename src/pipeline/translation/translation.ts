import type { ErrorCode } from '../errors.ts';
import type { MemoryEntry } from './memory-entry.ts';

/** Why a sentence has no target. */
export interface Failure {
  readonly code: ErrorCode;
  readonly message: string;
}

/** The English of some sentences that went out together: one target a sentence, in order. */
export interface Translation {
  readonly targets: readonly (string | Failure)[];
  readonly method: MemoryEntry['method'];
}

export function isTarget(target: string | Failure): target is string {
  return typeof target === 'string';
}

export function isWhole({ targets }: Translation): boolean {
  return targets.every(isTarget);
}
