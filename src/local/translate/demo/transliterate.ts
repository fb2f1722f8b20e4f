/** Letters as the press writes them. Weak letters (و ي) are decided in place; letters that map to '' fall silent. */
const LATIN: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ ا: 'a', أ: 'a', إ: 'i', آ: 'a', ٱ: 'a', ى: 'a', ة: 'a', ۃ: 'a', ؤ: 'u', ئ: 'i', ء: '', ع: '' },
    ...{ ب: 'b', ت: 't', ث: 'th', ج: 'j', ح: 'h', خ: 'kh', د: 'd', ذ: 'dh', ر: 'r', ز: 'z', س: 's', ش: 'sh' },
    ...{ ص: 's', ض: 'd', ط: 't', ظ: 'z', غ: 'gh', ف: 'f', ق: 'q', ك: 'k', ل: 'l', م: 'm', ن: 'n', ه: 'h' },
    ...{ پ: 'p', چ: 'ch', ژ: 'zh', گ: 'g', ڭ: 'g', ڨ: 'g', ڤ: 'v', ڥ: 'v', ک: 'k', ہ: 'h', ھ: 'h', ۀ: 'h' },
    ...{ ں: 'n', ٹ: 't', ڈ: 'd', ڑ: 'r', ے: 'e' },
  }),
);

/** و and ي with the consonant they are before a vowel and the vowel they are elsewhere. */
const WEAK: ReadonlyMap<string, readonly [consonant: string, vowel: string]> = new Map([
  ['و', ['w', 'u']],
  ['ي', ['y', 'i']],
  ['ی', ['y', 'i']],
]);

const LONG_VOWELS = new Set('اأإآٱؤئىةۃويی');
const ENDS_IN_VOWEL = /[aeiou]$/;

/** What stands for a word of silent letters only, so that nothing is ever glossed as nothing. */
const SILENT_WORD = 'A';

/**
 * An Arabic-script word in the Latin letters of the press: its consonants, its long vowels, and just enough short
 * vowels to be spoken (`بوريطة` → `Burita`, `محمود` → `Mahmud`). Never empty; with a capital, as unknown words are
 * mostly names.
 */
export function transliterate(word: string): string {
  const article = /^ال(?=..)/u.test(word);
  const letters = Array.from(article ? word.slice(2) : word);
  let latin = '';
  for (const at of letters.keys()) latin += soundAt(letters, at) + shortVowelAt(letters, at, latin);
  const name = latin === '' ? SILENT_WORD : latin.charAt(0).toUpperCase() + latin.slice(1);
  return article ? `Al-${name}` : name;
}

function soundAt(letters: readonly string[], at: number): string {
  const weak = WEAK.get(letters[at] ?? '');
  if (weak === undefined) return LATIN.get(letters[at] ?? '') ?? '';
  return isConsonantAt(letters, at) ? weak[0] : weak[1];
}

/** Between two consonants: `a` where no vowel came before (`Mahmud`), `i` after an alef at the end (`Nasir`). */
function shortVowelAt(letters: readonly string[], at: number, before: string): string {
  if (at + 1 === letters.length || !isConsonantAt(letters, at) || !isConsonantAt(letters, at + 1)) return '';
  if (!ENDS_IN_VOWEL.test(before)) return 'a';
  return letters[at - 1] === 'ا' && at + 2 === letters.length ? 'i' : '';
}

/** و and ي are consonants at the start of a word and before a long vowel. */
function isConsonantAt(letters: readonly string[], at: number): boolean {
  const letter = letters[at] ?? '';
  if (!WEAK.has(letter)) return !LONG_VOWELS.has(letter);
  return at === 0 || LONG_VOWELS.has(letters[at + 1] ?? '');
}
