import { SaxesParser, type SaxesTagNS } from 'saxes';
import type { Refuse } from './refusals.ts';

/** What an XML text consists of, in order. Names are `prefix:name` with the prefixes of {@link PREFIXES}. */
export type XmlEvent =
  | { readonly type: 'open'; readonly name: string; readonly attributes: ReadonlyMap<string, string> }
  | { readonly type: 'close'; readonly name: string }
  | { readonly type: 'text'; readonly text: string };

/**
 * The namespaces that an article's text can depend on, in the two editions of ECMA-376; all others are
 * `other:`.
 */
const PREFIXES: ReadonlyMap<string, string> = new Map([
  ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'w'],
  ['http://purl.oclc.org/ooxml/wordprocessingml/main', 'w'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/math', 'm'],
  ['http://purl.oclc.org/ooxml/officeDocument/math', 'm'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc'],
  ['http://schemas.openxmlformats.org/package/2006/relationships', 'rel'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
]);
const UNKNOWN_PREFIX = 'other';

/** Word nests about 4 elements a table and 10 around a text box. */
const MAX_DEPTH = 256;

/** Word writes some tens; the parser takes up to a kilobyte for each. */
const MAX_ATTRIBUTES = 1_000;

/** Prefixes that are declared in one place. Word declares some 40 at the root and up to 3 for a picture. */
const MAX_PREFIXES = 500;
/** The same, summed over the elements that change what one means: enough for 15,000 pictures. */
const MAX_PREFIXES_OF_ALL = 2_000_000;

/** What prefixes mean without a declaration (Namespaces in XML 1.0, sections 3 and 6.2). */
const ROOT_SCOPE: Scope = {
  '': '',
  xml: 'http://www.w3.org/XML/1998/namespace',
  xmlns: 'http://www.w3.org/2000/xmlns/',
};

/** Namespaces by prefix. */
type Scope = Readonly<Record<string, string>>;

/** Characters that are parsed before their events are handed out: some hundred events of an ordinary document. */
const SLICE = 16_384;

/**
 * Characters without an event: a text, a comment or the attributes of one element. Word writes pictures into
 * attributes, of some hundred thousand characters at most. The parser takes up to 40 bytes for each character
 * that it has yet to hand out.
 */
const MAX_PIECE = 4_000_000;

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

/**
 * Reads XML from its start to its end, once. There are no entities but the five of XML itself, for a document
 * type declaration is refused; nothing nests deeper than {@link MAX_DEPTH}, no piece is longer than {@link
 * MAX_PIECE}, no element has more than {@link MAX_ATTRIBUTES}. A text may come in several events. Throws what `refuse` makes, also where the XML is not
 * well-formed.
 */
export function* readXml(xml: string, refuse: Refuse): Generator<XmlEvent, undefined> {
  let events: XmlEvent[] = [];
  const parser = parserOf(xml, { found: (event) => events.push(event), refuse });
  let piece = 0;
  for (let at = 0; at < xml.length; at += SLICE) {
    parser.write(xml.slice(at, at + SLICE));
    piece = events.length > 0 ? 0 : piece + SLICE;
    if (piece > MAX_PIECE) throw refuse(`a piece of its XML has more than ${MAX_PIECE} characters`);
    yield* events;
    events = [];
  }
  parser.close();
  yield* events;
}

/** With six handlers: for a seventh, V8 makes the parser a dictionary, and it takes twice the time. */
function parserOf(xml: string, { found, refuse }: { found: (event: XmlEvent) => void; refuse: Refuse }) {
  // ECMA-376 part 2, 6.2.5: parts are XML 1.0, whatever they say.
  const parser = new SaxesParser({ xmlns: true, forceXMLVersion: true, defaultXMLVersion: '1.0' });
  const scopes = scopesOf(refuse);
  let depth = 0;
  let attributes = 0;
  let declares = false;
  const text = (text: string) => {
    if (depth > 0) found({ type: 'text', text });
  };
  parser.on('text', text);
  parser.on('cdata', text);
  parser.on('attribute', ({ name, prefix }) => {
    attributes += 1;
    declares ||= prefix === 'xmlns' || name === 'xmlns';
    if (attributes > MAX_ATTRIBUTES)
      throw refuse(`an element of its XML has more than ${MAX_ATTRIBUTES} attributes`);
  });
  parser.on('opentag', (tag) => {
    // Behind the root there can be none, and inside tags no `<`.
    if (depth === 0 && xml.slice(0, parser.position).includes('<!DOCTYPE')) {
      throw refuse('its XML has a document type declaration');
    }
    if (depth === MAX_DEPTH) throw refuse(`its XML is nested more than ${MAX_DEPTH} deep`);
    depth += 1;
    scopes.open(tag, declares);
    attributes = 0;
    declares = false;
    found({ type: 'open', name: expandedName(tag), attributes: attributesOf(tag) });
  });
  parser.on('closetag', (tag) => {
    depth -= 1;
    scopes.close();
    found({ type: 'close', name: expandedName(tag) });
  });
  // What the error itself says may quote any amount of the document.
  parser.on('error', () => {
    throw refuse(`its XML is not well-formed at line ${parser.line}, column ${parser.column + 1}`);
  });
  return parser;
}

/**
 * Gives each open element all that its prefixes mean, because the parser looks them up through the open
 * elements, from the innermost out: at a depth of 240 that took more time than all else.
 */
function scopesOf(refuse: Refuse) {
  const open: Scope[] = [];
  let prefixes = 0;
  return {
    open(tag: SaxesTagNS, declares: boolean): void {
      const around = open.at(-1);
      if (around && !(declares && changes(around, tag.ns))) tag.ns = around;
      else if (!tag.isSelfClosing) {
        for (const [prefix, uri] of Object.entries(around ?? ROOT_SCOPE)) tag.ns[prefix] ??= uri;
        const count = Object.keys(tag.ns).length;
        prefixes += count;
        if (count > MAX_PREFIXES || prefixes > MAX_PREFIXES_OF_ALL) {
          throw refuse('its XML declares more namespaces than any article needs');
        }
      }
      open.push(tag.ns);
    },
    close(): void {
      open.pop();
    },
  };
}

/** Whether declarations say anything that is not so already; some writers repeat them everywhere. */
function changes(around: Scope, declared: Scope): boolean {
  return Object.entries(declared).some(([prefix, uri]) => around[prefix] !== uri);
}

function attributesOf({ attributes }: SaxesTagNS): ReadonlyMap<string, string> {
  const written = Object.values(attributes);
  if (written.length === 0) return NO_ATTRIBUTES;
  return new Map(
    written.map((attribute) => [
      attribute.prefix === '' ? attribute.local : expandedName(attribute),
      attribute.value,
    ]),
  );
}

function expandedName({ uri, local }: { readonly uri: string; readonly local: string }): string {
  return `${PREFIXES.get(uri) ?? UNKNOWN_PREFIX}:${local}`;
}
