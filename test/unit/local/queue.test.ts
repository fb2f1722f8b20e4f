import type { SQSEvent, SQSRecord } from 'aws-lambda';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createQueue } from '../../../src/local/queue.ts';
import type { DeadLetter, Queue, QueueOptions } from '../../../src/local/queue.ts';

const anyUuid: unknown = expect.stringMatching(/^[0-9a-f-]{36}$/);
const containing = (words: string): unknown => expect.stringContaining(words);

const START = Date.UTC(2026, 10, 23, 12, 0, 0);

beforeEach(() => {
  vi.useFakeTimers({ now: START });
});
afterEach(() => {
  vi.useRealTimers();
});

/** One delivery as the function saw it, to be ended by the test. */
interface Delivery {
  readonly record: SQSRecord;
  readonly succeed: (response?: unknown) => void;
  readonly fail: (error?: unknown) => void;
}

interface Bench {
  readonly queue: Queue;
  readonly deliveries: Delivery[];
  readonly letters: DeadLetter[];
}

function bench(options: Partial<QueueOptions> = {}): Bench {
  const deliveries: Delivery[] = [];
  const letters: DeadLetter[] = [];
  const deliver = (event: SQSEvent): Promise<unknown> => {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    expect(event.Records).toHaveLength(1);
    deliveries.push({
      record: event.Records[0]!,
      succeed: resolve,
      fail: (error = new Error('failed')) => {
        reject(error);
      },
    });
    return promise;
  };
  const onDeadLetter = (letter: DeadLetter): void => void letters.push(letter);
  const defaults = { visibilityMs: 720_000, redeliveryMs: 1000, maxReceives: 3, concurrency: 2 };
  return { queue: createQueue({ ...defaults, deliver, onDeadLetter, ...options }), deliveries, letters };
}

/** Lets what is settled take effect, and time pass. */
const pass = (ms = 0): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

const bodies = (deliveries: readonly Delivery[]): string[] => deliveries.map(({ record }) => record.body);
const receives = (deliveries: readonly Delivery[]): string[] =>
  deliveries.map(({ record }) => record.attributes.ApproximateReceiveCount);

/** Whether a promise is settled by now. */
async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  let settled = false;
  void promise.finally(() => (settled = true));
  await pass();
  return settled;
}

