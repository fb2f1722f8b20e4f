/** A line of the reading text, without its line end. Offsets are UTF-16, into the reading text. */
export interface Line {
  readonly start: number;
  readonly end: number;
  /** From 1. */
  readonly number: number;
}

/**
 * What Arabic files put on lines that look empty: white space (NBSP is one), zero-width characters, bidi
 * controls, and tatweel used as a rule.
 */
const BLANK = '\\s\\u0085\\u00ad\\u0640\\u061c\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff';
const BLANK_LINE = new RegExp(`^[${BLANK}]*$`, 'u');
const BLANKS = new RegExp(`[${BLANK}]+`, 'gu');

/** White space of a layout; NBSP and its like are the writer's. */
export const LAYOUT_SPACE = /[ \t\n\v\f\r]+/gu;

/** Bidi controls, joiners, soft hyphens: what no reader sees and no comparison should. */
const INVISIBLE = /\p{Cf}+/gu;

/**
 * C0 controls and DEL, tab and line ends aside: what databases leave behind. Never text, and XML forbids
 * them.
 */
const CONTROL = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/gu;

const LINE_END = /\r\n|[\n\r\u0085\u2028\u2029]/g;

export function isBlank(text: string): boolean {
  return BLANK_LINE.test(text);
}

/** A text without everything that a blank line may hold. */
export function withoutBlanks(text: string): string {
  return text.replace(BLANKS, '');
}

/** A text without characters that only steer how others are shown. */
export function withoutInvisible(text: string): string {
  return text.replace(INVISIBLE, '');
}

/** A space for every control character, so that the words around it stay apart. */
export function withoutControls(text: string): string {
  return text.replace(CONTROL, ' ');
}

export function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const end of text.matchAll(LINE_END)) {
    lines.push({ start, end: end.index, number: lines.length + 1 });
    start = end.index + end[0].length;
  }
  lines.push({ start, end: text.length, number: lines.length + 1 });
  return lines;
}

/** Text with every line end inside it, and the white space around that, as one space. Linear in the text. */
export function unwrap(text: string): string {
  const lines = text.split(LINE_END);
  const last = lines.length - 1;
  return lines
    .map((line, index) => (index > 0 ? line.trimStart() : line))
    .map((line, index) => (index < last ? line.trimEnd() : line))
    .join(' ');
}

/** Text with every run of white space as one space, none at the ends, and nothing invisible: for comparing. */
export function foldSpace(text: string): string {
  return withoutInvisible(text).replace(/\s+/gu, ' ').trim();
}
