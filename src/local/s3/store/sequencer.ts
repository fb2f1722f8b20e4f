/** Ours: a time in nanoseconds is 16 hex digits until the year 2554; S3's own sequencers have 18. */
const WIDTH = 18;
const NANOSECONDS_PER_MILLISECOND = 1_000_000n;

/**
 * Numbers writes so that, as text, a later one is always the greater: within a process, and across restarts as far
 * as the clock and the numbers already stored allow.
 */
export class Sequencer {
  readonly #now: () => number;
  #last = 0n;

  /** @param now milliseconds since the epoch */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Takes note of a number that was given before a restart. */
  observe(sequencer: string): void {
    const seen = BigInt(`0x${sequencer}`);
    if (seen > this.#last) this.#last = seen;
  }

  next(): string {
    const byClock = BigInt(this.#now()) * NANOSECONDS_PER_MILLISECOND;
    this.#last = byClock > this.#last ? byClock : this.#last + 1n;
    return this.#last.toString(16).toUpperCase().padStart(WIDTH, '0');
  }
}
