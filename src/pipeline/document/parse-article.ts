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
  throw new WarraqError(
    'integrity-broken',
    `${where} is not an aligned article (aligned-article/1):\n${z.prettifyError(result.error)}`,
  );
}
