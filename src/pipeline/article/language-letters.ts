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
