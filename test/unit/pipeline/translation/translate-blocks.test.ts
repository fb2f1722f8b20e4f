import { describe, expect, test } from 'vitest';
import { inProcessMemory } from '../../../../src/local/in-process-memory.ts';
import { outline } from '../../../../src/pipeline/document/article-outline.ts';
import { WarraqError } from '../../../../src/pipeline/errors.ts';
import { parseSettings } from '../../../../src/pipeline/settings.ts';
import { planTranslation } from '../../../../src/pipeline/translation/plan.ts';
import type { Run } from '../../../../src/pipeline/translation/run.ts';
import { translateBlocks } from '../../../../src/pipeline/translation/translate-blocks.ts';
import { plainArticle } from '../../../fakes/article.ts';
import { fakeRun } from '../../../fakes/run.ts';
import { fakeEnglish, fakeTranslator } from '../../../fakes/translator.ts';

const translate = async (text: string, run: Run) =>
  translateBlocks('a.txt', await planTranslation(outline(plainArticle(text)), run), run);

/** Requests that are answered when the test says so, in the order that it wants. */
function handTranslator() {
  const open = new Map<string, PromiseWithResolvers<readonly string[]>>();
  const translator = fakeTranslator((lines) => {
    const gate = Promise.withResolvers<readonly string[]>();
    open.set(lines.join('\n'), gate);
    return gate.promise;
  });
  const gate = (text: string) => open.get(text) ?? Promise.reject(new Error(`${text} was never sent`));
  return {
    translator,
    answer: async (text: string) => {
      (await gate(text)).resolve(fakeEnglish(text.split('\n')));
    },
    fail: async (text: string, error: Error) => {
      (await gate(text)).reject(error);
    },
  };
}

/** Lets everything run that waits for nothing but promises. */
const settle = () => new Promise((resolve) => setImmediate(resolve));
const inFlight = (requestsInFlight: number) => parseSettings({ requestsInFlight }, 'the test');

describe('an article', () => {
  test('is translated block by block', async () => {
    const run = fakeRun();
    const blocks = await translate('أهلا. سلام.\n\n12\n\nنعم.', run);
    expect(
      blocks.map(({ block, segments, returned }) => ({
        text: block.text,
        translations: segments.map(({ translation }) => translation),
        returned,
      })),
    ).toEqual([
      {
        text: 'أهلا. سلام.',
        translations: [
          { target: 'EN~أهلا.~', origin: 'machine', method: 'line', confidence: 0.9 },
          { target: 'EN~سلام.~', origin: 'machine', method: 'line', confidence: 0.9 },
        ],
        returned: ['EN~أهلا.~', 'EN~سلام.~'],
      },
      {
        text: '12',
        translations: [{ target: '12', origin: 'copied', method: 'single', confidence: 1 }],
        returned: ['12'],
      },
      {
        text: 'نعم.',
        translations: [{ target: 'EN~نعم.~', origin: 'machine', method: 'single', confidence: 1 }],
        returned: ['EN~نعم.~'],
      },
    ]);
    expect(run.happenings).toEqual(
      [1, 2, 3].map((done) => ({ type: 'block-done', id: 'a.txt', done, blocks: 3 })),
    );
    expect(run.usage).toEqual({ requests: 2, billedCharacters: 15, reusedCharacters: 0, retries: 0 });
  });

  test('of nothing to translate is copied, and nothing is sent', async () => {
    const translator = fakeTranslator();
    const blocks = await translate('* * *\n\n12. 5!\n\n🎉', fakeRun({ translator }));
    expect(blocks.map(({ returned }) => returned)).toEqual([['* * *'], ['12. 5!'], ['🎉']]);
    expect(translator.requests).toEqual([]);
  });

  test('blocks that say the same are paid for once', async () => {
    const translator = fakeTranslator();
    const run = fakeRun({ translator });
    const blocks = await translate('أهلا. سلام.\n\nنعم.\n\nأهلا. سلام.', run);
    expect(blocks.map(({ returned }) => returned)).toEqual([
      ['EN~أهلا.~', 'EN~سلام.~'],
      ['EN~نعم.~'],
      ['EN~أهلا.~', 'EN~سلام.~'],
    ]);
    expect(translator.requests).toHaveLength(2);
    expect(run.usage).toEqual({ requests: 2, billedCharacters: 15, reusedCharacters: 11, retries: 0 });
  });

  test('a block over the limit of a request goes out in several', async () => {
    const translator = { ...fakeTranslator(), maxRequestBytes: 20 };
    const [block] = await translate('أهلا. سلام. مرحبا بكم. نعم.', fakeRun({ translator }));
    expect(translator.requests).toEqual([['أهلا.', 'سلام.'], ['مرحبا بكم.'], ['نعم.']]);
    expect(
      block?.segments.map(({ translation }) => translation.target !== null && translation.method),
    ).toEqual(['line', 'line', 'sentence', 'sentence']);
    expect(block?.returned).toEqual(['EN~أهلا.~', 'EN~سلام.~', 'EN~مرحبا بكم.~', 'EN~نعم.~']);
  });
});

