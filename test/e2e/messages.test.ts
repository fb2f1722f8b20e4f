import { afterAll, beforeAll, expect, test } from 'vitest';
import { startFunction, type LocalFunction } from '../../src/local/functions/start-function.ts';
import { createQueue, type DeadLetter, type Queue } from '../../src/local/queue.ts';
import { notificationAbout, startFunctionStand, type FunctionStand } from '../contract/function-stand.ts';

/** Messages that are no news of an article, on their way through the queue and the unmodified handler. */

const MAX_RECEIVES = 3;

let stand: FunctionStand;
let handler: LocalFunction;
let queue: Queue;
let receives: Map<string, number>;
let deadLetters: DeadLetter[];
beforeAll(async () => {
  stand = await startFunctionStand();
  handler = startFunction({
    name: 'translate-article',
    entry: new URL('../../functions/translate-article/handler.ts', import.meta.url),
    handler: 'handler',
    environment: { ...stand.environment, MAX_RECEIVES: String(MAX_RECEIVES) },
    timeoutMs: 60_000,
    processes: 1,
    onLog: () => undefined,
  });
  receives = new Map();
  deadLetters = [];
  queue = createQueue({
    visibilityMs: 60_000,
    redeliveryMs: 5,
    maxReceives: MAX_RECEIVES,
    concurrency: 1,
    deliver: (event) => {
      const { body, attributes } = event.Records[0]!;
      receives.set(body, Number(attributes.ApproximateReceiveCount));
      return handler.invoke(event);
    },
    onDeadLetter: (letter) => deadLetters.push(letter),
  });
});
afterAll(async () => {
  await queue.close();
  await handler.close();
  await stand.close();
});

const TEST_EVENT = '{"Service":"Amazon S3","Event":"s3:TestEvent","Bucket":"the-articles"}';

test.each([
  ["S3's test event", TEST_EVENT],
  ['a folder marker', notificationAbout('articles/2026/')],
  ['a key that is no article', notificationAbout('corrections/ar-en/a.tmx')],
])('%s is acknowledged at once', async (_, body) => {
  queue.send(body);
  await queue.idle();
  expect(receives.get(body)).toBe(1);
  expect(deadLetters).toHaveLength(0);
  expect(stand.keys()).toEqual([]);
});

test.each([
  ['of nobody knows whom', 'hello'],
  ['of another service', '{"Records":[{"eventSource":"aws:sns","Sns":{"Message":"hello"}}]}'],
])('a message %s goes to the dead letters after all its receives', async (_, body) => {
  deadLetters = [];
  const messageId = queue.send(body);
  await queue.idle();
  expect(deadLetters).toEqual([
    { messageId, body, receives: 3, reason: 'The function reported the message in batchItemFailures.' },
  ]);
  expect(stand.keys()).toEqual([]);
});

test('and holds nothing up', async () => {
  deadLetters = [];
  await stand.put('between.txt', 'مقال بين رسالتين.');
  for (const body of ['hello', notificationAbout('articles/between.txt'), TEST_EVENT]) queue.send(body);
  await queue.idle();
  expect(deadLetters.map(({ body }) => body)).toEqual(['hello']);
  expect(await stand.read('aligned/ar-en/between.txt.json')).toContain('EN~مقال بين رسالتين.~');
});
