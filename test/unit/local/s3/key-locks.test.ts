import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { KeyLocks } from '../../../../src/local/s3/store/key-locks.ts';

test('one at a time for a name, in the order asked, others beside it', async () => {
  const locks = new KeyLocks();
  const log: string[] = [];
  const work = (name: string, ms: number): Promise<void> =>
    locks.hold(name.slice(0, 1), async () => {
      log.push(`+${name}`);
      await sleep(ms);
      log.push(`-${name}`);
    });
  await Promise.all([work('a1', 20), work('a2', 5), work('b1', 1), work('a3', 0)]);
  expect(log).toEqual(['+a1', '+b1', '-b1', '-a1', '+a2', '-a2', '+a3', '-a3']);
});

test('an error is the result, and the lock is free again', async () => {
  const locks = new KeyLocks();
  const failing = locks.hold('a', () => Promise.reject(new Error('disk full')));
  const next = locks.hold('a', () => Promise.resolve(5));
  await expect(failing).rejects.toThrow('disk full');
  expect(await next).toBe(5);
});
