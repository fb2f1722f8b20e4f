import { WarraqError } from '../../errors.ts';
import { composeReading, type Part, type TextPart } from '../compose-reading.ts';
import { decodeText } from '../decode-text.ts';
import { foldSpace, isBlank } from '../lines.ts';
import { withOneHeadline } from '../markdown/with-one-headline.ts';
import type { FormatFile, Reading } from '../reading.ts';
import { bodyParts } from './body-parts.ts';
import type { FieldName } from './field-names.ts';
import { findArticle, type FoundArticle } from './find-article.ts';
import { findField } from './find-field.ts';
import { htmlReaderFor, plainText, type HtmlReader } from './html-in-json.ts';
import { withoutControls } from './json-values.ts';
import { parseJson } from './parse-json.ts';

/**
 * Reads an article as content systems export it: `FIELD_NAMES` and `BODY_NAMES` say which fields are read, in which wrappers
 * `findArticle`. The title is the headline, the subtitle a paragraph after it; byline, date, address and licence are
 * metadata only. Places are JSON Pointers. Throws `undecodable` with line and column, `empty-article`, or
 * `unsupported-format` where it holds no article or several.
 */
export async function readJson({ id, bytes, charset }: FormatFile): Promise<Reading> {
  const decoded = decodeText(bytes, { id, declared: charset === null ? [] : [charset] });
  const article = findArticle(parseJson(decoded.text, id), id);
  const readHtml = await htmlReaderFor(decoded.text, id);
  const title = titlePart('title', { article, readHtml });
  const body = bodyParts(article.body, { id, readHtml, isTitled: title !== null });
  if (!body.some((part) => 'kind' in part && !isBlank(part.text))) throw emptyBody(article, id);
  const subtitle = titlePart('subtitle', { article, readHtml });
  const composed = composeReading(withTitles(body, { title, subtitle }));
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
 * A title or subtitle as a block. A subtitle is a paragraph: HTML, too, wants no headings for lines that head no section
 * (html.spec.whatwg.org/multipage/semantics-other.html#sub-head).
 */
function titlePart(
  field: 'title' | 'subtitle',
  { article, readHtml }: { article: FoundArticle; readHtml: HtmlReader },
): TextPart | null {
  const found = findField(article.layers, field);
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
    index === first && title && sameText(part, title)
      ? { excluded: 'repeated title', text: part.text }
      : part,
  );
  const before = [title, subtitle && once.some((part) => sameText(part, subtitle)) ? null : subtitle];
  return withOneHeadline([...before.filter((part) => part !== null), ...once], null);
}

function sameText(one: Part, other: Part): boolean {
  return foldSpace(one.text) === foldSpace(other.text);
}

function emptyBody({ body }: FoundArticle, id: string): WarraqError {
  return new WarraqError(
    'empty-article',
    `${id} holds no text: at ${body.pointer === '' ? 'its top' : body.pointer} are no words in a field that Warraq reads. Put the article's text there and try again.`,
  );
}
