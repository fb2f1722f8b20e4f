import { WarraqError } from '../../errors.ts';
import { isBlank, withoutControls, withoutInvisible } from '../lines.ts';
import { escapeMark, splitPrefix } from './line-prefix.ts';
import { unclosedHtmlIn } from './unclosed-html.ts';

/** A line of the file as the parser shall see it. */
export interface MarkdownLine {
  readonly text: string;
  /** In the file, from 1. */
  readonly number: number;
  /** What it costs to parse: 1, and for each mark what `PRICES` says. */
  readonly weight: number;
  /** Whether a block starts here whatever stands before it, open fences and HTML aside. */
  readonly startsBlock: boolean;
}

/** More than a novel has; that many blocks take some seconds. */
const MAX_LINES = 100_000;

const LINE_END = /\r\n?/gu;
/** Rules, underlines of headings, delimiter rows of tables. */
const RULE = /^[-=*_~`|:\s\p{Cf}]+$/u;
/** A year that the parser would take for the number of a list item, and drop. */
const YEAR = /^[0-9]{4,9}(?=[.)](?:\s|$))/u;
/** Of what is text although it looks like HTML. */
const START = /^/u;
const FENCE = /^(`{3,}|~{3,})(.*)$/u;

/**
 * The time for brackets and tags grows with the square of their number in one piece; for the others in
 * proportion.
 */
const PRICES = [
  { marks: /[|>&\\`]/gu, price: 1 },
  { marks: /[[\]]/gu, price: 5 },
  { marks: /</gu, price: 10 },
] as const;

const ITEM = /^[-+*][ \t]+\S/u;
const NUMBERED = /^[0-9]{1,3}[.)][ \t]+\S/u;
const HEADING = /^#{1,6}[ \t]/u;

/**
 * The lines of a Markdown text, made fit for the parser: without invisible characters before and among marks,
 * where they would unmake a heading or a list; what looks empty is empty, and one such line is as good as
 * many; nesting is bounded; a year is no list item, and no HTML runs to the end of the file for want of its own.
 * Linear. Throws `too-large` for more lines than any article has.
 */
export function markdownLines(
  text: string,
  { firstNumber, id }: { firstNumber: number; id: string },
): MarkdownLine[] {
  const lines: MarkdownLine[] = [];
  let fence: string | null = null;
  let number = firstNumber - 1;
  const file = text.replaceAll(LINE_END, '\n');
  const isUnclosed = unclosedHtmlIn(file);
  let offset = 0;
  for (const raw of file.split('\n')) {
    // Without controls, also because a NUL is the mark of a sign that is text.
    const { prefix, rest } = fitLine(withoutControls(raw));
    const isText = isUnclosed(rest, offset + raw.indexOf('<'));
    const line = prefix + (fence === null ? escapeMark(rest, isText ? START : YEAR) : rest);
    fence = fenceAfter(rest, fence);
    number += 1;
    offset += raw.length + 1;
    const before = lines.at(-1)?.text ?? '';
    if (line === '' && before === '' && fence === null) continue;
    lines.push({ text: line, number, weight: weigh(line), startsBlock: startsBlock(line, before) });
    if (lines.length > MAX_LINES) throw tooManyLines(id);
  }
  return lines;
}

function tooManyLines(id: string): WarraqError {
  return new WarraqError(
    'too-large',
    `${id} has more than ${MAX_LINES} lines, more than any article has. Split it and try again.`,
  );
}

function fitLine(line: string): { readonly prefix: string; readonly rest: string } {
  if (isBlank(line)) return { prefix: '', rest: '' };
  const { prefix, rest } = splitPrefix(RULE.test(line) ? withoutInvisible(line) : line);
  return { prefix, rest: isBlank(rest) ? '' : rest };
}

/** The fence that is open after a line, by its marks alone; the parser has the last word. */
function fenceAfter(line: string, open: string | null): string | null {
  const [, marks = '', info = ''] = FENCE.exec(line) ?? [];
  if (marks === '') return open;
  if (open === null) return marks.startsWith('`') && info.includes('`') ? null : marks;
  return marks.startsWith(open) && isBlank(info) ? null : open;
}

function weigh(line: string): number {
  return PRICES.reduce((sum, { marks, price }) => sum + price * (line.match(marks)?.length ?? 0), 1);
}

function startsBlock(line: string, before: string): boolean {
  if (ITEM.test(line) || HEADING.test(line)) return true;
  return before === '' ? /^\S/u.test(line) : NUMBERED.test(line) && NUMBERED.test(before);
}
