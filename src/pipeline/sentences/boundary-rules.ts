import { ARABIC_ABBREVIATIONS, ATTRIBUTION_VERBS, LATIN_ABBREVIATIONS, TITLES } from './abbreviations.ts';

/** A place where a sentence may end: one run of closing marks and what stands around it. */
export interface Candidate {
  /** The closing marks, quotes and brackets between them included: `؟".` No field holds invisible characters. */
  readonly marks: string;
  /** The word before the marks, without opening brackets and quotes; empty where white space precedes them. */
  readonly word: string;
  /** What precedes the word, at most {@link WINDOW} characters. */
  readonly before: string;
  /** White space behind the marks. */
  readonly space: string;
  /** What follows the white space, at most {@link WINDOW} characters. */
  readonly after: string;
  /** Whether the word is the first of its sentence. */
  readonly startsSentence: boolean;
}

/** How far a rule may look to either side: keeps the whole walk linear whatever the text. */
export const WINDOW = 32;

export interface BoundaryRule {
  readonly reason: string;
  /** True: the sentence ends here. False: it does not. Undefined: another rule decides. */
  readonly decide: (at: Candidate) => boolean | undefined;
}

const ARABIC_LETTER = /^\p{Script=Arabic}/u;
const DIGIT = /^\p{Nd}/u;
const CLITIC = /^[وفبلك]/u;
const CLITIC_AND_WORD = /^[وف]\p{L}{3}/u;
const DOTTED = /^\p{L}(?:\.\p{L})+$/u;
const QUOTE = /["'”“’‘»«]/u;

/** The rules, in order: the first that has an opinion decides. */
export const BOUNDARY_RULES: readonly BoundaryRule[] = [
  {
    reason: 'a comma, semicolon or colon follows',
    decide: ({ after }) => (/^[،؛,;:]/u.test(after) ? false : undefined),
  },
  {
    reason: 'the mark stands alone in brackets',
    decide: ({ marks, word, before }) =>
      word === '' && /[([]$/u.test(before) && /[)\]]/u.test(marks) ? false : undefined,
  },
  {
    reason: 'suspension points carry on',
    decide: ({ marks }) => (/^(?:\.{2,}|…+)$/u.test(bare(marks)) ? false : undefined),
  },
  { reason: 'a quoted question is being attributed', decide: attribution },
  { reason: 'no space, but a new sentence begins', decide: missingSpace },
  { reason: 'no space follows', decide: ({ space }) => (space === '' ? false : undefined) },
  {
    reason: 'a question or exclamation ends',
    decide: ({ marks }) => (/[!?؟]/u.test(marks) ? true : undefined),
  },
  {
    reason: 'a dotted abbreviation stands in brackets',
    decide: ({ marks, word }) => (/^\.[)\]]$/u.test(marks) && DOTTED.test(word) ? false : undefined),
  },
  {
    reason: 'a closing quote or bracket stands at the stop',
    decide: ({ marks }) => (marks.length > 1 ? true : undefined),
  },
  {
    reason: 'the number counts items',
    decide: ({ word, startsSentence }) =>
      startsSentence && /^(?:\p{Nd}{1,3}|\p{L})$/u.test(word) ? false : undefined,
  },
  {
    reason: 'an era ends the sentence',
    decide: ({ word, before }) => (/^[هم]$/u.test(word) && /\p{Nd}\s$/u.test(before) ? true : undefined),
  },
  { reason: 'an initial or a title', decide: initial },
  { reason: 'an abbreviation', decide: abbreviation },
  {
    reason: 'Latin text goes on in lower case',
    decide: ({ after }) => (/^\p{Script=Latin}/u.test(after) && /^\p{Ll}/u.test(after) ? false : undefined),
  },
  { reason: 'a stop ends the sentence', decide: () => true },
];

function attribution({ marks, after }: Candidate): boolean | undefined {
  if (!/[!?؟]/u.test(marks) || !QUOTE.test(marks) || /\.$/u.test(marks)) return undefined;
  const next = /^\p{L}+/u.exec(after)?.[0] ?? '';
  return ATTRIBUTION_VERBS.has(next) ? false : undefined;
}

/** `الرباط.وعقد` begins a new sentence; `هسبريس.كوم`, `أ.ف.ب` and `3.5` do not. */
function missingSpace({ marks, word, space, after }: Candidate): boolean | undefined {
  if (space !== '' || !ARABIC_LETTER.test(after)) return undefined;
  if (marks.length > 1 || /[!?؟]/u.test(marks)) return true;
  return /^\p{Script=Arabic}{3,}$/u.test(word) && CLITIC_AND_WORD.test(after) ? true : undefined;
}

/** `ز.`, `د.`, and `وم.` with a conjunction; but `له.`, `به.` and `كل.` are words of two letters. */
function initial({ word }: Candidate): boolean | undefined {
  return /^و?[أادم]$/u.test(word) || /^\p{L}$/u.test(word) ? false : undefined;
}

function abbreviation({ word, after }: Candidate): boolean | undefined {
  const stem = word.replace(CLITIC, '');
  if (TITLES.has(word) || TITLES.has(stem) || LATIN_ABBREVIATIONS.has(word)) return false;
  if (ARABIC_ABBREVIATIONS.has(word) || ARABIC_ABBREVIATIONS.has(stem)) return false;
  if (!DOTTED.test(word)) return undefined;
  return DIGIT.test(after) || /^\p{Script=Latin}/u.test(after) ? false : undefined;
}

/** The marks without quotes, brackets and invisible characters. */
function bare(marks: string): string {
  return marks.replace(/[^.!?؟…۔]/gu, '');
}
