import { inProcessMemory } from '../../src/local/in-process-memory.ts';
import type { Happening } from '../../src/pipeline/ports.ts';
import { parseSettings } from '../../src/pipeline/settings.ts';
import type { Run } from '../../src/pipeline/translation/run.ts';
import { noUsage } from '../../src/pipeline/translation/usage.ts';
import { fakeTranslator } from './translator.ts';

/** A run in memory; `happenings` holds what its observer was told. */
export function fakeRun(changes: Partial<Run> = {}): Run & { readonly happenings: Happening[] } {
  const happenings: Happening[] = [];
  return {
    translator: fakeTranslator(),
    memory: inProcessMemory(),
    clock: { now: () => new Date('2026-01-02T03:04:05.000Z') },
    observer: { observe: (happening) => happenings.push(happening) },
    settings: parseSettings(undefined, 'the test'),
    glossary: null,
    usage: noUsage(),
    signal: new AbortController().signal,
    deadline: null,
    lastTry: false,
    happenings,
    ...changes,
  };
}
