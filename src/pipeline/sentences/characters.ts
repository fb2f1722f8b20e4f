/**
 * What a UTF-16 unit can be to a sentence boundary: bits, so that one look-up answers several questions and a
 * run of marks is the sum of its units. Text is walked by these units and never by an expression that could
 * backtrack.
 */
const FULL_STOP = 1;
export const ASKING = 2;
export const ELLIPSIS = 4;
export const SPACE = 8;
export const LINE_END = 16;
export const QUOTE = 32;
export const OPENING = 64;
export const CLOSING = 128;
export const INVISIBLE = 256;
export const COMMA = 512;
export const DIGIT = 1024;
/** Of the letters, those that nearly all text is made of; {@link firstWord} knows the others. */
export const ARABIC_LETTER = 2048;
export const LATIN_LETTER = 4096;

export const STOP = FULL_STOP | ASKING | ELLIPSIS;

/** Units by kind. A unit that is listed nowhere is of no kind; so are the two halves of what needs two units. */
const KINDS: readonly (readonly [kind: number, units: string])[] = [
  [FULL_STOP, '.۔'],
  [ASKING, '!?؟'],
  [ELLIPSIS, '…'],
  [QUOTE, '"\'”“„’‘‚»«›‹'],
  [OPENING, '(['],
  [CLOSING, ')]'],
  [COMMA, '،؛,;:'],
  // White space as ECMAScript's trim() sees it, without the line ends.
  [SPACE, '\t\v\f \u00a0\u1680\u202f\u205f\u3000\ufeff'],
  // Soft hyphen, bidi controls, zero-width characters, the emoji variation selector.
  [INVISIBLE, '\u00ad\u061c\u180e\ufe0f'],
  // UAX #14 calls these mandatory breaks; VT and FF stay white space.
  [LINE_END, '\n\r\u0085\u2028\u2029'],
];

/** Ranges of units by kind, both ends included. */
const RANGES: readonly (readonly [kind: number, first: string, last: string])[] = [
  [SPACE, '\u2000', '\u200a'],
  [INVISIBLE, '\u200b', '\u200f'],
  [INVISIBLE, '\u202a', '\u202e'],
  [INVISIBLE, '\u2060', '\u2069'],
  [DIGIT, '0', '9'],
  [DIGIT, '٠', '٩'],
  [DIGIT, '۰', '۹'],
  [LATIN_LETTER, 'A', 'Z'],
  [LATIN_LETTER, 'a', 'z'],
  [ARABIC_LETTER, 'ء', 'غ'],
  [ARABIC_LETTER, 'ف', 'ي'],
];

const KIND_OF_UNIT = kindsOfUnits();

/** The kinds of the UTF-16 unit at an offset; none past the end. */
export function kindAt(text: string, offset: number): number {
  return offset < text.length ? (KIND_OF_UNIT[text.charCodeAt(offset)] ?? 0) : 0;
}

/** The first offset from `from` on whose unit is no white space inside a line. */
export function skipSpace(text: string, from: number): number {
  let at = from;
  while ((kindAt(text, at) & SPACE) !== 0) at++;
  return at;
}

/** The first offset from `from` on whose unit is neither white space nor a line end. */
export function skipBlank(text: string, from: number): number {
  let at = from;
  while ((kindAt(text, at) & (SPACE | LINE_END)) !== 0) at++;
  return at;
}

/** The first offset from `from` on whose unit is no quote, opening bracket or invisible character. */
export function skipOpeners(text: string, from: number): number {
  let at = from;
  while ((kindAt(text, at) & (OPENING | QUOTE | INVISIBLE)) !== 0) at++;
  return at;
}

/** The first offset from `from` on whose unit can be seen. */
export function skipInvisible(text: string, from: number): number {
  let at = from;
  while ((kindAt(text, at) & INVISIBLE) !== 0) at++;
  return at;
}

