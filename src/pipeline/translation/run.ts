import { WarraqError } from '../errors.ts';
import type { Clock, Memory, Observer, Translator } from '../ports.ts';
import type { Settings } from '../settings.ts';
import type { Usage } from './usage.ts';

/** What one run of one article works with. */
export interface Run {
  readonly translator: Translator;
  readonly memory: Memory;
  readonly clock: Clock;
  readonly observer: Observer;
  readonly settings: Settings;
  readonly usage: Usage;
  /** Aborts what is under way. */
  readonly signal: AbortSignal;
  /** Milliseconds since 1970 at which everything must be finished; null where nobody counts. */
  readonly deadline: number | null;
  /** Nobody will try again: what is paid for is published, the rest says why it failed. */
  readonly lastTry: boolean;
}

/** A request with its retries, and publishing afterwards, take no longer than this. */
export const REQUEST_AND_PUBLISH_MS = 20_000;

/** Throws `out-of-time` when no further request can be finished. */
export function checkTime(id: string, run: Run): void {
  if (run.deadline !== null && run.clock.now().getTime() + REQUEST_AND_PUBLISH_MS > run.deadline) {
    throw new WarraqError(
      'out-of-time',
      `${id}: too little time is left for another request. What is translated is kept; the next delivery goes on from there.`,
    );
  }
}