describe('the event', () => {
  test('is an SQSEvent with one record, in the real shape', async () => {
    const { queue, deliveries } = bench({ arn: 'arn:aws:sqs:eu-west-1:123456789012:articles' });
    const messageId = queue.send('{"رسالة":1}');
    await pass();
    expect(deliveries[0]!.record).toEqual({
      messageId,
      receiptHandle: anyUuid,
      body: '{"رسالة":1}',
      attributes: {
        ApproximateReceiveCount: '1',
        SentTimestamp: '1795435200000',
        SenderId: '123456789012',
        ApproximateFirstReceiveTimestamp: '1795435200000',
      },
      messageAttributes: {},
      md5OfBody: 'a31d670d76087a896a7cb801bdda1828',
      eventSource: 'aws:sqs',
      eventSourceARN: 'arn:aws:sqs:eu-west-1:123456789012:articles',
      awsRegion: 'eu-west-1',
    });
    expect(messageId).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('a redelivery keeps id, body and times of the first; its handle is new', async () => {
    const { queue, deliveries } = bench();
    queue.send('body');
    deliveries[0]!.fail();
    await pass(1000);
    const [first, second] = deliveries.map(({ record }) => record);
    expect(second).toEqual({
      ...first,
      receiptHandle: anyUuid,
      attributes: { ...first!.attributes, ApproximateReceiveCount: '2' },
    });
    expect(second!.receiptHandle).not.toBe(first!.receiptHandle);
  });
});

describe('success', () => {
  test.each([
    [undefined],
    [null],
    [{}],
    [{ batchItemFailures: [] }],
    [{ batchItemFailures: null }],
    [{ other: 'things' }],
  ])('%j completes the message', async (response) => {
    const { queue, deliveries, letters } = bench();
    queue.send('body');
    deliveries[0]!.succeed(response);
    await pass(10_000_000);
    expect(deliveries).toHaveLength(1);
    expect(letters).toEqual([]);
    expect(queue.stats()).toEqual({
      waiting: 0,
      inFlight: 0,
      returning: 0,
      sent: 1,
      completed: 1,
      deadLettered: 0,
    });
  });
});

describe('failure', () => {
  const named = (messageId: string): unknown => ({ batchItemFailures: [{ itemIdentifier: messageId }] });

  test('what the function throws brings the message back after redeliveryMs, counted', async () => {
    const { queue, deliveries } = bench();
    queue.send('body');
    deliveries[0]!.fail();
    await pass(999);
    expect(receives(deliveries)).toEqual(['1']);
    expect(queue.stats()).toMatchObject({ waiting: 0, inFlight: 0, returning: 1 });
    await pass(1);
    expect(receives(deliveries)).toEqual(['1', '2']);
    expect(queue.stats()).toMatchObject({ waiting: 0, inFlight: 1, returning: 0 });
    deliveries[1]!.succeed();
    await pass();
    expect(queue.stats()).toMatchObject({ inFlight: 0, completed: 1 });
  });

  test('a message named in batchItemFailures comes back as well', async () => {
    const { queue, deliveries } = bench();
    const messageId = queue.send('body');
    deliveries[0]!.succeed(named(messageId));
    await pass(1000);
    expect(receives(deliveries)).toEqual(['1', '2']);
  });

  test('redeliveryMs is visibilityMs by default', async () => {
    const { queue, deliveries } = bench({ visibilityMs: 50, redeliveryMs: undefined });
    queue.send('body');
    deliveries[0]!.fail();
    await pass(49);
    expect(deliveries).toHaveLength(1);
    await pass(1);
    expect(deliveries).toHaveLength(2);
  });

  test.each<[string, (delivery: Delivery) => void, string]>([
    [
      'throws',
      (delivery) => {
        delivery.fail(new Error('throttled: try later'));
      },
      'throttled: try later',
    ],
    [
      'throws no error',
      (delivery) => {
        delivery.fail('odd');
      },
      'odd',
    ],
    [
      'names the message',
      (delivery) => {
        delivery.succeed(named(delivery.record.messageId));
      },
      'The function reported the message in batchItemFailures.',
    ],
    [
      'names another',
      (delivery) => {
        delivery.succeed(named('another'));
      },
      'The function reported in batchItemFailures a message that it was not given.',
    ],
    [
      'names nothing',
      (delivery) => {
        delivery.succeed(named(''));
      },
      "The function's response is no batch response: ",
    ],
    [
      'answers with a string',
      (delivery) => {
        delivery.succeed('done');
      },
      "The function's response is no batch response: ",
    ],
    [
      'has another shape',
      (delivery) => {
        delivery.succeed({ batchItemFailures: ['id'] });
      },
      "The function's response is no batch response: ",
    ],
  ])('after maxReceives the dead-letter queue takes it, with the reason: %s', async (_, end, reason) => {
    const { queue, deliveries, letters } = bench({ maxReceives: 2 });
    const messageId = queue.send('body');
    end(deliveries[0]!);
    await pass(1000);
    expect(letters).toEqual([]);
    end(deliveries[1]!);
    await pass(10_000);
    expect(receives(deliveries)).toEqual(['1', '2']);
    expect(letters).toEqual([{ messageId, body: 'body', receives: 2, reason: containing(reason) }]);
    expect(queue.stats()).toMatchObject({
      waiting: 0,
      inFlight: 0,
      returning: 0,
      completed: 0,
      deadLettered: 1,
    });
  });

  test('deliver may throw before it returns a promise', async () => {
    const { queue, letters } = bench({
      maxReceives: 1,
      deliver: () => {
        throw new Error('at once');
      },
    });
    queue.send('body');
    await pass();
    expect(letters).toMatchObject([{ receives: 1, reason: 'at once' }]);
  });
});

describe('visibility', () => {
  test('a message is not delivered again while its delivery is under way', async () => {
    const { queue, deliveries } = bench({ visibilityMs: 100 });
    queue.send('body');
    await pass(99);
    expect(deliveries).toHaveLength(1);
  });

  test('a delivery that outlasts it gets company; the first success completes the message', async () => {
    const { queue, deliveries, letters } = bench({ visibilityMs: 100 });
    queue.send('body');
    await pass(100);
    expect(receives(deliveries)).toEqual(['1', '2']);
    deliveries[0]!.succeed();
    await pass();
    expect(queue.stats()).toMatchObject({ completed: 1, inFlight: 1 });
    deliveries[1]!.fail();
    await pass(10_000);
    expect(deliveries).toHaveLength(2);
    expect(letters).toEqual([]);
    expect(queue.stats()).toMatchObject({ completed: 1, inFlight: 0, returning: 0 });
  });

  test('a late success takes the message out of the waiting line', async () => {
    const { queue, deliveries } = bench({ visibilityMs: 100, concurrency: 1 });
    queue.send('body');
    await pass(100);
    expect(queue.stats()).toMatchObject({ waiting: 1, inFlight: 1 });
    deliveries[0]!.succeed();
    await pass(10_000);
    expect(deliveries).toHaveLength(1);
    expect(queue.stats()).toMatchObject({ waiting: 0, completed: 1 });
  });

  test('a late failure changes nothing: the newer delivery decides', async () => {
    const { queue, deliveries } = bench({ visibilityMs: 100 });
    queue.send('body');
    await pass(100);
    deliveries[0]!.fail();
    await pass(50);
    expect(queue.stats()).toMatchObject({ returning: 0, inFlight: 1 });
    deliveries[1]!.succeed();
    await pass(10_000);
    expect(receives(deliveries)).toEqual(['1', '2']);
    expect(queue.stats()).toMatchObject({ completed: 1 });
  });

  test('a late failure does not delay a message that waits already', async () => {
    const { queue, deliveries } = bench({ visibilityMs: 100, concurrency: 1 });
    queue.send('body');
    await pass(100);
    deliveries[0]!.fail();
    await pass();
    expect(receives(deliveries)).toEqual(['1', '2']);
    expect(queue.stats()).toMatchObject({ returning: 0, inFlight: 1 });
  });

  test('at its last receive the dead-letter queue takes it', async () => {
    const { queue, deliveries, letters } = bench({ visibilityMs: 100, maxReceives: 1 });
    const messageId = queue.send('body');
    await pass(100);
    const reason = 'The delivery took longer than 100 ms.';
    expect(letters).toEqual([{ messageId, body: 'body', receives: 1, reason }]);
    deliveries[0]!.succeed();
    await pass(10_000);
    expect(queue.stats()).toMatchObject({ completed: 0, deadLettered: 1, inFlight: 0 });
  });
});

describe('order and concurrency', () => {
  test('messages go out in the order sent, at most `concurrency` at once', async () => {
    const { queue, deliveries } = bench();
    for (const body of ['a', 'b', 'c', 'd']) queue.send(body);
    await pass();
    expect(bodies(deliveries)).toEqual(['a', 'b']);
    expect(queue.stats()).toMatchObject({ waiting: 2, inFlight: 2 });
    deliveries[1]!.succeed();
    await pass();
    expect(bodies(deliveries)).toEqual(['a', 'b', 'c']);
    deliveries[0]!.fail();
    await pass();
    expect(bodies(deliveries)).toEqual(['a', 'b', 'c', 'd']);
  });

  test('a message that comes back stands behind those that wait', async () => {
    const { queue, deliveries } = bench({ concurrency: 1, redeliveryMs: 0 });
    for (const body of ['a', 'b', 'c']) queue.send(body);
    deliveries[0]!.fail();
    await pass();
    deliveries[1]!.succeed();
    await pass();
    deliveries[2]!.succeed();
    await pass();
    expect(bodies(deliveries)).toEqual(['a', 'b', 'c', 'a']);
  });

  test('a function that sends while it is called does not break the bound', async () => {
    let atOnce = 0;
    let most = 0;
    const seen: string[] = [];
    const { queue } = bench({
      concurrency: 2,
      deliver: async ({ Records }) => {
        atOnce += 1;
        most = Math.max(most, atOnce);
        seen.push(Records[0]!.body);
        if (seen.length < 10) queue.send(String(seen.length));
        await Promise.resolve();
        atOnce -= 1;
      },
    });
    queue.send('0');
    await pass();
    expect(most).toBe(2);
    expect(seen).toHaveLength(10);
  });

  test('whatever fails: each message ends once, in time, within its receives and the bound', async () => {
    const plan = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 12 });
    const rule = fc.asyncProperty(plan, fc.integer({ min: 1, max: 3 }), async (failures, concurrency) => {
      const left = new Map(failures.map((count, index) => [String(index), count]));
      const seen = new Map<string, number>();
      let atOnce = 0;
      const { queue, letters } = bench({
        concurrency,
        deliver: async ({ Records }) => {
          const { body } = Records[0]!;
          atOnce += 1;
          expect(atOnce).toBeLessThanOrEqual(concurrency);
          await new Promise((resolve) => setTimeout(resolve, 10));
          atOnce -= 1;
          seen.set(body, (seen.get(body) ?? 0) + 1);
          if (seen.get(body)! <= left.get(body)!) throw new Error('not yet');
        },
      });
      failures.forEach((_, index) => queue.send(String(index)));
      const idle = queue.idle();
      await pass(60_000);
      await idle;
      failures.forEach((count, index) => {
        expect(seen.get(String(index))).toBe(Math.min(count + 1, 3));
      });
      expect(queue.stats()).toEqual({
        waiting: 0,
        inFlight: 0,
        returning: 0,
        sent: failures.length,
        completed: failures.filter((count) => count < 3).length,
        deadLettered: failures.filter((count) => count >= 3).length,
      });
      expect(letters).toHaveLength(failures.filter((count) => count >= 3).length);
    });
    await fc.assert(rule, { numRuns: 40 });
  });
});

