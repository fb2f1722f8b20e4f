import { describe, expect, test } from 'vitest';
import { inProcessMemory } from '../../../../src/local/in-process-memory.ts';
import { answers, BOTH, entry, HELLO, keyOf, PEACE, started } from './sentence-run.ts';

describe('the memory', () => {
  test('what it holds is not sent; its method comes back with it', async () => {
    const { translate, translator, run, entries } = started();
    entries.set(keyOf(BOTH), entry(BOTH, ['Hello.', 'Peace.'], 'sentence'));
    await expect(translate(BOTH)).resolves.toEqual({ targets: ['Hello.', 'Peace.'], method: 'sentence' });
    expect(translator.requests).toEqual([]);
    expect(run.usage).toEqual({ requests: 0, billedCharacters: 0, reusedCharacters: 43, retries: 0 });
  });

  test('a text that another block of the article is paying for is sent once', async () => {
    const { translate, translator, run } = started();
    const translations = await Promise.all([translate(BOTH), translate(BOTH), translate(BOTH)]);
    const expected = { targets: [`EN~${HELLO}~`, `EN~${PEACE}~`], method: 'line' };
    expect(translations).toEqual([expected, expected, expected]);
    expect(translator.requests).toEqual([BOTH]);
    expect(run.usage).toEqual({ requests: 1, billedCharacters: 43, reusedCharacters: 86, retries: 0 });
  });

  test.each([
    ['damaged', entry(BOTH, ['a', 'b'], 'line').slice(0, 40), /expected object/],
    ['foreign', '{"schema":"memory-entry/9"}', /at schema/],
    ['of other sentences', entry(['نعم.', 'لا.'], ['Yes.', 'No.'], 'line'), /^it holds other sentences$/],
    ['one target short', entry(BOTH, ['Hello.'], 'line'), /another number of sentences/],
  ])('an entry that is %s is reported, paid for anew and replaced', async (_, body, reason) => {
    const { translate, translator, run, entries } = started();
    entries.set(keyOf(BOTH), body);
    await expect(translate(BOTH)).resolves.toEqual({
      targets: [`EN~${HELLO}~`, `EN~${PEACE}~`],
      method: 'line',
    });
    expect(translator.requests).toEqual([BOTH]);
    expect(run.happenings).toEqual([
      {
        type: 'memory-damaged',
        id: 'a.txt',
        key: keyOf(BOTH),
        reason: expect.stringMatching(reason) as string,
      },
    ]);
    expect(entries.get(keyOf(BOTH))).toBe(entry(BOTH, [`EN~${HELLO}~`, `EN~${PEACE}~`], 'line', 0.99));
  });

  test('a damaged entry stays where nothing better is to be had', async () => {
    const { translate, entries } = started({ answer: answers({ [HELLO]: [''] }) });
    entries.set(keyOf([HELLO]), 'garbage');
    await translate([HELLO]);
    expect(entries.get(keyOf([HELLO]))).toBe('garbage');
  });

  /** A memory in which somebody else stores `body` between our look and our write. */
  const raced = (body: string) => ({
    ...inProcessMemory(),
    get: () => Promise.resolve(null),
    put: () => Promise.resolve(body),
  });

  test('whoever stored first is right: every run publishes the same words', async () => {
    const { translate } = started({ memory: raced(entry(BOTH, ['First.', 'Second.'], 'sentence')) });
    await expect(translate(BOTH)).resolves.toEqual({ targets: ['First.', 'Second.'], method: 'sentence' });
  });

  test('unless what was stored first is damaged', async () => {
    const { translate } = started({ memory: raced('garbage') });
    await expect(translate(BOTH)).resolves.toEqual({
      targets: [`EN~${HELLO}~`, `EN~${PEACE}~`],
      method: 'line',
    });
  });
});
