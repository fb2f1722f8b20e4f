import { fits, formsOf, PROCLITICS, takesClitics, type Proclitic } from './clitic-variants.ts';
import type { Glossary, Term } from './term.ts';

/** A term as it stands in a text, from the first character of its clitics to the last of its words, in code units. */
export interface TermMatch {
  readonly term: Term;
  readonly start: number;
  readonly end: number;
  readonly proclitic: Proclitic;
  /** With an article that the glossary's row has not. */
  readonly definite: boolean;
}

/** A word, or a mark: what terms and texts are compared by. White space between tokens does not count. */
interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A trie over tokens; `found` is what ends here. */
interface Node {
  readonly next: Map<string, Node>;
  found: { readonly term: Term; readonly definite: boolean } | null;
}

const NONE: Proclitic = { conjunction: '', preposition: '' };

/** Vowel signs, Koranic marks, tatweel and invisible controls: how a word is written, not which word it is. */
const ORNAMENT = /[\u0610-\u061A\u0640\u064B-\u065F\u0670\u06D6-\u06ED\p{Cf}]/gu;
const TOKEN = /[\p{L}\p{M}\p{N}\u0640\p{Cf}]+|\S/gu;

/** A glossary is looked up in for every block, and its trie made once. */
const tries = new WeakMap<Glossary, Node>();

/**
 * The terms of the glossary in an Arabic text, in order and apart: whole words, with the clitics و ف ب ل ك and the article
 * in front, whatever vowel signs and tatweel are written. Where terms overlap, the one that begins first wins, then the longest,
 * then the one with the fewest clitics. The time is linear in the text.
 */
export function matchingTerms(text: string, glossary: Glossary): TermMatch[] {
  if (glossary.terms.length === 0) return [];
  const trie = trieOf(glossary);
  const tokens = tokensOf(text);
  const matches: TermMatch[] = [];
  for (let at = 0; at < tokens.length;) {
    const { match, count } = longestAt(tokens, at, trie);
    if (match) matches.push(match);
    at += count;
  }
  return matches;
}

/**
 * The rows of the glossary that a text calls for, each once, ordered by their Arabic: what a translation of this text depends
 * on. A row added elsewhere in the glossary changes nothing here.
 */
export function glossaryRowsFor(text: string, glossary: Glossary): (readonly [string, string])[] {
  const rows = new Map(
    matchingTerms(text, glossary).map(({ term }) => [term.source.trim(), term.target.trim()] as const),
  );
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1));
}

interface Found {
  readonly match: TermMatch | null;
  /** Tokens to go on by: those of the match, or the one that begins none. */
  readonly count: number;
}

function longestAt(tokens: readonly Token[], at: number, trie: Node): Found {
  let best: Found = { match: null, count: 1 };
  const first = tokens[at];
  if (!first) return best;
  for (const { stem, proclitic } of readingsOf(first.text)) {
    const walked = walk(tokens, { at, stem, trie });
    if (!walked || (best.match && walked.count <= best.count)) continue;
    const { term, definite, count } = walked;
    // A short word with a clitic would be found inside many another word.
    if (proclitic !== NONE && !takesClitics(term.source)) continue;
    const end = tokens[at + count - 1]?.end ?? first.end;
    best = { match: { term, start: first.start, end, proclitic, definite }, count };
  }
  return best;
}

/** The longest term whose first word is `stem`. No deeper than the longest term has tokens. */
function walk(tokens: readonly Token[], { at, stem, trie }: { at: number; stem: string; trie: Node }) {
  let longest: { term: Term; definite: boolean; count: number } | null = null;
  let node = trie.next.get(stem);
  for (let count = 1; node; count++) {
    if (node.found) longest = { ...node.found, count };
    const next = tokens[at + count];
    node = next && node.next.get(next.text);
  }
  return longest;
}

/** A word as it stands, then without each of the clitics that it may begin with. */
function* readingsOf(word: string): Generator<{ stem: string; proclitic: Proclitic }> {
  yield { stem: word, proclitic: NONE };
  for (const proclitic of PROCLITICS) {
    const written = proclitic.conjunction + proclitic.preposition;
    if (written === '' || !word.startsWith(written)) continue;
    const stem = word.slice(written.length);
    yield { stem, proclitic };
    // `للحكومة`: the alef of the article comes back.
    if (proclitic.preposition === 'ل' && stem.startsWith('ل')) yield { stem: `ا${stem}`, proclitic };
  }
}

function trieOf(glossary: Glossary): Node {
  const known = tries.get(glossary);
  if (known) return known;
  const root = emptyNode();
  // What stands in the glossary goes before what is made of it, and the earlier row before the later one.
  for (const isRow of [true, false]) {
    for (const term of glossary.terms) {
      if (!fits(term.source)) continue;
      const forms = formsOf(term.source);
      for (const { words, definite } of isRow ? forms.slice(0, 1) : forms.slice(1)) {
        insert(root, tokensOf(words), { term, definite });
      }
    }
  }
  tries.set(glossary, root);
  return root;
}

function insert(root: Node, tokens: readonly Token[], found: NonNullable<Node['found']>): void {
  if (tokens.length === 0) return;
  let node = root;
  for (const { text } of tokens) {
    const next = node.next.get(text) ?? emptyNode();
    node.next.set(text, next);
    node = next;
  }
  node.found ??= found;
}

function emptyNode(): Node {
  return { next: new Map(), found: null };
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const { 0: written, index } of text.matchAll(TOKEN)) {
    const plain = written.replace(ORNAMENT, '').normalize('NFC');
    if (plain !== '') tokens.push({ text: plain, start: index, end: index + written.length });
  }
  return tokens;
}
