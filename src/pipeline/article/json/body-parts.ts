import type { Part, TextPart } from '../compose-reading.ts';
import * as names from './block-names.ts';
import { blockParts } from './block-parts.ts';
import { byName } from '../field-names.ts';
import type { HtmlReader } from '../html-reader.ts';
import { withoutControls } from '../lines.ts';
import { plainText } from './html-in-json.ts';
import { isList, isObject, pointerTo, shownName, type Located } from './json-values.ts';
import { bodyTextParts } from './text-parts.ts';
import { unreadText } from './unread-text.ts';

interface BodyReading {
  readonly id: string;
  readonly readHtml: HtmlReader;
  readonly isTitled: boolean;
}

/** An object around a text, `{ "rendered": … }`, by the folded names of its fields. */
interface Wrapper {
  readonly fields: ReturnType<typeof byName>;
  readonly pointer: string;
  /** Of the field that is read. */
  readonly name: string;
}

/** The parts of an article's body: a text, or a list or tree of blocks. */
export function bodyParts(body: Located, reading: BodyReading): Part[] {
  const wrapper = wrapperOf(body);
  if (wrapper) return wrappedParts(wrapper, reading);
  const { value, pointer } = body;
  return typeof value === 'string'
    ? bodyTextParts(value, { pointer, ...reading })
    : blockParts(body, reading);
}

/** An object without a type around one text, or a list of one such object. */
function wrapperOf({ value, pointer }: Located): Wrapper | null {
  if (isList(value)) {
    const isOne = value.length === 1 && isObject(value[0]);
    return isOne ? wrapperOf({ value: value[0], pointer: pointerTo(pointer, 0) }) : null;
  }
  if (!isObject(value)) return null;
  const fields = byName(value);
  const name = [...names.TEXT_NAMES, 'ar'].find((known) => isText(fields.get(known)?.value));
  if (name === undefined || names.blockTypeOf(fields).name !== null) return null;
  const hasMore = [...fields].some(
    ([other, { value: more }]) =>
      names.NESTED_NAMES.has(other) && other !== name && (isList(more) || isObject(more)),
  );
  return hasMore && !names.WHOLE_NAMES.has(name) ? null : { fields, pointer, name };
}

/** The text, beside it a title or caption; what else says something different is excluded by name. */
function wrappedParts({ fields, pointer, name }: Wrapper, reading: BodyReading): Part[] {
  const textParts = ({ text, key }: { text: unknown; key: string }): Part[] =>
    typeof text === 'string' ? bodyTextParts(text, { ...reading, pointer: pointerTo(pointer, key) }) : [];
  const body = textParts({ text: fields.get(name)?.value, key: fields.get(name)?.key ?? name });
  const read = new Set(body.map(({ text }) => lettersOf(text)));
  return [...fields].flatMap(([other, { key, value }]): Part[] => {
    if (other === name) return body;
    const kind = kindBeside(other);
    if (kind && isText(value)) {
      const text = plainText(withoutControls(value), reading.readHtml);
      return [{ ...kind, place: { pointer: pointerTo(pointer, key) }, text }];
    }
    if (names.SILENT_NAMES.has(other)) return [];
    const unread = textParts({ text: unreadText(value), key }).filter(
      (part) => !read.has(lettersOf(part.text)),
    );
    return [{ excluded: `unread field: ${shownName(key)}`, text: unread.map(({ text }) => text).join('\n') }];
  });
}

/** What a field beside the text is, unless it is one that nobody reads. */
function kindBeside(name: string): Pick<TextPart, 'kind' | 'level'> | null {
  if (names.TITLE_NAMES.has(name)) return { kind: 'heading', level: 2 };
  return names.CAPTION_NAMES.has(name) ? { kind: 'caption' } : null;
}

/** A text as it is compared with another form of it. */
function lettersOf(text: string): string {
  return text.replace(/\s+/gu, '');
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}
