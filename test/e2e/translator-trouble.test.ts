import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Fault, FaultRule } from '../../src/local/translate/faults.ts';
import {
  NOTHING_PUBLISHED,
  runCloud,
  targetsOf,
  type Published,
  type RunningCloud,
} from './running-cloud.ts';

/** A translator on a bad day. Each article has a word of its own in every sentence, by which its trouble finds it. */

const MAX_RECEIVES = 3;

/** Before a retry the SDK waits a random part of its delay, seconds where it is throttled: in this function none of it. */
const RETRY_AT_ONCE = '--import=data:text/javascript,Math.random=()=>0';

const error = (name: string, status: number): Fault => ({ type: 'error', name, status, message: 'Not now.' });
const throttled = error('TooManyRequestsException', 400);
const rawThrottled = error('ThrottlingException', 400);
const down = error('InternalServerException', 500);

/** The first `times` requests suffer. */
function atFirst(times: number, fault: Fault): FaultRule {
  let count = 0;
  return () => (count++ < times ? fault : undefined);
}
const withSeveralLines =
  (fault: Fault): FaultRule =>
  (text) =>
    text.includes('\n') ? fault : undefined;
const aboutTheEnd =
  (fault: Fault): FaultRule =>
  (text) =>
    text.includes('خاتمة') ? fault : undefined;
const always =
  (fault: Fault): FaultRule =>
  () =>
    fault;

/** 9 is more than the tries of one delivery. */
const TROUBLES = {
  'lines-missing': ['نقص', withSeveralLines({ type: 'drop-last-line' })],
  'lines-merged': ['دمج', withSeveralLines({ type: 'merge-lines' })],
  'lines-more': ['زيادة', withSeveralLines({ type: 'extra-line' })],
  'empty-once': ['فراغ', aboutTheEnd({ type: 'empty' })],
  'empty-always': ['عدم', always({ type: 'empty' })],
  refused: ['رفض', aboutTheEnd(error('InvalidRequestException', 400))],
  'throttled-at-first': ['زحام', atFirst(9, throttled)],
  'down-at-first': ['تعثر', atFirst(9, error('ServiceUnavailableException', 503))],
  'throttled-at-the-end': ['ازدحام', aboutTheEnd(rawThrottled)],
  'down-always': ['عطل', always(down)],
  'dropped-at-first': ['قطع', atFirst(5, { type: 'drop' })],
  'garbage-at-first': ['خردة', atFirst(1, { type: 'garbage' })],
  'pair-unknown': ['لغة', always(error('UnsupportedLanguagePairException', 400))],
} as const satisfies Record<string, readonly [word: string, rule: FaultRule]>;
type Trouble = keyof typeof TROUBLES;
const NAMES = Object.keys(TROUBLES).filter((name): name is Trouble => name in TROUBLES);

const idOf = (name: Trouble) => `trouble/${name}.txt`;
const bodyOf = (name: Trouble) => {
  const [word] = TROUBLES[name];
  return `جاء ${word} أولا. ثم جاء ${word} ثانيا.\n\nوكان ${word} خاتمة.\n`;
};
const targets = (name: Trouble) => {
  const [word] = TROUBLES[name];
  return [`EN~جاء ${word} أولا.~`, `EN~ثم جاء ${word} ثانيا.~`, `EN~وكان ${word} خاتمة.~`];
};

let running: RunningCloud;
let before: Map<Trouble, Published>;
beforeAll(async () => {
  let isBad = false;
  running = await runCloud({
    maxReceives: MAX_RECEIVES,
    environment: { NODE_OPTIONS: RETRY_AT_ONCE },
    faults: (text) => {
      const words = text.split(/[\s.]+/u);
      const trouble = Object.values(TROUBLES).find(([word]) => words.includes(word));
      return isBad ? trouble?.[1](text) : undefined;
    },
  });
  for (const name of NAMES) await running.put(idOf(name), `كان ${name} سليما.`);
  await running.settled();
  before = new Map();
  for (const name of NAMES) before.set(name, await running.published(idOf(name)));
  isBad = true;
  for (const name of NAMES) await running.put(idOf(name), bodyOf(name));
  await running.settled();
}, 40_000);
afterAll(() => running.close());

/** How often each line of an article was translated, in the order of its first time. */
function timesPaid(name: Trouble): number[] {
  const [word] = TROUBLES[name];
  const counts = new Map<string, number>();
  for (const line of running.paid.filter((paid) => paid.split(/[\s.]+/u).includes(word)))
    counts.set(line, (counts.get(line) ?? 0) + 1);
  return [...counts.values()];
}

const lettersAbout = (name: Trouble) =>
  running.deadLetters.filter(({ body }) => body.includes(`/${name}.txt`)).map(({ receives }) => receives);

test('before it, all was well', () => {
  for (const name of NAMES) expect(before.get(name)).not.toEqual(NOTHING_PUBLISHED);
});

