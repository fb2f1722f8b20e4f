import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { ENGINE_NAMES } from '../../local/engine.ts';
import type { Cloud } from '../../local/cloud.ts';
import { parseArticle } from '../../pipeline/document/parse-article.ts';
import type { AlignedArticle, Segment } from '../../pipeline/document/schema.ts';
import { localConnection, type Connection } from '../connection.ts';
import { DATA_OPTION, engineOption, glossaryOption, portOption } from '../options.ts';
import { exitCodeOf, lineOf, type UploadResult } from '../results.ts';
import { CommandError, print, say, soft, table, type ExitCode } from '../terminal.ts';
import { uploadsOf } from '../upload-articles.ts';
import { fetchAligned } from './get.ts';
import { awsLines, openCloud, sayIfMoved, untilStopped } from './local.ts';
import { uploadAll } from './upload.ts';

type StartFlags = Parameters<typeof openCloud>[0] & { readonly once?: boolean; readonly content: string };

const PATIENCE_SECONDS = 120;

/** The terms of the samples. */
const SAMPLE_GLOSSARY = 'content/glossary.csv';

export function addStart(program: Command, exit: (code: ExitCode) => void): void {
  program
    .command('start')
    .description('run the local cloud, put the sample articles in, and show what comes out')
    .option('--once', 'stop when the samples are done')
    .option('--content <folder>', 'the articles to start with', 'content/articles')
    .addOption(portOption())
    .addOption(engineOption(ENGINE_NAMES))
    .addOption(glossaryOption())
    .option(...DATA_OPTION)
    .action(async (flags: StartFlags) => {
      const glossary = flags.glossary ?? (existsSync(SAMPLE_GLOSSARY) ? SAMPLE_GLOSSARY : undefined);
      const cloud = await openCloud({ ...flags, ...(glossary !== undefined && { glossary }) });
      sayIfMoved(cloud, flags.port);
      try {
        const stays = !flags.once && process.stdout.isTTY;
        const results = await showSamples(cloud, { ...flags, stays });
        if (!stays) {
          exit(exitCodeOf(results));
          return;
        }
        const stopped = untilStopped();
        say('\nThe local cloud stays up. Ctrl-C stops it.');
        await stopped;
      } finally {
        await cloud.close();
      }
    });
}

/** The main job, as a user would do it: upload, wait, fetch. */
async function showSamples(
  cloud: Cloud,
  { content, stays }: StartFlags & { readonly stays: boolean },
): Promise<UploadResult[]> {
  const { file } = cloud;
  say(`Warraq's local cloud is up at ${file.endpoint}, engine "${file.engine}".`);
  const connection = localConnection(file);
  const uploads = await uploadsOf([content]);
  if (uploads.length === 0) throw new CommandError('not-found', `There is no article in ${content}.`);
  const started = performance.now();
  const results = await uploadAll(connection, uploads, {
    wait: true,
    timeout: PATIENCE_SECONDS,
    onResult: (result) => {
      say(`${lineOf(result)} ${soft(`${seconds(started)} s`)}`);
    },
  });
  const first = await printResults(connection, results, seconds(started));
  print(`\n${nextSteps(cloud, { id: first ?? 'article.txt', stays }).join('\n')}`);
  return results;
}

/** Returns the id of an article that can be fetched, if there is one. */
async function printResults(
  connection: Connection,
  results: readonly UploadResult[],
  took: string,
): Promise<string | undefined> {
  const documents = await Promise.all(
    results
      .filter(({ outcome }) => outcome === 'complete' || outcome === 'partial')
      .map(async ({ id }) => parseArticle(await fetchAligned(connection, id), id)),
  );
  const [first] = documents;
  if (first) print(`\n${onePair(first)}\n`);
  print(resultTable(results, documents));
  print(`\n${results.length} articles in ${took} s.`);
  return first?.id;
}

/** The first pair of an article that is a whole sentence. */
function onePair({ id, blocks, engine }: AlignedArticle): string {
  const segments = blocks.filter(({ kind }) => kind === 'paragraph').flatMap((block) => block.segments);
  const segment: Segment | undefined = segments[0] ?? blocks[0]?.segments[0];
  const notice = engine.notice ? ` (${engine.name}: ${engine.notice})` : '';
  return `One pair of ${id}${notice}\n  ar  ${segment?.source ?? ''}\n  en  ${segment?.target ?? '(not translated)'}`;
}

function resultTable(results: readonly UploadResult[], documents: readonly AlignedArticle[]): string {
  const rows = results.map(({ id, outcome, receipt, error }) => {
    const blocks = documents.find((document) => document.id === id)?.blocks ?? [];
    const segments = blocks.reduce((sum, block) => sum + block.segments.length, 0);
    const { billedCharacters = 0, reusedCharacters = 0 } = receipt ?? {};
    return [id, outcome, blocks.length, segments, billedCharacters, reusedCharacters, error?.code ?? ''];
  });
  return table(['ARTICLE', 'OUTCOME', 'BLOCKS', 'SEGMENTS', 'TRANSLATED', 'REUSED', ''], rows);
}

function nextSteps({ file }: Cloud, { id, stays }: { id: string; stays: boolean }): string[] {
  const where = stays
    ? [`Read them:  ${file.reader}`, '', 'Next, in another terminal:']
    : [
        'The cloud stops now. "npx warraq local" starts it again with these articles, their pages at',
        file.reader,
        '',
        'Then, in another terminal:',
      ];
  return [
    ...where,
    '  npx warraq upload my-article.txt --wait',
    `  npx warraq get "${id}" --format text`,
    '  npx warraq list',
    ...awsLines(file).map((line) => `  ${line}`),
  ];
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(1);
}
