import type { HtmlDocument, HtmlElement } from './html-document.ts';
import {
  BARE_PHRASING,
  CLOSES_PARAGRAPH,
  explicitEndOf,
  FOREIGN_ELEMENTS,
  HEAD_ELEMENTS,
  HEADINGS,
  HIDDEN_TITLE,
  impliedEndsOf,
  INTEGRATION_POINTS,
  SPECIAL_ELEMENTS,
  UNCLOSED_ELEMENTS,
  VOID_ELEMENTS,
  type ImpliedEnd,
} from './tag-rules.ts';

const NO_ATTRIBUTES: readonly string[] = [];
/** Fewer letters are no word. */
const ARABIC_WORD = /\p{Script=Arabic}{2}/u;
const NUL = /\0/gu;

/** Where `html`, `head` and `body` may start; elsewhere browsers pass them over. */
const PAGE_PARTS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['html', new Set([''])],
  ['head', new Set(['', 'html'])],
  ['body', new Set(['', 'html', 'head'])],
]);

const HEAD_END: ImpliedEnd = { closes: new Set(['head']), within: new Set(['body']) };

interface TagDetails {
  readonly attributes?: readonly string[];
  readonly selfClosing?: boolean;
}

/** An element while it is built. */
type OpenElement = { -readonly [Key in keyof HtmlElement]: HtmlElement[Key] };

/**
 * Builds a page from its tags. It keeps where on the stack each name stands open, so that no tag walks the
 * stack: the cost of a tag does not grow with the depth.
 */
export class TreeBuilder {
  readonly #items: (OpenElement | string)[] = [];
  readonly #counts = new Map<string, number>();
  /** The open elements, outermost first: their names, and their nodes; null where bare phrasing has none. */
  readonly #names: string[] = [];
  readonly #nodes: (OpenElement | null)[] = [];
  /** The innermost node. */
  #parent: OpenElement | null = null;
  /** Where on the stack a name stands open; innermost last. */
  readonly #depths = new Map<string, number[]>();
  readonly #special: number[] = [];
  /** Whether the last item is a text that further text belongs to. */
  #inText = false;
  #wholePage = false;
  /** Whether something has come that stands in no head. */
  #inBody = false;

