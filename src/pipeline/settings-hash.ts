import { createHash } from 'node:crypto';
import { charsetOfContentType } from './article/declared-charset.ts';
import { parseObjectMetadata } from './article/object-metadata.ts';
import type { Engine } from './document/engine.ts';
import { PAGE_VERSION } from './document/formats/page.ts';
import { GENERATOR } from './document/generator.ts';
import { PAIR } from './keys.ts';
import type { ArticleVersion } from './ports.ts';
import type { Settings } from './settings.ts';

/** Hex digits that a status carries: enough to tell set-ups apart. */
const DIGITS = 16;

/** How an article's object is described: what of it counts beside its bytes. */
export type Description = Pick<ArticleVersion, 'contentType' | 'metadata'>;

/** A hash of everything but the article's bytes that decides its outcome and the bytes of its document. */
export function settingsHash(
  { maxArticleBytes, maxCharacters }: Settings,
  engine: Engine,
  description: Description | null = null,
): string {
  const { name, model, notice, glossary } = engine;
  const basis = {
    pair: PAIR,
    generator: GENERATOR,
    page: PAGE_VERSION,
    engine: [name, model, notice, glossary],
    maxArticleBytes,
    maxCharacters,
    charset: charsetOfContentType(description?.contentType ?? ''),
    metadata: parseObjectMetadata(description?.metadata ?? {}),
  };
  return createHash('sha256').update(JSON.stringify(basis)).digest('hex').slice(0, DIGITS);
}
