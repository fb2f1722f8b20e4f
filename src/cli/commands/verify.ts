import { basename } from 'node:path';
import type { Command } from 'commander';
import { decodeText } from '../../pipeline/article/decode-text.ts';
import { readArticle, type ReadArticle } from '../../pipeline/article/read-article.ts';
import { clean, DETAIL_NAMES, NO_METADATA, type Metadata } from '../../pipeline/article/metadata.ts';
import { sourceText } from '../../pipeline/document/block-text.ts';
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
  "every block is the article's own text, of the kind and at the place that the article has it, and its segments re-join to it",
  'no visible character of the article is missing but what it is read without: navigation, comments and the like',
];
const NEVER = [
  'that the English is what the translator returned: only the run that made it can know',
  'who translated, who reviewed, and what the checks found: the document alone says so',
];

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
      const document = parseArticle(decodeText(await readBytes(path), { id: name }).text, name);
      const { verified, unverified } =
        article === undefined ? verifyAlone(document) : await verifyWith(document, article);
      if (json) printJson({ id: document.id, holds: true, verified, unverified });
      else print(report(document, { verified, unverified }));
    });
}

interface Verified {
  readonly verified: readonly string[];
  readonly unverified: readonly string[];
}

/** Throws `integrity-broken`, naming what does not hold. */
function verifyAlone(document: AlignedArticle): Verified {
  proveIntegrity(document, {});
  return { verified: ALWAYS, unverified: [...WITH_ARTICLE, ...NEVER] };
}

/** Throws `integrity-broken`, naming what does not hold, or what reading the article throws. */
async function verifyWith(document: AlignedArticle, path: string): Promise<Verified> {
  const settings = parseSettings({ maxArticleBytes: Number.MAX_SAFE_INTEGER }, 'verify');
  // The document's id says which format the article was read as, whatever the file is called now.
  const file = { id: document.id, bytes: await readBytes(path), contentType: charsetOf(document) };
  const inFile = await readArticle(file, settings);
  const given = beyondTheFile(document, inFile);
  // Cleaned as an object's metadata is: what could not have come that way does not hold.
  const metadata = clean({ ...NO_METADATA, ...given });
  proveIntegrity(document, { article: await readArticle({ ...file, metadata }, settings) });
  const names = Object.keys(given);
  return {
    verified: [...ALWAYS, ...WITH_ARTICLE],
    unverified: [
      ...(names.length > 0
        ? [`${names.join(', ')}: not in the file; the object's metadata may have given them, or nobody`]
        : []),
      ...NEVER,
    ],
  };
}

/** Only a declared charset can tell some files' encodings; the document says which it was. */
function charsetOf({ article }: AlignedArticle): string {
  return `${article.mediaType}; charset=${article.charset}`;
}

/** What the document says of the article and the file does not: the object's metadata may have said it. */
function beyondTheFile({ article, blocks }: AlignedArticle, inFile: ReadArticle): Partial<Metadata> {
  const given: Partial<Record<keyof Metadata, string>> = {};
  for (const name of DETAIL_NAMES) {
    const value = article[name];
    if (value !== null && value !== inFile.metadata[name]) given[name] = value;
  }
  const first = blocks[0];
  if (first?.kind === 'headline' && !first.place && article.title?.source !== inFile.blocks[0]?.text)
    given.title = sourceText(first);
  return given;
}

function report(document: AlignedArticle, { verified, unverified }: Verified): string {
  const segments = document.blocks.reduce((sum, block) => sum + block.segments.length, 0);
  return [
    `${document.id}: holds. ${document.blocks.length} blocks, ${segments} segments.`,
    ...verified.map((line) => `  ${good('✓')} ${line}`),
    ...unverified.map((line) => `  – not checked: ${line}`),
  ].join('\n');
}