describe('lines that are not kept apart', () => {
  test.each(['lines-merged'] as const)(
    '%s: the answer is aligned, and nothing is sent again',
    async (name) => {
      const document = await running.proven(idOf(name), bodyOf(name));
      expect(targetsOf(document).join(' ')).toBe(targets(name).join(' '));
      const methods = document.blocks.flatMap(({ segments }) =>
        segments.map((segment) => ('method' in segment ? segment.method : null)),
      );
      expect(new Set(methods)).toEqual(new Set(['length', 'single']));
      expect(await running.status(idOf(name))).toMatchObject({
        outcome: 'complete',
        receipt: { requests: 2, retries: 0 },
      });
    },
  );

  test.each(['lines-missing'] as const)(
    '%s: each sentence is sent alone, and finds its English',
    async (name) => {
      const document = await running.proven(idOf(name), bodyOf(name));
      expect(targetsOf(document)).toEqual(targets(name));
      const methods = document.blocks.map(({ segments }) =>
        segments.map((segment) => ('method' in segment ? segment.method : null)),
      );
      expect(methods).toEqual([['sentence', 'sentence'], ['single']]);
      expect(await running.status(idOf(name))).toMatchObject({
        outcome: 'complete',
        receipt: { requests: 4, retries: 0 },
      });
      expect(
        running.log.filter((line) => line.includes('"lines-not-kept"') && line.includes(name)),
      ).toHaveLength(1);
    },
  );
});

describe('empty text', () => {
  test('for one sentence: it has no English and says why, the others have theirs', async () => {
    const document = await running.proven(idOf('empty-once'), bodyOf('empty-once'));
    const [first, second] = targets('empty-once');
    expect(targetsOf(document)).toEqual([first, second, null]);
    expect(document.status).toBe('partial');
    expect(document.blocks[1]!.segments[0]).toMatchObject({
      origin: 'none',
      error: { code: 'empty-translation' },
    });
    expect(await running.status(idOf('empty-once'))).toMatchObject({ outcome: 'partial', error: null });
  });

  test('for all of them: the article is rejected, and what was published stays', async () => {
    expect(await running.published(idOf('empty-always'))).toEqual(before.get('empty-always'));
    expect(await running.status(idOf('empty-always'))).toMatchObject({
      outcome: 'rejected',
      error: { code: 'untranslatable' },
    });
    expect(lettersAbout('empty-always')).toEqual([]);
  });
});

test('a text that is refused is told where it stands, and not sent again', async () => {
  const document = await running.proven(idOf('refused'), bodyOf('refused'));
  const [first, second] = targets('refused');
  expect(targetsOf(document)).toEqual([first, second, null]);
  expect(document.blocks[1]!.segments[0]).toMatchObject({ error: { code: 'text-refused' } });
  expect(await running.status(idOf('refused'))).toMatchObject({
    outcome: 'partial',
    receipt: { retries: 0 },
  });
});

describe('trouble that passes', () => {
  test.each(['throttled-at-first', 'down-at-first', 'dropped-at-first', 'garbage-at-first'] as const)(
    '%s: complete in the end, and nothing was paid twice',
    async (name) => {
      expect(targetsOf(await running.proven(idOf(name), bodyOf(name)))).toEqual(targets(name));
      expect(await running.status(idOf(name))).toMatchObject({ outcome: 'complete', error: null });
      expect(timesPaid(name)).toEqual([1, 1, 1]);
      expect(lettersAbout(name)).toEqual([]);
    },
  );
});

describe('trouble that lasts until the last delivery', () => {
  test('what was translated is published, the rest says why it is not, and nothing was paid twice', async () => {
    const name = 'throttled-at-the-end';
    const document = await running.proven(idOf(name), bodyOf(name));
    const [first, second] = targets(name);
    expect(targetsOf(document)).toEqual([first, second, null]);
    expect(document.blocks[1]!.segments[0]).toMatchObject({
      error: {
        code: 'throttled',
        message: expect.stringMatching(/^The translator said ThrottlingException: Not now\./u) as string,
      },
    });
    expect(await running.status(idOf(name))).toMatchObject({
      outcome: 'partial',
      receipt: { requests: 0, billedCharacters: 0 },
    });
    expect(timesPaid(name)).toEqual([1, 1]);
    expect(lettersAbout(name)).toEqual([]);
  });

  test('where nothing was, the article failed, and what was published stays', async () => {
    expect(await running.published(idOf('down-always'))).toEqual(before.get('down-always'));
    const status = (await running.status(idOf('down-always')))!;
    expect(status).toMatchObject({ outcome: 'failed', error: { code: 'translator-unavailable' } });
    expect(status.published.map(({ key }) => key)).toEqual([
      'aligned/ar-en/trouble/down-always.txt.json',
      'pages/ar-en/trouble/down-always.txt.html',
    ]);
    expect(lettersAbout('down-always')).toEqual([MAX_RECEIVES]);
  });
});

test("a fault of the set-up is told, what was published stays, and the alarm's queue has the message", async () => {
  expect(await running.published(idOf('pair-unknown'))).toEqual(before.get('pair-unknown'));
  expect(await running.status(idOf('pair-unknown'))).toMatchObject({
    outcome: 'failed',
    error: { code: 'unsupported-language-pair' },
  });
  expect(lettersAbout('pair-unknown')).toEqual([MAX_RECEIVES]);
});

test('an article that failed is complete once the trouble is over and it is touched, and that alone is paid', async () => {
  const name = 'throttled-at-the-end';
  const mended = bodyOf(name).replace('خاتمة', 'نهاية');
  await running.put(idOf(name), mended);
  await running.settled();
  expect(targetsOf(await running.proven(idOf(name), mended)).at(-1)).toBe('EN~وكان ازدحام نهاية.~');
  expect(await running.status(idOf(name))).toMatchObject({ outcome: 'complete', receipt: { requests: 1 } });
  expect(timesPaid(name)).toEqual([1, 1, 1]);
});
