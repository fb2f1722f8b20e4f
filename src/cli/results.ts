import type { ArticleStatus, Outcome } from '../pipeline/document/status-schema.ts';
import { bad, EXIT, good, soft, type ExitCode } from './terminal.ts';

/** What became of one upload. `waiting`: its outcome was not told in time. */
export interface UploadResult {
  readonly id: string;
  readonly outcome: Outcome | 'uploaded' | 'waiting';
  readonly error: ArticleStatus['error'];
  readonly receipt: ArticleStatus['receipt'];
}

export function resultOf({ id, outcome, error, receipt }: ArticleStatus): UploadResult {
  return { id, outcome, error, receipt };
}

const FINE: ReadonlySet<string> = new Set(['complete', 'uploaded', 'removed']);

/** Done where all went well, failed where nothing did, else partly. */
export function exitCodeOf(results: readonly UploadResult[]): ExitCode {
  const fine = results.filter(({ outcome }) => FINE.has(outcome)).length;
  if (fine === results.length) return EXIT.done;
  const partly = fine > 0 || results.some(({ outcome }) => outcome === 'partial');
  return partly ? EXIT.partly : EXIT.failed;
}

/** One line for people. */
export function lineOf({ id, outcome, error, receipt }: UploadResult): string {
  const mark = FINE.has(outcome) ? good('✓') : bad(outcome === 'waiting' ? '…' : '✗');
  const cost = receipt ? soft(` ${costOf(receipt)}`) : '';
  return `${mark} ${id}: ${outcome}${error ? ` (${error.code}) ${error.message}` : ''}${cost}`;
}

export function costOf(receipt: NonNullable<ArticleStatus['receipt']>): string {
  const { requests, billedCharacters, reusedCharacters } = receipt;
  return `${requests} requests, ${billedCharacters} characters translated, ${reusedCharacters} reused`;
}
