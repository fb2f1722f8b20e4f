import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { Engine } from '../document/engine.ts';
import { memoryKey, PAIR } from '../keys.ts';

/** One object of the memory: what an engine made of some sentences, in order. */
const MemoryEntry = z.strictObject({
  schema: z.literal('memory-entry/1'),
  source: z.array(z.string()).min(1),
  target: z.array(z.string().min(1)).min(1),
  method: z.enum(['single', 'line', 'sentence']),
});
export type MemoryEntry = z.infer<typeof MemoryEntry>;

/**
 * The key of sentences in the memory: a hash of everything that decides their translation. Bump `version` when what is
 * sent for the same sentences changes.
 */
export function memoryKeyOf(sentences: readonly string[], engine: Engine): string {
  const basis = {
    version: 1,
    pair: PAIR,
    engine: [engine.name, engine.model],
    glossary: engine.glossary,
    sentences,
  };
  return memoryKey(createHash('sha256').update(JSON.stringify(basis)).digest('hex'));
}

export function serializeMemoryEntry(entry: Omit<MemoryEntry, 'schema'>): string {
  return `${JSON.stringify({ schema: 'memory-entry/1', ...entry })}\n`;
}

/** The entry that a stored text holds for these sentences, or the reason why it cannot be used. */
export function parseMemoryEntry(
  text: string,
  sentences: readonly string[],
): MemoryEntry | { readonly reason: string } {
  const result = MemoryEntry.safeParse(parseJson(text));
  if (!result.success) return { reason: z.prettifyError(result.error) };
  const { source, target } = result.data;
  if (JSON.stringify(source) !== JSON.stringify(sentences)) return { reason: 'it holds other sentences' };
  if (target.length !== source.length) return { reason: 'it holds another number of targets than sources' };
  return result.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
