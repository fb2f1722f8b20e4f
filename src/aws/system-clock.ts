import type { Clock } from '../pipeline/ports.ts';

/** The time of the machine that runs this. */
export const systemClock: Clock = { now: () => new Date() };
