import type { Line } from './lines.ts';
import { endsSentence, startsLikeListItem } from './text-cues.ts';

/** Characters in the longest line of a hard-wrapped file: mail and old editors break at 60 to 80, some at 100. */
const WRAP_WIDTH = { least: 50, most: 110 } as const;
/** Share of the telling joints that must look wrapped; editors that count bytes or glyphs break a little unevenly. */
const WRAPPED_SHARE = 0.8;
/** Without blank lines as a frame, fewer wrapped lines than these may be chance. */
const MIN_JOINTS = 3;
/** In wrapped text most lines end amid a sentence; where most end one, each is a paragraph of its own. */
const MAX_ENDING_SHARE = 2 / 3;

/** Between blank lines a line with that much room to spare still ends its paragraph: a headline, a name, a source. */
const FRAMED_SHARE = 0.75;
/** Prose ends a sentence at least every so many lines; verses and lists of headlines end none. */
const LINES_A_SENTENCE = 8;
const SENTENCE_ENDS = /[.!?؟…۔]["'”“’‘»«›‹)\]]*(?=\s|$)/gmu;

/** Two lines of one group, one below the other. */
interface Joint {
  readonly line: string;
  readonly next: string;
}

/**
 * The width at which a text is hard-wrapped, in UTF-16 units, or null where it is not. What tells is that the first word of
 * a line would not have fitted on the line before. Lines that end a sentence, and lists, say nothing about that.
 * `groups` are the lines between blank lines.
 */
export function wrapWidth(text: string, groups: readonly (readonly Line[])[]): number | null {
  const joints = groups.flatMap((group, index) => {
    // A headline and the date under it look like a wrapped line; but they end no sentence.
    const isHead = index === 0 && group.length <= MIN_JOINTS && !endsSentence(lineText(text, group.at(-1)));
    return isHead ? [] : jointsOf(text, group);
  });
  // An address cannot be wrapped, and may be longer than any line.
  const prose = joints.filter(
    ({ line, next }) => !startsLikeListItem(next) && !startsLikeListItem(line) && /\s/u.test(line),
  );
  const width = prose.reduce((most, { line }) => Math.max(most, line.length), 0);
  if (width < WRAP_WIDTH.least || width > WRAP_WIDTH.most) return null;
  if ((text.match(SENTENCE_ENDS)?.length ?? 0) * LINES_A_SENTENCE < prose.length) return null;
  const telling = prose.filter(({ line }) => !endsSentence(line));
  const wrapped = telling.filter((joint) => isFull(joint, width));
  const isWrapped =
    wrapped.length >= Math.max(groups.length > 1 ? 1 : MIN_JOINTS, telling.length * WRAPPED_SHARE) &&
    prose.length - telling.length <= prose.length * MAX_ENDING_SHARE;
  return isWrapped ? width : null;
}

/**
 * Whether a line of a hard-wrapped text goes on in the next: it had no room for the next word. Items of a list begin anew.
 * Where blank lines frame the paragraphs, lines may be more ragged.
 */
export function isJoined(
  text: string,
  { line, next, width, isFramed }: { line: Line; next: Line; width: number; isFramed: boolean },
): boolean {
  const joint = { line: lineText(text, line), next: lineText(text, next) };
  return !startsLikeListItem(joint.next) && isFull(joint, isFramed ? width * FRAMED_SHARE : width);
}

/** Whether the first word of the next line would not have fitted on this one. */
function isFull({ line, next }: Joint, width: number): boolean {
  const word = /^\S+/u.exec(next)?.[0].length ?? 0;
  return line.length + 1 + word > width;
}

function jointsOf(text: string, group: readonly Line[]): Joint[] {
  return group.slice(1).map((line, index) => ({
    line: lineText(text, group[index]),
    next: lineText(text, line),
  }));
}

function lineText(text: string, line: Line | undefined): string {
  return line ? text.slice(line.start, line.end).trim() : '';
}
