import { MAX_TERM_BYTES, type Term } from './term.ts';

/** The letters written onto the front of a word, before its article: `و`, `ف` and then `ب`, `ل`, `ك`. */
export interface Proclitic {
  readonly conjunction: '' | 'و' | 'ف';
  readonly preposition: '' | 'ب' | 'ل' | 'ك';
}

/** One way in which a term is written. `definite`: with an article that the glossary's row has not. */
export interface TermForm {
  readonly words: string;
  readonly definite: boolean;
}

/** All twelve: the bare one, then those of one letter, then those of two, each as common as the ones after it or more so. */
export const PROCLITICS: readonly Proclitic[] = [
  { conjunction: '', preposition: '' },
  { conjunction: 'و', preposition: '' },
  { conjunction: '', preposition: 'ل' },
  { conjunction: '', preposition: 'ب' },
  { conjunction: 'ف', preposition: '' },
  { conjunction: '', preposition: 'ك' },
  { conjunction: 'و', preposition: 'ل' },
  { conjunction: 'و', preposition: 'ب' },
  { conjunction: 'و', preposition: 'ك' },
  { conjunction: 'ف', preposition: 'ل' },
  { conjunction: 'ف', preposition: 'ب' },
  { conjunction: 'ف', preposition: 'ك' },
];

/** A single word of fewer letters takes no clitics: `رد` (reply) would be found in `ورد` (roses). */
export const FEWEST_LETTERS = 3;

/** Clitics and article on the bare term, on the definite one and on the one whose last word is definite. */
export const MAX_VARIANTS = 3 * PROCLITICS.length - 1;

const ARTICLE = 'ال';
const STARTS_ARABIC = /^[\u0621-\u064A\u0671]/u;
const ARTICLE_ANYWHERE = /(?:^| )ال/u;
const LETTERS = /\p{L}/gu;

/**
 * The term itself, then with the article: on all of its words, as a noun with its adjectives takes it (`المؤتمر الصحفي`), and on
 * the last one, as a genitive takes it (`ورشة العمل`). Only one of the two is Arabic, and the other is found nowhere.
 * A term that has an article already is as definite as it can be.
 */
export function formsOf(source: string): TermForm[] {
  const words = source.trim().split(/\s+/u);
  const bare = { words: words.join(' '), definite: false };
  if (!takesClitics(source) || ARTICLE_ANYWHERE.test(bare.words)) return [bare];
  const everyWord = words.map((word) => ARTICLE + word).join(' ');
  const lastWord = words.with(-1, ARTICLE + (words.at(-1) ?? '')).join(' ');
  return [bare, ...[...new Set([everyWord, lastWord])].map((form) => ({ words: form, definite: true }))];
}

/** `ل` before the article swallows its alef: `ل` + `الحكومة` is `للحكومة`. */
export function withProclitic(words: string, { conjunction, preposition }: Proclitic): string {
  const joined = preposition === 'ل' && words.startsWith(ARTICLE) ? words.slice(1) : words;
  return conjunction + preposition + joined;
}

/** Whether clitics may be written onto this term: it begins with an Arabic letter and is not too short. */
export function takesClitics(source: string): boolean {
  const term = source.trim();
  if (!STARTS_ARABIC.test(term)) return false;
  return /\s/u.test(term) || (term.match(LETTERS)?.length ?? 0) >= FEWEST_LETTERS;
}

/** Every other way in which the term is written with clitics and article, the common ones first; the long ones too. */
export function cliticVariants(source: string): string[] {
  if (!takesClitics(source)) return [];
  const forms = formsOf(source);
  const all = PROCLITICS.flatMap((clitic) => forms.map(({ words }) => withProclitic(words, clitic)));
  return [...new Set(all.slice(1))];
}

/**
 * The terms, and after them their variants: Amazon Translate replaces exact matches only. The common variants of all terms come
 * before the rare ones of any. A variant never takes the place of a row, nor of an earlier variant, and those of more than 200
 * bytes are left out. Targets stay as the row has them: which English a clitic is (`ب` is in, at, by, with) depends on the
 * sentence, and the engine knows it better than a table.
 */
export function withCliticVariants(terms: readonly Term[]): Term[] {
  const taken = new Set(terms.map(({ source }) => source));
  const all = [...terms];
  const variants = terms.map((term) => ({ term, sources: cliticVariants(term.source) }));
  for (let round = 0; round < MAX_VARIANTS; round++) {
    for (const { term, sources } of variants) {
      const source = sources[round];
      if (source === undefined || taken.has(source) || !fits(source)) continue;
      taken.add(source);
      all.push({ ...term, source });
    }
  }
  return all;
}

/** Whether a term is within Amazon Translate's {@link MAX_TERM_BYTES}. */
export function fits(text: string): boolean {
  return Buffer.byteLength(text) <= MAX_TERM_BYTES;
}
