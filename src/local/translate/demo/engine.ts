import { readFileSync } from 'node:fs';
import type { Glossary } from '../../../pipeline/translation/term.ts';
import { markTerms, PLACE_OF_TERM } from './apply-terms.ts';
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

/** Turns one line into one line, at once and always the same way; terms of a glossary go before the lexicon. */
export interface DemoEngine {
  readonly translateLine: (line: string, glossary?: Glossary) => string;
}

/** The engine with the lexicon that lies beside this file. */
export function loadDemoEngine(): DemoEngine {
  return createDemoEngine(readFileSync(new URL('lexicon.tsv', import.meta.url), 'utf8'));
}

/**
 * An engine over a table of `Arabic<TAB>English` rows. Its output never holds a newline, nor Arabic letters or Arabic-Indic
 * digits but those of a glossary's targets, and is empty only where the line shows nothing. Throws an Error if the table is malformed.
 */
export function createDemoEngine(lexiconText: string): DemoEngine {
  const lexicon = parseLexicon(lexiconText);
  return { translateLine: (line, glossary) => translateLine(line, lexicon, glossary) };
}

function translateLine(line: string, lexicon: Lexicon, glossary: Glossary = { terms: [] }): string {
  const plain = plainLine(line);
  const marked = glossary.terms.length > 0 ? markTerms(plain, glossary) : { line: plain, english: [] };
  const english = /\p{L}/u.test(plain)
    ? typeset(withTerms(glossTokens(splitTokens(marked.line), lexicon), marked.english))
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

function* withTerms(pieces: Iterable<Piece>, english: readonly string[]): Generator<Piece> {
  const terms = english.values();
  for (const piece of pieces) {
    const isTerm = english.length > 0 && piece.text === PLACE_OF_TERM;
    yield isTerm ? { ...piece, kind: 'gloss', text: terms.next().value ?? '' } : piece;
  }
}

function glossRun(words: readonly Token[], lexicon: Lexicon): Piece[] {
  const english = glossWords(
    words.map(({ text }) => text),
    lexicon,
  );
  return english.map((text, at) => ({ kind: 'gloss', text, gap: at > 0 || words[0]?.gap === true }));
}
