import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Happening, Observer } from '../../src/pipeline/ports.ts';

export interface ObserverStand {
  readonly observer: Observer;
  readonly close: () => void;
}

const HOSTILE = '"}\n{"level":"error"}\r\n\u2028%s %j \u0000\ud800 مقال.txt';

/** One of each kind, by its type, so that a new kind cannot be forgotten. */
export const HAPPENINGS: { readonly [Type in Happening['type']]: Extract<Happening, { type: Type }> } = {
  planned: { type: 'planned', id: HOSTILE, blocks: 0, segments: 0 },
  'block-done': { type: 'block-done', id: HOSTILE, done: 1, blocks: 1 },
  'memory-damaged': { type: 'memory-damaged', id: HOSTILE, key: 'ar-en/0.json', reason: HOSTILE },
  'lines-not-kept': { type: 'lines-not-kept', id: HOSTILE, reason: HOSTILE },
  'failure-not-told': { type: 'failure-not-told', id: HOSTILE, code: 'throttled' },
  'started-over': { type: 'started-over', id: HOSTILE, reason: HOSTILE },
  settled: { type: 'settled', id: HOSTILE, outcome: 'complete', changed: true },
};

/** What every `Observer` does: nothing that the work that it watches could notice. */
export function describeObserver(name: string, make: () => ObserverStand): void {
  describe(`Observer: ${name}`, () => {
    let stand: ObserverStand;
    beforeEach(() => {
      stand = make();
    });
    afterEach(() => {
      stand.close();
    });

    test.each(Object.values(HAPPENINGS))(
      'takes $type, whatever it says, and leaves it as it is',
      (happening) => {
        const frozen = Object.freeze({ ...happening });
        expect(() => {
          stand.observer.observe(frozen);
          stand.observer.observe(frozen);
        }).not.toThrow();
        expect(frozen).toEqual(happening);
      },
    );
  });
}
