import { readJson } from '../../../../../src/pipeline/article/json/read-json.ts';
import type { Reading } from '../../../../../src/pipeline/article/reading.ts';

/** What the reader makes of a JSON text, or of a value that is written as one. */
export async function readingOf(value: unknown): Promise<Reading> {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return readJson({ id: 'news/a.json', bytes: new TextEncoder().encode(text), charset: null });
}

/** Its blocks as `[kind, text, place]`, the place as pointer, line or element in one string. */
export async function blocksOf(value: unknown): Promise<(readonly [string, string, string])[]> {
  const { blocks } = await readingOf(value);
  return blocks.map(({ kind, level, text, place }) => [
    kind === 'heading' ? `heading ${level ?? 0}` : kind,
    text,
    [place?.pointer, place?.line, place?.element, place?.nth].filter((part) => part !== undefined).join(' '),
  ]);
}

/** Its exclusions as `[reason, text]`. */
export async function exclusionsOf(value: unknown): Promise<(readonly [string, string])[]> {
  const { readingText, exclusions } = await readingOf(value);
  return exclusions.map(({ reason, start, end }) => [reason, readingText.slice(start, end)]);
}
