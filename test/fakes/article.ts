import { sha256Of, type ReadArticle } from '../../src/pipeline/article/read-article.ts';
import { readPlainText } from '../../src/pipeline/article/read-plain-text.ts';

/** A plain text read at once, its name, size and language unquestioned. */
export function plainArticle(text: string, id = 'a.txt'): ReadArticle {
  const bytes = new TextEncoder().encode(text);
  const reading = readPlainText({ id, bytes, charset: null });
  return { id, mediaType: 'text/plain', bytes: bytes.length, sha256: sha256Of(bytes), ...reading };
}
