import { WarraqError } from '../errors.ts';
import type { Language } from '../sentences/language.ts';
import { ARABIC_WORD, LETTERS_OF_ONE_LANGUAGE, speaksPersianOrUrdu } from './language-letters.ts';
import { voteOnLanguage, winnerOf } from './vote-on-language.ts';

/**
 * The rule. A text is in the wrong language if it has at least 60 letters and
 * 1. hardly any of them are of the expected language's script, or
 * 2. of the words in that script (if they have 60 letters themselves) few are in the expected language.
 * All else gets the benefit of the doubt: short texts, numbers, names, code, quotations in other languages.
 */
const ENOUGH_LETTERS = 60;

/** In fewer letters than these, lists of names and prices mislead the detector: then a letter or word must speak, too. */
const ENOUGH_FOR_DETECTOR = 150;

/** So much in the expected script is more than a word in passing: then a text that nobody can tell may well be meant. */
const SOME_LETTERS = 10;

/**
 * Below which share of its letters a text is not in a script. An Arabic article on programming is mostly Latin letters;
 * an English translation has Arabic in quotations at most.
 */
const EXPECTED = {
  ar: { script: /\p{Script=Arabic}/u, minShare: 0.1 },
  en: { script: /\p{Script=Latin}/u, minShare: 0.5 },
} as const satisfies Record<Language, { script: RegExp; minShare: number }>;

/** Share of the pieces of a text that must be in the expected language: a text of two languages passes. */
const MIN_PIECES = 0.25;

/**
 * Share of the letters that only another language has. Pashto, Sindhi and Uyghur have 5 % to 20 %; an Arabic article that
 * quotes them has under 1 %.
 */
const MIN_FOREIGN_LETTERS = 0.03;

/**
 * Share of {@link ARABIC_WORD} from which a text is Arabic without asking the detector. Measured: 0.22 to 0.45 in eight
 * sentences of Arabic news, 0 in Persian and Urdu. A text with fewer is left to the detector.
 */
const PLAINLY_ARABIC = 0.15;

/** A long text is judged by this many windows, evenly spread. */
const WINDOWS = 5;
const WINDOW_CHARACTERS = 700;

const WORDS = /\p{L}[\p{L}\p{M}]*/gu;
/** Arabic vowel marks, Koranic signs and tatweel: they hide words from everything below. */
const DECORATION = /[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]/gu;

/**
 * Throws `wrong-language`, with the name of the language found, where a text is clearly not in the expected one.
 * `id` names the article in the message.
 */
export async function expectLanguage(
  text: string,
  { id, expected }: { readonly id: string; readonly expected: Language },
): Promise<void> {
  const found = await otherLanguageOf(text, expected);
  if (found === null) return;
  const name = nameOf(expected);
  throw new WarraqError(
    'wrong-language',
    `${id} is in ${nameOf(found)}${found === UNKNOWN ? '' : ` (${found})`}, not in ${name}, which is what Warraq reads here.`,
  );
}

const UNKNOWN = 'und';

/**
 * The language (ISO 639-1) that a text is in instead of the expected one, `und` where it cannot be told; null where the
 * text is in the expected language or may be. Looks at a bounded part of the text.
 */
export async function otherLanguageOf(text: string, expected: Language): Promise<string | null> {
  const { script, minShare } = EXPECTED[expected];
  const words = wordsOf(sampleOf(text));
  const inScript = words.filter((word) => script.test(word));
  const letters = countLetters(words);
  if (letters < ENOUGH_LETTERS) return null;
  const lettersInScript = countLetters(inScript);
  if (lettersInScript < letters * minShare) {
    const winner = winnerOf(await voteOnLanguage(words));
    if (winner === expected) return null;
    return winner ?? (lettersInScript < SOME_LETTERS ? UNKNOWN : null);
  }
  if (lettersInScript < ENOUGH_LETTERS) return null;
  return expected === 'ar' ? otherThanArabic(inScript) : outvoted(inScript, expected);
}

async function otherThanArabic(words: readonly string[]): Promise<string | null> {
  const letters = words.join('');
  const telltale = LETTERS_OF_ONE_LANGUAGE.find(([, own]) => shareOf(own, letters) >= MIN_FOREIGN_LETTERS);
  if (telltale) return telltale[0];
  if (isPlainlyArabic(words)) return null;
  if (letters.length < ENOUGH_FOR_DETECTOR && !words.some(speaksPersianOrUrdu)) return null;
  return outvoted(words, 'ar');
}

function isPlainlyArabic(words: readonly string[]): boolean {
  return words.filter((word) => ARABIC_WORD.test(word)).length >= words.length * PLAINLY_ARABIC;
}

/** The detector's winner where too few pieces are in the expected language; null where it is sure of nothing. */
async function outvoted(words: readonly string[], expected: Language): Promise<string | null> {
  const votes = await voteOnLanguage(words);
  const all = [...votes.values()].reduce((sum, count) => sum + count, 0);
  return (votes.get(expected) ?? 0) < all * MIN_PIECES ? winnerOf(votes) : null;
}

function sampleOf(text: string): string {
  if (text.length <= WINDOWS * WINDOW_CHARACTERS) return text;
  const step = (text.length - WINDOW_CHARACTERS) / (WINDOWS - 1);
  const windows = Array.from({ length: WINDOWS }, (_, index) => {
    const start = Math.floor(index * step);
    return text.slice(start, start + WINDOW_CHARACTERS);
  });
  return windows.join('\n');
}

/** The words of a text, without vowel marks, and with presentation forms and alif wasla as plain letters. */
function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKC').replace(DECORATION, '').replaceAll('ٱ', 'ا');
  return plain.match(WORDS) ?? [];
}

function countLetters(words: readonly string[]): number {
  return words.reduce((sum, word) => sum + word.length, 0);
}

function shareOf(pattern: RegExp, letters: string): number {
  return (letters.match(pattern)?.length ?? 0) / letters.length;
}

function nameOf(language: string): string {
  if (language === UNKNOWN) return 'another language';
  return new Intl.DisplayNames('en', { type: 'language' }).of(language) ?? language;
}
