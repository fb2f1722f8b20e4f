/** What the words and marks of a block say about its kind, whatever the format. */

import { MONTH, PUBLISHED, READ_ALSO, WEEKDAY, WRITTEN_BY } from './cue-words.ts';
import { withoutBlanks, withoutInvisible } from './lines.ts';

/** Enough of a text to see how it ends. */
const ENDING_CHARACTERS = 40;
/** Marks that may stand behind the last stop of a sentence; the quotes of Arabic news come in any order. */
const CLOSERS = /["'”“’‘»«›‹)\]]+$/u;
const STOP = /[.!?؟…۔]$/u;

/** `Read also:`, `Watch:`, `For more:` before the title of another article. */
const RELATED = new RegExp(`^${READ_ALSO}\\s*[:：]`, 'u');

/** Bullets, counted items (`1.`, `١-`) and spelled ordinals (`أولا:`). */
const LIST_ITEM =
  /^(?:[-*•▪◆❊–—]\s|\p{Nd}{1,3}(?:\s?[.)\-–]\s|\s?[.)\-–](?=\p{L})|\/\s(?=\p{L}))|(?:أول|ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع|عاشر)(?:ا|اً|ًا)\s?[:：-])/u;
/** A single letter that counts: `أ.`, `ب)`, `ج-`. */
const LETTER_MARK = /^\p{L}\s?[.)\-]\s/u;

/** The line that names the writer: such a word, then the name. */
const BYLINE = new RegExp(`^${WRITTEN_BY}(?:\\s*[:：]\\s*|\\s+)\\S`, 'u');
const MAX_BYLINE_WORDS = 6;
const MAX_BYLINE_CHARACTERS = 100;
/** Such a word and a name of three parts. */
const MAX_NAME_WORDS = 4;
const COLON = /[:：]/u;
const PREPOSITION = /\s(?:في|من|على|إلى|عن|مع)\s/u;

const DATE_IN_WORDS = `\\p{Nd}{1,2}\\s+${MONTH}(?:\\s*/\\s*${MONTH})?[\\s،,]+\\p{Nd}{4}`;
const DATE_IN_DIGITS = '\\p{Nd}{1,4}([/.-])\\p{Nd}{1,2}\\1\\p{Nd}{1,4}';
const TIME = '(?:\\p{Nd}{1,2}:\\p{Nd}{2}(?::\\p{Nd}{2})?)';
/** A whole date, with or without its weekday, a time and a word before that says what it is. */
const DATE_LINE = new RegExp(
  `^(?:${PUBLISHED}\\s*[:：]?\\s*)?(?:${WEEKDAY}[\\s،,]*)?(?:${DATE_IN_WORDS}|${DATE_IN_DIGITS})(?:[\\s،,|–-]*${TIME})?$`,
  'u',
);
const MAX_DATE_CHARACTERS = 100;

/** What a text ends with, closing marks and everything invisible aside. */
export function ending(text: string): string {
  return withoutBlanks(text.slice(-ENDING_CHARACTERS)).replace(CLOSERS, '');
}

/** Whether a text ends with a stop, whatever quotes and brackets close behind it. */
export function endsSentence(text: string): boolean {
  return STOP.test(ending(text));
}

/** The longest title behind such words; a paragraph that begins with them is one. An estimate. */
const MAX_RELATED_CHARACTERS = 200;

/** A line that leads to another article. */
export function isRelated(text: string): boolean {
  return text.length <= MAX_RELATED_CHARACTERS && RELATED.test(visibleStart(text));
}

/** A line of a list, by the sign that it starts with. */
export function startsLikeListItem(text: string): boolean {
  return LIST_ITEM.test(visibleStart(text));
}

/** A line that a single letter counts. One such line alone is a title or an initial before a name. */
export function startsWithLetterMark(text: string): boolean {
  return LETTER_MARK.test(visibleStart(text));
}

/** A short line that says who wrote the article. */
export function isByline(text: string): boolean {
  if (text.length > MAX_BYLINE_CHARACTERS) return false;
  const line = withoutInvisible(text).trim();
  const words = line.split(/\s+/u).length;
  // Without a colon the word may be another: rare books, a correspondent who was killed.
  const isSure = COLON.test(line)
    ? words <= MAX_BYLINE_WORDS
    : words <= MAX_NAME_WORDS && !PREPOSITION.test(line);
  return BYLINE.test(line) && isSure && !endsSentence(line);
}

/** A line that is a date and nothing else. */
export function isDateLine(text: string): boolean {
  return text.length <= MAX_DATE_CHARACTERS && DATE_LINE.test(withoutInvisible(text).trim());
}

function visibleStart(text: string): string {
  return withoutInvisible(text).trimStart();
}
