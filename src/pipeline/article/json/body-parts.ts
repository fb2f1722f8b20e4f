import type { Part } from '../compose-reading.ts';
import { blockTypeOf, NESTED_NAMES, TEXT_NAMES, WHOLE_NAMES } from './block-names.ts';
import { blockParts } from './block-parts.ts';
import { byName } from '../field-names.ts';
import type { HtmlReader } from '../html-reader.ts';
import { isList, isObject, pointerTo, type Located } from './json-values.ts';
import { bodyTextParts } from './text-parts.ts';

/** `[{ "value": { "ar": … } }]` is the deepest that content systems wrap a text. */
const MAX_WRAPPERS = 4;

/** The parts of an article's body: a text, or a list or tree of blocks. */
export function bodyParts(
  body: Located,
  reading: { readonly id: string; readonly readHtml: HtmlReader; readonly isTitled: boolean },
): Part[] {
  let inner = body;
  for (let wrappers = 0; wrappers < MAX_WRAPPERS; wrappers += 1) inner = unwrapped(inner) ?? inner;
  const { value, pointer } = inner;
  return typeof value === 'string'
    ? bodyTextParts(value, { pointer, ...reading })
    : blockParts(inner, reading);
}

/** The one text in an object without a type, `{ "rendered": … }`, or in a list of one such object. */
function unwrapped({ value, pointer }: Located): Located | null {
  if (isList(value)) {
    const isOne = value.length === 1 && isObject(value[0]);
    const inner = isOne ? unwrapped({ value: value[0], pointer: pointerTo(pointer, 0) }) : null;
    return typeof inner?.value === 'string' ? inner : null;
  }
  if (!isObject(value)) return null;
  const fields = byName(value);
  const name = [...TEXT_NAMES, 'ar'].find((known) => {
    const found = fields.get(known)?.value;
    return typeof found === 'string' && found.trim() !== '';
  });
  const field = fields.get(name ?? '');
  if (!field || name === undefined || blockTypeOf(fields).name !== null) return null;
  const hasMore = [...fields].some(
    ([other, { value: more }]) =>
      NESTED_NAMES.has(other) && other !== name && (isList(more) || isObject(more)),
  );
  return hasMore && !WHOLE_NAMES.has(name)
    ? null
    : { value: field.value, pointer: pointerTo(pointer, field.key) };
}