describe('idle', () => {
  test('resolves at once where nothing was sent', async () => {
    await expect(bench().queue.idle()).resolves.toBeUndefined();
  });

  test('waits for messages that wait, are under way and return', async () => {
    const { queue, deliveries } = bench({ concurrency: 1 });
    queue.send('a');
    queue.send('b');
    const idle = queue.idle();
    expect(await isSettled(idle)).toBe(false);
    deliveries[0]!.succeed();
    expect(await isSettled(idle)).toBe(false);
    deliveries[1]!.fail();
    expect(await isSettled(idle)).toBe(false);
    await pass(1000);
    deliveries[2]!.succeed();
    expect(await isSettled(idle)).toBe(true);
  });

  test('resolves after a dead letter, and works again afterwards', async () => {
    const { queue, deliveries } = bench({ maxReceives: 1 });
    queue.send('a');
    deliveries[0]!.fail();
    await queue.idle();
    queue.send('b');
    const idle = queue.idle();
    expect(await isSettled(idle)).toBe(false);
    deliveries[1]!.succeed();
    expect(await isSettled(idle)).toBe(true);
  });

  test('waits for a delivery whose message is completed already', async () => {
    const { queue, deliveries } = bench({ visibilityMs: 100 });
    queue.send('a');
    await pass(100);
    deliveries[1]!.succeed();
    const idle = queue.idle();
    expect(await isSettled(idle)).toBe(false);
    deliveries[0]!.succeed();
    expect(await isSettled(idle)).toBe(true);
  });
});

