import type { Part, TextPart } from '../compose-reading.ts';
import { isByline } from '../text-cues.ts';
import { isBlank, LAYOUT_SPACE } from '../lines.ts';
import type { ArticleRegion } from './article-region.ts';
import { contextIn, TOP, type BlockContext } from './block-context.ts';
import type { Mark } from './boilerplate.ts';
import type { HtmlDocument, HtmlElement } from './html-document.ts';
import { BLOCK_ELEMENTS } from './tag-rules.ts';
import { isSilent, type TextAmounts } from './text-amounts.ts';
import { judgeRun, type Piece } from './text-run.ts';
import { titleKey } from '../title-key.ts';

/** What was excluded, and the element that says so. */
export interface Excluded {
  readonly mark: Mark;
  readonly text: string;
}

export interface Collected {
  readonly parts: readonly Part[];
  /** In document order, as in `parts`. */
  readonly excluded: readonly Excluded[];
}

interface Surroundings {
  readonly document: HtmlDocument;
  readonly amounts: TextAmounts;
  readonly marks: ReadonlyMap<HtmlElement, Mark>;
  readonly region: ArticleRegion;
  /** Keys of what the page calls its title. */
  readonly titles: ReadonlySet<string>;
}

/** An element that the walk is in. */
interface Frame {
  readonly end: number;
  readonly context: BlockContext;
  readonly mark: Mark | null;
  readonly block: boolean;
}

const OUTSIDE: Mark = { reason: 'outside the article', rank: 'apart', element: null };
const REPEATED: Mark = { reason: 'repeated headline', rank: 'apart', element: null };

/** What may stand between a headline and the text. */
const BEFORE_THE_TEXT: ReadonlySet<string> = new Set(['headline', 'heading', 'caption']);
/** A byline without a headline is one of so many first blocks. */
const FIRST_BLOCKS = 2;
/** One word, its colon and the name. */
const BYLINE_COLON = /^\s*[\p{L}\p{M}\p{Cf}]+\s*[:：]/u;

/** Longer texts are not compared with titles, in characters. */
const MAX_TITLE = 600;

/** The parts of a page, in document order: the article's blocks, and all other text with its reason. */
export function collectParts(surroundings: Surroundings): Collected {
  const collector = new PartCollector(surroundings);
  const { items } = surroundings.document;
  for (let index = 0; index < items.length; index += 1) {
    const item = items[index] ?? '';
    collector.leaveBefore(index);
    if (typeof item === 'string') collector.text(item);
    else if (isSilent(item)) index = item.end - 1;
    else collector.enter(item);
  }
  collector.leaveBefore(items.length);
  return collector.collected();
}

class PartCollector {
  readonly #given: Surroundings;
  readonly #frames: Frame[];
  readonly #out: (TextPart | { mark: Mark; texts: string[] })[] = [];
  #pieces: Piece[] = [];
  /** The text that was added last: a long text that grows piece by piece is never looked into. */
  #added = '';
  #inside = false;
  #headlineKey: string | null = null;
  #blocks = 0;
  /** Whether a block of the text itself has come after the headline. */
  #textBegun = false;
  #repeats = 0;

  constructor(given: Surroundings) {
    this.#given = given;
    this.#frames = [{ end: Infinity, context: TOP, mark: null, block: true }];
  }

  /** Leaves the elements that end before an item. */
  leaveBefore(index: number): void {
    for (let frame = this.#top(); frame.end <= index; frame = this.#top()) {
      this.#frames.pop();
      if (frame.block) this.#boundary(frame.context, this.#top().context);
    }
    const { start, end } = this.#given.region;
    const inside = index >= start && index < end;
    if (inside !== this.#inside) this.#flush(this.#top().context);
    this.#inside = inside;
  }

  enter(element: HtmlElement): void {
    const { amounts, document, region } = this.#given;
    const outer = this.#top();
    if (element.name === 'br') {
      this.#add('\n', outer.mark);
      return;
    }
    const block = BLOCK_ELEMENTS.has(element.name) || element === region.headline;
    if (block) this.#boundary(outer.context, outer.context);
    if (element.end === element.start + 1) return;
    const context = block
      ? contextIn(element, {
          outer: outer.context,
          document,
          amount: amounts.all(element),
          headline: region.headline,
        })
      : outer.context;
    this.#frames.push({ end: element.end, context, mark: this.#markIn(element, outer.mark), block });
  }

  text(text: string): void {
    const { context, mark } = this.#top();
    this.#add(context.kind === 'code' ? text : text.replace(LAYOUT_SPACE, ' '), mark);
  }

  collected(): Collected {
    this.#flush(TOP);
    const parts: Part[] = [];
    const excluded: Excluded[] = [];
    for (let index = 0; index < this.#out.length; index += 1) {
      const part = this.#out[index];
      if (part && 'kind' in part) parts.push(part);
      if (!part || 'kind' in part) continue;
      const beside = this.#besideWith(part.mark.reason, index);
      for (const text of beside) excluded.push(text);
      parts.push({ excluded: part.mark.reason, text: beside.map(({ text }) => text).join('\n') });
      index += beside.length - 1;
    }
    return { parts, excluded };
  }

  /** What is excluded for the same reason from here on, with nothing between. */
  #besideWith(reason: string, start: number): Excluded[] {
    const beside: Excluded[] = [];
    for (let index = start; index < this.#out.length; index += 1) {
      const part = this.#out[index];
      if (!part || 'kind' in part || part.mark.reason !== reason) break;
      beside.push({ mark: part.mark, text: part.texts.join('\n') });
    }
    return beside;
  }

