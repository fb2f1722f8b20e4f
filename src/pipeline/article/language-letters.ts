/** What tells languages in Arabic script apart before any statistics: their letters. */

/**
 * Letters that of all languages with Arabic script only one writes, where the detector does not know that language and
 * takes it for Persian. From the languages' alphabets in the Unicode CLDR (exemplar characters).
 */
export const LETTERS_OF_ONE_LANGUAGE: readonly (readonly [language: string, letters: RegExp])[] = [
  ['ps', /[ټځڅډړږښڼۍ]/gu],
  ['sd', /[ٻڀٽٿڄڃڊڏڍڦڳڱڻ]/gu],
  ['ug', /[ۇۈۋ]/gu],
];

/**
 * Words that show Arabic: hamza on alif, ة, and the two commonest prepositions. Every third word of Arabic news; next to
 * none of Persian, Urdu, Pashto, Kurdish, Sindhi and Uyghur, on whatever keyboard they are typed.
 */
export const ARABIC_WORD = /[أإ]|ة$|^و?(?:على|في)$/u;

/** Words that Persian and Urdu can hardly do without and Arabic has not, also as an Arabic keyboard writes them. */
const LITTLE_WORDS: ReadonlySet<string> = new Set(
  'در از که كه به را این اين است شد شده کرد كرد کرده كرده می مي های هاي خود بود ہے ہیں کی کے کا میں نے سے اور پر'.split(
    ' ',
  ),
);
const PERSIAN_OR_URDU_LETTER = /[پچژگکیٹڈڑںےہھ]/u;

/** Whether a word speaks for Persian or Urdu by itself. */
export function speaksPersianOrUrdu(word: string): boolean {
  return PERSIAN_OR_URDU_LETTER.test(word) || LITTLE_WORDS.has(word);
}