describe('close', () => {
  test('takes and delivers nothing more, and leaves no timer behind', async () => {
    const { queue, deliveries } = bench({ concurrency: 1 });
    queue.send('a');
    deliveries[0]!.fail();
    await pass();
    queue.send('b');
    deliveries[1]!.succeed();
    await pass();
    await queue.close();
    expect(vi.getTimerCount()).toBe(0);
    await pass(100_000);
    expect(bodies(deliveries)).toEqual(['a', 'b']);
    expect(() => queue.send('c')).toThrow('The queue is closed: it takes no more messages.');
  });

  test('waits for the delivery under way, and counts it', async () => {
    const { queue, deliveries } = bench({ concurrency: 1 });
    queue.send('a');
    queue.send('b');
    const closed = queue.close();
    expect(await isSettled(closed)).toBe(false);
    deliveries[0]!.succeed();
    expect(await isSettled(closed)).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
    expect(bodies(deliveries)).toEqual(['a']);
    expect(queue.stats()).toMatchObject({ waiting: 0, inFlight: 0, completed: 1 });
  });

  test('a delivery that fails meanwhile does not come back', async () => {
    const { queue, deliveries } = bench();
    queue.send('a');
    const closed = queue.close();
    deliveries[0]!.fail();
    await closed;
    await pass(100_000);
    expect(bodies(deliveries)).toEqual(['a']);
    expect(vi.getTimerCount()).toBe(0);
  });

  test.each([
    [undefined, 5000],
    [300, 300],
  ])('waits at most: %s', async (withinMs, limit) => {
    const { queue } = bench();
    queue.send('a');
    const closed = queue.close(withinMs);
    await pass(limit - 1);
    expect(await isSettled(closed)).toBe(false);
    await pass(1);
    expect(await isSettled(closed)).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('what fails after that is forgotten, even at its last receive', async () => {
    const { queue, deliveries, letters } = bench({ maxReceives: 1 });
    queue.send('a');
    const closed = queue.close(10);
    await pass(10);
    await closed;
    deliveries[0]!.fail();
    await pass(100_000);
    expect(letters).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('resolves those who wait for idle', async () => {
    const { queue } = bench();
    queue.send('a');
    const idle = queue.idle();
    const closed = queue.close(10);
    await pass(10);
    await closed;
    expect(await isSettled(idle)).toBe(true);
    expect(await isSettled(queue.idle())).toBe(true);
  });
});

test.each([
  [{ concurrency: 0 }, "The queue's concurrency must be a whole number from 1 to 9007199254740991; got 0."],
  [
    { maxReceives: 1.5 },
    "The queue's maxReceives must be a whole number from 1 to 9007199254740991; got 1.5.",
  ],
  [{ visibilityMs: 0 }, "The queue's visibilityMs must be a whole number from 1 to 2147483647; got 0."],
  [
    { redeliveryMs: 2 ** 31 },
    "The queue's redeliveryMs must be a whole number from 0 to 2147483647; got 2147483648.",
  ],
])('createQueue refuses %j', (options, message) => {
  expect(() => bench(options)).toThrow(new RangeError(message));
});
