import type { WarraqError } from '../../src/pipeline/errors.ts';
import type { Happening, Observer } from '../../src/pipeline/ports.ts';

/** Happenings that are worth a line in a log; the others are progress, for people who wait. */
const WORTH_A_LINE: Readonly<Record<Happening['type'], 'info' | 'warn' | 'error' | null>> = {
  planned: null,
  'block-done': null,
  'memory-damaged': 'warn',
  'lines-not-kept': 'warn',
  'failure-not-told': 'error',
  'started-over': 'info',
  settled: 'info',
};

/** One JSON object a line: what an article says can then never look like another line. */
export const logObserver: Observer = {
  observe: (happening) => {
    const level = WORTH_A_LINE[happening.type];
    if (level) console[level](JSON.stringify({ level, ...happening }));
  },
};

export function logFailure(error: WarraqError, about: { messageId: string; receives: number }): void {
  const { code, message } = error;
  // The stack that matters is that of what was thrown first.
  const { stack } = error.cause instanceof Error ? error.cause : error;
  console.error(JSON.stringify({ level: 'error', type: 'failed', code, message, ...about, stack }));
}
