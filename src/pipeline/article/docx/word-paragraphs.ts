import { tooLarge, undecodable, type Refuse } from './refusals.ts';
import { symbolText } from './symbols.ts';
import type { WordPackage } from './word-package.ts';
import type { OwnProperties } from './word-styles.ts';
import { readXml, type XmlEvent } from './xml-events.ts';

/** A paragraph of a Word document. */
export interface WordParagraph extends OwnProperties {
  /**
   * In the order of the document, from 1, with all tracked changes accepted; a note has that of the paragraph
   * it belongs to.
   */
  readonly number: number;
  readonly styleId: string | null;
  readonly isInTable: boolean;
  readonly isNote: boolean;
  /** A newline is a line break. */
  readonly text: string;
}

/** Left out with all that is in them: deleted text, codes of fields, the small print of ruby, properties. */
const UNREAD: ReadonlySet<string> = new Set([
  ...['w:del', 'w:moveFrom', 'w:instrText', 'w:fldChar', 'w:rt', 'w:pPrChange', 'w:rPrChange'],
  ...['w:sdtPr', 'w:sectPr', 'w:tblPr', 'w:tblPrEx', 'w:tblGrid'],
]);
/**
 * What is in them is about the paragraph, run, row or cell around them, and no text of it: `w:tab` is a stop
 * of tabs.
 */
const PROPERTIES: ReadonlySet<string> = new Set(['w:pPr', 'w:rPr', 'w:numPr', 'w:trPr', 'w:tcPr']);
const TEXT: ReadonlySet<string> = new Set(['w:t', 'm:t']);
const SIGNS: ReadonlyMap<string, string> = new Map([
  ['w:br', '\n'],
  ['w:cr', '\n'],
  ['w:tab', ' '],
  ['w:ptab', ' '],
  ['w:noBreakHyphen', '\u2011'],
  ['w:softHyphen', '\u00ad'],
]);
/** White space of the XML. */
const LAYOUT = /[\t\r\n]+/gu;
/** ECMA-376 part 1, 22.9.2.7: an on/off property is on unless it says one of these. */
const OFF: ReadonlySet<string> = new Set(['0', 'false', 'off']);

/**
 * Paragraphs, blank ones too, of the body and all notes: an article of 200,000 characters, the default of the
 * setting maxCharacters, has no more. Without an end, 16 MB of empty ones would take about a gigabyte.
 */
const MAX_PARAGRAPHS = 200_000;

interface Draft {
  styleId: string | null;
  outline: number | null;
  isListed: boolean | null;
  readonly isInTable: boolean;
  /** Its end is deleted: what it holds belongs to the next paragraph. */
  isJoined: boolean;
  isOpen: boolean;
  readonly texts: string[];
  notes: string[];
}

/** An element that is open. */
interface Frame {
  readonly name: string;
  readonly outer: Frame | null;
  readonly draft: Draft | null;
  readonly isInTable: boolean;
  /** Nothing in it is read; of a run, a row or a cell known only when its properties are read. */
  isUnread: boolean;
  alternativeRead: boolean;
}

/**
 * The paragraphs of the body, those of tables and text boxes included, then those of the notes in the order
 * of their marks. Throws `undecodable`, and `too-large` beyond {@link MAX_PARAGRAPHS}.
 */
export function listParagraphs(parts: WordPackage, id: string): WordParagraph[] {
  const begin = draftCounter(id);
  const refuse = undecodable(id);
  const body = storiesOf(parts.document, { root: 'w:document', begin, refuse }).get(BODY);
  if (!body) throw refuse('it holds no text part');
  const notes = new Map<string, Draft[]>();
  for (const part of ['footnotes', 'endnotes'] as const) {
    const xml = parts[part];
    if (xml === null) continue;
    for (const [key, drafts] of storiesOf(xml, { root: `w:${part}`, begin, refuse })) notes.set(key, drafts);
  }
  return [
    ...body.map((draft, index) => toParagraph(draft, { number: index + 1, isNote: false })),
    ...listNotes(body, notes),
  ];
}

function* listNotes(body: readonly Draft[], notes: Map<string, Draft[]>): Generator<WordParagraph> {
  for (const [index, { notes: marks }] of body.entries()) {
    for (const mark of marks) {
      for (const draft of notes.get(mark) ?? [])
        yield toParagraph(draft, { number: index + 1, isNote: true });
      notes.delete(mark);
    }
  }
}

function toParagraph(
  { styleId, outline, isListed, isInTable, texts }: Draft,
  position: { number: number; isNote: boolean },
): WordParagraph {
  return { ...position, styleId, outline, isListed, isInTable, text: texts.join('') };
}

type BeginDraft = (isInTable: boolean) => Draft;

/** Begins paragraphs until there are too many. */
function draftCounter(id: string): BeginDraft {
  let count = 0;
  return (isInTable) => {
    count += 1;
    if (count > MAX_PARAGRAPHS) throw tooLarge(id)(`it has more than ${MAX_PARAGRAPHS} paragraphs`);
    return {
      styleId: null,
      outline: null,
      isListed: null,
      isInTable,
      isJoined: false,
      isOpen: true,
      texts: [],
      notes: [],
    };
  };
}

interface Story {
  /** Name of the outermost element. */
  readonly root: string;
  readonly begin: BeginDraft;
  readonly refuse: Refuse;
}

/** The key of the story that is no note. */
const BODY = '';

