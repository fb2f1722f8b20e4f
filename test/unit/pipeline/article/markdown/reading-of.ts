import { readMarkdown } from '../../../../../src/pipeline/article/markdown/read-markdown.ts';
import type { Reading } from '../../../../../src/pipeline/article/reading.ts';

/** What the reader makes of a Markdown text. */
export async function readingOf(text: string): Promise<Reading> {
  return readMarkdown({ id: 'news/a.md', bytes: new TextEncoder().encode(text), charset: null });
}

/** Its blocks as `[kind, text, line]`; a heading's kind with its level. */
export async function blocksOf(text: string): Promise<(readonly [string, string, number | undefined])[]> {
  const { blocks } = await readingOf(text);
  return blocks.map((block) => [
    block.kind === 'heading' ? `heading ${block.level ?? 0}` : block.kind,
    block.text,
    block.place?.line,
  ]);
}

/** Its exclusions as `[reason, text]`. */
export async function exclusionsOf(text: string): Promise<(readonly [string, string])[]> {
  const { readingText, exclusions } = await readingOf(text);
  return exclusions.map(({ reason, start, end }) => [reason, readingText.slice(start, end)]);
}
