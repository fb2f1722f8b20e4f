import { foldSpelling, plainLine } from './normalise.ts';

const KINDS = ['noun', 'place', 'adjective', 'verb', 'other'] as const;

/** What the gloss does with an entry: nouns and places take an article, adjectives go before them, verbs take neither. */
export type Kind = (typeof KINDS)[number];

/** One row of the table. `definite`: the Arabic is (`الحكومة`, `وزير الخارجية`, a name), so its adjectives are too. */
export interface Entry {
  readonly english: string;
  readonly kind: Kind;
  readonly definite: boolean;
}

/** Entries by their Arabic spelling and by its folded form; `longest` is the word count of the longest one. */
export interface Lexicon {
  readonly entries: ReadonlyMap<string, Entry>;
  readonly longest: number;
}

/**
 * Reads a table of `Arabic<TAB>English` rows. Lines that start with `#` are comments; `# [noun] politics` says what
 * the rows below it are (`noun`, `place`, `adjective`, `verb`, `other`). Throws an Error that names the line if a row is malformed.
 */
export function parseLexicon(text: string): Lexicon {
  const exact = new Map<string, Entry>();
  let kind: Kind = 'other';
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (line.startsWith('#')) kind = sectionKind(line) ?? kind;
    else if (line !== '') {
      const [arabic = '', english = '', ...more] = line.split('\t');
      if (arabic === '' || english === '' || more.length > 0)
        throw new Error(
          `Lexicon line ${at + 1}: expected "Arabic<TAB>English", got ${JSON.stringify(line)}.`,
        );
      exact.set(plainLine(arabic), { english, kind, definite: isDefinite(arabic, english) });
    }
  }
  const folded = [...exact].map(([arabic, entry]) => [foldSpelling(arabic), entry] as const);
  const wordCounts = [...exact.keys()].map((arabic) => arabic.split(' ').length);
  // The later entry of a Map wins: an exact spelling always beats another word's folded one.
  return { entries: new Map([...folded, ...exact]), longest: Math.max(0, ...wordCounts) };
}

function sectionKind(comment: string): Kind | undefined {
  const name = /^# \[(\w+)\]/.exec(comment)?.[1];
  return KINDS.find((kind) => kind === name);
}

/** Definite: the last word carries the article, or it is a one-word name. */
function isDefinite(arabic: string, english: string): boolean {
  return /(?:^| )ال\S+$/u.test(arabic) || (!arabic.includes(' ') && /^[A-Z]/.test(english));
}
