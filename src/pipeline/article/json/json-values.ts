import { withoutControls } from '../lines.ts';

/** A JSON object; own properties only are ever read, so that a key `__proto__` is one like any other. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** A value and where it stands. */
export interface Located {
  readonly value: unknown;
  /** JSON Pointer, RFC 6901. */
  readonly pointer: string;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `Array.isArray` calls the items `any`. */
export function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/** RFC 6901, section 3: `~` is `~0`, `/` is `~1`. */
export function pointerTo(parent: string, key: string | number): string {
  return `${parent}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** Characters of a name: enough to find it by. */
const MAX_SHOWN = 40;

/** A name of the file's for a message or a reason: one line, cut. */
export function shownName(name: string): string {
  const line = withoutControls(name).toWellFormed().replace(/\s+/gu, ' ').trim();
  return line.length > MAX_SHOWN ? `${line.slice(0, MAX_SHOWN).toWellFormed()}…` : line;
}
