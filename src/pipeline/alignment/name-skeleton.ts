import { plainSpelling } from './arabic-spelling.ts';

/** Skeletons with fewer consonants are too often met by chance. */
export const SHORTEST_SKELETON = 3;

/**
 * Arabic letters as the sound that survives a transliteration: vowels, the letters that stand for them and the throat
 * letters that English drops are not there; letters that English writes alike are one.
 */
const ARABIC_SOUNDS: Readonly<Record<string, string>> = {
  ...{ ب: 'b', پ: 'b', ت: 't', ط: 't', ث: 't', ج: 'g', غ: 'g', گ: 'g', خ: 'k', ق: 'k', ك: 'k' },
  ...{ د: 'd', ض: 'd', ذ: 'd', ظ: 'd', ر: 'r', ز: 's', س: 's', ش: 's', ص: 's', چ: 's', ژ: 's' },
  ...{ ف: 'f', ڤ: 'f', ڥ: 'f', ل: 'l', م: 'm', ن: 'n' },
};

/** What English writes with two letters, or with one that sounds like another there. In this order. */
const ENGLISH_SPELLINGS: readonly (readonly [written: RegExp, sound: string])[] = [
  [/sch|sh|ch|th(?=s)/gu, 's'],
  [/ph|v/gu, 'f'],
  [/th/gu, 't'],
  [/kh|ck|q/gu, 'k'],
  [/c(?=[eiy])/gu, 's'],
  [/c/gu, 'k'],
  [/x/gu, 'ks'],
  [/z/gu, 's'],
  [/dh/gu, 'd'],
  [/p/gu, 'b'],
  [/j/gu, 'g'],
];

const UNSOUNDED = /[^bdfgklmnrst]/gu;
const DOUBLED = /(.)\1+/gu;

/** The consonants by which an Arabic word may be known in English: بلينكن and بلينكين are `blnkn`. */
export function arabicSkeleton(word: string): string {
  let sounds = '';
  for (const letter of plainSpelling(word).replace('تش', 'ش')) sounds += ARABIC_SOUNDS[letter] ?? '';
  return sounds.replace(DOUBLED, '$1');
}

/** The same of an English word: Blinken is `blnkn`. */
export function englishSkeleton(word: string): string {
  let sounds = word.normalize('NFD').toLowerCase();
  for (const [written, sound] of ENGLISH_SPELLINGS) sounds = sounds.replace(written, sound);
  return sounds.replace(UNSOUNDED, '').replace(DOUBLED, '$1');
}
