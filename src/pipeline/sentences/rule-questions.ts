import type { Candidate } from './candidate.ts';
import { opensSentence } from './following-words.ts';
import { TRAIT } from './traits.ts';

/*
 * What the rules ask where a question takes more than a line. Every expression here reads a text of bounded length, and
 * repeats no group that holds a repetition.
 */

/** Whether a word follows that opens English sentences: what stands before the stop ends there. */
export function precedesOpener(at: Candidate): boolean {
  return !at.hasAny(TRAIT.arabicBehind) && opensSentence(at.after);
}

/** A mark of its own, as in `نعم ؟ !` and in `. . .`, but neither a word's nor a number's. */
export function isLoneMark(after: string): boolean {
  return /^[.!?؟۔](?![.!?؟…۔\p{L}\p{N}])/u.test(after);
}

/** A small letter behind quotes, brackets and dashes; neither iPhone nor an address is meant. */
export function goesOnInLowerCase(after: string): boolean {
  return /^[\s"'”“„’‘‚»«›‹([–—-]*(?!https?:\/\/|www\.)\p{Ll}(?!\p{Lu})/u.test(after);
}

/** Suspension points, as one character or several, with nothing but quotes and brackets behind them. */
export function isSuspended(marks: string): boolean {
  return /^(?:\.{2,}|…+)[^.!?؟…۔]*$/u.test(marks);
}

/**
 * Whether a capital behind suspension points begins a sentence. It does not behind points that stand apart,
 * which mark what a quotation leaves out, nor where it is “I”. Arabic has no capitals: its text carries on.
 */
export function beginsAnew(at: Candidate): boolean {
  return !at.hasAny(TRAIT.apart) && /^["'”“„’‘‚«([]*(?!I(?!\p{L}))\p{Lu}/u.test(at.after);
}

/** `الرباط.وعقد` and `ended.The` begin a sentence; `هسبريس.كوم`, `أ.ف.ب`, `Node.js` and `3.5` do not. */
export function lacksSpace(at: Candidate): boolean {
  if (at.hasAny(TRAIT.digitBehind)) return false;
  const { after } = at;
  if (at.hasAny(TRAIT.closed | TRAIT.asks))
    return at.hasAny(TRAIT.arabicBehind) || /^\p{Lu}\p{Ll}/u.test(after);
  if (at.hasAny(TRAIT.arabicBehind))
    return /^\p{Script=Arabic}{3,}$/u.test(at.word) && /^[وف]\p{L}{3}/u.test(after);
  return /^\p{L}*\p{Ll}{2}$/u.test(at.word) && opensSentence(after);
}

/** A web or mail address, a handle or a hashtag: no mark inside it ends a sentence. */
export function isAddress(at: Candidate): boolean {
  return /^(?:[a-z]{2,8}:|www\.|[@#])/iu.test(at.wordHead) || /[/@_=&]/u.test(at.word);
}

/** “(U.S.)”, `(أ.ف.ب.)`: one stop and what closes. “No.” is an answer. */
export function isLoneAbbreviation(at: Candidate): boolean {
  if (at.hasAny(TRAIT.several) || !at.marks.startsWith('.')) return false;
  return isAcronym(at.word) || (at.abbreviation !== 'none' && at.abbreviation !== 'number');
}

/** `1.`, `2.1.`, `12).`, `ب.`, `IV.` */
export function isEnumerator(word: string): boolean {
  return /^(?:\p{Nd}{1,3}(?:\.\p{Nd}{1,3})*\)?|\p{L}|[IVX]{2,4})$/u.test(word);
}

/** Single letters with stops between, the last stop aside: `U.S`, `ق.م`. */
export function isAcronym(word: string): boolean {
  return /^\p{L}(?:\.\p{L})+$/u.test(word);
}

/** `1442 هـ.`, `500 د.م.`; but `20 ص.ب. 5` goes on. */
export function followsNumber(at: Candidate): boolean {
  return /\p{Nd}\s$/u.test(at.before) && !at.hasAny(TRAIT.digitBehind | TRAIT.latinBehind);
}

/** `ز.`, `د.`, and `وم.` with a conjunction; but `له.`, `به.` and `كل.` are words of two letters. */
export function isInitial(word: string): boolean {
  return /^(?:و?[أادم]|\p{L})$/u.test(word);
}

/** `U.S. State`, `ص.ب. 402`; but not `U.S. وقال`, nor `in the U.S. The`. */
export function isOpenAcronym(at: Candidate): boolean {
  if (at.hasAny(TRAIT.arabicBehind) || !isAcronym(at.word)) return false;
  return at.abbreviation === 'none' && !precedesOpener(at);
}

/** Whether the word ends in a Latin letter. */
export function isLatin(word: string): boolean {
  return /\p{Script=Latin}$/u.test(word);
}
