import { codePoints } from '../article/code-points.ts';
import { WarraqError } from '../errors.ts';
import { parseMemoryEntry, serializeMemoryEntry } from './memory-entry.ts';
import type { Run } from './run.ts';
import { isTarget, isWhole, type Translation } from './translation.ts';

/** What to remember, and under which key. */
export interface Memorable {
  readonly key: string;
  readonly sentences: readonly string[];
}

/**
 * What the memory holds for these sentences; else what `translate` makes of them, remembered before it is returned. An
 * entry that cannot be used is reported and replaced; where another run was faster, its entry counts.
 */
export async function recallOr(
  translate: () => Promise<Translation>,
  { key, sentences }: Memorable,
  { id, run }: { readonly id: string; readonly run: Run },
): Promise<Translation> {
  const stored = await run.memory.get(key);
  const entry = stored === null ? null : parseMemoryEntry(stored, sentences);
  if (entry && !('reason' in entry)) {
    countReuse(sentences, run);
    return { targets: entry.target, method: entry.method };
  }
  if (entry) run.observer.observe({ type: 'memory-damaged', id, key, reason: entry.reason });
  const translation = await translate();
  if (!isWhole(translation)) return translation;
  try {
    return await remember(translation, { key, sentences, damaged: entry !== null }, run);
  } catch (error) {
    // On the last try what is paid for is published, remembered or not.
    if (run.lastTry && error instanceof WarraqError && error.disposition === 'passing') return translation;
    throw error;
  }
}

/** Counts sentences that were not paid for again. */
export function countReuse(sentences: readonly string[], { usage }: Run): void {
  usage.reusedCharacters += codePoints(sentences.join('\n'));
}

async function remember(
  translation: Translation,
  { key, sentences, damaged }: Memorable & { readonly damaged: boolean },
  { memory }: Run,
): Promise<Translation> {
  const { targets, method } = translation;
  const body = serializeMemoryEntry({ source: [...sentences], target: targets.filter(isTarget), method });
  if (damaged) {
    await memory.replace(key, body);
    return translation;
  }
  const stored = parseMemoryEntry(await memory.put(key, body), sentences);
  return 'reason' in stored ? translation : { targets: stored.target, method: stored.method };
}