/** Paragraphs by the note that they stand in, as `footnote 1`; those of the body by {@link BODY}. */
function storiesOf(xml: string, { root, begin, refuse }: Story): Map<string, Draft[]> {
  const stories = new Map<string, Draft[]>();
  let story: Draft[] = [];
  // A stack, for what is open is told apart by what is around it; XML nests no deeper than readXml lets it.
  const open: Frame[] = [];
  for (const event of readXml(xml, refuse)) {
    const around = open.at(-1) ?? null;
    if (event.type === 'text') readText(event.text, around);
    else if (event.type === 'close') {
      if (around?.name === 'w:p' && around.draft) endParagraph(around.draft, story);
      open.pop();
    } else {
      if (!around && event.name !== root)
        throw refuse('it is another kind of document under the name of a Word document');
      const key = open.length === 1 ? storyKey(event) : null;
      if (key !== null) stories.set(key, (story = stories.get(key) ?? []));
      open.push(frameOf(event, { around, story, begin }));
    }
  }
  return new Map(Array.from(stories, ([key, drafts]) => [key, withoutJoined(drafts)]));
}

function storyKey({ name, attributes }: OpenEvent): string | null {
  if (name === 'w:body') return BODY;
  return name === 'w:footnote' || name === 'w:endnote'
    ? `${name.slice(2)} ${attributes.get('w:id') ?? ''}`
    : null;
}

function readText(text: string, around: Frame | null): void {
  if (!around || around.isUnread || !TEXT.has(around.name)) return;
  around.draft?.texts.push(text.replace(LAYOUT, ' '));
}

type OpenEvent = Extract<XmlEvent, { type: 'open' }>;

function frameOf(
  event: OpenEvent,
  { around, story, begin }: { around: Frame | null; story: Draft[]; begin: BeginDraft },
): Frame {
  const { name } = event;
  const isInTable = around?.isInTable === true || name === 'w:tbl';
  const isProperty = around !== null && PROPERTIES.has(around.name);
  const isUnread =
    around?.isUnread === true ||
    UNREAD.has(name) ||
    (isProperty && !PROPERTIES.has(name)) ||
    isOtherAlternative(name, around);
  let draft = around?.draft ?? null;
  if (isProperty) readProperty(event, around);
  else if (!isUnread && name === 'w:p') {
    draft = begin(isInTable);
    story.push(draft);
  } else if (!isUnread && draft) readSign(event, draft);
  return { name, outer: around, draft, isInTable, isUnread, alternativeRead: false };
}

function readSign({ name, attributes }: OpenEvent, { texts, notes }: Draft): void {
  const sign =
    name === 'w:sym' ? symbolText(attributes.get('w:font'), attributes.get('w:char')) : SIGNS.get(name);
  if (sign !== undefined) texts.push(sign);
  if (name === 'w:footnoteReference' || name === 'w:endnoteReference') {
    notes.push(`${name.slice(2, -'Reference'.length)} ${attributes.get('w:id') ?? ''}`);
  }
}

function isOtherAlternative(name: string, around: Frame | null): boolean {
  if (around?.name !== 'mc:AlternateContent' || (name !== 'mc:Choice' && name !== 'mc:Fallback'))
    return false;
  const isOther = around.alternativeRead;
  around.alternativeRead = true;
  return isOther;
}

/** A property of the paragraph, run, row or cell around it. */
function readProperty({ name, attributes }: OpenEvent, around: Frame): void {
  if (around.outer?.isUnread === true) return;
  const value = attributes.get('w:val');
  const path = `${around.outer?.name ?? ''} ${around.name} ${name}`;
  const { draft } = around;
  if (path === 'w:p w:pPr w:pStyle' && draft) draft.styleId = value ?? null;
  else if (path === 'w:p w:pPr w:outlineLvl' && draft) draft.outline = Number.parseInt(value ?? '', 10);
  else if (path === 'w:pPr w:numPr w:numId' && draft) draft.isListed = value !== '0';
  else if (path === 'w:pPr w:rPr w:del' && draft) draft.isJoined = true;
  else if (/^[wm]:r w:rPr w:vanish$/u.test(path) && around.outer)
    around.outer.isUnread = !OFF.has(value ?? '');
  else if (path === 'w:tr w:trPr w:del' && around.outer) around.outer.isUnread = true;
  else if (path === 'w:tc w:tcPr w:vMerge' && around.outer)
    around.outer.isUnread = value === undefined || value === 'continue';
}

function endParagraph(draft: Draft, story: readonly Draft[]): void {
  draft.isOpen = false;
  if (!draft.isJoined) joinBefore(draft, story);
}

/**
 * What the paragraphs right before one hold whose ends are deleted is its own. One that it stands in is not
 * before it.
 */
function joinBefore(draft: Draft, story: readonly Draft[]): void {
  const at = story.lastIndexOf(draft);
  let first = at;
  while (isJoinedNext(story[first - 1])) first -= 1;
  if (first === at) return;
  const before = story.slice(first, at);
  draft.texts.unshift(before.flatMap(({ texts }) => texts.splice(0)).join(''));
  draft.notes = [...before.flatMap(({ notes }) => notes.splice(0)), ...draft.notes];
}

function isJoinedNext(draft: Draft | undefined): boolean {
  return draft?.isJoined === true && !draft.isOpen;
}

function withoutJoined(drafts: readonly Draft[]): Draft[] {
  return drafts.filter(({ isJoined, texts }) => !isJoined || texts.length > 0);
}
