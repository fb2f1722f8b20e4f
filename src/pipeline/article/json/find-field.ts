import { byName, FIELD_NAMES, firstNamed, foldName, type FieldName } from '../field-names.ts';
import { joinNames } from '../metadata.ts';
import { child, type Layer } from './find-article.ts';
import { isList, isObject, pointerTo, type Located } from './json-values.ts';

export interface FoundField {
  readonly text: string;
  /** JSON Pointer to the text, or to the list whose texts it joins. */
  readonly pointer: string;
}

/** Where the text of a field is when the field is an object: `{ "rendered": … }`, `{ "name": … }`. */
const VALUE_NAMES = [
  'rendered',
  'processed',
  'value',
  'text',
  'raw',
  'name',
  'display name',
  'title',
  'url',
  'href',
  'id',
  'ar',
];
/** Fields that may have several values, all of which count. */
const JOINED: ReadonlySet<FieldName> = new Set(['byline', 'licence']);
/** Lists and objects around the text of a field; no content system has more than two. */
const MAX_DEPTH = 4;

/** The text of a field: in the object that holds the body, else in those around it. */
export function findField(layers: readonly Layer[], field: FieldName): FoundField | null {
  for (const layer of layers) {
    const found = firstNamed(FIELD_NAMES[field], (name) => {
      const located = child(layer, name);
      return located && textOf(located, { field, depth: 0 });
    });
    if (found) return found;
  }
  return null;
}

function textOf(
  { value, pointer }: Located,
  { field, depth }: { field: FieldName; depth: number },
): FoundField | null {
  if (typeof value === 'string') return value.trim() === '' ? null : { text: value, pointer };
  if (typeof value === 'number') return field === 'published' ? { text: String(value), pointer } : null;
  if (depth >= MAX_DEPTH) return null;
  const inner = { field, depth: depth + 1 };
  if (isList(value)) {
    const texts = value
      .map((item, index) => textOf({ value: item, pointer: pointerTo(pointer, index) }, inner))
      .filter((found) => found !== null);
    if (!JOINED.has(field) || texts.length < 2) return texts[0] ?? null;
    const joined = joinNames(texts.map(({ text }) => text));
    return joined === null ? null : { text: joined, pointer };
  }
  if (!isObject(value)) return null;
  const layer: Layer = { names: byName(value), pointer };
  return firstNamed(VALUE_NAMES, (name) => {
    const located = child(layer, foldName(name));
    return located && typeof located.value !== 'number' ? textOf(located, inner) : null;
  });
}
