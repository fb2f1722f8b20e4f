import { readFileSync } from 'node:fs';
import { glossWords } from './gloss-words.ts';
import { parseLexicon } from './lexicon.ts';
import type { Lexicon } from './lexicon.ts';
import { englishMarks, plainLine } from './normalise.ts';
import { splitTokens } from './tokens.ts';
import type { Token } from './tokens.ts';
import { typeset } from './typeset.ts';
import type { Piece } from './typeset.ts';

/** What every document made by this engine says of it. `model` rises with the version in the head of `lexicon.tsv`. */
export const DEMO_ENGINE = {
  name: 'demo',
  model: 'lexicon-1',
  notice: 'rough gloss from a small phrase table, not a translation',
} as const;

/** `نيسان/أبريل` names one month in two calendars and comes out as `April/April`; addresses are left alone. */
const TWICE_NAMED = /(?<![\w./])([A-Z][a-z]+)\/\1(?![\w/])/g;

/** Turns one line into one line, at once and always the same way. */
export interface DemoEngine {
  readonly translateLine: (line: string) => string;
}

/** The engine with the lexicon that lies beside this file. */
export function loadDemoEngine(): DemoEngine {
  return createDemoEngine(readFileSync(new URL('lexicon.tsv', import.meta.url), 'utf8'));
}

/**
 * An engine over a table of `Arabic<TAB>English` rows. Its output never holds Arabic letters, Arabic-Indic digits or a
 * newline, and is empty only where the line shows nothing. Throws an Error if the table is malformed.
 */
export function createDemoEngine(lexiconText: string): DemoEngine {
  const lexicon = parseLexicon(lexiconText);
  return { translateLine: (line) => translateLine(line, lexicon) };
}

function translateLine(line: string, lexicon: Lexicon): string {
  const plain = plainLine(line);
  const english = /\p{L}/u.test(plain)
    ? typeset(glossTokens(splitTokens(plain), lexicon))
    : englishMarks(plain);
  return english.replace(TWICE_NAMED, '$1');
}

/** Arabic words side by side are glossed together; anything between them ends the phrase. */
function* glossTokens(tokens: readonly Token[], lexicon: Lexicon): Generator<Piece> {
  let words: Token[] = [];
  for (const token of tokens) {
    if (token.kind === 'arabic') {
      words.push(token);
      continue;
    }
    yield* glossRun(words, lexicon);
    words = [];
    yield token;
  }
  yield* glossRun(words, lexicon);
}

function glossRun(words: readonly Token[], lexicon: Lexicon): Piece[] {
  const english = glossWords(
    words.map(({ text }) => text),
    lexicon,
  );
  return english.map((text, at) => ({ kind: 'gloss', text, gap: at > 0 || words[0]?.gap === true }));
}
