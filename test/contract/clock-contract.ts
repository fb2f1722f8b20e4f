import { describe, expect, test } from 'vitest';
import type { Clock } from '../../src/pipeline/ports.ts';

/** What every `Clock` does. */
export function describeClock(name: string, clock: Clock): void {
  describe(`Clock: ${name}`, () => {
    test('tells a time, to the millisecond', () => {
      expect(clock.now().toISOString()).toMatch(/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/u);
    });

    test('does not go backwards', () => {
      const times = Array.from({ length: 100 }, () => clock.now().getTime());
      expect(times).toEqual(times.toSorted((one, other) => one - other));
    });

    test('gives a date that its taker may change', () => {
      const first = clock.now();
      first.setUTCFullYear(1900);
      expect(clock.now().getUTCFullYear()).toBeGreaterThan(2000);
    });
  });
}