  #top(): Frame {
    return this.#frames.at(-1) ?? { end: Infinity, context: TOP, mark: null, block: true };
  }

  /** A box keeps all that is in it; a line of details yields to what is in it. */
  #markIn(element: HtmlElement, outer: Mark | null): Mark | null {
    if (outer && outer.rank !== 'detail') return outer;
    return this.#given.marks.get(element) ?? this.#otherArticle(element) ?? outer;
  }

  #otherArticle(element: HtmlElement): Mark | null {
    const { start, end } = this.#given.region;
    const outside = element.end <= start || element.start >= end;
    return element.name === 'article' && outside ? { reason: 'other article', rank: 'apart', element } : null;
  }

  #add(text: string, mark: Mark | null): void {
    this.#added = text;
    const effective = this.#inside || (mark && mark.rank !== 'detail') ? mark : OUTSIDE;
    const last = this.#pieces.at(-1);
    if (last?.mark === effective) last.text += text;
    else this.#pieces.push({ text, mark: effective });
  }

  /** Between blocks; within a block that is kept whole, its boundaries are but white space. */
  #boundary(context: BlockContext, { boundary }: BlockContext): void {
    if (boundary === 'end') this.#flush(context);
    else if (this.#pieces.length > 0 && this.#added !== boundary) this.#add(boundary, this.#top().mark);
  }

  #flush(context: BlockContext): void {
    if (this.#pieces.length === 0) return;
    const whole = context.kind !== 'paragraph' && context.kind !== 'quote';
    const { paragraphs, excluded } = judgeRun(this.#pieces, { whole });
    this.#pieces = [];
    for (const text of paragraphs) this.#block(text, context);
    for (const { text, mark } of excluded) this.#exclude(text, mark);
  }

  #block(text: string, { kind, level, element }: BlockContext): void {
    const key = this.#keyOf(text, kind);
    if (this.#isRepeated(key, kind)) {
      this.#repeats += 1;
      this.#exclude(text, REPEATED);
      return;
    }
    if (isBlank(text)) return;
    const headline = kind === 'headline' || this.#isTitle(key);
    if (headline) this.#headlineKey = key ?? titleKey(text);
    else if (!BEFORE_THE_TEXT.has(kind)) this.#textBegun = this.#headlineKey !== null;
    this.#blocks += 1;
    this.#out.push({
      kind: headline ? 'headline' : this.#isNameOfWriter(text, kind) ? 'byline' : kind,
      ...(headline ? { level: 1 } : level === undefined ? {} : { level }),
      ...(element ? { place: { element: element.name, nth: element.nth } } : {}),
      text,
    });
  }

  /** Between a headline and the text; a paragraph only once: the text may well begin with these words. */
  #isRepeated(key: string | null, kind: TextPart['kind']): boolean {
    if (key === null || key !== this.#headlineKey || this.#textBegun) return false;
    return kind !== 'paragraph' || this.#repeats === 0;
  }

  /** A fragment often begins without its headline: `By: …` then tells a byline by its colon. */
  #isNameOfWriter(text: string, kind: TextPart['kind']): boolean {
    if (this.#given.document.wholePage || kind !== 'paragraph' || this.#blocks > FIRST_BLOCKS) return false;
    return isByline(text) && BYLINE_COLON.test(text.slice(0, MAX_TITLE));
  }

  /** The first block is the headline if it says what the page calls its title. */
  #isTitle(key: string | null): boolean {
    return key !== null && this.#blocks === 0 && this.#headlineKey === null && this.#given.titles.has(key);
  }

  /** To compare with titles; null for what is no title. */
  #keyOf(text: string, kind: TextPart['kind']): string | null {
    if ((kind !== 'heading' && kind !== 'paragraph' && kind !== 'headline') || text.length > MAX_TITLE)
      return null;
    return titleKey(text) || null;
  }

  #exclude(text: string, mark: Mark): void {
    const last = this.#out.at(-1);
    if (last && 'mark' in last && last.mark === mark) last.texts.push(text.trim());
    else if (text.trim() !== '') this.#out.push({ mark, texts: [text.trim()] });
  }
}
