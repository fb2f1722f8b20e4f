import { ACCENTED_PER_MILLE, ARABIC_PAIRS, ARABIC_PER_MILLE, RARE_PER_MILLE } from './letter-frequencies.ts';

/**
 * The 8-bit charsets that Arabic files come in, and before them the one that wins where there is no Arabic
 * letter.
 */
const CANDIDATES = ['windows-1252', 'windows-1256', 'iso-8859-6'] as const;

/** What the bytes of an 8-bit text say about its charset. */
interface CharsetEvidence {
  /** The charset in which it reads best; null where it reads as text in none. */
  readonly charset: string | null;
  /** Whether it so clearly reads in {@link charset} that it cannot be in the declared one. */
  readonly contradicts: (declared: string) => boolean;
}

const SCORE = {
  /** Quotes, dashes, Arabic punctuation: what news copy of any language uses. */
  mark: -3,
  vowelMark: -5,
  symbol: -4.5,
  forbidden: -20,
  /** For an Arabic letter that touches a Latin one, and for a letter from 0x80 up that touches a symbol. */
  mixedWord: -6,
  /** For an accented letter that touches another. */
  accents: -1.5,
  /** For one of the frequent pairs of Arabic letters. */
  frequentPair: 1,
  /**
   * For what Arabic never writes: a letter after one that only ends words, a vowel mark that no letter
   * carries.
   */
  impossiblePair: -6,
} as const;

/**
 * Text scores more than `base × n - spread` over n bytes: a few letters may all be rare ones, many cannot be.
 * Measured a byte: Arabic sentences -2.2 to -3.6 in their own charset, -3 to -10 in the other; random bytes
 * under -5.
 */
const TEXT_SCORE = { base: -4.6, spread: 3 } as const;

/**
 * By how much a reading must be likelier than the declared one before the declaration is not believed. Arabic
 * passes it with about ten letters; the words that are words in both charsets (`كل` in one is `من` in the
 * other) never do.
 */
const CONTRADICTION = 10;

const MARK = /[\u00a0‘’“”‚„‹›«»–—…•€£°·،؛؟¿¡\u00ad\u200c-\u200f\u0640]/u;
const FORBIDDEN = /[\u0080-\u009f\ufffd]/u;
const VOWEL_MARK = /\p{M}/u;
const LETTER = /[\p{L}\p{M}]/u;
const ARABIC = /[\p{Script=Arabic}\p{M}]/u;
const ARABIC_LETTER = /(?=\p{L})\p{Script=Arabic}/u;
const FREQUENT_PAIRS: ReadonlySet<string> = new Set(ARABIC_PAIRS);

/** What stands only at the end of a word, if one leaves aside the alif that carries a tanwin. */
const WORD_END = /[ةى\u064b-\u064d]/u;
const WORD_EDGE = 0;

const KIND = { other: 0, symbol: 1, latin: 2, accented: 3, arabic: 4 } as const;

/** What each of the 256 bytes is in one charset. */
interface ByteTable {
  readonly charset: string;
  readonly scores: Float64Array;
  readonly kinds: Uint8Array;
  /** What a pair of Arabic letters adds, at left byte × 256 + right byte; the edge of a word is byte 0. */
  readonly pairs: Int8Array;
}

let tables: readonly ByteTable[] | undefined;

/** Says which of windows-1256, iso-8859-6 and windows-1252 an 8-bit text is in. Linear in the bytes. */
export function detectCharset(bytes: Uint8Array): CharsetEvidence {
  tables ??= CANDIDATES.map(byteTable);
  const scores = new Map(tables.map((table) => [table.charset, scoreIn(table, bytes)]));
  const [best, bestScore] = [...scores].reduce((a, b) => (b[1] > a[1] ? b : a));
  const highBytes = countHighBytes(bytes);
  const textScore = TEXT_SCORE.base * highBytes - TEXT_SCORE.spread;
  if (bestScore <= textScore) return { charset: null, contradicts: () => false };
  return {
    charset: best,
    contradicts: (declared) =>
      bestScore - (scores.get(declared) ?? TEXT_SCORE.base * highBytes) > CONTRADICTION,
  };
}

