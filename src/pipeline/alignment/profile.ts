import { withoutOrnament } from './arabic-spelling.ts';
import { meaningsOfArabic, meaningsOfEnglish } from './lexicon.ts';
import { arabicSkeleton, englishSkeleton, SHORTEST_SKELETON } from './name-skeleton.ts';
import { NUMBER, plainNumber } from './numbers.ts';
import { ENGLISH_PER_ARABIC } from './weights.ts';

/** What two sentences may share, kind by kind. */
export const ANCHORS = ['numbers', 'latin', 'names', 'meanings'] as const;
export type Anchor = (typeof ANCHORS)[number];

/** Marks that a translator mostly keeps, whatever their shape. */
export const MARKS = ['question', 'exclamation', 'quotes', 'brackets'] as const;
export type Mark = (typeof MARKS)[number];

/** What the aligner knows of a sentence of either language. */
export interface Profile {
  /** In characters of English, at least 1. */
  readonly length: number;
  /** What stands in it, each thing once, spelled so that both languages spell it alike. */
  readonly anchors: Readonly<Record<Anchor, ReadonlySet<string>>>;
  /** One bit a mark, in the order of {@link MARKS}. */
  readonly marks: number;
}

const SIGNS: Readonly<Record<Mark, RegExp>> = {
  question: /[?؟]/u,
  exclamation: /!/u,
  quotes: /["“”„«»]|’’|‘‘|''/u,
  brackets: /[()[\]]/u,
};

const WORD = /\p{L}[\p{L}\p{M}]*(?:['’]\p{L}+)*/gu;
const ARABIC = /\p{Script=Arabic}/u;
const LATIN_TOKEN = /^[a-z]{2,}$/iu;
const CAPITAL = /^\p{Lu}/u;
const POSSESSIVE = /['’]s$/u;
/** The particles and the article that may stand joined before a name. */
const BEFORE_NAME = /^[وف]?(?:ال|لل|[بلك])/u;
/** Characters; what is longer is no word and no number, and looking it up would take long. */
const LONGEST_WORD = 40;

export function profileOf(sentence: string): Profile {
  const text = withoutOrnament(sentence.trim());
  return {
    length: lengthInEnglish(text),
    anchors: anchorsOf(text),
    marks: MARKS.reduce((bits, mark, index) => bits | (SIGNS[mark].test(text) ? 1 << index : 0), 0),
  };
}

/** Blanks, digits and marks count with the letters they stand between. */
function lengthInEnglish(text: string): number {
  let [arabic, latin] = [0, 0];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (isArabicUnit(unit)) arabic++;
    else if (isLatinUnit(unit)) latin++;
  }
  const share = arabic > 0 ? arabic / (arabic + latin) : 0;
  return Math.max(1, text.length * (1 + share * (ENGLISH_PER_ARABIC - 1)));
}

/** In the blocks that Unicode calls Arabic, with their presentation forms. */
function isArabicUnit(unit: number): boolean {
  return (
    (unit >= 0x0620 && unit <= 0x08ff) ||
    (unit >= 0xfb50 && unit <= 0xfdff) ||
    (unit >= 0xfe70 && unit <= 0xfefc)
  );
}

function isLatinUnit(unit: number): boolean {
  return (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a) || (unit >= 0xc0 && unit <= 0x24f);
}

type Collected = Readonly<Record<Anchor, Set<string>>>;

function anchorsOf(text: string): Profile['anchors'] {
  const anchors: Collected = { numbers: new Set(), latin: new Set(), names: new Set(), meanings: new Set() };
  for (const [written] of text.matchAll(NUMBER))
    if (written.length <= LONGEST_WORD) addNumber(written, anchors);
  for (const [word] of text.matchAll(WORD)) {
    if (word.length > LONGEST_WORD) continue;
    if (ARABIC.test(word)) addArabic(word, anchors);
    else addEnglish(word, anchors);
  }
  return anchors;
}

/** A small or round number is a word like another: often spelled out, and often met by chance. */
function addNumber(written: string, anchors: Collected): void {
  const number = plainNumber(written);
  const meanings = meaningsOfEnglish(number);
  if (meanings.length === 0) anchors.numbers.add(number);
  addMeanings(meanings, anchors);
}

/** What the lexicon does not hold may be a name. */
function addArabic(word: string, anchors: Collected): void {
  const meanings = meaningsOfArabic(word);
  addMeanings(meanings, anchors);
  if (meanings.length > 0) return;
  addName(arabicSkeleton(word), anchors);
  addName(arabicSkeleton(word.replace(BEFORE_NAME, '')), anchors);
}

function addEnglish(word: string, anchors: Collected): void {
  if (LATIN_TOKEN.test(word)) anchors.latin.add(word.toLowerCase());
  const meanings = meaningsOfEnglish(word);
  addMeanings(meanings, anchors);
  if (meanings.length === 0 && CAPITAL.test(word))
    addName(englishSkeleton(word.replace(POSSESSIVE, '')), anchors);
}

function addMeanings(meanings: readonly number[], anchors: Collected): void {
  for (const meaning of meanings) anchors.meanings.add(String(meaning));
}

function addName(skeleton: string, anchors: Collected): void {
  if (skeleton.length >= SHORTEST_SKELETON) anchors.names.add(skeleton);
}
