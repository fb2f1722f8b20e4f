import { createHash } from 'node:crypto';

/** Hex digits of the SHA-256 that an id carries. */
const DIGITS = 10;

/**
 * Ids for the texts of one article, in order: `prefix` and ten hex digits of the text's SHA-256. Where a text stood before
 * in the article, the hash is of the text with its predecessor's; what still collides counts up. So inserting other
 * text elsewhere never moves an id.
 */
export function idsFromText(prefix: 'b' | 's', texts: readonly string[]): string[] {
  const taken = new Map<string, number>();
  const seen = new Set<string>();
  return texts.map((text, index) => {
    const basis = seen.has(text) ? `${texts[index - 1] ?? ''}\n${text}` : text;
    seen.add(text);
    return firstFree(prefix + createHash('sha256').update(basis).digest('hex').slice(0, DIGITS), taken);
  });
}

/** `taken` counts the uses of each id, so that thousands of equal texts cost no more than as many different ones. */
function firstFree(id: string, taken: Map<string, number>): string {
  const uses = (taken.get(id) ?? 0) + 1;
  taken.set(id, uses);
  return uses === 1 ? id : `${id}-${uses}`;
}
