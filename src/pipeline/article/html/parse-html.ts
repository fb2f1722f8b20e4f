import { QuoteType, Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
import type { HtmlDocument } from './html-document.ts';
import { TreeBuilder } from './tree-builder.ts';

const DOCTYPE = /^doctype$/iu;
const CDATA_MARKS = /<!\[CDATA\[|\]\]>/gu;

/**
 * Parses HTML, however broken, into a list of items. htmlparser2 reads tags and entities; which stands in
 * which is decided here, because its parser and those on top of it take quadratic time for deep nesting.
 * Linear in time and memory; never throws.
 */
export function parseHtml(html: string): HtmlDocument {
  const source = unwrapped(html);
  const builder = new TreeBuilder();
  for (let from = 0; from < source.length;) from += new TagReader(source.slice(from), builder).read();
  return builder.document();
}

/** Line ends as the standard's preprocessing leaves them; feeds and some CMS wrap their fragments in CDATA. */
function unwrapped(html: string): string {
  const lines = html.includes('\r') ? html.replace(/\r\n?/gu, '\n') : html;
  return lines.includes('<![CDATA[') ? lines.replace(CDATA_MARKS, '') : lines;
}

/**
 * Hands the tags and texts of a source to a builder. Unlike browsers it takes a `<` that begins no whole tag for
 * text, and ends a title and a tag that are never closed, instead of hiding what follows.
 */
class TagReader {
  readonly #source: string;
  readonly #builder: TreeBuilder;
  readonly #tokenizer: Tokenizer;
  /** Where another reader is to go on; null while this one goes on. */
  #stop: number | null = null;
  /** Behind the last token; all behind it at the end of the source is a tag that never ends. */
  #done = 0;
  #name = '';
  #attributes: string[] = [];
  #attribute = '';
  #attributeEnd = 0;
  #value = '';

  constructor(source: string, builder: TreeBuilder) {
    this.#source = source;
    this.#builder = builder;
    this.#tokenizer = new Tokenizer({}, this.#callbacks());
  }

  /** How far it read: the rest is for another reader. */
  read(): number {
    this.#tokenizer.write(this.#source);
    if (this.#stop === null) this.#tokenizer.end();
    return this.#stop ?? this.#source.length;
  }

  /** Tokens come as offsets into the source. */
  #callbacks(): TokenizerCallbacks {
    return {
      onopentagname: (start, end) => {
        this.#name = this.#source.slice(start, end).toLowerCase();
        this.#attributes = [];
        this.#refuseIfOpen(start, end);
      },
      onattribname: (start, end) => {
        this.#attribute = this.#source.slice(start, end).toLowerCase();
        this.#attributeEnd = end;
        this.#value = '';
        this.#refuseIfOpen(start, end);
      },
      onattribdata: (start, end) => (this.#value += this.#source.slice(start, end)),
      onattribentity: (codePoint) => (this.#value += String.fromCodePoint(codePoint)),
      onattribend: (quote, end) => {
        if (quote === QuoteType.Unquoted) this.#refuseIfOpen(this.#attributeEnd, end);
        if (READ_ATTRIBUTES.has(this.#attribute)) this.#attributes.push(this.#attribute, this.#value);
      },
      onopentagend: (end) => {
        this.#open(end, false);
      },
      onselfclosingtag: (end) => {
        this.#open(end, true);
      },
      onclosetag: (start, end) => {
        this.#close(start, end);
      },
      ontext: (start, end) => {
        this.#text(this.#source.slice(start, end), end);
      },
      ontextentity: (codePoint, end) => {
        this.#text(String.fromCodePoint(codePoint), end);
      },
      ondeclaration: (start, end) => {
        this.#done = end + 1;
        if (DOCTYPE.test(this.#source.slice(start, start + 'doctype'.length))) this.#builder.doctype();
      },
      oncomment: (start, end, marks) => {
        this.#done = end + 1;
        if (marks === 0 && end === this.#source.length)
          this.#builder.unclosedComment(this.#source.slice(start, end));
      },
      oncdata: (_, end) => (this.#done = end + 1),
      onprocessinginstruction: (_, end) => (this.#done = end + 1),
      onend: () => {
        if (
          this.#done < this.#source.length &&
          TAG_START.test(this.#source.slice(this.#done, this.#done + 2))
        )
          this.#endOpenTag();
      },
    };
  }

  #text(text: string, end: number): void {
    if (this.#stop !== null) return;
    this.#done = end;
    this.#builder.text(text);
  }

  #open(end: number, selfClosing: boolean): void {
    if (this.#stop !== null) return;
    this.#done = end + 1;
    if (this.#name === 'title' && !selfClosing && !this.#isTitleClosed(end + 1)) this.#stopAt(end + 1);
    else this.#builder.open(this.#name, { attributes: this.#attributes, selfClosing });
  }

  /** Without a `>` behind it, nothing is a tag any more: the tokenizer would drop it all, the rest is text. */
  #close(start: number, end: number): void {
    if (this.#stop !== null) return;
    this.#builder.close(this.#source.slice(start, end).toLowerCase());
    const next = this.#source.indexOf('>', end);
    this.#done = next < 0 ? this.#source.length : next + 1;
    if (next >= 0) return;
    this.#builder.text(this.#source.slice(end));
    this.#stopAt(this.#source.length);
  }

  /** What stands before the end of a title must be nothing but its text. */
  #isTitleClosed(from: number): boolean {
    const next = this.#search(TITLE_END, from);
    return (
      next < this.#source.length &&
      this.#source.charAt(next + 1) === '/' &&
      TITLE_CLOSED.test(this.#source.slice(next, next + '</title'.length))
    );
  }

  /** A tag that another `<` interrupts is none: its first `<` is text. */
  #refuseIfOpen(start: number, end: number): void {
    if (this.#stop === null && this.#source.slice(start, end).includes('<')) this.#refuse();
  }

  #refuse(): void {
    this.#builder.text('<');
    this.#stopAt(this.#done + 1);
  }

  /** At the end of the source: a tag with a quotation that never closes ends at its `>`; another is text. */
  #endOpenTag(): void {
    const end = this.#search(TAG_SIGN, this.#done + 1);
    if (this.#source.charAt(end) !== '>') {
      this.#refuse();
      return;
    }
    this.#builder.open(this.#name, { attributes: this.#attributes });
    this.#stopAt(end + 1);
  }

  #stopAt(position: number): void {
    this.#stop = position;
    this.#tokenizer.pause();
  }

  /** Where an expression matches next; the end of the source if nowhere. */
  #search(expression: RegExp, from: number): number {
    expression.lastIndex = from;
    return expression.exec(this.#source)?.index ?? this.#source.length;
  }
}

const TAG_START = /^<[a-z]/iu;
const TAG_SIGN = /[<>]/gu;
/** The end of a title, or a tag that stands in none. */
const TITLE_END =
  /<(?:\/title[>\s]|\/head|(?:title|body|meta|link|script|style|h[1-6]|p|div|article|main|header|section)[>\s/])/giu;
const TITLE_CLOSED = /^<\/title$/iu;

/** The attributes that reading an article asks for; handlers, sources and styles never enter the tree. */
const READ_ATTRIBUTES: ReadonlySet<string> = new Set([
  'aria-hidden',
  'class',
  'content',
  'datetime',
  'hidden',
  'href',
  'id',
  'itemprop',
  'name',
  'property',
  'rel',
  'role',
  'style',
  'type',
]);
