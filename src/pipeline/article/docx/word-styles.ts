import type { BlockKind } from '../../document/schema.ts';
import type { Refuse } from './refusals.ts';
import { readXml } from './xml-events.ts';

/** What a paragraph is by its style. Headings are numbered as in Word: 1 is the highest. */
export type StyleRole =
  | { readonly role: 'title' | 'subtitle' | 'list' | 'contents' | 'none' }
  | { readonly role: 'heading'; readonly number: number }
  | { readonly role: Extract<BlockKind, 'quote' | 'caption' | 'code' | 'byline'> };

type StyleRoles = (styleId: string | null) => StyleRole;

const NONE: StyleRole = { role: 'none' };

/**
 * Names of styles, in lower case and without spaces. Word writes English names for its own styles in every
 * language of its menus ([MS-OI29500] 2.1.227, latentStyles); LibreOffice has some of its own, and other
 * writers translate them.
 */
const ROLES_BY_NAME: ReadonlyMap<string, StyleRole> = new Map<string, StyleRole>([
  ...named('title', ['title', 'العنوان', 'عنوان']),
  ...named('subtitle', ['subtitle', 'عنوانفرعي', 'العنوانالفرعي']),
  ...named('quote', [
    'quote',
    'intensequote',
    'quotations',
    'blocktext',
    'blockquote',
    'اقتباس',
    'اقتباسمكثف',
  ]),
  ...named('caption', ['caption', 'imagecaption', 'tablecaption', 'تسميةتوضيحية']),
  ...named('code', [
    'code',
    'codeblock',
    'sourcecode',
    'sourcetext',
    'htmlpreformatted',
    'preformattedtext',
    'macro',
    'macrotext',
  ]),
  ...named('byline', ['byline', 'author']),
  ...named('contents', ['tocheading', 'contentsheading']),
]);
const HEADING = /^(?:heading|عنوان|العنوان)([1-9١-٩])$/u;
const LIST = /^(?:list(?:bullet|number)|تعدادنقطي|تعدادرقمي)[2-5]?$/u;
const CONTENTS = /^(?:toc|contents)[1-9]$/u;
/** Base of the headings in LibreOffice, and the heading of Apple Pages. */
const ANY_HEADING: StyleRole = { role: 'heading', number: 1 };

/** ECMA-376 part 1, 17.3.1.20: outline levels 0 to 8 are headings, 9 is body text. */
const LAST_HEADING_OUTLINE = 8;
/** Styles that one style may be based on in a row; Word's own stop at five. */
const MAX_CHAIN = 32;

interface Style {
  name: string;
  basedOn: string | null;
  outline: number | null;
  /** `0` takes a paragraph out of any list. */
  list: string | null;
}

/**
 * Reads which paragraph styles are headings, quotes and so on: by their name, else by their outline level or
 * list, else by the style that they are based on. A style that the document does not define counts by its id.
 * Throws what `refuse` makes.
 */
export function readStyleRoles(styles: string | null, refuse: Refuse): StyleRoles {
  const defined = styles === null ? new Map<string, Style>() : readStyles(styles, refuse);
  return (styleId) => {
    let id = styleId;
    for (let step = 0; id !== null && step < MAX_CHAIN; step += 1) {
      const style = defined.get(id);
      const role = style ? roleOf(style) : roleByName(id);
      if (role) return role;
      id = style?.basedOn ?? null;
    }
    return NONE;
  };
}

/** What a paragraph's own properties say, over its style. */
export interface OwnProperties {
  /** 0 to 8 make a heading, 9 is body text. */
  readonly outline: number | null;
  /** false where the paragraph takes itself out of the list of its style. */
  readonly isListed: boolean | null;
}

/**
 * What a paragraph is by its style and by its own properties. An outline level of its own makes a heading of
 * what its style says nothing about; a heading, a quote or a title stays one.
 */
export function roleWithOwn(style: StyleRole, { outline, isListed }: OwnProperties): StyleRole {
  if (style.role !== 'none' && style.role !== 'list') return style;
  return headingByOutline(outline) ?? (style.role === 'list' && isListed === false ? NONE : style);
}

function headingByOutline(outline: number | null): StyleRole | null {
  return outline !== null && outline >= 0 && outline <= LAST_HEADING_OUTLINE
    ? { role: 'heading', number: outline + 1 }
    : null;
}

function readStyles(xml: string, refuse: Refuse): Map<string, Style> {
  const styles = new Map<string, Style>();
  let style: Style | null = null;
  for (const event of readXml(xml, refuse)) {
    if (event.type === 'text') continue;
    if (event.type === 'close') {
      if (event.name === 'w:style') style = null;
      continue;
    }
    const value = event.attributes.get('w:val') ?? '';
    if (event.name === 'w:style') {
      style = { name: '', basedOn: null, outline: null, list: null };
      const id = event.attributes.get('w:styleId') ?? '';
      if (event.attributes.get('w:type') === 'paragraph' && !styles.has(id)) styles.set(id, style);
    } else if (!style) continue;
    else if (event.name === 'w:name') style.name = value;
    else if (event.name === 'w:basedOn') style.basedOn = value;
    else if (event.name === 'w:outlineLvl') style.outline = Number.parseInt(value, 10);
    else if (event.name === 'w:numId') style.list = value;
  }
  return styles;
}

function roleOf({ name, outline, list }: Style): StyleRole | null {
  const named = roleByName(name);
  if (named) return named;
  if (outline !== null) return headingByOutline(outline) ?? NONE;
  if (list !== null) return list === '0' ? NONE : { role: 'list' };
  return null;
}

function roleByName(name: string): StyleRole | null {
  const key = name.toLowerCase().replace(/[\s_-]+/gu, '');
  const digit = HEADING.exec(key)?.[1];
  if (digit !== undefined)
    return { role: 'heading', number: '١٢٣٤٥٦٧٨٩'.indexOf(digit) + 1 || Number(digit) };
  if (LIST.test(key)) return { role: 'list' };
  if (CONTENTS.test(key)) return { role: 'contents' };
  return key === 'heading' ? ANY_HEADING : (ROLES_BY_NAME.get(key) ?? null);
}

function named(role: Exclude<StyleRole['role'], 'heading'>, names: readonly string[]): [string, StyleRole][] {
  return names.map((name) => [name, { role }]);
}
