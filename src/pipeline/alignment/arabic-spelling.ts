/** Short vowels, nunation, Koranic marks, tatweel and invisible controls: how a word is written, not which word it is. */
const ORNAMENT =
  /[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Letters that writers use for one another, and Persian keyboards for Arabic ones. */
const ONE_FOR_ANOTHER: Readonly<Record<string, string>> = {
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ئ: 'ي',
  ؤ: 'و',
  ة: 'ه',
  ء: '',
  ک: 'ك',
};
const VARIANT = /[أإآٱىیئؤةءک]/gu;

/** A word as it is looked up: without marks, one letter for those that are written for one another. */
export function plainSpelling(word: string): string {
  return word.replace(ORNAMENT, '').replace(VARIANT, (letter) => ONE_FOR_ANOTHER[letter] ?? letter);
}

/** A text without the marks that have no width of their own: what its length counts. */
export function withoutOrnament(text: string): string {
  return text.replace(ORNAMENT, '');
}
