import { isBlank } from '../lines.ts';
import { endsSentence } from '../text-cues.ts';
import type { Mark } from './boilerplate.ts';

/** The text between two block boundaries, piece by piece as its marks change. */
export interface Piece {
  text: string;
  readonly mark: Mark | null;
}

/** What a run of text turns out to be. */
interface JudgedRun {
  /** Of the article: paragraphs, between which the page leaves an empty line. Empty if it is all boilerplate. */
  readonly paragraphs: readonly string[];
  readonly excluded: readonly { readonly text: string; readonly mark: Mark }[];
}

/** What stands between the parts of a line of details: `By … | …`. */
const SEPARATORS = /[\s|•·\-–—:：,،/()]+/gu;
/** Unmarked words in a line of details (`By`, `Published on`) have at most so many letters. */
const MAX_LABEL_LETTERS = 24;

/**
 * Judges a run: hidden text and buttons leave it; of the rest, marked text (a writer's name, a date) is no
 * part of the article only if nothing but a label stands beside it: a date within a sentence belongs to the
 * sentence.
 */
export function judgeRun(pieces: readonly Piece[], { whole }: { whole: boolean }): JudgedRun {
  const cut = pieces.filter(({ mark }) => mark?.rank === 'cut').flatMap(excludedPiece);
  const rest = pieces.filter(({ mark }) => mark?.rank !== 'cut');
  if (isDetailLine(rest)) return { paragraphs: [], excluded: [...withLabels(rest), ...cut] };
  const text = rest.map((piece) => piece.text).join('');
  return { paragraphs: whole ? [text] : splitAtEmptyLines(text), excluded: cut };
}

function excludedPiece({ text, mark }: Piece): { text: string; mark: Mark }[] {
  return mark && !isBlank(text) ? [{ text, mark }] : [];
}

function isDetailLine(pieces: readonly Piece[]): boolean {
  const marked = pieces.filter(({ text, mark }) => mark && !isBlank(text));
  if (marked.length === 0) return false;
  const label = pieces.filter(({ mark }) => !mark).map(({ text }) => text);
  const letters = label.join(' ').replace(SEPARATORS, '').length;
  if (letters === 0) return true;
  const markedLetters = marked
    .map(({ text }) => text)
    .join('')
    .replace(SEPARATORS, '').length;
  return letters <= Math.min(MAX_LABEL_LETTERS, markedLetters) && !endsSentence(label.join(' '));
}

/** Unmarked labels go with what follows them, or, at the end of the line, with what stands before. */
function withLabels(pieces: readonly Piece[]): { text: string; mark: Mark }[] {
  const excluded: { text: string; mark: Mark }[] = [];
  let label = '';
  for (const { text, mark } of pieces) {
    const last = excluded.at(-1);
    if (!mark) label += text;
    else if (last && (last.mark === mark || isSameLine(last.mark, mark))) last.text += label + text;
    else excluded.push({ text: label + text, mark });
    if (mark) label = '';
  }
  const last = excluded.at(-1);
  if (last) last.text += label;
  return excluded.filter(({ text }) => !isBlank(text));
}

/** Tags side by side are one line of tags; of dates, each counts. */
function isSameLine(one: Mark, other: Mark): boolean {
  return one.reason === other.reason && one.reason !== 'date';
}

/** Two line breaks in a row start a paragraph. */
function splitAtEmptyLines(text: string): string[] {
  if (!text.includes('\n')) return [text];
  const paragraphs: string[][] = [[]];
  for (const line of text.split('\n')) {
    if (isBlank(line)) paragraphs.push([line]);
    else paragraphs.at(-1)?.push(line);
  }
  return paragraphs.map((lines) => lines.join('\n'));
}
