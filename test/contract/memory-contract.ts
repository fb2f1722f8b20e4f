import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { memoryKey } from '../../src/pipeline/keys.ts';
import type { Memory } from '../../src/pipeline/ports.ts';

export interface MemoryStand {
  readonly memory: Memory;
  readonly close: () => Promise<void>;
}

/** What every `Memory` does. */
export function describeMemory(name: string, make: () => Promise<MemoryStand>): void {
  describe(`Memory: ${name}`, () => {
    let stand: MemoryStand;
    let memory: Memory;
    beforeAll(async () => {
      stand = await make();
      memory = stand.memory;
    });
    afterAll(() => stand.close());

    const aKey = () => memoryKey(createHash('sha256').update(randomUUID()).digest('hex'));

    test('what was never stored is not there', async () => {
      expect(await memory.get(aKey())).toBeNull();
    });

    test('what is stored comes back to the letter', async () => {
      const key = aKey();
      const body = '{"نص": "Text – “with” signs 📰"}\n';
      expect(await memory.put(key, body)).toBe(body);
      expect(await memory.get(key)).toBe(body);
    });

    test('what is stored first stays, and who comes second is told', async () => {
      const key = aKey();
      expect(await memory.put(key, 'first')).toBe('first');
      expect(await memory.put(key, 'second')).toBe('first');
      expect(await memory.get(key)).toBe('first');
    });

    test('all who store at the same time go on with the same text', async () => {
      const key = aKey();
      const stored = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((body) => memory.put(key, body)));
      expect(new Set(stored).size).toBe(1);
      expect(await memory.get(key)).toBe(stored[0]);
    });

    test('a damaged entry is replaced', async () => {
      const key = aKey();
      await memory.put(key, 'damaged');
      await memory.replace(key, 'sound');
      expect(await memory.get(key)).toBe('sound');
      expect(await memory.put(key, 'late')).toBe('sound');
    });

    test('replacing needs nothing to replace', async () => {
      const key = aKey();
      await memory.replace(key, 'new');
      expect(await memory.get(key)).toBe('new');
    });

    test('keys do not touch each other', async () => {
      const [one, other] = [aKey(), aKey()];
      await memory.put(one, '1');
      await memory.put(other, '2');
      expect([await memory.get(one), await memory.get(other)]).toEqual(['1', '2']);
    });
  });
}
