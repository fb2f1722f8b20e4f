import { findPhrase, infinitive, spellOut } from './find-phrase.ts';
import type { Reading } from './find-phrase.ts';
import type { Lexicon } from './lexicon.ts';

/**
 * A run of Arabic words (nothing but spaces between them) in English, phrase by phrase: at each word the longest
 * phrase of the lexicon wins. The order stays Arabic, but for adjectives, which go before their noun.
 */
export function glossWords(words: readonly string[], lexicon: Lexicon): string[] {
  const readings: Reading[] = [];
  for (let at = 0; at < words.length;) {
    const { reading, count } = longestPhrase(lexicon, words, at);
    at += count;
    const previous = readings.pop();
    readings.push(...(previous === undefined ? [reading] : meet(previous, reading)));
  }
  return readings.map(({ head, determiner, adjectives, text }) =>
    [head, determiner, ...adjectives, text].filter((word) => word !== '').join(' '),
  );
}

function longestPhrase(
  lexicon: Lexicon,
  words: readonly string[],
  at: number,
): { reading: Reading; count: number } {
  for (let count = Math.min(lexicon.longest, words.length - at); count > 0; count--) {
    const reading = findPhrase(lexicon, words.slice(at, at + count).join(' '));
    if (reading !== undefined) return { reading, count };
  }
  return { reading: spellOut(words[at] ?? ''), count: 1 };
}

/** What a reading becomes beside the one before it: the points of English that a word-for-word gloss misses most. */
function meet(previous: Reading, next: Reading): Reading[] {
  if (describes(next, previous)) return [putBefore(previous, next)];
  const isBare = /^(this|these|those|such|more|many)$/.test(previous.text);
  const isInfinitive =
    next.kind === 'verb' && /\b(does|will|not|to|may|must|can|should|would|we)$/.test(previous.text);
  return [
    previous,
    {
      ...next,
      head: headAfter(previous, next),
      determiner: isBare && next.determiner === 'the' ? '' : next.determiner,
      text: isInfinitive ? infinitive(next.text) : next.text,
    },
  ];
}

/** An Arabic adjective follows its noun and agrees with it; "and" joins it to another one only. */
function describes(adjective: Reading, noun: Reading): boolean {
  const isName = /^[A-Z]\w*$/.test(noun.text);
  const isNext = adjective.head === '' || (adjective.head === 'and' && noun.adjectives.length > 0);
  return (
    adjective.kind === 'adjective' &&
    isNoun(noun) &&
    !isName &&
    isNext &&
    adjective.definite === noun.definite
  );
}

/** The adjective nearest to an Arabic noun stays nearest; those joined by "and" keep their order. */
function putBefore(noun: Reading, { head, text, definite }: Reading): Reading {
  const article = definite && !/^[A-Z]/.test(noun.text) ? 'the' : '';
  return {
    ...noun,
    determiner: noun.determiner === '' ? article : noun.determiner,
    adjectives: head === 'and' ? [...noun.adjectives, head, text] : [text, ...noun.adjectives],
  };
}

/** `وزارة المدينة` is the ministry "of" the city; `رحب ب` and `وفقا ل` have their preposition in the English already. */
function headAfter(previous: Reading, { head, kind }: Reading): string {
  const hasPreposition = /\b(of|to|with|for)$/.test(previous.text);
  if (hasPreposition && head === 'for') return '';
  if ((hasPreposition || previous.kind === 'verb') && head === 'with') return '';
  const isOwned = isNoun(previous) && !previous.definite && previous.adjectives.length === 0;
  return isOwned && isNoun({ kind }) && head === '' && !hasPreposition ? 'of' : head;
}

function isNoun({ kind }: Pick<Reading, 'kind'>): boolean {
  return kind === 'noun' || kind === 'place';
}
