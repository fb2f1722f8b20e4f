import { BOUNDARY_RULES, type BoundaryRule } from './boundary-rules.ts';
import { Candidate, type Place } from './candidate.ts';
import {
  CLOSING,
  firstWord,
  INVISIBLE,
  kindAt,
  nextStop,
  QUOTE,
  skipBlank,
  skipDigits,
  skipEmoji,
  skipOpeners,
  skipSpace,
  SPACE,
  STOP,
} from './characters.ts';
import type { Language } from './language.ts';

/**
 * Called for every place where a sentence may end, in order, with the rule that decided there. The candidate
 * is good for the call only.
 */
type Visit = (at: Candidate, rule: BoundaryRule) => void;

/**
 * Walks a text once, from its first visible character to its last, and decides at every run of closing marks,
 * at every line end and at the end of the text whether a sentence ends. Each unit is looked at a bounded
 * number of times.
 */
export function walkBoundaries(
  text: string,
  { language, visit }: { language: Language; visit: Visit },
): void {
  const walk = new Walk(text);
  for (let at = walk.next(); at !== undefined; at = walk.next()) {
    const rule = decide(at, language);
    visit(at, rule);
    if (rule.ends) walk.beginSentence();
  }
}

/**
 * Candidates have few combinations of traits, and most traits rule most rules out: which are left is found
 * once.
 */
type RulesByTraits = Map<number, readonly BoundaryRule[]>;

const RULES: Readonly<Record<Language, RulesByTraits>> = { ar: new Map(), en: new Map() };

/** The first rule that applies. */
function decide(at: Candidate, language: Language): BoundaryRule {
  const { traits } = at;
  let rules = RULES[language].get(traits);
  if (rules === undefined) RULES[language].set(traits, (rules = rulesFor(traits, language)));
  for (const rule of rules) if (rule.when === undefined || rule.when(at)) return rule;
  throw new Error('the last boundary rule applies to every candidate');
}

function rulesFor(traits: number, language: Language): BoundaryRule[] {
  return BOUNDARY_RULES.filter(
    ({ only = language, needs = 0 }) => only === language && (traits & needs) === needs,
  );
}

class Walk {
  readonly #text: string;
  /** Where the candidate stands; what it says of the sentence and the token is kept up on the way. */
  readonly #place: Writable<Place>;
  /** One for the whole walk: a candidate of its own for each place would take as long as the rules. */
  readonly #candidate: Candidate;
  /** How far the text has been looked at. */
  #at: number;
  #lastInvisible = -1;

  constructor(text: string) {
    const start = skipBlank(text, 0);
    this.#text = text;
    this.#at = start;
    this.#place = placeAt(start, firstWord(text, start));
    this.#candidate = new Candidate(text, this.#place);
  }

  /** The next candidate, or undefined at the end of the text. Holds until the next call. */
  next(): Candidate | undefined {
    const text = this.#text;
    if (this.#place.sentenceStart >= text.length || this.#at > text.length) return undefined;
    this.#skipToStop();
    if ((kindAt(text, this.#at) & STOP) !== 0) this.#takeMarks();
    else this.#takeLineEnd();
    this.#lookAround();
    this.#candidate.look();
    return this.#candidate;
  }

  /** The sentence ends at the candidate; the next one begins behind it. */
  beginSentence(): void {
    const place = this.#place;
    const start = skipBlank(this.#text, place.next);
    place.sentenceStart = place.tokenStart = place.wordStart = this.#at = start;
    place.firstWord = place.nextWord >= start ? place.nextWord : firstWord(this.#text, start);
  }

  /** On to the next stop or line end, or the end of the text, and back to where the token that it ends began. */
  #skipToStop(): void {
    const from = this.#at;
    this.#at = nextStop(this.#text, from);
    for (let at = this.#at; at > from; at--) {
      const kind = kindAt(this.#text, at - 1);
      if ((kind & INVISIBLE) !== 0) this.#lastInvisible = Math.max(this.#lastInvisible, at - 1);
      if ((kind & SPACE) === 0) continue;
      this.#place.tokenStart = this.#place.wordStart = at;
      return;
    }
  }

  #takeMarks(): void {
    const place = this.#place;
    const lastStop = place.marksStart;
    place.marksStart = this.#at;
    place.kinds = place.stops = 0;
    for (let kind = this.#takeMark(); kind !== 0; kind = this.#takeMark()) {
      place.kinds |= kind;
      if ((kind & STOP) !== 0) place.stops++;
    }
    place.marksEnd = this.#at;
    // Remembered, so that a run of openers is walked once however many candidates its token holds.
    place.wordStart = skipOpeners(this.#text, place.wordStart);
    place.dotted = lastStop >= place.wordStart;
    place.disguised = this.#lastInvisible >= place.wordStart;
    if ((place.kinds & INVISIBLE) !== 0) this.#lastInvisible = this.#at;
  }

  /** Past one closing mark, or a footnote mark, which counts as a bracket: its kind, 0 where none stands. */
  #takeMark(): number {
    const kind = kindAt(this.#text, this.#at) & MARKS;
    if (kind !== 0) {
      this.#at++;
      return kind;
    }
    const behind = behindNote(this.#text, this.#at);
    if (behind === this.#at) return 0;
    this.#at = behind;
    return CLOSING;
  }

  /** No marks, and no word that matters: the sentence ends here whatever it is. */
  #takeLineEnd(): void {
    const place = this.#place;
    let end = this.#at;
    while ((kindAt(this.#text, end - 1) & SPACE) !== 0) end--;
    // Past it, so that the walk goes on whatever the rules say.
    this.#at++;
    place.wordStart = place.marksStart = place.marksEnd = end;
    place.kinds = place.stops = 0;
    place.dotted = place.disguised = false;
  }

  #lookAround(): void {
    const place = this.#place;
    place.end = skipEmoji(this.#text, place.marksEnd);
    place.next = skipSpace(this.#text, place.end);
    if (place.nextWord < place.next) place.nextWord = firstWord(this.#text, place.next);
  }
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

function placeAt(start: number, word: number): Writable<Place> {
  return {
    sentenceStart: start,
    firstWord: word,
    tokenStart: start,
    wordStart: start,
    marksStart: -1,
    marksEnd: -1,
    end: -1,
    next: -1,
    nextWord: -1,
    kinds: 0,
    stops: 0,
    dotted: false,
    disguised: false,
  };
}

/** What may stand in a run of closing marks. */
const MARKS = STOP | QUOTE | CLOSING | INVISIBLE;

/** Footnote marks have up to three digits: `[12]`. */
const NOTE_DIGITS = 3;

/** The offset behind the footnote mark at `from`; `from` if there is none. */
function behindNote(text: string, from: number): number {
  if (text[from] !== '[') return from;
  const digits = skipDigits(text, from + 1);
  const count = digits - from - 1;
  return count > 0 && count <= NOTE_DIGITS && text[digits] === ']' ? digits + 1 : from;
}
