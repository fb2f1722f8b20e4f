import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
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
  const tokenizer = new Tokenizer({}, callbacksFor(source, builder));
  tokenizer.write(source);
  tokenizer.end();
  return builder.document();
}

/** Line ends as the standard's preprocessing leaves them; feeds and some CMS wrap their fragments in CDATA. */
function unwrapped(html: string): string {
  const lines = html.includes('\r') ? html.replace(/\r\n?/gu, '\n') : html;
  return lines.includes('<![CDATA[') ? lines.replace(CDATA_MARKS, '') : lines;
}

/** Tokens come as offsets into the source. */
function callbacksFor(source: string, builder: TreeBuilder): TokenizerCallbacks {
  let name = '';
  let attributes: string[] = [];
  let attribute = '';
  let value = '';
  const open = (selfClosing: boolean): void => {
    builder.open(name, { attributes, selfClosing });
    attributes = [];
  };
  return {
    onopentagname: (start, end) => (name = source.slice(start, end).toLowerCase()),
    onattribname(start, end) {
      attribute = source.slice(start, end).toLowerCase();
      value = '';
    },
    onattribdata: (start, end) => (value += source.slice(start, end)),
    onattribentity: (codePoint) => (value += String.fromCodePoint(codePoint)),
    onattribend() {
      if (READ_ATTRIBUTES.has(attribute)) attributes.push(attribute, value);
    },
    onopentagend: () => {
      open(false);
    },
    onselfclosingtag: () => {
      open(true);
    },
    onclosetag: (start, end) => {
      builder.close(source.slice(start, end).toLowerCase());
    },
    ontext: (start, end) => {
      builder.text(source.slice(start, end));
    },
    ontextentity: (codePoint) => {
      builder.text(String.fromCodePoint(codePoint));
    },
    ondeclaration: (start) => {
      if (DOCTYPE.test(source.slice(start, start + 'doctype'.length))) builder.doctype();
    },
    oncdata: ignore,
    oncomment: ignore,
    onprocessinginstruction: ignore,
    onend: ignore,
  };
}

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

function ignore(): void {
  // Comments and the like are no text.
}
