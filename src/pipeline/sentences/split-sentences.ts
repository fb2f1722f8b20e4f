import type { Language } from './language.ts';
import { walkBoundaries } from './walk-boundaries.ts';

/** A sentence of a text: UTF-16 offsets, white space at its ends left out. */
interface Sentence {
  readonly start: number;
  readonly end: number;
}

/** A place where a sentence may end, and what was decided there. */
export interface Boundary {
  /** Where the sentence would end: UTF-16, behind the closing marks and any emoji that stay with them. */
  readonly offset: number;
  /** The closing marks, without invisible characters; empty at the end of a line that has none. */
  readonly marks: string;
  readonly isBoundary: boolean;
  /** The rule that decided. */
  readonly reason: string;
}

/**
 * The sentences of a text, in order. What no sentence holds is white space. A line end always ends a
 * sentence: unwrap hard-wrapped text first.
 */
export function splitSentences(text: string, language: Language = 'ar'): Sentence[] {
  const sentences: Sentence[] = [];
  walkBoundaries(text, {
    language,
    visit: ({ place }, { ends }) => {
      if (ends) sentences.push({ start: place.sentenceStart, end: place.end });
    },
  });
  return sentences;
}

/**
 * Every place where a sentence of the text may end, in order, with the rule that decided. The sentences that
 * {@link splitSentences} returns end where `isBoundary` is true: both read the same walk.
 */
export function explainBoundaries(text: string, language: Language = 'ar'): Boundary[] {
  const boundaries: Boundary[] = [];
  walkBoundaries(text, {
    language,
    visit: (at, { ends, reason }) => {
      boundaries.push({ offset: at.place.end, marks: at.marks, isBoundary: ends, reason });
    },
  });
  return boundaries;
}
