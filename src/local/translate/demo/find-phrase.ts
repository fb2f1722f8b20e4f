import type { Entry, Kind, Lexicon } from './lexicon.ts';
import { foldSpelling } from './normalise.ts';
import { transliterate } from './transliterate.ts';

/** An Arabic phrase read in English: head `and in`, determiner `the`, adjectives `new`, text `ministry`. */
export interface Reading {
  readonly head: string;
  readonly determiner: string;
  readonly adjectives: readonly string[];
  readonly text: string;
  readonly kind: Kind;
  readonly definite: boolean;
}

/** Letters written onto the front of a word: conjunction, preposition (or the س of the future), article. */
interface Proclitic {
  readonly written: string;
  readonly conjunction: string;
  readonly preposition: string;
  readonly article: string;
}

/** All combinations, the shortest first: `وزير` is a minister before it is "and" with something. */
const PROCLITICS: readonly Proclitic[] = ['', 'و', 'ف']
  .flatMap((conjunction) => ['', 'ب', 'ل', 'ك', 'س'].map((preposition) => ({ conjunction, preposition })))
  .flatMap((front) => ['', 'ال'].map((article) => ({ ...front, article })))
  .map((front) => ({ ...front, written: front.conjunction + front.preposition + front.article }))
  .sort((a, b) => a.written.length - b.written.length);

/** Pronouns written onto the end of a word: as owner of a noun, and as object of a verb or preposition. */
const PRONOUNS = [
  { written: 'ه', owner: 'his', object: 'him' },
  { written: 'ها', owner: 'its', object: 'it' },
  { written: 'هم', owner: 'their', object: 'them' },
  { written: 'هما', owner: 'their', object: 'them' },
  { written: 'نا', owner: 'our', object: 'us' },
] as const;

/** An ending comes off only a word that keeps this many letters, or half the short words would fall apart. */
const STEM_LETTERS = 3;

/** What comes off an unknown word: و if four letters or an article are left, ب and ل only before an article. */
const UNKNOWN_WORD = /^(و(?=.{4}|ال..))?(?:(ب)(?=ال...)|(ل)(?=ل...))?(.+)$/u;

/** The phrase as the lexicon has it, or with its proclitics, or (one word) with its endings peeled off. */
export function findPhrase(lexicon: Lexicon, phrase: string): Reading | undefined {
  return withProclitics(lexicon, phrase) ?? (phrase.includes(' ') ? undefined : withEnding(lexicon, phrase));
}

/** A word nobody knows, spelt in Latin letters: `والوافي` → `and Al-Wafi`, `للوافي` → `for Al-Wafi`. Never empty. */
export function spellOut(word: string): Reading {
  const [, and, within, toward, name = word] = UNKNOWN_WORD.exec(word) ?? [];
  const head = [and && 'and', within && 'with', toward && 'for']
    .filter((part) => part !== undefined)
    .join(' ');
  const text = transliterate(toward === undefined ? name : `ا${name}`);
  return { head, determiner: '', adjectives: [], text, kind: 'other', definite: true };
}

function withProclitics(lexicon: Lexicon, phrase: string): Reading | undefined {
  // ل before the article swallows its alef, which comes back here for the look-up.
  const spellings = /^[وف]?لل/u.test(phrase) ? [phrase, phrase.replace('لل', 'لال')] : [phrase];
  for (const spelling of spellings) {
    for (const proclitic of PROCLITICS.filter(({ written }) => spelling.startsWith(written))) {
      const arabic = spelling.slice(proclitic.written.length);
      const entry = lexicon.entries.get(arabic) ?? lexicon.entries.get(foldSpelling(arabic));
      if (entry !== undefined && takes(entry, proclitic)) return read(entry, proclitic);
    }
  }
  return undefined;
}

/** س and ل make a verb's future and infinitive; it takes no other preposition and no article. */
function takes(entry: Entry, { preposition, article }: Proclitic): boolean {
  return entry.kind === 'verb' ? article === '' && /^[لس]?$/u.test(preposition) : preposition !== 'س';
}

function read(entry: Entry, proclitic: Proclitic): Reading {
  const bare = entry.english.replace(/^the /, '');
  const isInfinitive = entry.kind === 'verb' && proclitic.preposition !== '';
  const head = [proclitic.conjunction && 'and', englishPreposition(proclitic.preposition, entry.kind)];
  return {
    head: head.filter((word) => word !== '').join(' '),
    determiner: bare !== entry.english || proclitic.article !== '' ? 'the' : '',
    adjectives: [],
    text: isInfinitive ? infinitive(bare) : bare,
    kind: entry.kind,
    definite: entry.definite || proclitic.article !== '',
  };
}

function englishPreposition(letter: string, kind: Kind): string {
  if (letter === 'ب') return kind === 'place' ? 'in' : 'with';
  if (letter === 'ل') return kind === 'verb' ? 'to' : 'for';
  if (letter === 'ك') return 'as';
  return letter === 'س' ? 'will' : '';
}

/** `announces` → `announce`, `we carry out` → `carry out`; the past stays as it is. */
export function infinitive(verb: string): string {
  const [first = '', ...more] = verb.replace(/^we /, '').split(' ');
  const irregular = { is: 'be', are: 'be', has: 'have', was: 'was' };
  const regular = first.replace(/(?<=\w\w)ies$/, 'y').replace(/(?<=ss|sh|ch|x|o)es$|(?<!s)s$/, '');
  return [Object.entries(irregular).find(([form]) => form === first)?.[1] ?? regular, ...more].join(' ');
}

/** `قرارا` is a decision, `قرارها` its decision, `أعلنها` announced it. */
function withEnding(lexicon: Lexicon, word: string): Reading | undefined {
  const indefinite = stemOf(word, 'ا');
  const found = indefinite === undefined ? undefined : withProclitics(lexicon, indefinite);
  if (found !== undefined && !found.definite) return found;
  for (const { written, owner, object } of PRONOUNS) {
    const stem = stemOf(word, written);
    // Before an ending ة is written ت, and a final hamza takes a seat.
    const stems = stem === undefined ? [] : [stem, stem.replace(/ت$/u, 'ة'), stem.replace(/[ئؤ]$/u, 'ء')];
    const reading = stems
      .map((spelling) => withProclitics(lexicon, spelling))
      .find((known) => known !== undefined);
    if (reading?.kind === 'noun' || reading?.kind === 'place')
      return { ...reading, determiner: owner, definite: true };
    if (reading !== undefined) return { ...reading, text: `${reading.text} ${object}` };
  }
  return undefined;
}

function stemOf(word: string, ending: string): string | undefined {
  return word.endsWith(ending) && word.length >= STEM_LETTERS + ending.length
    ? word.slice(0, -ending.length)
    : undefined;
}
