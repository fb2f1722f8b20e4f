import { WarraqError } from '../../errors.ts';
import type { Part } from '../compose-reading.ts';
import * as names from './block-names.ts';
import { byName } from '../field-names.ts';
import type { HtmlReader } from '../html-reader.ts';
import { isInline, inlineText } from './inline-pieces.ts';
import { isList, isObject, pointerTo, shownName, type JsonObject, type Located } from './json-values.ts';
import { blockTextParts, type TextRole } from './text-parts.ts';
import { unreadText } from './unread-text.ts';

interface BlockReading {
  readonly id: string;
  readonly readHtml: HtmlReader;
}

/** What a value inherits from the block around it. */
interface Inherited extends Omit<TextRole, 'pointer'> {
  readonly depth: number;
  /** Whether a list here may be the pieces of one paragraph. */
  readonly mayBeInline?: boolean;
}

/** Blocks in blocks. Deeper than any editor lets people nest them, and far from what the stack holds. */
const MAX_DEPTH = 100;

/**
 * The parts of a body that is a list of blocks or a tree of them. Text that no known field of a block holds
 * is an exclusion that names the field. Throws `unsupported-format` where blocks are nested too deep.
 */
export function blockParts(body: Located, reading: BlockReading): Part[] {
  return partsOfValue(body, { inherited: { kind: 'paragraph', depth: 0 }, reading });
}

type Context = { readonly inherited: Inherited; readonly reading: BlockReading };

function partsOfValue({ value, pointer }: Located, { inherited, reading }: Context): Part[] {
  const { kind, level, depth } = inherited;
  if (depth > MAX_DEPTH) throw tooDeep(reading.id);
  const role: TextRole = { kind, ...(level === undefined ? {} : { level }), pointer };
  if (typeof value === 'string') return blockTextParts(value, { role, readHtml: reading.readHtml });
  if (typeof value === 'number')
    return kind === 'table-cell' ? [{ kind, place: { pointer }, text: String(value) }] : [];
  const inner = { ...inherited, depth: depth + 1 };
  if (isObject(value)) return partsOfObject(value, { pointer, context: { inherited: inner, reading } });
  if (!isList(value)) return [];
  if (inherited.mayBeInline && isInline(value)) {
    return blockTextParts(inlineText(value), { role, readHtml: reading.readHtml });
  }
  return value.flatMap((item, index) =>
    partsOfValue({ value: item, pointer: pointerTo(pointer, index) }, { inherited: inner, reading }),
  );
}

function partsOfObject(
  object: JsonObject,
  { pointer, context }: { pointer: string; context: Context },
): Part[] {
  const fields = byName(object);
  const type = names.blockTypeOf(fields);
  const inherited = inheritedFrom(type, { around: context.inherited, level: levelIn(fields) });
  const text = names.TEXT_NAMES.find((name) => isText(fields.get(name)?.value));
  const isWhole = text !== undefined && names.WHOLE_NAMES.has(text);
  return [...fields].flatMap(([name, { key, value }]): Part[] => {
    const located = { value, pointer: pointerTo(pointer, key) };
    const read = (role: Inherited) => partsOfValue(located, { ...context, inherited: role });
    if (name === text) return read({ ...inherited, mayBeInline: false });
    if (names.NESTED_NAMES.has(name) && !isWhole) {
      return read({
        ...inherited,
        mayBeInline: names.INLINE_NAMES.has(name) && type.kind !== null && !type.holdsBlocks,
      });
    }
    if (names.TITLE_NAMES.has(name) && isText(value)) return read(titleRole(inherited));
    if (names.CAPTION_NAMES.has(name)) return read({ kind: 'caption', depth: inherited.depth });
    return names.SILENT_NAMES.has(name) ? [] : unread(value, { key, type });
  });
}

/** `level: 3`, `attrs: { level: 3 }` */
function levelIn(fields: ReturnType<typeof byName>): unknown {
  const attributes = fields.get('attrs')?.value ?? fields.get('attributes')?.value;
  return (
    fields.get('level')?.value ?? (isObject(attributes) ? byName(attributes).get('level')?.value : undefined)
  );
}

/** A paragraph in a quote, a list or a cell is that; what a type does not say is as around it. */
function inheritedFrom(
  type: names.BlockType,
  { around, level }: { around: Inherited; level: unknown },
): Inherited {
  const { depth } = around;
  const kind = type.kind === null || type.kind === 'paragraph' ? around.kind : type.kind;
  if (kind !== 'heading') return { kind, depth };
  const said = typeof level === 'number' && Number.isInteger(level) ? level : type.level;
  const known = Math.min(6, Math.max(1, said ?? around.level ?? 2));
  return known === 1 ? { kind: 'headline', level: 1, depth } : { kind, level: known, depth };
}

function titleRole({ kind, depth }: Inherited): Inherited {
  return kind === 'caption' ? { kind, depth } : { kind: 'heading', level: 2, depth };
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '';
}

/** The words of a field that is not known, as an exclusion. */
function unread(value: unknown, { key, type }: { key: string; type: names.BlockType }): Part[] {
  const text = unreadText(value);
  if (text === null) return [];
  const isUnknown = type.kind === null && type.name !== null;
  const excluded = isUnknown
    ? `unknown block type: ${shownName(type.name)}`
    : `unread field: ${shownName(key)}`;
  return [{ excluded, text }];
}

function tooDeep(id: string): WarraqError {
  return new WarraqError(
    'unsupported-format',
    `The body of ${id} has blocks nested more than ${MAX_DEPTH} deep, which no editor makes. Export the article again, and try again.`,
  );
}
