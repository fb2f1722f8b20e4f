import { describe, expect, test } from 'vitest';
import { WarraqError } from '../../../../src/pipeline/errors.ts';
import { fakeEnglish, fakeTranslator } from '../../../fakes/translator.ts';
import { answers, BOTH, entry, HELLO, keyOf, PEACE, started } from './sentence-run.ts';

describe('one request', () => {
  test('a single sentence goes out alone', async () => {
    const { translate, translator, run, entries } = started();
    await expect(translate([HELLO])).resolves.toEqual({ targets: [`EN~${HELLO}~`], method: 'single' });
    expect(translator.requests).toEqual([[HELLO]]);
    expect(run.usage).toEqual({ requests: 1, billedCharacters: 23, reusedCharacters: 0, retries: 0 });
    expect([...entries]).toEqual([[keyOf([HELLO]), entry([HELLO], [`EN~${HELLO}~`], 'single')]]);
  });

  test('several go out one a line; the newlines between them are billed', async () => {
    const { translate, translator, run, entries } = started();
    await expect(translate(BOTH)).resolves.toEqual({
      targets: [`EN~${HELLO}~`, `EN~${PEACE}~`],
      method: 'line',
    });
    expect(translator.requests).toEqual([BOTH]);
    expect(run.usage).toEqual({ requests: 1, billedCharacters: 43, reusedCharacters: 0, retries: 0 });
    expect([...entries]).toEqual([
      [keyOf(BOTH), entry(BOTH, [`EN~${HELLO}~`, `EN~${PEACE}~`], 'line', 0.99)],
    ]);
  });

  test('what is billed is characters, not UTF-16 units', async () => {
    const { translate, run } = started();
    await translate(['🎉 نعم']);
    expect(run.usage.billedCharacters).toBe(5);
  });

  test('lines that come back for a single sentence are joined, empty ones left out', async () => {
    const { translate } = started({ answer: answers({ [HELLO]: ['Hello,', '', 'you.'] }) });
    await expect(translate([HELLO])).resolves.toEqual({ targets: ['Hello, you.'], method: 'single' });
  });

  test('retries are counted, the signal is handed on', async () => {
    const { signal } = new AbortController();
    const seen: AbortSignal[] = [];
    const translator = {
      ...fakeTranslator(),
      translate: (lines: readonly string[], given: AbortSignal) => {
        seen.push(given);
        return Promise.resolve({ lines: fakeEnglish(lines), attempts: 3 });
      },
    };
    const { translate, run } = started({ translator, signal });
    await translate([HELLO]);
    await translate([PEACE]);
    expect(run.usage).toEqual({ requests: 2, billedCharacters: 42, reusedCharacters: 0, retries: 4 });
    expect(seen.every((one) => one === signal)).toBe(true);
  });
});

describe('lines that were not kept apart', () => {
  test.each([
    ['fewer lines', ['Hello. Peace.'], '1 line came back for 2'],
    ['more lines', ['Hello.', 'Peace', 'be.'], '3 lines came back for 2'],
    ['no line', [], '0 lines came back for 2'],
    ['an empty line', ['Hello. Peace.', ''], 'line 2 is empty'],
  ])('%s: each sentence goes out again, alone', async (_, lines, reason) => {
    const { translate, translator, run, entries } = started({
      answer: answers({ [BOTH.join('\n')]: lines }),
    });
    await expect(translate(BOTH)).resolves.toEqual({
      targets: [`EN~${HELLO}~`, `EN~${PEACE}~`],
      method: 'sentence',
    });
    expect(translator.requests).toEqual([BOTH, [HELLO], [PEACE]]);
    expect(run.happenings).toEqual([{ type: 'lines-not-kept', id: 'a.txt', reason }]);
    expect(run.usage).toEqual({ requests: 3, billedCharacters: 85, reusedCharacters: 0, retries: 0 });
    expect(entries.get(keyOf(BOTH))).toBe(entry(BOTH, [`EN~${HELLO}~`, `EN~${PEACE}~`], 'sentence'));
    expect(entries.size).toBe(3);
  });

  test('a sentence that the memory holds is not sent again', async () => {
    const { translate, translator, run } = started({ answer: answers({ [BOTH.join('\n')]: ['Hello.'] }) });
    await translate([PEACE]);
    await translate(BOTH);
    expect(translator.requests).toEqual([[PEACE], BOTH, [HELLO]]);
    expect(run.usage).toEqual({ requests: 3, billedCharacters: 85, reusedCharacters: 19, retries: 0 });
  });

  test('the same sentence twice is sent once', async () => {
    const twice = [HELLO, HELLO];
    const { translate, translator } = started({ answer: answers({ [twice.join('\n')]: ['Hello.'] }) });
    await expect(translate(twice)).resolves.toMatchObject({ targets: [`EN~${HELLO}~`, `EN~${HELLO}~`] });
    expect(translator.requests).toEqual([twice, [HELLO]]);
  });

  test('a sentence that comes back empty then fails alone, and only whole entries are remembered', async () => {
    const { translate, entries } = started({
      answer: answers({ [BOTH.join('\n')]: ['Hello.', ''], [PEACE]: [''] }),
    });
    await expect(translate(BOTH)).resolves.toEqual({
      targets: [
        `EN~${HELLO}~`,
        { code: 'empty-translation', message: expect.stringContaining(PEACE) as string },
      ],
      method: 'sentence',
    });
    expect([...entries.keys()]).toEqual([keyOf([HELLO])]);
  });
});

