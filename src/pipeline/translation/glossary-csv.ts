import { WarraqError } from '../errors.ts';

/** One record of a CSV file. `line`: where it begins, the first line being 1. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

interface Cell {
  readonly text: string;
  /** Offset of what follows the cell: a comma, a line end, or the end of the text. */
  readonly end: number;
}

const UNQUOTED = /[^",\r\n]*/y;
const LINE_END = /\r\n|[\r\n]/gu;

/**
 * The rows of a CSV text as RFC 4180 has them: quoted cells may hold commas, doubled quotes and line ends; rows end with
 * CRLF, LF or CR; a byte-order mark is skipped, and so are empty lines. Throws `invalid-settings`, naming `where` and the line.
 */
export function parseCsv(csv: string, where: string): CsvRow[] {
  const rows: CsvRow[] = [];
  let line = 1;
  for (let at = csv.startsWith('\uFEFF') ? 1 : 0; at < csv.length;) {
    const { cells, end } = readRow(csv, at, (problem) => csvError(where, line, problem));
    if (cells.length > 1 || cells[0] !== '') rows.push({ line, cells });
    const next = csv.startsWith('\r\n', end) ? end + 2 : end + 1;
    line += lineEnds(csv.slice(at, next));
    at = next;
  }
  return rows;
}

/** The rows as CSV that {@link parseCsv} reads back: lines end with LF, cells are quoted where they must be. */
export function formatCsv(rows: Iterable<readonly string[]>): string {
  let csv = '';
  for (const cells of rows) csv += `${cells.map(formatCell).join(',')}\n`;
  return csv;
}

export function csvError(where: string, line: number, problem: string): WarraqError {
  return new WarraqError('invalid-settings', `The glossary ${where}, line ${line}: ${problem}`);
}

type Fail = (problem: string) => WarraqError;

function readRow(csv: string, start: number, fail: Fail): { cells: string[]; end: number } {
  const cells: string[] = [];
  for (let at = start; ; at++) {
    const { text, end } = csv[at] === '"' ? readQuoted(csv, at, fail) : readUnquoted(csv, at, fail);
    cells.push(text);
    at = end;
    if (csv[at] !== ',') return { cells, end: at };
  }
}

function readUnquoted(csv: string, start: number, fail: Fail): Cell {
  UNQUOTED.lastIndex = start;
  const text = UNQUOTED.exec(csv)?.[0] ?? '';
  const end = start + text.length;
  if (csv[end] === '"') {
    throw fail(
      'a quotation mark inside a cell. Put the whole cell in quotation marks and double the ones inside.',
    );
  }
  return { text, end };
}

function readQuoted(csv: string, start: number, fail: Fail): Cell {
  let close = csv.indexOf('"', start + 1);
  while (close !== -1 && csv[close + 1] === '"') close = csv.indexOf('"', close + 2);
  if (close === -1)
    throw fail(
      'a quotation mark opens here and is never closed. Close it, or double it inside a quoted cell.',
    );
  const end = close + 1;
  if (end < csv.length && !/[,\r\n]/u.test(csv.charAt(end))) {
    throw fail('text after a closing quotation mark. Double the quotation marks inside a quoted cell.');
  }
  return { text: csv.slice(start + 1, close).replaceAll('""', '"'), end };
}

function formatCell(cell: string): string {
  return /[",\r\n\uFEFF]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function lineEnds(text: string): number {
  return text.match(LINE_END)?.length ?? 0;
}
