import { englishMarks } from './normalise.ts';

/** Arabic words are glossed, the rest is carried over; open and close marks cling to the word they belong to. */
export type TokenKind = 'arabic' | 'carried' | 'open' | 'close' | 'quote' | 'mark';

/** A piece of a line, all but Arabic words in English typography already. `gap`: a space stood before it. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly gap: boolean;
}

const FOREIGN = String.raw`[[\p{L}\p{M}\p{N}]--\p{Script=Arabic}]+`;

const ARABIC = String.raw`[\p{Script=Arabic}&&\p{L}]`;

/** The first that fits at a place wins. Numbers and Latin words are one kind: 12,500 10:30 COVID-19 AT&T. */
const PATTERNS = [
  String.raw`(?:https?:\/\/|www\.|[\w\-]+(?:\.[\w\-]+)+\/)[^\s<>«»“”"،؛]*[^\s<>«»“”"’‘'،؛؟.,:;!?\)\]]`,
  String.raw`[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+`,
  String.raw`${FOREIGN}(?:[.,'’&@\/_+:٫٬\-–]${FOREIGN})*`,
  // Initials are one word: أ.ف.ب
  String.raw`${ARABIC}{1,2}(?:\.${ARABIC})+(?!${ARABIC})`,
  String.raw`${ARABIC}+`,
  String.raw`’’|‘‘|''|\S`,
];

const TOKEN = new RegExp(`(?<gap> ?)(?<text>${PATTERNS.join('|')})`, 'gv');

/** Splits a plain line into tokens; quotation marks of any shape come out as “ and ”. */
export function splitTokens(line: string): Token[] {
  const tokens = Array.from(line.matchAll(TOKEN), ([, gap = '', text = '']) => tokenOf(text, gap !== ''));
  let isInside = false;
  return tokens.map((token, at) => {
    if (token.kind !== 'quote') return token;
    isInside = opensQuotation(tokens, { at, isInside });
    return isInside ? { ...token, kind: 'open', text: '“' } : { ...token, kind: 'close', text: '”' };
  });
}

function tokenOf(text: string, gap: boolean): Token {
  if (/^[\p{Script=Arabic}&&\p{L}][\p{Script=Arabic}.]*$/v.test(text)) return { kind: 'arabic', text, gap };
  const english = englishMarks(text).replace(/\p{Script=Arabic}+/gu, encodeURIComponent);
  return { kind: kindOf(english), text: english, gap };
}

function kindOf(text: string): TokenKind {
  if (/^["«»“”„‟‹›’‘']+$/.test(text)) return 'quote';
  if (/^[,;?!.:%)\]}…‰]$/.test(text)) return 'close';
  if (/^[([{#@$€£]$/.test(text)) return 'open';
  return /[\p{L}\p{N}]/u.test(text) ? 'carried' : 'mark';
}

/** A mark that touches a word on one side only shows by that whether it opens; else it opens if none is open. */
function opensQuotation(tokens: readonly Token[], place: { at: number; isInside: boolean }): boolean {
  const [before, quote, after] = [tokens[place.at - 1], tokens[place.at], tokens[place.at + 1]];
  const touchesBefore = before !== undefined && before.kind !== 'open' && quote?.gap === false;
  const touchesAfter = after !== undefined && after.kind !== 'close' && !after.gap;
  return touchesBefore === touchesAfter ? !place.isInside : touchesAfter;
}
