import type { Memory } from '../pipeline/ports.ts';

/** A translation memory that lives as long as the process. */
export function inProcessMemory(entries = new Map<string, string>()): Memory {
  return {
    get: (key) => Promise.resolve(entries.get(key) ?? null),
    put: (key, body) => {
      const stored = entries.get(key) ?? body;
      entries.set(key, stored);
      return Promise.resolve(stored);
    },
    replace: (key, body) => {
      entries.set(key, body);
      return Promise.resolve();
    },
  };
}
