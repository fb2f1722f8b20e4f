import type { BlockKind } from '../../document/schema.ts';
import { foldName, type byName } from '../field-names.ts';

type Names = ReturnType<typeof byName>;

/** What editors call the field that says what a block is. */
const TYPE_NAMES = 'list item, style, type, kind, tag, node type, block name, block type, component';

/**
 * The kinds by what Editor.js, Gutenberg, ProseMirror, Contentful, Portable Text, Draft.js, Slate and HTML
 * call them. `list-item` and `table-cell` stand for lists and tables too: what is in them is that.
 */
const TYPES: readonly (readonly [kind: BlockKind, names: string])[] = [
  ['paragraph', 'paragraph, p, text, normal, unstyled, block, rich text, html, raw, lead, intro, فقرة'],
  ['paragraph', 'doc, document, root, body, div, section, group, column, columns'],
  ['heading', 'heading, header, subheading, subheader, subtitle, title, عنوان, h1, h2, h3, h4, h5, h6'],
  ['heading', 'heading 1, heading 2, heading 3, heading 4, heading 5, heading 6'],
  ['heading', 'header one, header two, header three, header four, header five, header six'],
  ['quote', 'quote, blockquote, pullquote, block quote, اقتباس'],
  ['list-item', 'list, ul, ol, li, list item, bullet, number, checklist, قائمة'],
  ['list-item', 'bullet list, ordered list, unordered list, bulleted list, numbered list'],
  ['list-item', 'ordered list item, unordered list item, bulleted list item, numbered list item'],
  ['code', 'code, pre, code block, preformatted'],
  ['caption', 'image, figure, img, photo, picture, gallery, video, audio, media, embed, صورة'],
  ['caption', 'caption, figcaption'],
  ['table-cell', 'table, tr, td, th, row, table row, table cell, table header, table header cell, جدول'],
  ['related', 'related, read more, read also'],
];

/** Types that hold blocks, never words. */
const CONTAINERS = folded(
  'doc, document, root, body, div, section, group, column, columns, list, table, row',
);

/** Pieces of one paragraph. */
const INLINE_TYPES = folded(
  'text, span, link, a, hyperlink, entry hyperlink, asset hyperlink, mention, hashtag, emoji, inline, inline code, b, strong, bold, i, em, italic, u, underline, mark',
);
const BREAK_TYPES = folded('hard break, line break, soft break, br, break');

/** Forms of one text, the best first; only one of them is read. */
export const TEXT_NAMES = [
  ...folded('rendered, processed, html, inner html, text, value, message, code, plain text, raw'),
];
/** Of those, what holds everything that is nested in the block as well. */
export const WHOLE_NAMES = folded('rendered, processed, html');
/** Fields that hold more of a block. */
export const NESTED_NAMES = folded(
  'content, data, body, attrs, attributes, fields, children, items, rows, cells, columns, cols, inner blocks, blocks, paragraphs, sections, nodes, root, document, ar',
);
/** Of those, what may hold the pieces of one paragraph. */
export const INLINE_NAMES = folded('children, content');
export const TITLE_NAMES = folded('title, heading, headline, subtitle');
export const CAPTION_NAMES = folded('caption, credit, cite, citation, attribution, author');
/**
 * What says nothing to a reader: the text a second time in pieces; what stands for an image that is not
 * shown.
 */
export const SILENT_NAMES = folded(`inner content, alt, ${TYPE_NAMES}`);

const KIND_BY_TYPE: ReadonlyMap<string, BlockKind> = new Map(
  TYPES.flatMap(([kind, names]) => [...folded(names)].map((name) => [name, kind] as const)),
);
const FOLDED_TYPE_NAMES = folded(TYPE_NAMES);
const LEVEL_WORDS = ['one', 'two', 'three', 'four', 'five', 'six'];

/** What a block says that it is. */
export interface BlockType {
  /** Null for a type that no editor of ours knows. */
  readonly kind: BlockKind | null;
  /** Of a heading whose type says it. */
  readonly level: number | null;
  readonly holdsBlocks: boolean;
  /** As the file spells it; null where it says none. */
  readonly name: string | null;
}

/**
 * The type of a block: the most telling of the fields that may say it, for `style: 'h2'` tells more than
 * `type: 'block'`.
 */
export function blockTypeOf(names: Names): BlockType {
  const types = typesOf(names);
  const known = types.filter((type) => KIND_BY_TYPE.has(typeName(type)));
  const name = known.find((type) => KIND_BY_TYPE.get(typeName(type)) !== 'paragraph') ?? known[0];
  const folded = typeName(name ?? '');
  return {
    kind: KIND_BY_TYPE.get(folded) ?? null,
    level: levelOf(folded),
    holdsBlocks: CONTAINERS.has(folded),
    name: name ?? types[0] ?? null,
  };
}

/** An object that says its type and has a place for text. */
export function isTypedBlock(names: Names): boolean {
  const holds = [...TEXT_NAMES, ...NESTED_NAMES, ...CAPTION_NAMES, ...TITLE_NAMES];
  return typesOf(names).length > 0 && holds.some((name) => names.has(name));
}

/** Whether a block's type is one that editors know. */
export function hasKnownType(names: Names): boolean {
  return blockTypeOf(names).kind !== null;
}

/** Whether an object is a piece of a paragraph, a break in it, or neither. */
export function inlineRole(names: Names): 'text' | 'break' | null {
  const types = typesOf(names).map(typeName);
  if (types.some((type) => BREAK_TYPES.has(type))) return 'break';
  if (types.some((type) => INLINE_TYPES.has(type))) return 'text';
  return types.length === 0 && typeof names.get('text')?.value === 'string' ? 'text' : null;
}

function typesOf(names: Names): string[] {
  return [...FOLDED_TYPE_NAMES].flatMap((name) => {
    const value = names.get(name)?.value;
    return typeof value === 'string' && value !== '' ? [value] : [];
  });
}

/** `core/paragraph` without what stands before. */
function typeName(type: string): string {
  return foldName(type.slice(type.lastIndexOf('/') + 1));
}

function levelOf(type: string): number | null {
  const digit = /[1-6]$/u.exec(type)?.[0];
  if (digit !== undefined) return Number(digit);
  const word = LEVEL_WORDS.findIndex((name) => type.endsWith(`header${name}`));
  return word < 0 ? null : word + 1;
}

/** Names from a list with commas, as they are compared. */
function folded(names: string): ReadonlySet<string> {
  return new Set(names.split(', ').map(foldName));
}
