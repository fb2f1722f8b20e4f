import { inlineRole, TEXT_NAMES } from './block-names.ts';
import { byName, firstNamed } from '../field-names.ts';
import { isList, isObject } from './json-values.ts';

/**
 * Whether a list is the pieces of one paragraph: words, links, breaks, and at least one that is more than a
 * string.
 */
export function isInline(list: readonly unknown[]): boolean {
  return (
    list.some(isObject) &&
    list.every((item) => typeof item === 'string' || (isObject(item) && inlineRole(byName(item)) !== null))
  );
}

/** The text of such a list; a break is a newline. */
export function inlineText(list: readonly unknown[]): string {
  const texts: string[] = [];
  const open: unknown[] = list.toReversed();
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next === 'string') texts.push(next);
    if (!isObject(next)) continue;
    const names = byName(next);
    const text = firstNamed(TEXT_NAMES, (name) => names.get(name)?.value ?? null);
    const inner = names.get('children')?.value ?? names.get('content')?.value;
    if (inlineRole(names) === 'break') texts.push('\n');
    else if (typeof text === 'string') texts.push(text);
    else if (isList(inner)) for (const item of inner.toReversed()) open.push(item);
  }
  return texts.join('');
}
