import type { ArticleStatus, Outcome } from '../pipeline/document/status-schema.ts';
import { bad, EXIT, good, soft, visible, type ExitCode } from './terminal.ts';

/** What became of one upload. `waiting`: its outcome was not told in time. */
export interface UploadResult {
  readonly id: string;
  readonly outcome: Outcome | 'uploaded' | 'waiting';
  readonly error: ArticleStatus['error'];
  /** It had been told before: the article is the same, and nothing was done. */
  readonly unchanged: boolean;
  /** What this upload cost; null where nothing was done. */
  readonly receipt: ArticleStatus['receipt'];
}

export function resultOf({ status, unchanged }: { status: ArticleStatus; unchanged: boolean }): UploadResult {
  const { id, outcome, error, receipt } = status;
  return { id, outcome, error, unchanged, receipt: unchanged ? null : receipt };
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
export function lineOf({ id, outcome, error, unchanged, receipt }: UploadResult): string {
  const mark = FINE.has(outcome) ? good('✓') : bad(outcome === 'waiting' ? '…' : '✗');
  const cost =
    receipt && wasUsed(receipt)
      ? soft(` ${costOf(receipt)}`)
      : unchanged
        ? soft(' unchanged, nothing sent')
        : '';
  const why = error ? ` (${error.code}) ${visible(error.message)}` : '';
  return `${mark} ${visible(id)}: ${outcome}${why}${cost}`;
}

/** Whether anything was translated or remembered at all. */
function wasUsed({ requests, reusedCharacters }: NonNullable<ArticleStatus['receipt']>): boolean {
  return requests > 0 || reusedCharacters > 0;
}

export function costOf(receipt: NonNullable<ArticleStatus['receipt']>): string {
  const { requests, billedCharacters, reusedCharacters } = receipt;
  return `${requests} ${requests === 1 ? 'request' : 'requests'}, ${billedCharacters} characters translated, ${reusedCharacters} reused`;
}
