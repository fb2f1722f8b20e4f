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
  return `{\n${[...fields, list('blocks', blocks), list('issues', issues)].join(',\n')}\n}\n`;
}

function list(name: string, items: readonly unknown[]): string {
  if (items.length === 0) return `"${name}": []`;
  return `"${name}": [\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n]`;
}
