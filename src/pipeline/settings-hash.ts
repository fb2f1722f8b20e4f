import { createHash } from 'node:crypto';
import type { Engine } from './document/engine.ts';
import { PAGE_VERSION } from './document/formats/page.ts';
import { GENERATOR } from './document/generator.ts';
import { PAIR } from './keys.ts';
import type { Settings } from './settings.ts';

/** Hex digits that a status carries: enough to tell set-ups apart. */
const DIGITS = 16;

/** A hash of everything but the article itself that decides its outcome and the bytes of its document. */
export function settingsHash({ maxArticleBytes, maxCharacters }: Settings, engine: Engine): string {
  const { name, model, notice, glossary } = engine;
  const basis = {
    pair: PAIR,
    generator: GENERATOR,
    page: PAGE_VERSION,
    engine: [name, model, notice, glossary],
    maxArticleBytes,
    maxCharacters,
  };
  return createHash('sha256').update(JSON.stringify(basis)).digest('hex').slice(0, DIGITS);
}
