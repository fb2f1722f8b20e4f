import { isMarkedName } from './abbreviations.ts';
import type { Candidate } from './candidate.ts';
import { continuesTime, isAttributed } from './following-words.ts';
import type { Language } from './language.ts';
import * as question from './rule-questions.ts';
import { TRAIT } from './traits.ts';

/**
 * One reason why a sentence ends, or does not end, at a candidate. To add a rule, add one entry to {@link
 * BOUNDARY_RULES}; its reason is what the explanation of a text prints wherever it decides.
 */
export interface BoundaryRule {
  readonly reason: string;
  /** Whether the sentence ends where the rule applies. */
  readonly ends: boolean;
  /** The language of the texts that the rule is for; every language where it is left out. */
  readonly only?: Language;
  /** Traits that the candidate must have, all of them. */
  readonly needs?: number;
  /** Whether the rule applies, where the traits do not settle it. */
  readonly when?: (at: Candidate) => boolean;
}

/** The rules, in order: the first that applies decides. */
export const BOUNDARY_RULES: readonly BoundaryRule[] = [
  { reason: 'the line or the text ends', ends: true, needs: TRAIT.endsLine },
  { reason: 'no word stands before the mark', ends: false, needs: TRAIT.noWordBefore },
  { reason: 'no word stands behind the mark', ends: false, needs: TRAIT.noWordBehind },
  { reason: 'a comma, semicolon or colon follows', ends: false, needs: TRAIT.commaBehind },
  {
    reason: 'a further mark follows',
    ends: false,
    needs: TRAIT.stopBehind,
    when: (at) => question.isLoneMark(at.after),
  },
  {
    reason: 'the mark stands alone in brackets',
    ends: false,
    needs: TRAIT.apart | TRAIT.bracketOpens | TRAIT.bracketed,
  },
  {
    reason: 'suspension points carry on',
    ends: false,
    needs: TRAIT.several,
    when: (at) => question.isSuspended(at.marks) && !question.beginsAnew(at),
  },
  {
    reason: 'suspension points with spaces carry on',
    ends: false,
    needs: TRAIT.apart,
    when: (at) => /\.\s\.\s$/u.test(at.before),
  },
  {
    reason: 'a quoted question is being attributed',
    ends: false,
    needs: TRAIT.asks | TRAIT.quoted,
    when: (at) => !at.marks.endsWith('.') && isAttributed(at.after),
  },
  {
    reason: 'a question goes on with “or”',
    ends: false,
    only: 'ar',
    needs: TRAIT.asks | TRAIT.arabicBehind,
    when: (at) => !at.hasAny(TRAIT.closed) && /^أو\s/u.test(at.after),
  },
  {
    reason: 'no space, but a new sentence begins',
    ends: true,
    needs: TRAIT.unspaced,
    when: (at) => question.lacksSpace(at) && !question.isAddress(at),
  },
  { reason: 'no space follows', ends: false, needs: TRAIT.unspaced },
  {
    reason: 'the text goes on in lower case',
    ends: false,
    only: 'en',
    when: (at) => question.goesOnInLowerCase(at.after),
  },
  {
    reason: 'the mark is part of a name',
    ends: false,
    needs: TRAIT.asks,
    when: (at) => at.marks === '!' && isMarkedName(at.word) && !question.precedesOpener(at),
  },
  { reason: 'a question or exclamation ends', ends: true, needs: TRAIT.asks },
  {
    reason: 'an abbreviation stands alone in brackets or quotes',
    ends: false,
    needs: TRAIT.closed | TRAIT.opens,
    when: (at) => question.isLoneAbbreviation(at),
  },
  { reason: 'a closing quote or bracket stands at the stop', ends: true, needs: TRAIT.closed },
  { reason: 'suspension points end', ends: true, needs: TRAIT.several },
  {
    reason: 'the number or letter counts items',
    ends: false,
    needs: TRAIT.first,
    when: (at) => question.isEnumerator(at.word),
  },
  {
    reason: 'an era or a unit behind its number',
    ends: true,
    only: 'ar',
    needs: TRAIT.short,
    when: (at) => /^[هم]$/u.test(at.word) && question.followsNumber(at),
  },
  {
    reason: 'an era or a currency behind its number',
    ends: true,
    only: 'ar',
    needs: TRAIT.dotted,
    when: (at) => question.isAcronym(at.word) && question.followsNumber(at),
  },
  {
    reason: 'an initial or a title',
    ends: false,
    needs: TRAIT.short,
    when: (at) => question.isInitial(at.word) && !question.precedesOpener(at),
  },
  {
    reason: 'an abbreviation before more of a name or phrase',
    ends: false,
    needs: TRAIT.abbreviated,
    when: (at) => at.abbreviation === 'inside',
  },
  {
    reason: 'an abbreviation before its number',
    ends: false,
    needs: TRAIT.abbreviated | TRAIT.digitBehind,
    when: (at) => at.abbreviation === 'number',
  },
  {
    reason: 'a time of day goes on',
    ends: false,
    needs: TRAIT.abbreviated,
    when: (at) => at.abbreviation === 'time' && continuesTime(at.after),
  },
  {
    reason: 'an abbreviation, and no word behind it that opens a sentence',
    ends: false,
    needs: TRAIT.abbreviated,
    when: (at) => at.abbreviation === 'open' && !question.precedesOpener(at),
  },
  {
    reason: 'letters with stops between, and no word behind them that opens a sentence',
    ends: false,
    needs: TRAIT.dotted,
    when: (at) => question.isOpenAcronym(at),
  },
  {
    reason: 'Latin text goes on in lower case',
    ends: false,
    only: 'ar',
    needs: TRAIT.latinBehind,
    when: (at) => question.isLatin(at.word) && question.goesOnInLowerCase(at.after),
  },
  { reason: 'a stop ends the sentence', ends: true },
];
