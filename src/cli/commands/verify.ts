import { basename } from 'node:path';
import type { Command } from 'commander';
import { decodeText } from '../../pipeline/article/decode-text.ts';
import { readArticle } from '../../pipeline/article/read-article.ts';
import { parseArticle } from '../../pipeline/document/parse-article.ts';
import { proveIntegrity } from '../../pipeline/document/prove-integrity.ts';
import type { AlignedArticle } from '../../pipeline/document/schema.ts';
import { parseSettings } from '../../pipeline/settings.ts';
import { readBytes } from '../read-input.ts';
import { good, print, printJson } from '../terminal.ts';

const ALWAYS = [
  'schema aligned-article/1',
  'ids unique and made of the texts, ranges in order, status, title and disclosure true',
];
const WITH_ARTICLE = [
  'made of this very article file (size and SHA-256)',
  "every block is the article's own text, and its segments re-join to it",
  'no visible character of the article is missing',
];
const NEVER = 'that the English is what the translator returned: only the run that made it can know';

interface VerifyFlags {
  readonly article?: string;
  readonly json?: boolean;
}

export function addVerify(program: Command): void {
  program
    .command('verify')
    .description('check an aligned article: schema and proof of integrity')
    .argument('<document>', 'the aligned JSON, or - for standard input')
    .option('--article <file>', 'the article that it was made of')
    .option('--json', 'for programs')
    .action(async (path: string, { article, json }: VerifyFlags) => {
      const name = path === '-' ? 'standard input' : basename(path);
      const document = parseArticle(decodeText(await readBytes(path), name).text, name);
      await verify(document, article);
      const verified = article === undefined ? ALWAYS : [...ALWAYS, ...WITH_ARTICLE];
      const unverified = article === undefined ? [...WITH_ARTICLE, NEVER] : [NEVER];
      if (json) printJson({ id: document.id, holds: true, verified, unverified });
      else print(report(document, { verified, unverified }));
    });
}

/** Throws `integrity-broken`, naming what does not hold. */
async function verify(document: AlignedArticle, path: string | undefined): Promise<void> {
  if (path === undefined) {
    proveIntegrity(document, {});
    return;
  }
  const settings = parseSettings({ maxArticleBytes: Number.MAX_SAFE_INTEGER }, 'verify');
  // The document's id says which format the article was read as, whatever the file is called now.
  const article = readArticle({ id: document.id, bytes: await readBytes(path) }, settings);
  proveIntegrity(document, { article });
}

function report(
  document: AlignedArticle,
  { verified, unverified }: Record<'verified' | 'unverified', string[]>,
): string {
  const segments = document.blocks.reduce((sum, block) => sum + block.segments.length, 0);
  return [
    `${document.id}: holds. ${document.blocks.length} blocks, ${segments} segments.`,
    ...verified.map((line) => `  ${good('✓')} ${line}`),
    ...unverified.map((line) => `  – not checked: ${line}`),
  ].join('\n');
}
