import type { ExcludedPart } from '../compose-reading.ts';
import { FIELD_NAMES, foldName } from '../field-names.ts';
import type { HtmlReader } from '../html-reader.ts';
import { withoutControls } from '../lines.ts';
import type { FoundArticle } from './find-article.ts';
import { plainText } from './html-in-json.ts';
import { pointerTo, shownName } from './json-values.ts';
import { unreadText } from './unread-text.ts';

/** What is metadata whichever of its names was read: it is no text of the article. */
const METADATA_FIELDS = namesOf(['byline', 'published', 'url', 'licence']);
/** Wrappers of what machines read; so are names with `_`, `@` or `$` before them, `_links`, `@context`. */
const MACHINE_FIELDS: ReadonlySet<string> = new Set(
  ['meta', 'metadata', 'seo', 'yoast head', 'yoast head json', 'links', 'settings'].map(foldName),
);
const MACHINE_NAME = /^[_@$]/u;

/**
 * Enough to see what was left out, in characters of a field; whole articles may stand in one, as `related`
 * ones.
 */
const MAX_SHOWN_TEXT = 2000;
/** Fields that are told of; no content system has as many with text in them. */
const MAX_FIELDS = 50;

/**
 * Arabic text beside the body, in fields of the object that holds it: summaries, captions, a second title.
 * None of it is a block; each field is an exclusion that names it. `read` are the pointers of what was read.
 */
export function unreadFields(
  { layers, body }: FoundArticle,
  { read, readHtml }: { read: readonly string[]; readHtml: HtmlReader },
): ExcludedPart[] {
  const [own] = layers;
  if (!own) return [];
  const parts: ExcludedPart[] = [];
  for (const [name, { key, value }] of own.names) {
    if (MACHINE_NAME.test(key) || MACHINE_FIELDS.has(name) || METADATA_FIELDS.has(name)) continue;
    const pointer = pointerTo(own.pointer, key);
    if ([body.pointer, ...read].some((other) => other === pointer || other.startsWith(`${pointer}/`)))
      continue;
    const text = unreadText(value)?.slice(0, MAX_SHOWN_TEXT);
    if (text === undefined) continue;
    parts.push({
      excluded: `unread field: ${shownName(key)}`,
      text: plainText(withoutControls(text), readHtml),
    });
    if (parts.length === MAX_FIELDS) break;
  }
  return parts;
}

function namesOf(fields: readonly (keyof typeof FIELD_NAMES)[]): ReadonlySet<string> {
  return new Set(fields.flatMap((field) => FIELD_NAMES[field].map(foldName)));
}
