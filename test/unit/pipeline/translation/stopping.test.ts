import { describe, expect, test } from 'vitest';
import { inProcessMemory } from '../../../../src/local/in-process-memory.ts';
import { WarraqError, type ErrorCode } from '../../../../src/pipeline/errors.ts';
import { answers, BOTH, entry, HELLO, keyOf, PEACE, started } from './sentence-run.ts';

describe('errors that end the run', () => {
  test.each<[ErrorCode, boolean]>([
    ['throttled', false],
    ['translator-unavailable', false],
    ['access-denied', false],
    ['access-denied', true],
    ['unsupported-language-pair', true],
    ['glossary-not-found', true],
  ])('%s is thrown as it is (last try: %s)', async (code, lastTry) => {
    const error = new WarraqError(code, 'said');
    const { translate, entries } = started({ answer: answers({ [HELLO]: error }), lastTry });
    await expect(translate([HELLO])).rejects.toBe(error);
    expect(entries.size).toBe(0);
  });

  test('what is no WarraqError is thrown too, on the last try as well', async () => {
    const error = new TypeError('a defect');
    const { translate } = started({ answer: answers({ [HELLO]: error }), lastTry: true });
    await expect(translate([HELLO])).rejects.toBe(error);
  });

  test('a memory that cannot be read', async () => {
    const error = new WarraqError('store-unavailable', 'said');
    const memory = { ...inProcessMemory(), get: () => Promise.reject(error) };
    const { translate, translator } = started({ memory });
    await expect(translate([HELLO])).rejects.toBe(error);
    expect(translator.requests).toEqual([]);
  });

  test('whoever waits for an identical text hears of it too', async () => {
    const error = new WarraqError('throttled', 'said');
    const { translate, translator } = started({ answer: answers({ [HELLO]: error }) });
    const outcomes = await Promise.allSettled([translate([HELLO]), translate([HELLO])]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(translator.requests).toHaveLength(1);
  });
});

describe('the last try', () => {
  test('a passing error stops all sending and stands in place of what is missing', async () => {
    const error = new WarraqError('throttled', 'Too fast.');
    const { translate, translator, run } = started({ answer: answers({ [PEACE]: error }), lastTry: true });
    const failure = { code: 'throttled', message: 'Too fast.' };
    await expect(translate([HELLO])).resolves.toEqual({ targets: [`EN~${HELLO}~`], method: 'single' });
    await expect(translate([PEACE])).resolves.toEqual({ targets: [failure], method: 'single' });
    await expect(translate(['نعم.'])).resolves.toEqual({ targets: [failure], method: 'single' });
    await expect(translate(BOTH)).resolves.toEqual({ targets: [failure, failure], method: 'line' });
    expect(translator.requests).toEqual([[HELLO], [PEACE]]);
    expect(run.usage).toMatchObject({ requests: 1, billedCharacters: 23 });
  });

  test('what the memory holds still comes back', async () => {
    const { translate, entries } = started({
      answer: answers({ [HELLO]: new WarraqError('throttled', 'Too fast.') }),
      lastTry: true,
    });
    entries.set(keyOf([PEACE]), entry([PEACE], ['Peace.'], 'single'));
    await translate([HELLO]);
    await expect(translate([PEACE])).resolves.toEqual({ targets: ['Peace.'], method: 'single' });
  });
});

describe('time', () => {
  const now = new Date('2026-01-02T03:04:05.000Z').getTime();

  test('10 seconds are enough for a request', async () => {
    const { translate } = started({ deadline: now + 10_000 });
    await expect(translate([HELLO])).resolves.toMatchObject({ targets: [`EN~${HELLO}~`] });
  });

  test('less are not: nothing is sent', async () => {
    const { translate, translator } = started({ deadline: now + 9_999 });
    await expect(translate([HELLO])).rejects.toMatchObject({
      code: 'out-of-time',
      message:
        'a.txt: too little time is left for another request. What is translated is kept; the next delivery goes on from there.',
    });
    expect(translator.requests).toEqual([]);
  });

  test('on the last try, out of time stands in place', async () => {
    const { translate, translator } = started({ deadline: now, lastTry: true });
    await expect(translate([HELLO])).resolves.toMatchObject({ targets: [{ code: 'out-of-time' }] });
    expect(translator.requests).toEqual([]);
  });

  test('what the memory holds takes no time', async () => {
    const { translate, entries } = started({ deadline: now });
    entries.set(keyOf([HELLO]), entry([HELLO], ['Hello.'], 'single'));
    await expect(translate([HELLO])).resolves.toEqual({ targets: ['Hello.'], method: 'single' });
  });
});
