import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import { byName, FIELD_NAMES, firstNamed, foldName, type Fields } from '../field-names.ts';
import { joinNames } from '../metadata.ts';

/**
 * What YAML front matter says of the article. All values are text, dates too; aliases are not followed, so
 * that none can grow. Of YAML that is broken, mostly a title with a colon and no quotes, the lines `name:
 * value` are read.
 */
export function readFrontMatter(source: string): Fields {
  const values = yamlValues(source) ?? lineValues(source);
  const read = (name: string) => values.get(name)?.trim() || null;
  return {
    title: firstNamed(FIELD_NAMES.title, read),
    subtitle: firstNamed(FIELD_NAMES.subtitle, read),
    byline: firstNamed(FIELD_NAMES.byline, read),
    published: firstNamed(FIELD_NAMES.published, read),
    url: firstNamed(FIELD_NAMES.url, read),
    licence: firstNamed(FIELD_NAMES.licence, read),
  };
}

function yamlValues(source: string): Map<string, string | null> | null {
  try {
    const { contents, errors } = parseDocument(source, {
      schema: 'failsafe',
      uniqueKeys: false,
      logLevel: 'silent',
      prettyErrors: false,
    });
    return errors.length === 0 && isMap(contents) ? textsByName(contents.items) : null;
  } catch {
    // Nested too deep for the parser's own recursion.
    return null;
  }
}

function textsByName(
  items: readonly { readonly key: unknown; readonly value: unknown }[],
): Map<string, string | null> {
  const values = new Map<string, string | null>();
  for (const { key, value } of items) {
    const name = isScalar(key) ? foldName(String(key.value)) : '';
    if (!values.has(name)) values.set(name, textOf(value));
  }
  return values;
}

/** A text, the texts of a list, or the `name` of an object; a list of lists is none. */
function textOf(value: unknown): string | null {
  if (!isSeq(value)) return simpleText(value);
  return joinNames(value.items.map(simpleText));
}

function simpleText(value: unknown): string | null {
  if (isScalar(value)) return typeof value.value === 'string' ? value.value : null;
  const name = isMap(value) ? value.get('name') : null;
  return typeof name === 'string' ? name : null;
}

function lineValues(source: string): Map<string, string> {
  const lines = source.split(/[\r\n]+/u).flatMap((line) => {
    const colon = line.indexOf(':');
    const value = line.slice(colon + 1).trim();
    const isPlain = colon > 0 && /^[^\s#]/u.test(line) && !/^[[{&*!|>]/u.test(value);
    return isPlain ? [[line.slice(0, colon).trim(), withoutQuotes(value)] as const] : [];
  });
  const found = byName(Object.fromEntries(lines));
  return new Map([...found].map(([name, { value }]) => [name, String(value)]));
}

function withoutQuotes(value: string): string {
  return /^(["']).+\1$/u.test(value) ? value.slice(1, -1) : value;
}