  document(): HtmlDocument {
    this.#nameUnclosed();
    this.#closeTo(0);
    return { items: this.#items, wholePage: this.#wholePage };
  }

  /** What stands behind a comment sign that nothing closes. */
  unclosedComment(text: string): void {
    if (!ARABIC_WORD.test(text)) return;
    this.open(UNCLOSED_ELEMENTS.get('comment') ?? '');
    this.text(text);
    this.#pop();
  }

  doctype(): void {
    this.#wholePage = true;
  }

  text(text: string): void {
    const clean = text.includes('\0') ? text.replace(NUL, '') : text;
    if (clean === '') return;
    if (clean.trim() !== '') {
      if (this.#names.at(-1) === 'head') this.#pop();
      if (!HEAD_ELEMENTS.has(this.#names.at(-1) ?? '')) this.#inBody ||= !this.#isInHead();
    }
    const last = this.#items.length - 1;
    const before = this.#items[last];
    if (this.#inText && typeof before === 'string') this.#items[last] = before + clean;
    else this.#items.push(clean);
    this.#inText = true;
  }

  open(name: string, { attributes = NO_ATTRIBUTES, selfClosing = false }: TagDetails = {}): void {
    const allowedIn = PAGE_PARTS.get(name);
    if (allowedIn) {
      this.#wholePage = true;
      if (!allowedIn.has(this.#names.at(-1) ?? '') || this.#counts.has(name)) return;
    }
    this.#closeBefore(name);
    const nth = (this.#counts.get(name) ?? 0) + 1;
    this.#counts.set(name, nth);
    const closed = VOID_ELEMENTS.has(name) || (selfClosing && this.#inForeign(name));
    const bare = attributes.length === 0 && BARE_PHRASING.has(name);
    const isHiddenTitle = name === 'title' && this.#inBody && !this.#inForeign(name);
    const node = bare ? null : this.#append(isHiddenTitle ? HIDDEN_TITLE : name, { attributes, nth });
    if (!allowedIn && !HEAD_ELEMENTS.has(name)) this.#inBody ||= !this.#isInHead();
    if (name === 'body') this.#inBody = true;
    if (!closed) this.#push(name, node);
  }

  close(name: string): void {
    if (name === 'br') this.open('br');
    if (name === 'html' || name === 'body' || VOID_ELEMENTS.has(name)) return;
    const closed = this.#end(name === 'head' ? HEAD_END : explicitEndOf(name));
    // An end tag of a paragraph that is not open is an empty paragraph.
    if (!closed && name === 'p') {
      this.open('p');
      this.#pop();
    }
  }

  #isInHead(): boolean {
    return this.#isOpen('head') || this.#isOpen('noscript');
  }

  #isOpen(name: string): boolean {
    return (this.#depths.get(name)?.length ?? 0) > 0;
  }

  /** A script, style or template open at the end has hidden all that follows it. */
  #nameUnclosed(): void {
    for (const node of this.#nodes) {
      const unclosed = node && UNCLOSED_ELEMENTS.get(node.name);
      if (!node || unclosed === undefined || unclosed === null) continue;
      const hidden = this.#items.slice(node.start);
      if (hidden.some((item) => typeof item === 'string' && ARABIC_WORD.test(item))) node.name = unclosed;
      return;
    }
  }

  #closeBefore(name: string): void {
    const top = this.#names.at(-1);
    if (top === 'head' && !HEAD_ELEMENTS.has(name)) this.#pop();
    if (CLOSES_PARAGRAPH.has(name)) this.#leaveForeign();
    for (const implied of impliedEndsOf(name)) this.#end(implied);
    if (this.#names.at(-1) === name && name === 'a') this.#pop();
    if (HEADINGS.has(name) && HEADINGS.has(this.#names.at(-1) ?? '')) this.#pop();
  }

  /** Block elements end a forgotten `<svg>` or `<math>`. */
  #leaveForeign(): void {
    const depth = this.#innermost(FOREIGN_ELEMENTS);
    if (depth > this.#innermost(INTEGRATION_POINTS)) this.#closeTo(depth);
  }

  #inForeign(name: string): boolean {
    if (FOREIGN_ELEMENTS.has(name)) return true;
    return this.#innermost(FOREIGN_ELEMENTS) > this.#innermost(INTEGRATION_POINTS);
  }

  /** Whether there was something to close. */
  #end({ closes, within }: ImpliedEnd): boolean {
    const depth = this.#innermost(closes);
    const barrier =
      within === SPECIAL_ELEMENTS ? (this.#special.at(-1) ?? -1) : this.#innermost(within, closes);
    if (depth <= barrier) return false;
    this.#closeTo(depth);
    return true;
  }

  /** How deep the innermost of these names stands open; -1 if none does. */
  #innermost(names: ReadonlySet<string>, except?: ReadonlySet<string>): number {
    let depth = -1;
    for (const name of names) {
      if (!except?.has(name)) depth = Math.max(depth, this.#depths.get(name)?.at(-1) ?? -1);
    }
    return depth;
  }

  #append(name: string, { attributes, nth }: { attributes: readonly string[]; nth: number }): OpenElement {
    const start = this.#items.length;
    const node = { name, nth, parent: this.#parent, attributes, start, end: start + 1 };
    this.#items.push(node);
    this.#inText = false;
    return node;
  }

  #push(name: string, node: OpenElement | null): void {
    const depth = this.#names.length;
    this.#names.push(name);
    this.#nodes.push(node);
    if (node) this.#parent = node;
    const depths = this.#depths.get(name);
    if (depths) depths.push(depth);
    else this.#depths.set(name, [depth]);
    if (SPECIAL_ELEMENTS.has(name)) this.#special.push(depth);
  }

  #pop(): void {
    const name = this.#names.pop();
    const node = this.#nodes.pop();
    if (name === undefined) return;
    this.#depths.get(name)?.pop();
    if (SPECIAL_ELEMENTS.has(name)) this.#special.pop();
    if (!node) return;
    node.end = this.#items.length;
    this.#parent = node.parent;
    this.#inText = false;
  }

  #closeTo(depth: number): void {
    while (this.#names.length > depth) this.#pop();
  }
}
