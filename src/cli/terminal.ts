import { styleText } from 'node:util';
import { LocalCloudError } from '../local/local-cloud-error.ts';
import { asWarraqError } from '../pipeline/errors.ts';

/** Exit codes: what a script can tell apart. */
export const EXIT = { done: 0, failed: 1, usage: 2, partly: 3 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Data goes to stdout. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

export function printJson(value: unknown): void {
  print(JSON.stringify(value));
}

/** Talk goes to stderr. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** An error for people on stderr, or for programs on stdout. */
export function tellError(thrown: unknown, json: boolean): void {
  const { code, message } = asFailure(thrown);
  if (json) printJson({ error: { code, message } });
  else say(`${bad('error')} ${code}: ${message.split('\n').map(visible).join('\n')}`);
}

/** The code and message of anything thrown. */
export function asFailure(thrown: unknown): { code: string; message: string } {
  const isOurs = thrown instanceof CommandError || thrown instanceof LocalCloudError;
  const { code, message } = isOurs ? thrown : asWarraqError(thrown, 'warraq');
  return { code, message };
}

/** Something is wrong with the command, or with what it was pointed at; nothing is wrong with an article. */
export class CommandError extends Error {
  readonly code: 'usage' | 'not-found' | 'not-writable';

  constructor(code: CommandError['code'], message: string) {
    super(message);
    this.code = code;
  }
}

export const good = (text: string) => styleText('green', text, { stream: process.stderr });
export const bad = (text: string) => styleText('red', text, { stream: process.stderr });
export const soft = (text: string) => styleText('dim', text, { stream: process.stderr });

/**
 * Text from outside as it may be shown in a terminal: control characters, which could move the cursor or forge a line, and
 * bidi controls are written out.
 */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

/** A table for people: columns as wide as their widest cell, two spaces apart; numbers to the right. */
export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cells = [head, ...rows.map((row) => row.map((cell) => visible(String(cell))))];
  const widths = head.map((_, column) => Math.max(...cells.map((row) => width(row[column] ?? ''))));
  const isNumber = head.map(
    (_, column) => rows.length > 0 && rows.every((row) => typeof row[column] === 'number'),
  );
  return cells
    .map((row) =>
      row
        .map((cell, column) => {
          const padding = ' '.repeat(Math.max(0, (widths[column] ?? 0) - width(cell)));
          return isNumber[column] ? padding + cell : cell + padding;
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Columns that a text takes in a terminal, as far as Arabic and Latin go: combining marks take none. */
function width(text: string): number {
  return text.replace(/\p{M}|\p{Cf}/gu, '').length;
}
