import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { logFailure, logObserver } from '../../../../functions/translate-article/log.ts';
import { WarraqError } from '../../../../src/pipeline/errors.ts';
import type { Happening } from '../../../../src/pipeline/ports.ts';

let printed: { level: string; line: unknown[] }[];
beforeEach(() => {
  printed = [];
  for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    vi.spyOn(console, level).mockImplementation((...line: unknown[]) => {
      printed.push({ level, line });
    });
  }
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe('happenings', () => {
  test.each<[Happening, string]>([
    [{ type: 'memory-damaged', id: 'a.txt', key: 'ar-en/0.json', reason: 'cut off' }, 'warn'],
    [{ type: 'lines-not-kept', id: 'a.txt', reason: '1 lines came back for 2' }, 'warn'],
    [{ type: 'failure-not-told', id: 'a.txt', code: 'throttled' }, 'error'],
    [{ type: 'started-over', id: 'a.txt', reason: 'it changed meanwhile' }, 'info'],
    [{ type: 'settled', id: 'a.txt', outcome: 'complete', changed: true }, 'info'],
  ])('$type is a line of its level', (happening, level) => {
    logObserver.observe(happening);
    expect(printed).toEqual([{ level, line: [JSON.stringify({ level, ...happening })] }]);
  });

  test.each<[Happening]>([
    [{ type: 'planned', id: 'a.txt', blocks: 19, segments: 19 }],
    [{ type: 'block-done', id: 'a.txt', done: 1, blocks: 19 }],
  ])('progress is for people who wait, not for the log: $type', (happening) => {
    logObserver.observe(happening);
    expect(printed).toEqual([]);
  });
});

test('a failure is a line that says what failed, which message, how often', () => {
  const error = new WarraqError('throttled', 'The translator said no.');
  logFailure(error, { messageId: '0-1', receives: 3 });
  expect(printed).toEqual([{ level: 'error', line: [expect.any(String)] }]);
  expect(JSON.parse(String(printed[0]?.line[0]))).toEqual({
    level: 'error',
    type: 'failed',
    code: 'throttled',
    message: 'The translator said no.',
    messageId: '0-1',
    receives: 3,
    stack: error.stack,
  });
});

test('whatever an article says, a line stays one line of JSON', () => {
  const hostile = fc.oneof(
    fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
    fc.constantFrom('\n{"level":"error"}', '\r', '%s%j', '"}', '\u2028', '\0', '\ud800'),
  );
  fc.assert(
    fc.property(hostile, (text) => {
      printed = [];
      logObserver.observe({ type: 'started-over', id: text, reason: text });
      logFailure(new WarraqError('undecodable', text), { messageId: text, receives: 1 });
      expect(printed).toHaveLength(2);
      for (const { line } of printed) {
        expect(line).toHaveLength(1);
        const [json] = line;
        expect(json).not.toMatch(/[\n\r]/u);
        expect(JSON.parse(String(json))).toHaveProperty('level');
      }
      expect(JSON.parse(String(printed[0]?.line[0]))).toMatchObject({ id: text, reason: text });
    }),
  );
});
