import { matchingTerms } from './match-terms.ts';
import type { Glossary, Term } from './term.ts';

/**
 * The terms that stand in the Arabic and whose English does not stand in the target, each once, in the order of the Arabic.
 * Case, articles, plurals, possessives, hyphens and accents may differ. A terminology is a wish: Amazon Translate does not promise
 * to apply it (docs.aws.amazon.com/translate/latest/dg/ct-best-practices.html), so this looks.
 */
export function unappliedTerms(source: string, target: string, glossary: Glossary): Term[] {
  const terms = new Set(matchingTerms(source, glossary).map(({ term }) => term));
  if (terms.size === 0) return [];
  const readings = HYPHENS_AS.map((hyphen) => plainEnglish(target, hyphen));
  return [...terms].filter((term) => !stands(term.target, readings));
}

/** `e-mail` is `email` to one writer and `e mail` to another; a reading is compared with its like. */
const HYPHENS_AS = ['', ' '] as const;
const HYPHEN = /(?<=\p{L})[-\u2010\u2011](?=\p{L})/gu;
const POSSESSIVE = /['’](?:s\b)?/gu;
const LEADING_ARTICLE = /^ (?:the|a|an) (?=.)/u;

function stands(term: string, readings: readonly string[]): boolean {
  return HYPHENS_AS.some((hyphen, index) => {
    const wanted = plainEnglish(term, hyphen).replace(LEADING_ARTICLE, ' ');
    return wanted === ' ' || readings[index]?.includes(wanted);
  });
}

/** Words in lower case and in the singular, one space before and after each. */
function plainEnglish(text: string, hyphen: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(POSSESSIVE, '')
    .replace(HYPHEN, hyphen);
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  return ` ${words.map((word) => `${singular(word)} `).join('')}`;
}

/** Near enough: both sides go through it, so `bus` may come out as `bu` as long as it always does. */
function singular(word: string): string {
  if (/[^aeiou]ies$/u.test(word)) return `${word.slice(0, -3)}y`;
  if (/(?:s|x|z|ch|sh)es$/u.test(word)) return word.slice(0, -2);
  return /[^s]s$/u.test(word) && word.length > 3 ? word.slice(0, -1) : word;
}
