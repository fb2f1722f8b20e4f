import { codePoints } from '../article/code-points.ts';
import { WarraqError } from '../errors.ts';
import { parseMemoryEntry, serializeMemoryEntry } from './memory-entry.ts';
import type { Run } from './run.ts';
import type { Translation } from './translation.ts';

/** What to remember, and under which key. */
export interface Memorable {
  readonly key: string;
  readonly sentences: readonly string[];
}

/** What the memory says of some sentences. */
export interface Recollection {
  /** Null where it holds nothing that can be used. */
  readonly known: Translation | null;
  /** Why what stands there cannot be used: it is replaced. */
  readonly damage: string | null;
}

/** Asks the memory. */
export async function recall(
  { key, sentences }: Memorable,
  { memory }: Pick<Run, 'memory'>,
): Promise<Recollection> {
  const stored = await memory.get(key);
  if (stored === null) return { known: null, damage: null };
  const entry = parseMemoryEntry(stored, sentences);
  return 'reason' in entry ? { known: null, damage: entry.reason } : { known: entry, damage: null };
}

/**
 * Remembers a translation as soon as it is there. Where another run was faster, its translation counts and is returned. On
 * the last try what is paid for is published, remembered or not.
 */
export async function remember(
  translation: Translation,
  { key, sentences, damage }: Memorable & Pick<Recollection, 'damage'>,
  { memory, lastTry }: Run,
): Promise<Translation> {
  const body = serializeMemoryEntry(sentences, translation);
  if (body === null) return translation;
  try {
    if (damage !== null) {
      await memory.replace(key, body);
      return translation;
    }
    const stored = parseMemoryEntry(await memory.put(key, body), sentences);
    return 'reason' in stored ? translation : stored;
  } catch (error) {
    if (lastTry && error instanceof WarraqError && error.disposition === 'passing') return translation;
    throw error;
  }
}

/** Counts sentences that were not paid for again. */
export function countReuse(sentences: readonly string[], { usage }: Pick<Run, 'usage'>): void {
  usage.reusedCharacters += codePoints(sentences.join('\n'));
}