describe('a text that cannot be translated', () => {
  test.each([[['']], [[]], [['', '']]])('%j is no translation, and is not remembered', async (lines) => {
    const { translate, translator, entries, run } = started({ answer: answers({ [HELLO]: lines }) });
    await expect(translate([HELLO])).resolves.toEqual({
      targets: [
        {
          code: 'empty-translation',
          message:
            'The translator returned nothing for “وصل الوزير إلى المدينة.”. Retry the article, or translate this sentence by hand.',
        },
      ],
      method: 'single',
    });
    expect(entries.size).toBe(0);
    expect(translator.requests).toEqual([[HELLO]]);
    expect(run.usage).toMatchObject({ requests: 1, billedCharacters: 23, reusedCharacters: 0 });
  });

  test('a refused text fails, and the next goes on', async () => {
    const refused = new WarraqError('text-refused', 'The translator refused it.');
    const { translate, run, entries } = started({ answer: answers({ [PEACE]: refused }) });
    const failure = { code: 'text-refused', message: 'The translator refused it.' };
    await expect(translate([PEACE])).resolves.toEqual({ targets: [failure], method: 'single' });
    await expect(translate([HELLO])).resolves.toEqual({ targets: [`EN~${HELLO}~`], method: 'single' });
    expect(entries.size).toBe(1);
    expect(run.usage).toEqual({ requests: 1, billedCharacters: 23, reusedCharacters: 0, retries: 0 });
  });

  test('of several sentences only the refused one fails', async () => {
    const refused = new WarraqError('text-refused', 'The translator refused it.');
    const failure = { code: 'text-refused', message: 'The translator refused it.' };
    const { translate } = started({ answer: answers({ [BOTH.join('\n')]: refused, [PEACE]: refused }) });
    await expect(translate(BOTH)).resolves.toEqual({
      targets: [`EN~${HELLO}~`, failure],
      method: 'sentence',
    });
  });

  test('an identical text that failed is not counted as reused', async () => {
    const { translate, run, translator } = started({ answer: answers({ [HELLO]: [''] }) });
    await Promise.all([translate([HELLO]), translate([HELLO])]);
    expect(translator.requests).toHaveLength(1);
    expect(run.usage.reusedCharacters).toBe(0);
  });
});

describe('a sentence that fits no request', () => {
  const translator = (answer?: Parameters<typeof fakeTranslator>[0]) => ({
    ...fakeTranslator(answer),
    maxRequestBytes: 16,
  });

  test('goes out in pieces, and its English is joined', async () => {
    const engine = translator();
    const { translate, run } = started({ translator: engine });
    await expect(translate(['واحد اثنان ثلاثة.'])).resolves.toEqual({
      targets: ['EN~واحد~ EN~اثنان~ EN~ثلاثة.~'],
      method: 'single',
    });
    expect(engine.requests).toEqual([['واحد'], ['اثنان'], ['ثلاثة.']]);
    expect(run.usage).toEqual({ requests: 3, billedCharacters: 15, reusedCharacters: 0, retries: 0 });
  });

  test('fails whole where one piece comes back empty', async () => {
    const { translate, entries } = started({ translator: translator(answers({ اثنان: [''] })) });
    await expect(translate(['واحد اثنان ثلاثة.'])).resolves.toMatchObject({
      targets: [{ code: 'empty-translation' }],
    });
    expect([...entries.keys()]).toEqual([keyOf(['واحد'])]);
  });

  test('fails at the piece that is refused, and sends no more of it', async () => {
    const engine = translator(answers({ اثنان: new WarraqError('text-refused', 'no') }));
    const { translate } = started({ translator: engine });
    await expect(translate(['واحد اثنان ثلاثة.'])).resolves.toMatchObject({
      targets: [{ code: 'text-refused' }],
    });
    expect(engine.requests).toEqual([['واحد'], ['اثنان']]);
  });
});
