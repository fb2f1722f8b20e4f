/**
 * Stands before a `*` or `_` that is text: escaped, spelled as an entity, or in code. No Markdown text holds
 * a NUL, so this mark cannot be mistaken.
 */
export const LITERAL = '\0';

const MARKS = /[*_]/gu;
const RUNS = /\0[*_]|\*+|_+/gu;
const SPACE = /^\s?$/u;
const DIGIT = /\p{Nd}/u;
const WORD = /[\p{L}\p{M}\p{N}]/u;
const OPENING_BRACKET = /[([{]/u;
const CLOSING_BRACKET = /[)\]}]/u;

/** A run of marks, and how many of them are still unpaired. */
interface Run {
  readonly start: number;
  readonly end: number;
  /** Paired ones at either end: a run first closes, from its start, then opens, from its end. */
  closed: number;
  opened: number;
}

/** A text whose marks all stand for themselves. */
export function literally(text: string): string {
  return text.replace(MARKS, `${LITERAL}$&`);
}

/**
 * A text without the marks of emphasis. CommonMark lets no `**` close between a quotation mark and a letter,
 * so that `**"…"**و`, which Arabic writes with its one-letter words, would keep its asterisks; here a run
 * opens where a word follows and closes where one precedes. Unpaired runs and those between digits or in
 * brackets, `5 * 3`, `2*3*4`, `(*)`, are text. Linear.
 */
export function withoutEmphasis(text: string): string {
  const kept: string[] = [];
  let from = 0;
  for (const { start, end, closed, opened } of pairedRuns(text)) {
    kept.push(text.slice(from, start), text.slice(start + closed, end - opened));
    from = end;
  }
  kept.push(text.slice(from));
  return kept.join('').replaceAll(LITERAL, '');
}

function pairedRuns(text: string): Run[] {
  const runs: Run[] = [];
  const open: Record<string, Run[]> = { '*': [], _: [] };
  for (const { 0: marks, index: start } of text.matchAll(RUNS)) {
    if (marks.startsWith(LITERAL)) continue;
    const run: Run = { start, end: start + marks.length, closed: 0, opened: 0 };
    const openers = open[marks.charAt(0)] ?? [];
    const { opens, closes } = roles(text, run);
    if (closes) close(run, openers);
    if (opens) openers.push(run);
    runs.push(run);
  }
  return runs;
}

/** Pairs a run with the nearest ones that are open. */
function close(run: Run, openers: Run[]): void {
  for (let opener = openers.at(-1); opener && unpaired(run) > 0; opener = openers.at(-1)) {
    const pairs = Math.min(unpaired(run), unpaired(opener));
    run.closed += pairs;
    opener.opened += pairs;
    if (unpaired(opener) === 0) openers.pop();
  }
}

function unpaired({ start, end, closed, opened }: Run): number {
  return end - start - closed - opened;
}

function roles(text: string, { start, end }: Run): { readonly opens: boolean; readonly closes: boolean } {
  const before = text.charAt(start - 1);
  const after = text.charAt(end);
  const isText =
    (DIGIT.test(before) && DIGIT.test(after)) ||
    (OPENING_BRACKET.test(before) && CLOSING_BRACKET.test(after));
  const inName = text.charAt(start) === '_';
  return {
    opens: !isText && !SPACE.test(after) && !(inName && WORD.test(before)),
    closes: !isText && !SPACE.test(before) && !(inName && WORD.test(before) && WORD.test(after)),
  };
}
