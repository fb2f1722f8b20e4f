import { plainSpelling } from './arabic-spelling.ts';
import { LEXICON, PARTICLES } from './lexicon-words.ts';

/** Particles, the article and the signs of person that stand joined before an Arabic word, as they are looked up. */
const BEFORE = new Set(
  ['', 'و', 'ف', 'ب', 'ك', 'ل', 'س', 'ال', 'لل', 'ي', 'ت', 'ن', 'ا'].flatMap((inner) =>
    ['', 'و', 'ف'].flatMap((outer) => [
      outer + inner,
      `${outer}ب${inner}`,
      `${outer}ك${inner}`,
      `${outer}ل${inner}`,
      `${outer}س${inner}`,
    ]),
  ),
);
/** Signs of number, gender and person that stand joined behind it, with the possessives that may follow them. */
const BEHIND = new Set(
  [
    '',
    'ه',
    'ت',
    'ي',
    'يه',
    'يت',
    'ات',
    'يات',
    'ان',
    'تان',
    'ين',
    'تين',
    'يين',
    'ون',
    'يون',
    'وا',
    'ا',
    'تا',
  ].flatMap((inner) =>
    ['', 'ه', 'ها', 'هم', 'هما', 'هن', 'نا', 'ك', 'كم', 'ني'].map((outer) => inner + outer),
  ),
);
const LONGEST_BEFORE = 4;
const LONGEST_BEHIND = 5;
/** Shorter remainders are words of their own: they count only where nothing was taken off. */
const SHORTEST_STEM = 3;

const particles = new Set(PARTICLES.split(' ').map(plainSpelling));
const [arabicMeanings, englishMeanings] = readLexicon();

/** The meanings that an Arabic word may have; none where the lexicon lacks it. */
export function meaningsOfArabic(word: string): readonly number[] {
  const spelling = plainSpelling(word);
  if (particles.has(spelling)) return [];
  const exact = arabicMeanings.get(spelling);
  if (exact) return exact;
  const length = spelling.length;
  for (let taken = 1; taken <= LONGEST_BEFORE + LONGEST_BEHIND && length - taken >= SHORTEST_STEM; taken++) {
    for (let before = Math.min(taken, LONGEST_BEFORE); before >= 0; before--) {
      const behind = taken - before;
      if (behind > LONGEST_BEHIND || !BEFORE.has(spelling.slice(0, before))) continue;
      if (!BEHIND.has(spelling.slice(length - behind))) continue;
      const meanings = arabicMeanings.get(spelling.slice(before, length - behind));
      if (meanings) return meanings;
    }
  }
  return [];
}

/** The meanings that an English word may have; none where the lexicon lacks it. */
export function meaningsOfEnglish(word: string): readonly number[] {
  return englishMeanings.get(englishStem(word)) ?? [];
}

/** Rough on purpose: both the lexicon and the text pass through it. */
function englishStem(word: string): string {
  const plain = word.toLowerCase().replace(/['’]s?$/u, '');
  if (plain.length < 4) return plain;
  return plain
    .replace(/ies$/u, 'y')
    .replace(/(?<!s)s$/u, '')
    .replace(/(?<=\w{3})(?:ing|ed)$/u, '')
    .replace(/([bdgklmnprt])\1$/u, '$1')
    .replace(/(?<=\w{2})e$/u, '');
}

function readLexicon(): [Map<string, number[]>, Map<string, number[]>] {
  const arabic = new Map<string, number[]>();
  const english = new Map<string, number[]>();
  const add = (words: Map<string, number[]>, { word, meaning }: { word: string; meaning: number }) => {
    const meanings = words.get(word) ?? [];
    if (!meanings.includes(meaning)) words.set(word, [...meanings, meaning]);
  };
  for (const [meaning, line] of LEXICON.trim().split('\n').entries()) {
    const [left = '', right = ''] = line.split(' = ');
    for (const form of left.split(' ')) {
      const word = plainSpelling(form);
      add(arabic, { word, meaning });
      // The feminine ending becomes another letter before a possessive, and goes in the plural.
      if (form.endsWith('ة') && word.length > SHORTEST_STEM)
        add(arabic, { word: word.slice(0, -1), meaning });
    }
    for (const form of right.split(' ')) add(english, { word: englishStem(form), meaning });
  }
  return [arabic, english];
}
