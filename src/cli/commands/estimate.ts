import { InvalidArgumentError, Option, type Command } from 'commander';
import { s3Memory } from '../../aws/s3-memory.ts';
import { readLocalGlossary } from '../../local/glossary.ts';
import { readArticle } from '../../pipeline/article/read-article.ts';
import { outline } from '../../pipeline/document/article-outline.ts';
import { AMAZON_TRANSLATE } from '../../aws/amazon-translator.ts';
import type { Memory } from '../../pipeline/ports.ts';
import { MAX_REQUEST_BYTES, parseSettings } from '../../pipeline/settings.ts';
import {
  checkBudget,
  estimate,
  planTranslation,
  type Estimate,
  type Planning,
} from '../../pipeline/translation/plan.ts';
import { usdOf } from '../../pipeline/translation/usage.ts';
import { connect, type Connection, type ConnectionFlags } from '../connection.ts';
import { glossaryOption, withConnection } from '../options.ts';
import { readBytes } from '../read-input.ts';
import {
  asFailure,
  bad,
  CommandError,
  EXIT,
  print,
  printJson,
  say,
  soft,
  table,
  visible,
  type ExitCode,
} from '../terminal.ts';
import { uploadsOf, type Upload } from '../upload-articles.ts';

interface EstimateFlags extends ConnectionFlags {
  readonly glossary?: string;
  readonly price?: number;
  readonly json?: boolean;
}

type Cost = Estimate & { readonly usd: number };
type Estimated = { readonly id: string } & (
  (Cost & { readonly error: null }) | { readonly error: { readonly code: string; readonly message: string } }
);

export function addEstimate(program: Command, exit: (code: ExitCode) => void): void {
  const command = program
    .command('estimate')
    .description('say what articles would cost to translate, before anything is sent')
    .argument('<path...>', 'articles, or folders of them')
    .addOption(glossaryOption())
    .addOption(
      new Option('--price <usd>', 'USD for a million characters; 15 unless you say').argParser(parsePrice),
    );
  withConnection(command).action(async (paths: string[], flags: EstimateFlags) => {
    const uploads = await uploadsOf(paths);
    if (uploads.length === 0)
      throw new CommandError('not-found', `There is no article in ${paths.join(', ')}.`);
    const settings = parseSettings(
      flags.price === undefined ? {} : { usdPerMillionCharacters: flags.price },
      '--price',
    );
    const planning = await planningWith(flags, settings);
    const estimated: Estimated[] = [];
    for (const upload of uploads) estimated.push(await estimateFile(upload, planning));
    const total = sumOf(estimated, settings.usdPerMillionCharacters);
    const { usdPerMillionCharacters } = settings;
    if (flags.json) printJson({ usdPerMillionCharacters, articles: estimated, total });
    else tell(estimated, { total, usdPerMillionCharacters });
    exit(exitCodeOf(estimated));
  });
}

function parsePrice(text: string): number {
  const price = Number(text);
  if (text.trim() !== '' && Number.isFinite(price) && price >= 0) return price;
  throw new InvalidArgumentError('Expected USD for a million characters: 0 or more.');
}

/** What the run itself would plan with, as far as it is known here. */
async function planningWith(flags: EstimateFlags, settings: Planning['settings']): Promise<Planning> {
  const connection = await connectionIfAny(flags);
  const terms = flags.glossary === undefined ? null : await readLocalGlossary(flags.glossary);
  const engine = connection?.engine ?? AMAZON_TRANSLATE;
  return {
    settings,
    glossary: terms?.glossary ?? null,
    translator: { engine, maxRequestBytes: MAX_REQUEST_BYTES },
    memory: connection?.memoryBucket
      ? s3Memory(connection.client, connection.memoryBucket)
      : emptyMemory(connection),
  };
}

async function connectionIfAny(flags: EstimateFlags): Promise<Connection | null> {
  try {
    return await connect(flags);
  } catch (thrown) {
    if (thrown instanceof CommandError && thrown.code === 'not-found') return null;
    throw thrown;
  }
}

function emptyMemory(connection: Connection | null): Memory {
  const what = connection
    ? `${connection.name} says nothing of a translation memory`
    : 'there is no cloud to ask';
  say(soft(`Nothing counts as translated before: ${what}.`));
  const none = () => Promise.resolve(null);
  return { get: none, put: (_, body) => Promise.resolve(body), replace: () => Promise.resolve() };
}

async function estimateFile({ path, id }: Upload, planning: Planning): Promise<Estimated> {
  try {
    const article = await readArticle({ id, bytes: await readBytes(path) }, planning.settings);
    const cost = estimate(await planTranslation(outline(article), planning), planning.translator);
    checkBudget(id, cost, planning.settings);
    return {
      id,
      ...cost,
      usd: usdOf(cost.characters, planning.settings.usdPerMillionCharacters),
      error: null,
    };
  } catch (thrown) {
    return { id, error: asFailure(thrown) };
  }
}

function sumOf(estimated: readonly Estimated[], usdPerMillionCharacters: number): Cost {
  const costs = estimated.flatMap((article) => (article.error === null ? [article] : []));
  const sum = (of: (cost: Cost) => number) => costs.reduce((total, cost) => total + of(cost), 0);
  const characters = sum((cost) => cost.characters);
  return {
    characters,
    requests: sum((cost) => cost.requests),
    reusedCharacters: sum((cost) => cost.reusedCharacters),
    copiedCharacters: sum((cost) => cost.copiedCharacters),
    usd: usdOf(characters, usdPerMillionCharacters),
  };
}

function tell(
  estimated: readonly Estimated[],
  { total, usdPerMillionCharacters }: { readonly total: Cost; readonly usdPerMillionCharacters: number },
): void {
  const row = (name: string, { characters, requests, reusedCharacters, usd }: Cost) => [
    name,
    characters,
    requests,
    reusedCharacters,
    usd.toFixed(4),
  ];
  const rows = estimated.flatMap((article) => (article.error === null ? [row(article.id, article)] : []));
  const all = rows.length > 1 ? [...rows, row('in total', total)] : rows;
  if (rows.length > 0) print(table(['ARTICLE', 'CHARACTERS', 'REQUESTS', 'REUSED', 'USD'], all));
  for (const { id, error } of estimated)
    if (error) say(`${bad('✗')} ${visible(id)}: (${error.code}) ${visible(error.message)}`);
  say(soft(`At USD ${usdPerMillionCharacters} for a million characters; check the price of your region.`));
}

function exitCodeOf(estimated: readonly Estimated[]): ExitCode {
  const failed = estimated.filter(({ error }) => error !== null).length;
  if (failed === 0) return EXIT.done;
  return failed === estimated.length ? EXIT.failed : EXIT.partly;
}
