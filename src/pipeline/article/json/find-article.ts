import { WarraqError } from '../../errors.ts';
import { BODY_NAMES, byName, FIELD_NAMES, firstNamed, foldName } from '../field-names.ts';
import { hasKnownType, isTypedBlock } from './block-names.ts';
import { isList, isObject, pointerTo, shownName, type JsonObject, type Located } from './json-values.ts';

/** An object of the file, by the folded names of its fields. */
export interface Layer {
  readonly names: ReturnType<typeof byName>;
  readonly pointer: string;
}

/** An article found in a JSON file. */
export interface FoundArticle {
  readonly body: Located;
  /** The object that holds the body, then those around it: where the other fields are looked for. */
  readonly layers: readonly Layer[];
}

/** What an answer of a content system wraps an article in. */
const WRAPPER_NAMES = (
  'article, post, story, news, item, node, entry, page, document, data, attributes, fields, result, response, payload, ' +
  'content, props, page props, translations, ar, articles, posts, stories, items, entries, results, docs, graph'
).split(', ');
/** Of those, what may stand between an item of a list and its title. */
const INNER_WRAPPERS = 'article, post, item, node, attributes, fields'.split(', ');
/** WordPress puts the author here. */
const SIDE_NAME = 'embedded';
/** More wrappers than any content system has. */
const MAX_CANDIDATES = 100;
const SHOWN_FIELDS = 12;

/** What may be the article, and the objects around it, the nearest first. */
interface Candidate {
  readonly here: Located;
  readonly around: readonly Layer[];
}

/**
 * Finds the one article of a JSON value: an object with a field that is called like a body, in whatever
 * wrappers, alone or in a list of one; or a list of paragraphs. Throws `unsupported-format` where there is
 * none or there are several, `empty-article` where its body is blank.
 */
export function findArticle(root: unknown, id: string): FoundArticle {
  const open: Candidate[] = [{ here: { value: root, pointer: '' }, around: [] }];
  let blankBody: string | null = null;
  const blank = new WeakSet();
  for (const { here, around } of open) {
    if (isListOfBlocks(here.value)) return { body: here, layers: around };
    const { value, pointer } = isList(here.value) ? onlyArticle(here.value, { here, id }) : here;
    if (!isObject(value)) continue;
    const layer: Layer = { names: byName(value), pointer };
    const layers = [layer, ...sideLayer(layer), ...around];
    const body = bodyOf(layer, blank);
    if (body && !isBlankValue(body.value, blank)) return { body, layers };
    blankBody ??= body ? body.pointer : null;
    if (open.length < MAX_CANDIDATES)
      open.push(...wrapped(layer).map((inner) => ({ here: inner, around: layers })));
  }
  throw blankBody === null ? unknownShape(root, id) : emptyBody(blankBody, id);
}

/** A body without an object around it: paragraphs, or blocks that say their type. */
function isListOfBlocks(value: unknown): boolean {
  if (!isList(value) || value.some((item) => isArticle(item))) return false;
  return value.some((item) => typeof item === 'string' || (isObject(item) && isTypedBlock(byName(item))));
}

/** The one article of a list, or its first item where none looks like one. */
function onlyArticle(list: readonly unknown[], { here, id }: { here: Located; id: string }): Located {
  const articles = list.flatMap((value, index) => (isArticle(value) ? [index] : []));
  if (articles.length > 1) throw several(articles.length, { id, pointer: here.pointer });
  const index = articles[0] ?? 0;
  return {
    value: list.length === 1 || articles.length === 1 ? list[index] : null,
    pointer: pointerTo(here.pointer, index),
  };
}

/** An object with a title and a body of its own, or around one. */
function isArticle(value: unknown): boolean {
  if (!isObject(value)) return false;
  const names = byName(value);
  const inner = firstNamed(INNER_WRAPPERS, (name) => names.get(name)?.value ?? null);
  return !hasKnownType(names) && (isTitledBody(names) || (isObject(inner) && isTitledBody(byName(inner))));
}

function isTitledBody(names: Layer['names']): boolean {
  const has = (known: readonly string[]) =>
    firstNamed(known, (name) => names.get(name)?.value ?? null) !== null;
  return has(FIELD_NAMES.title) && has(BODY_NAMES);
}

/** The first body that says something; a blank one where all are. `known` are values that say nothing. */
function bodyOf(layer: Layer, known: WeakSet<object>): Located | null {
  let blank: Located | null = null;
  const full = firstNamed(BODY_NAMES, (name) => {
    const found = child(layer, name);
    if (!found || isArticle(found.value) || !canBeBody(found.value)) return null;
    blank ??= found;
    return isBlankValue(found.value, known) ? null : found;
  });
  return full ?? blank;
}

function canBeBody(value: unknown): boolean {
  return typeof value === 'string' || isList(value) || isObject(value);
}

/**
 * Without a text anywhere in it. What it holds becomes `known` then, for a body may stand in a body, a hundred
 * deep, and must not be searched again at each level.
 */
function isBlankValue(value: unknown, known: WeakSet<object>): boolean {
  const open = [value];
  const seen: object[] = [];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next === 'string' && next.trim() !== '') return false;
    if (typeof next !== 'object' || next === null || known.has(next)) continue;
    seen.push(next);
    for (const item of Object.values(next)) open.push(item);
  }
  for (const blank of seen) known.add(blank);
  return true;
}

function wrapped(layer: Layer): Located[] {
  return WRAPPER_NAMES.flatMap((name) => {
    const found = child(layer, foldName(name));
    return found && (isObject(found.value) || isList(found.value)) ? [found] : [];
  });
}

function sideLayer(layer: Layer): Layer[] {
  const side = child(layer, SIDE_NAME);
  return side && isObject(side.value) ? [{ names: byName(side.value), pointer: side.pointer }] : [];
}

/** What an object has under a folded name. */
export function child({ names, pointer }: Layer, name: string): Located | null {
  const found = names.get(name);
  return found ? { value: found.value, pointer: pointerTo(pointer, found.key) } : null;
}

function several(count: number, { id, pointer }: { id: string; pointer: string }): WarraqError {
  const where = pointer === '' ? '' : ` in its field ${shownName(pointer.slice(1))}`;
  return new WarraqError(
    'unsupported-format',
    `${id} holds ${count} articles${where}. Put one article into each file and try again.`,
  );
}

function emptyBody(pointer: string, id: string): WarraqError {
  return new WarraqError(
    'empty-article',
    `${id} holds no text: its field ${shownName(pointer.slice(1))} is empty. Put the article's text there and try again.`,
  );
}

function unknownShape(root: unknown, id: string): WarraqError {
  return new WarraqError(
    'unsupported-format',
    `${id} is JSON, but Warraq finds no article in it. It looked for the text in fields called ${BODY_NAMES.join(', ')}, and found ${describe(root)}. Give the text the name “body”, the title the name “title”, and try again.`,
  );
}

function describe(root: unknown): string {
  if (isList(root)) return root.length === 0 ? 'an empty list' : 'a list without articles or paragraphs';
  if (!isObject(root)) return root === null ? 'null' : `a single ${typeof root}`;
  return describeFields(root);
}

function describeFields(root: JsonObject): string {
  const names = Object.keys(root);
  if (names.length === 0) return 'an object without fields';
  const shown = names.slice(0, SHOWN_FIELDS).map((name) => `“${shownName(name)}”`);
  const more = names.length > SHOWN_FIELDS ? ` and ${names.length - SHOWN_FIELDS} more` : '';
  return `${shown.join(', ')}${more}`;
}
