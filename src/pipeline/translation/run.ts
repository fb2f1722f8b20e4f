import { WarraqError } from '../errors.ts';
import type { Clock, Memory, Observer, Translator } from '../ports.ts';
import type { Settings } from '../settings.ts';
import type { Glossary } from './term.ts';
import type { Usage } from './usage.ts';

/** What one run of one article works with. */
export interface Run {
  readonly translator: Translator;
  readonly memory: Memory;
  readonly clock: Clock;
  readonly observer: Observer;
  readonly settings: Settings;
  /** The terms that the translator was told to use; null where there are none. */
  readonly glossary: Glossary | null;
  readonly usage: Usage;
  /** Aborts requests to the translator. */
  readonly signal: AbortSignal;
  /** Milliseconds since 1970 until which requests may be answered; null where nobody counts. Publishing comes after it. */
  readonly deadline: number | null;
  /** Nobody will try again: what is paid for is published, the rest says why it failed. */
  readonly lastTry: boolean;
}

/** A request that is answered at its first try takes no longer than this: see the timeouts of `src/aws/clients.ts`. */
export const REQUEST_MS = 10_000;

/** Throws `out-of-time` when no further request can be finished. */
export function checkTime(id: string, run: Run): void {
  if (run.deadline !== null && run.clock.now().getTime() + REQUEST_MS > run.deadline) {
    throw new WarraqError(
      'out-of-time',
      `${id}: too little time is left for another request. What is translated is kept; the next delivery goes on from there.`,
    );
  }
}
