import { WarraqError } from '../../errors.ts';
import { composeReading, type Part, type TextPart } from '../compose-reading.ts';
import { decodeText } from '../decode-text.ts';
import type { HtmlReader } from '../html-reader.ts';
import { isBlank, withoutControls } from '../lines.ts';
import { withOneHeadline } from '../with-one-headline.ts';
import type { FormatFile, Reading } from '../reading.ts';
import { isSameTitle } from '../title-key.ts';
import { bodyParts } from './body-parts.ts';
import type { FieldName } from '../field-names.ts';
import { findArticle, type FoundArticle } from './find-article.ts';
import { findField, type FoundField } from './find-field.ts';
import { htmlReaderFor, plainText } from './html-in-json.ts';
import { parseJson } from './parse-json.ts';
import { unreadFields } from './unread-fields.ts';

/**
 * Reads an article as content systems export it: `FIELD_NAMES` and `BODY_NAMES` say which fields are read, in
 * which wrappers `findArticle`. The title is the headline, the subtitle a paragraph after it; byline, date,
 * address and licence are metadata only; Arabic text in other fields beside the body is excluded by name.
 * Places are JSON Pointers. Throws `undecodable` with line and column, `empty-article`, or
 * `unsupported-format` where it holds no article or several.
 */
export async function readJson({ id, bytes, charset }: FormatFile): Promise<Reading> {
  const decoded = decodeText(bytes, { id, declared: [charset] });
  const article = findArticle(parseJson(decoded.text, id), id);
  const readHtml = await htmlReaderFor(decoded.text, id);
  const found = {
    title: findField(article.layers, 'title'),
    subtitle: findField(article.layers, 'subtitle'),
  };
  const title = titlePart('title', { found: found.title, readHtml });
  const body = bodyParts(article.body, { id, readHtml, isTitled: title !== null });
  if (!body.some((part) => 'kind' in part && !isBlank(part.text))) throw emptyBody(article, id);
  const subtitle = titlePart('subtitle', { found: found.subtitle, readHtml });
  const read = [found.title, found.subtitle].flatMap((field) => (field ? [field.pointer] : []));
  const composed = composeReading([
    ...withTitles(body, { title, subtitle }),
    ...unreadFields(article, { read, readHtml }),
  ]);
  return { charset: decoded.charset, ...composed, metadata: metadataOf(article, { composed, readHtml }) };
}

function metadataOf(
  { layers }: FoundArticle,
  { composed, readHtml }: { composed: ReturnType<typeof composeReading>; readHtml: HtmlReader },
): Reading['metadata'] {
  const words = (field: FieldName) => plainText(findField(layers, field)?.text ?? '', readHtml) || null;
  return {
    title: composed.blocks.find(({ kind }) => kind === 'headline')?.text ?? null,
    byline: words('byline'),
    published: findField(layers, 'published')?.text ?? null,
    url: findField(layers, 'url')?.text ?? null,
    licence: words('licence'),
  };
}

/**
 * A title or subtitle as a block. A subtitle is a paragraph: HTML, too, wants no headings for lines that head
 * no section (html.spec.whatwg.org/multipage/semantics-other.html#sub-head).
 */
function titlePart(
  field: 'title' | 'subtitle',
  { found, readHtml }: { found: FoundField | null; readHtml: HtmlReader },
): TextPart | null {
  const text = found ? plainText(withoutControls(found.text), readHtml) : '';
  if (!found || isBlank(text)) return null;
  const place = { pointer: found.pointer };
  return field === 'title' ? { kind: 'headline', level: 1, place, text } : { kind: 'paragraph', place, text };
}

/** The body after its title and subtitle. One that begins with its title or holds its subtitle has them once. */
function withTitles(
  body: readonly Part[],
  { title, subtitle }: { title: TextPart | null; subtitle: TextPart | null },
): Part[] {
  const first = body.findIndex((part) => 'kind' in part && !isBlank(part.text));
  const once = body.map((part, index): Part =>
    index === first && title && isSameTitle(part.text, title.text)
      ? { excluded: 'repeated title', text: part.text }
      : part,
  );
  const before = [
    title,
    subtitle && once.some((part) => isSameTitle(part.text, subtitle.text)) ? null : subtitle,
  ];
  return withOneHeadline([...before.filter((part) => part !== null), ...once], null);
}

function emptyBody({ body }: FoundArticle, id: string): WarraqError {
  return new WarraqError(
    'empty-article',
    `${id} holds no text: at ${body.pointer === '' ? 'its top' : body.pointer} are no words in a field that Warraq reads. Put the article's text there and try again.`,
  );
}