/** The first offset from `from` on whose unit is no digit. */
export function skipDigits(text: string, from: number): number {
  let at = from;
  while ((kindAt(text, at) & DIGIT) !== 0) at++;
  return at;
}

const STOP_OR_LINE_END = new RegExp(`[${classOf(STOP | LINE_END)}]`, 'gu');

/** Where the first stop or line end from `from` on stands; the end of the text if there is none. */
export function nextStop(text: string, from: number): number {
  STOP_OR_LINE_END.lastIndex = from;
  return STOP_OR_LINE_END.test(text) ? STOP_OR_LINE_END.lastIndex - 1 : text.length;
}

const WORD_OR_LINE_END = new RegExp(`[\\p{L}\\p{N}${classOf(LINE_END)}]`, 'gu');

/** Where the first letter or digit from `from` on stands; the end of the line if there is none before it. */
export function firstWord(text: string, from: number): number {
  if ((kindAt(text, from) & (ARABIC_LETTER | LATIN_LETTER | DIGIT)) !== 0) return from;
  WORD_OR_LINE_END.lastIndex = from;
  return WORD_OR_LINE_END.test(text) ? WORD_OR_LINE_END.lastIndex - 1 : text.length;
}

const INVISIBLES = new RegExp(`[${classOf(INVISIBLE)}]+`, 'gu');

/** A text without the characters that nobody sees. */
export function visible(text: string): string {
  return text.replace(INVISIBLES, '');
}

/** Emoji and flags; © and its like are not, though Unicode lists them. */
const EMOJI = /\p{RI}{2}|(?![©®™])\p{Extended_Pictographic}/uy;
/**
 * What makes one emoji of several, or another of one: joiner, variation, skin, keycap, the tags of regional
 * flags.
 */
const EMOJI_PART = /[\u200d\ufe0f\u20e3\p{EMod}\u{e0020}-\u{e007f}]/uy;
/** No emoji stands below: spares most text the question. */
const FIRST_EMOJI = 0x203c;

/** The offset behind the emoji, and any white space between them, that follow `from`; `from` if none does. */
export function skipEmoji(text: string, from: number): number {
  let end = from;
  for (;;) {
    const at = skipSpace(text, end);
    if (at >= text.length || text.charCodeAt(at) < FIRST_EMOJI) return end;
    const behind = matchAt(EMOJI, { text, at });
    if (behind === at) return end;
    end = behind;
    for (let part = matchAt(EMOJI_PART, { text, at: end }); part > end;) {
      end = part;
      part = matchAt(EMOJI_PART, { text, at: end });
    }
  }
}

/** Where a sticky expression that matches at `at` ends, else `at`. */
function matchAt(sticky: RegExp, { text, at }: { text: string; at: number }): number {
  sticky.lastIndex = at;
  return sticky.test(text) ? sticky.lastIndex : at;
}

/** The units of some kinds, as they stand in a character class. */
function classOf(kinds: number): string {
  const ranges = [
    ...KINDS.flatMap(([kind, units]) => Array.from(units, (unit) => [kind, unit, unit] as const)),
    ...RANGES,
  ];
  return ranges
    .filter(([kind]) => (kind & kinds) !== 0)
    .map(([, first, last]) => `${escaped(first)}-${escaped(last)}`)
    .join('');
}

function escaped(unit: string): string {
  return `\\u{${unit.charCodeAt(0).toString(16)}}`;
}

function kindsOfUnits(): Uint16Array {
  const kinds = new Uint16Array(0x10000);
  const add = (kind: number, unit: number): void => {
    kinds[unit] = (kinds[unit] ?? 0) | kind;
  };
  for (const [kind, units] of KINDS) for (const unit of units) add(kind, unit.charCodeAt(0));
  for (const [kind, first, last] of RANGES)
    for (let unit = first.charCodeAt(0); unit <= last.charCodeAt(0); unit++) add(kind, unit);
  return kinds;
}
