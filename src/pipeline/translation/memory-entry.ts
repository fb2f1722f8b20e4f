import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { Engine } from '../document/engine.ts';
import { memoryKey, PAIR } from '../keys.ts';
import { glossaryRowsFor } from './match-terms.ts';
import type { Glossary } from './term.ts';
import { isWhole, METHODS, type Translation } from './translation.ts';

/** One object of the memory: what an engine made of some sentences, in order. */
const MemoryEntry = z.strictObject({
  schema: z.literal('memory-entry/2'),
  source: z.array(z.string()).min(1),
  pairs: z
    .array(
      z.strictObject({
        sentences: z.int().min(1),
        target: z.string().min(1),
        confidence: z.number().min(0).max(1),
      }),
    )
    .min(1),
  method: z.enum(METHODS),
});

/**
 * The key of sentences in the memory: a hash of everything that decides their translation. Of the glossary only the rows
 * that match these sentences count, so that a new term is paid for only where it stands. Bump `version` when what is
 * sent for the same sentences changes.
 */
export function memoryKeyOf(
  sentences: readonly string[],
  { engine, glossary }: { readonly engine: Engine; readonly glossary: Glossary | null },
): string {
  const rows = glossary ? glossaryRowsFor(sentences.join('\n'), glossary) : [];
  const basis = { version: 2, pair: PAIR, engine: [engine.name, engine.model], glossary: rows, sentences };
  return memoryKey(createHash('sha256').update(JSON.stringify(basis)).digest('hex'));
}

/** The text to store, or null where some sentence has no target: only what is whole is remembered. */
export function serializeMemoryEntry(source: readonly string[], translation: Translation): string | null {
  if (!isWhole(translation)) return null;
  const { pairs, method } = translation;
  return `${JSON.stringify({ schema: 'memory-entry/2', source, pairs, method })}\n`;
}

/** The translation that a stored text holds for these sentences, or the reason why it cannot be used. */
export function parseMemoryEntry(
  text: string,
  sentences: readonly string[],
): Translation | { readonly reason: string } {
  const result = MemoryEntry.safeParse(parseJson(text));
  if (!result.success) return { reason: z.prettifyError(result.error) };
  const { source, pairs, method } = result.data;
  if (JSON.stringify(source) !== JSON.stringify(sentences)) return { reason: 'it holds other sentences' };
  const held = pairs.reduce((sum, pair) => sum + pair.sentences, 0);
  if (held !== source.length) return { reason: 'its pairs hold another number of sentences' };
  return { pairs, method };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