/** Log-likelihood (natural logarithm) of all bytes from 0x80 up; the higher, the better. */
function scoreIn(table: ByteTable, bytes: Uint8Array): number {
  let sum = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? 0;
    if (byte >= 0x80) sum += (table.scores[byte] ?? 0) + neighbourScore(table, bytes, index);
  }
  return sum;
}

function countHighBytes(bytes: Uint8Array): number {
  let count = 0;
  for (const byte of bytes) if (byte >= 0x80) count += 1;
  return count;
}

function neighbourScore({ kinds, pairs }: ByteTable, bytes: Uint8Array, index: number): number {
  const byte = bytes[index] ?? 0;
  const kind = kinds[byte];
  if (kind === KIND.other) return 0;
  const left = bytes[index - 1] ?? 0;
  const right = bytes[index + 1] ?? 0;
  const touching = touchingScore(kind, kinds[left]) + touchingScore(kind, kinds[right]);
  if (kind !== KIND.arabic) return touching;
  const before = kinds[left] === KIND.arabic ? left : WORD_EDGE;
  const atEnd = kinds[right] === KIND.arabic ? 0 : (pairs[(byte << 8) | WORD_EDGE] ?? 0);
  return touching + (pairs[(before << 8) | byte] ?? 0) + atEnd;
}

function touchingScore(kind: number | undefined, neighbour: number | undefined): number {
  if (kind === KIND.symbol || neighbour === KIND.other) return 0;
  if (neighbour === KIND.symbol || (kind === KIND.arabic) !== (neighbour === KIND.arabic))
    return SCORE.mixedWord;
  return kind === KIND.accented && neighbour === KIND.accented ? SCORE.accents : 0;
}

function byteTable(charset: string): ByteTable {
  const decoder = new TextDecoder(charset);
  const characters = Array.from({ length: 256 }, (_, byte) => decoder.decode(Uint8Array.of(byte)));
  return {
    charset,
    scores: Float64Array.from(characters, characterScore),
    kinds: Uint8Array.from(characters, characterKind),
    pairs: pairTable(characters),
  };
}

function pairTable(characters: readonly string[]): Int8Array {
  const pairs = new Int8Array(256 * 256);
  const arabic = [...characters.entries()].filter(
    ([, character]) => characterKind(character) === KIND.arabic,
  );
  const edge = [WORD_EDGE, '_'] as const;
  for (const [from, left] of [edge, ...arabic]) {
    for (const [to, right] of [...arabic, edge]) pairs[(from << 8) | to] = pairScore(left, right);
  }
  return pairs;
}

function pairScore(left: string, right: string): number {
  if (FREQUENT_PAIRS.has(left + right)) return SCORE.frequentPair;
  if (left === '_' && VOWEL_MARK.test(right)) return SCORE.impossiblePair;
  const goesOn = ARABIC_LETTER.test(right) && right !== 'ا';
  return WORD_END.test(left) && goesOn ? SCORE.impossiblePair : 0;
}

function characterKind(character: string): number {
  if (/[A-Za-z]/u.test(character)) return KIND.latin;
  if (character < '\x80' || MARK.test(character)) return KIND.other;
  if (!LETTER.test(character)) return KIND.symbol;
  return ARABIC.test(character) ? KIND.arabic : KIND.accented;
}

function characterScore(character: string): number {
  if (FORBIDDEN.test(character)) return SCORE.forbidden;
  if (MARK.test(character)) return SCORE.mark;
  if (VOWEL_MARK.test(character)) return SCORE.vowelMark;
  if (!LETTER.test(character)) return SCORE.symbol;
  const perMille = ARABIC_PER_MILLE[character] ?? ACCENTED_PER_MILLE[character] ?? RARE_PER_MILLE;
  return Math.log(perMille / 1000);
}
