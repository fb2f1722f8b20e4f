import * as z from 'zod';
import { WarraqError } from '../errors.ts';
import { AlignedArticle } from './schema.ts';

/** An aligned article from untrusted text. Throws `integrity-broken`, naming `where` and each offending field. */
export function parseArticle(text: string, where: string): AlignedArticle {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new WarraqError('integrity-broken', `${where} is not JSON.`, { cause });
  }
  const result = AlignedArticle.safeParse(json);
  if (result.success) return result.data;
  // Of something else altogether every field is wrong; a list of them says less than one sentence.
  const problems = isOfThisKind(json)
    ? `:\n${z.prettifyError(result.error)}`
    : '. "warraq translate" makes one of an article.';
  throw new WarraqError(
    'integrity-broken',
    `${where} is not an aligned article (aligned-article/1)${problems}`,
  );
}

function isOfThisKind(json: unknown): boolean {
  return typeof json === 'object' && json !== null && 'schema' in json;
}
