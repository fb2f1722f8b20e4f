import { mayAbbreviate } from './abbreviations.ts';
import type { Candidate, Place } from './candidate.ts';
import * as kind from './characters.ts';

/**
 * What is cheap to tell of a candidate, as bits: a rule that needs traits which a candidate lacks costs one
 * comparison.
 */
export const TRAIT = {
  /** The line or the text ends behind the marks. */
  endsLine: 1 << 0,
  noWordBefore: 1 << 1,
  noWordBehind: 1 << 2,
  /** `!`, `?` or `؟` is among the marks. */
  asks: 1 << 3,
  /** A quote is among the marks. */
  quoted: 1 << 4,
  /** A closing bracket, or a footnote mark, is among the marks. */
  bracketed: 1 << 5,
  /** {@link TRAIT.quoted} or {@link TRAIT.bracketed}. */
  closed: 1 << 6,
  /** Two or more stops are among the marks, or `…` is. */
  several: 1 << 7,
  /** No white space follows. */
  unspaced: 1 << 8,
  /** White space or an opening bracket or quote stands before the marks, and no word. */
  apart: 1 << 9,
  /** A bracket opens right before the word. */
  bracketOpens: 1 << 10,
  /** A bracket or quote opens right before the word. */
  opens: 1 << 11,
  /** The word is the first of its sentence. */
  first: 1 << 12,
  /** The word has at most two characters. */
  short: 1 << 13,
  /** An earlier stop stands in the word, and the word is no longer than an abbreviation. */
  dotted: 1 << 14,
  /** The word may be in the list of abbreviations. */
  abbreviated: 1 << 15,
  /** What follows the white space begins with… */
  commaBehind: 1 << 16,
  stopBehind: 1 << 17,
  digitBehind: 1 << 18,
  arabicBehind: 1 << 19,
  latinBehind: 1 << 20,
} as const;

/** No abbreviation with stops inside is longer: `U.S.S.R` has seven characters. */
const LONGEST_DOTTED = 12;

export function traitsOf(at: Candidate): number {
  return traitsAround(at) | traitsOfMarks(at.place) | traitsOfWord(at) | traitsBehind(at.nextKinds);
}

function traitsAround({ text, place }: Candidate): number {
  const { firstWord, tokenStart, sentenceStart, marksStart, end, next, nextWord } = place;
  return (
    (endsLine(text, next) ? TRAIT.endsLine : 0) |
    (firstWord >= marksStart ? TRAIT.noWordBefore : 0) |
    (endsLine(text, nextWord) ? TRAIT.noWordBehind : 0) |
    (next === end ? TRAIT.unspaced : 0) |
    (tokenStart <= sentenceStart ? TRAIT.first : 0)
  );
}

function traitsOfMarks({ kinds, stops }: Place): number {
  return (
    ((kinds & kind.ASKING) !== 0 ? TRAIT.asks : 0) |
    ((kinds & kind.QUOTE) !== 0 ? TRAIT.quoted | TRAIT.closed : 0) |
    ((kinds & kind.CLOSING) !== 0 ? TRAIT.bracketed | TRAIT.closed : 0) |
    (stops > 1 || (kinds & kind.ELLIPSIS) !== 0 ? TRAIT.several : 0)
  );
}

function traitsOfWord(at: Candidate): number {
  const { wordLength } = at;
  const { tokenStart, wordStart, marksStart, dotted, disguised } = at.place;
  const opener = wordStart > tokenStart ? kind.kindAt(at.text, wordStart - 1) : 0;
  const lastUnit = disguised ? at.word.charCodeAt(wordLength - 1) : at.text.charCodeAt(marksStart - 1);
  return (
    (wordLength === 0 ? TRAIT.apart : 0) |
    (wordLength <= 2 ? TRAIT.short : 0) |
    (dotted && wordLength <= LONGEST_DOTTED ? TRAIT.dotted : 0) |
    (mayAbbreviate({ wordLength, lastUnit }) ? TRAIT.abbreviated : 0) |
    ((opener & kind.OPENING) !== 0 ? TRAIT.bracketOpens | TRAIT.opens : 0) |
    ((opener & kind.QUOTE) !== 0 ? TRAIT.opens : 0)
  );
}

function traitsBehind(kinds: number): number {
  return (
    ((kinds & kind.COMMA) !== 0 ? TRAIT.commaBehind : 0) |
    ((kinds & kind.STOP) !== 0 ? TRAIT.stopBehind : 0) |
    ((kinds & kind.DIGIT) !== 0 ? TRAIT.digitBehind : 0) |
    ((kinds & kind.ARABIC_LETTER) !== 0 ? TRAIT.arabicBehind : 0) |
    ((kinds & kind.LATIN_LETTER) !== 0 ? TRAIT.latinBehind : 0)
  );
}

function endsLine(text: string, offset: number): boolean {
  return offset === text.length || (kind.kindAt(text, offset) & kind.LINE_END) !== 0;
}
