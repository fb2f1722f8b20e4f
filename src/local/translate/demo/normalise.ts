/** What English typography prints for the marks of Arabic typography. */
const ENGLISH_MARKS: ReadonlyMap<string, string> = new Map([
  ['،', ','],
  ['؛', ';'],
  ['؟', '?'],
  ['٪', '%'],
  ['٫', '.'],
  ['٬', ','],
  ['۔', '.'],
  ['٭', '*'],
  ['﴿', '('],
  ['﴾', ')'],
]);

/** U+0660–0669 and U+06F0–06F9: the value of a digit is its code point's last hexadecimal digit. */
const DIGIT_MASK = 0xf;

/** The one Arabic symbol that news text uses and that Unicode does not decompose. */
const BASMALA = /\uFDFD/gu;

/** Signs that are no letters, digits or punctuation: they have no English. */
const ARABIC_SIGN = /[\p{Script_Extensions=Arabic}--[\p{L}\p{Nd}،؛؟٪٫٬۔٭﴾﴿]]/gv;

/** A run of Arabic script with its vowel signs and stretching (tatweel). */
const ARABIC_RUN = /[\p{Script=Arabic}\u0640][\p{Script=Arabic}\p{M}\u0640]*/gu;

/**
 * The line as a reader sees it: one line, single spaces, no bidi or zero-width controls; in Arabic runs presentation
 * forms become letters, vowel signs and tatweel go, and the _ of hashtags is a space. A tatweel that stands alone is a
 * dash; Arabic-Indic and Persian digits are 0–9, and a percent sign follows its number.
 */
export function plainLine(line: string): string {
  return line
    .replace(BASMALA, ' بسم الله الرحمن الرحيم ')
    .replace(/[\p{Cf}\p{Cs}]/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/(?<=^| )\u0640+(?= |$)/gu, '–')
    .replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) & DIGIT_MASK))
    .replace(/(?<![\w/%])[٪%](\d+(?:[.,٫٬]\d+)*)/gu, '$1٪')
    .replace(ARABIC_RUN, (run) => run.normalize('NFKC').replace(/[\p{M}\u0640]/gu, ''))
    .replace(ARABIC_SIGN, '')
    .replace(/(?<=\p{L})_(?=\p{Script=Arabic})/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** The spelling two writers of one word agree on: bare alef for its hamza and madda forms, ي for ى and the Persian ی. */
export function foldSpelling(words: string): string {
  return words
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/[ىی]/g, 'ي')
    .replace(/ک/g, 'ك');
}

/** Arabic punctuation as English punctuation; all else as it is. */
export function englishMarks(text: string): string {
  return text.replace(/[،؛؟٪٫٬۔٭﴾﴿]/g, (mark) => ENGLISH_MARKS.get(mark) ?? mark);
}
