import { abbreviationKind, type AbbreviationKind } from './abbreviations.ts';
import { kindAt, skipInvisible, visible } from './characters.ts';
import { traitsOf } from './traits.ts';

/** Where a candidate stands: UTF-16 offsets into its text, and what the walk to it came by. */
export interface Place {
  /** Where the sentence began that may end here. */
  readonly sentenceStart: number;
  /** Where its first letter or digit stands; behind the marks if it has none yet. */
  readonly firstWord: number;
  /** Where the white space before the marks ends. */
  readonly tokenStart: number;
  /** {@link tokenStart} without opening brackets, quotes and invisible characters. */
  readonly wordStart: number;
  readonly marksStart: number;
  readonly marksEnd: number;
  /** Where the sentence would end: behind the marks and the emoji that stay with it. */
  readonly end: number;
  /** Behind the white space that follows `end`. */
  readonly next: number;
  /** Where the next letter or digit of the line stands; the end of the line if there is none. */
  readonly nextWord: number;
  /** The kinds of all units of the marks, added up: see characters.ts. */
  readonly kinds: number;
  /** How many of the marks are stops of any kind. */
  readonly stops: number;
  /** Whether an earlier stop stands in the word, as in `أ.ف.ب`. */
  readonly dotted: boolean;
  /** Whether an invisible character stands in the word. */
  readonly disguised: boolean;
}

/** How far a rule may look to either side: keeps the whole walk linear whatever the text. */
const WINDOW = 32;

/**
 * A place where a sentence may end: a run of closing marks, or the end of a line, and what stands around it.
 * Its traits are one number; texts are cut out only when a rule asks for one, and hold no invisible
 * characters.
 */
export class Candidate {
  readonly text: string;
  readonly place: Place;
  /** Bits of traits.ts. */
  traits = 0;
  #word: string | undefined;
  #after: string | undefined;
  #abbreviation: AbbreviationKind | 'none' | undefined;

  constructor(text: string, place: Place) {
    this.text = text;
    this.place = place;
  }

  /** To be called when {@link place} has changed. */
  look(): void {
    this.#word = this.#after = this.#abbreviation = undefined;
    this.traits = traitsOf(this);
  }

  /** Whether it has any of these traits; `BoundaryRule.needs` asks for all of its own. */
  hasAny(trait: number): boolean {
    return (this.traits & trait) !== 0;
  }

  /**
   * The closing marks, with the quotes, brackets and notes that touch them: `؟".`; empty at the end of a
   * line.
   */
  get marks(): string {
    return visible(this.text.slice(this.place.marksStart, this.place.marksEnd));
  }

  /**
   * The word before the marks; empty where white space precedes them; the last {@link WINDOW} units of a long
   * one.
   */
  get word(): string {
    return (this.#word ??= this.#cutWord());
  }

  get wordLength(): number {
    const { wordStart, marksStart, disguised } = this.place;
    return disguised ? this.word.length : marksStart - wordStart;
  }

  /** The beginning of the word, at most {@link WINDOW} units: what tells an address. */
  get wordHead(): string {
    const { wordStart, marksStart } = this.place;
    return this.text.slice(wordStart, Math.min(wordStart + WINDOW, marksStart));
  }

  /** What kind of abbreviation the word is. */
  get abbreviation(): AbbreviationKind | 'none' {
    return (this.#abbreviation ??= abbreviationKind(this.word));
  }

  /**
   * What precedes the word in its sentence, opening quotes and brackets included: at most {@link WINDOW}
   * units.
   */
  get before(): string {
    const { sentenceStart, wordStart } = this.place;
    return visible(this.text.slice(Math.max(sentenceStart, wordStart - WINDOW), wordStart));
  }

  /** What follows the white space, at most {@link WINDOW} units. */
  get after(): string {
    return (this.#after ??= visible(this.text.slice(this.#visibleNext, this.#visibleNext + WINDOW)));
  }

  /** The kinds of the first visible character behind the white space. */
  get nextKinds(): number {
    return kindAt(this.text, this.#visibleNext);
  }

  get #visibleNext(): number {
    return skipInvisible(this.text, this.place.next);
  }

  #cutWord(): string {
    const { wordStart, marksStart, disguised } = this.place;
    const word = this.text.slice(Math.max(wordStart, marksStart - WINDOW), marksStart);
    return disguised ? visible(word) : word;
  }
}
