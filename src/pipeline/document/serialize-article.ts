import type { AlignedArticle } from './schema.ts';

/**
 * The bytes of an aligned article: JSON with one field of the head a line, one block a line and one issue a line, so
 * that it greps and diffs.
 */
export function serializeArticle(document: AlignedArticle): string {
  const { blocks, issues, ...head } = document;
  const fields = Object.entries(head).map(
    ([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`,
  );
  const lines = [...fields, list('blocks', blocks), list('issues', issues)];
  return `{\n${lines.join(',\n')}\n}\n`.replace(LINE_SEPARATORS, escaped);
}

/** What careless readers of lines take for a line end. */
const LINE_SEPARATORS = /[\u0085\u2028\u2029]/g;

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function list(name: string, items: readonly unknown[]): string {
  if (items.length === 0) return `"${name}": []`;
  return `"${name}": [\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n]`;
}
