import { describe, expect, test } from 'vitest';
import { mapInOrder } from '../../../src/pipeline/in-order.ts';

/** Work that ends when the test says so: `finish(item)`, `fail(item)`. */
function handWork() {
  const open = new Map<number, PromiseWithResolvers<string>>();
  const started: number[] = [];
  return {
    started,
    work: (item: number) => {
      started.push(item);
      const gate = Promise.withResolvers<string>();
      open.set(item, gate);
      return gate.promise;
    },
    finish: (item: number) => open.get(item)?.resolve(`done ${item}`),
    fail: (item: number) => open.get(item)?.reject(new Error(`failed ${item}`)),
  };
}

/** Lets everything run that waits for nothing but promises. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('mapInOrder', () => {
  test('results stand in the order of the items, whatever finishes first', async () => {
    const { work, finish } = handWork();
    const results = mapInOrder([1, 2, 3], 3, work);
    for (const item of [3, 1, 2]) finish(item);
    await expect(results).resolves.toEqual(['done 1', 'done 2', 'done 3']);
  });

  test('no more than the limit is under way, and a free place is taken at once', async () => {
    const { work, finish, started } = handWork();
    const results = mapInOrder([1, 2, 3, 4], 2, work);
    expect(started).toEqual([1, 2]);
    finish(2);
    await settle();
    expect(started).toEqual([1, 2, 3]);
    finish(1);
    await settle();
    expect(started).toEqual([1, 2, 3, 4]);
    finish(3);
    finish(4);
    await expect(results).resolves.toHaveLength(4);
  });

  test('the first failure stops new work; what is under way finishes before it is thrown', async () => {
    const { work, finish, fail, started } = handWork();
    let thrown: unknown = null;
    const results = mapInOrder([1, 2, 3, 4], 2, work).catch((error: unknown) => {
      thrown = error;
    });
    fail(2);
    await settle();
    expect([started, thrown]).toEqual([[1, 2], null]);
    finish(1);
    await results;
    expect([started, thrown]).toEqual([[1, 2], new Error('failed 2')]);
  });

  test('no items, no work', async () => {
    await expect(mapInOrder([], 3, () => Promise.reject(new Error('called')))).resolves.toEqual([]);
  });
});
