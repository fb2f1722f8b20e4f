import type { Command } from 'commander';
import { allStatuses } from '../../aws/all-statuses.ts';
import type { ArticleStatus } from '../../pipeline/document/status-schema.ts';
import { connect, type Connection, type ConnectionFlags } from '../connection.ts';
import { withConnection } from '../options.ts';
import { statusOf } from '../outcomes.ts';
import { costOf } from '../results.ts';
import { CommandError, print, printJson, table, visible } from '../terminal.ts';

type Flags = ConnectionFlags & { readonly json?: boolean };

export function addList(program: Command): void {
  const command = program.command('list').description('show every article and what became of it');
  withConnection(command).action(async (flags: Flags) => {
    const statuses = await statusesOf(await connect(flags));
    if (flags.json) printJson(statuses);
    else
      print(
        statuses.length === 0
          ? 'No articles yet. Upload one: npx warraq upload article.txt --wait'
          : listing(statuses),
      );
  });
}

export function addStatus(program: Command): void {
  const command = program
    .command('status')
    .description('show what became of an article, or how many are where')
    .argument('[id]', 'the name it was uploaded under');
  withConnection(command).action(async (id: string | undefined, flags: Flags) => {
    const connection = await connect(flags);
    if (id === undefined) {
      const counts = countOutcomes(await statusesOf(connection));
      if (flags.json) printJson(counts);
      else print(table(['OUTCOME', 'ARTICLES'], Object.entries(counts)));
      return;
    }
    const status = await statusOf(connection, id);
    if (!status)
      throw new CommandError(
        'not-found',
        `No article “${id}” is known. "npx warraq list" shows what there is.`,
      );
    if (flags.json) printJson(status);
    else print(details(status));
  });
}

function statusesOf({ client, translationsBucket }: Connection): Promise<ArticleStatus[]> {
  return allStatuses(client, translationsBucket);
}

/** A table of articles for people. */
export function listing(statuses: readonly ArticleStatus[]): string {
  const rows = statuses.map(({ id, outcome, receipt, error }) => [
    id,
    outcome,
    receipt?.billedCharacters ?? 0,
    receipt?.reusedCharacters ?? 0,
    error?.code ?? '',
  ]);
  return table(['ARTICLE', 'OUTCOME', 'TRANSLATED', 'REUSED', 'WHY'], rows);
}

function details({ id, outcome, error, published, receipt, source }: ArticleStatus): string {
  const lines = [`${visible(id)}: ${outcome}`];
  if (error) lines.push(`  why: (${error.code}) ${visible(error.message)}`);
  if (source?.sha256) lines.push(`  article: SHA-256 ${source.sha256}`);
  if (error && published.length > 0) lines.push('  still published, of the version before:');
  for (const { key } of published) lines.push(`  published: ${visible(key)}`);
  if (receipt)
    lines.push(
      `  cost: ${costOf(receipt)}, about USD ${receipt.estimatedUsd}`,
      `  finished: ${receipt.finishedAt}`,
    );
  return lines.join('\n');
}

function countOutcomes(statuses: readonly ArticleStatus[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { outcome } of statuses) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}