describe('several requests at once', () => {
  const TEXT = 'واحد.\n\nاثنان.\n\nثلاثة.\n\nأربعة.';

  test('results stand in the order of the article, whatever is answered first', async () => {
    const { translator, answer } = handTranslator();
    const blocks = translate(TEXT, fakeRun({ translator }));
    await settle();
    for (const text of ['أربعة.', 'اثنان.', 'واحد.', 'ثلاثة.']) await answer(text);
    expect((await blocks).map(({ returned }) => returned)).toEqual([
      ['EN~واحد.~'],
      ['EN~اثنان.~'],
      ['EN~ثلاثة.~'],
      ['EN~أربعة.~'],
    ]);
  });

  test('never more than the setting allows', async () => {
    const { translator, answer } = handTranslator();
    const blocks = translate(TEXT, fakeRun({ translator, settings: inFlight(2) }));
    const sent: number[] = [];
    for (const text of ['اثنان.', 'واحد.', 'ثلاثة.', 'أربعة.']) {
      await settle();
      sent.push(translator.requests.length);
      await answer(text);
    }
    expect(sent).toEqual([2, 3, 4, 4]);
    await blocks;
  });

  test('never more than the setting allows, when every block has to go out sentence by sentence', async () => {
    let underWay = 0;
    let most = 0;
    const translator = fakeTranslator(async (lines) => {
      underWay += 1;
      most = Math.max(most, underWay);
      await settle();
      underWay -= 1;
      return fakeEnglish(lines.slice(0, 1));
    });
    const text = Array.from('ابتثجحخد', (letter) => `${letter}م أول. ${letter}م ثان. ${letter}م ثالث.`).join(
      '\n\n',
    );
    await translate(text, fakeRun({ translator, settings: inFlight(3) }));
    expect([most, translator.requests.length]).toEqual([3, 27]);
  });

  test('after the first failure nothing new is sent, and what is under way is remembered', async () => {
    const { translator, answer, fail } = handTranslator();
    const entries = new Map<string, string>();
    const memory = inProcessMemory(entries);
    const error = new WarraqError('throttled', 'Too fast.');
    const run = fakeRun({ translator, memory, settings: inFlight(2) });
    const outcome = expect(translate(TEXT, run)).rejects.toBe(error);
    await settle();
    await fail('اثنان.', error);
    await settle();
    await answer('واحد.');
    await outcome;
    expect(translator.requests).toEqual([['واحد.'], ['اثنان.']]);
    expect(entries.size).toBe(1);

    const redelivered = fakeRun({ memory });
    await translate(TEXT, redelivered);
    expect(redelivered.usage).toEqual({ requests: 3, billedCharacters: 18, reusedCharacters: 5, retries: 0 });
  });
});

describe('blocks that fail', () => {
  const refuse = (...refused: string[]) =>
    fakeTranslator((lines) => {
      if (refused.includes(lines.join('\n'))) throw new WarraqError('text-refused', 'I will not.');
      return fakeEnglish(lines);
    });

  test('say why, and the others go on', async () => {
    const blocks = await translate('أهلا.\n\nسلام.', fakeRun({ translator: refuse('أهلا.') }));
    expect(
      blocks.map(({ segments, returned }) => ({
        translations: segments.map(({ translation }) => translation),
        returned,
      })),
    ).toEqual([
      {
        translations: [{ target: null, failure: { code: 'text-refused', message: 'I will not.' } }],
        returned: [null],
      },
      {
        translations: [{ target: 'EN~سلام.~', origin: 'machine', method: 'single', confidence: 1 }],
        returned: ['EN~سلام.~'],
      },
    ]);
  });

  test.each<[string, ReturnType<typeof fakeTranslator>, string]>([
    [
      'refused',
      refuse('أهلا.', 'سلام.'),
      'a.txt: no block could be translated. The first said: I will not. Upload the article again once that is mended.',
    ],
    [
      'empty',
      fakeTranslator(() => ['']),
      'a.txt: no block could be translated. The first said: The translator returned nothing for “أهلا.”. Retry the article, or translate this sentence by hand. Upload the article again once that is mended.',
    ],
  ])('all of them %s: nothing is published, and nobody pays for it again', async (_, translator, message) => {
    await expect(translate('أهلا.\n\n12\n\nسلام.', fakeRun({ translator }))).rejects.toMatchObject({
      code: 'untranslatable',
      message,
    });
  });

  test('on the last try, what is paid for is kept and the rest says why', async () => {
    const translator = fakeTranslator((lines) => {
      if (lines[0] === 'سلام.') throw new WarraqError('throttled', 'Too fast.');
      return fakeEnglish(lines);
    });
    const blocks = await translate(
      'أهلا.\n\nسلام.\n\nنعم.',
      fakeRun({ translator, lastTry: true, settings: inFlight(1) }),
    );
    expect(blocks.map(({ segments }) => segments.map(({ translation }) => translation))).toEqual([
      [{ target: 'EN~أهلا.~', origin: 'machine', method: 'single', confidence: 1 }],
      [{ target: null, failure: { code: 'throttled', message: 'Too fast.' } }],
      [{ target: null, failure: { code: 'throttled', message: 'Too fast.' } }],
    ]);
    expect(translator.requests).toEqual([['أهلا.'], ['سلام.']]);
  });
});
