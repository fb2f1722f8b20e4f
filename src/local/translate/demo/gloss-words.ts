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

/** What two neighbours do to each other: the points of English that a word-for-word gloss misses most. */
function meet(previous: Reading, next: Reading): Reading[] {
  if (isNoun(previous) && next.kind === 'adjective' && next.definite === previous.definite) {
    const described = putBefore(previous, next);
    if (described !== undefined) return [described];
  }
  const isOwned = isNoun(previous) && !previous.definite && previous.adjectives.length === 0;
  if (isOwned && isNoun(next) && next.head === '') return [previous, { ...next, head: 'of' }];
  if (/^(this|these|those)$/.test(previous.text)) return [previous, { ...next, determiner: '' }];
  if (next.kind === 'verb' && next.head === '') return meetVerb(previous, next);
  return [previous, next];
}

/** The adjective nearest to an Arabic noun stays nearest; those joined by "and" keep their order. */
function putBefore(noun: Reading, adjective: Reading): Reading | undefined {
  const isJoined = adjective.head === 'and' && noun.adjectives.length > 0;
  if (adjective.head !== '' && !isJoined) return undefined;
  const article = adjective.definite && !/^[A-Z]/.test(noun.text) ? 'the' : '';
  return {
    ...noun,
    determiner: noun.determiner === '' ? article : noun.determiner,
    adjectives: isJoined ? [...noun.adjectives, 'and', adjective.text] : [adjective.text, ...noun.adjectives],
  };
}

/** `will` and `did not` ask for the infinitive; `that` before a verb in the present is `to`. */
function meetVerb(previous: Reading, verb: Reading): Reading[] {
  if (/(^| )(will|not|to|may)$/.test(previous.text))
    return [previous, { ...verb, text: infinitive(verb.text) }];
  const isWish = previous.text === 'that' && infinitive(verb.text) !== verb.text;
  return isWish
    ? [
        { ...previous, text: 'to' },
        { ...verb, text: infinitive(verb.text) },
      ]
    : [previous, verb];
}

function isNoun({ kind }: Reading): boolean {
  return kind === 'noun' || kind === 'place';
}
