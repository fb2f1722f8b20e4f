import { composeReading, type Part } from '../compose-reading.ts';
import { decodeText } from '../decode-text.ts';
import { NO_FIELDS, type Fields } from '../field-names.ts';
import { loadHtmlReader, type HtmlReader } from '../html-reader.ts';
import type { FormatFile, Reading } from '../reading.ts';
import { isSameTitle } from '../title-key.ts';
import { splitFrontMatter, type FrontMatter } from './front-matter.ts';
import { markdownLines } from './markdown-lines.ts';
import { parseMarkdown, type ParsedStretch } from './parse-markdown.ts';
import { hasHtml, partsOfMarkdown } from './parts-of-markdown.ts';
import { withOneHeadline } from '../with-one-headline.ts';

/**
 * Reads Markdown: CommonMark with GFM tables and front matter. Places are lines of the file. Front matter is
 * no text of the article: YAML becomes metadata, and all of it is an exclusion; its subtitle comes after the
 * headline as a paragraph. Throws `undecodable`, `too-large`, or `unsupported-format` where too many marks stand together.
 */
export async function readMarkdown({ id, bytes, charset }: FormatFile): Promise<Reading> {
  const decoded = decodeText(bytes, { id, declared: [charset] });
  const { frontMatter, body, line } = splitFrontMatter(decoded.text);
  const { subtitle, ...metadata } = frontMatter ? await fieldsOf(frontMatter) : NO_FIELDS;
  const lines = markdownLines(body, { firstNumber: line, id });
  const parts = withOneHeadline(await textParts(parseMarkdown(lines, id)), metadata.title);
  const composed = composeReading([
    ...(frontMatter ? [{ excluded: 'front matter', text: frontMatter.text }] : []),
    ...withSubtitle(parts, subtitle),
  ]);
  const headline = composed.blocks.find(({ kind }) => kind === 'headline');
  return {
    charset: decoded.charset,
    ...composed,
    metadata: { ...metadata, title: headline?.text ?? metadata.title },
  };
}

/** The YAML parser is loaded for those who need it. */
async function fieldsOf({ language, source }: FrontMatter): Promise<Fields> {
  return language === 'yaml' ? (await import('./front-matter-fields.ts')).readFrontMatter(source) : NO_FIELDS;
}

/** The HTML reader is, too. */
async function textParts(stretches: Iterable<ParsedStretch>): Promise<Part[]> {
  const parts: Part[] = [];
  let readHtml: HtmlReader | null = null;
  for (const stretch of stretches) {
    if (hasHtml(stretch.nodes)) readHtml ??= await loadHtmlReader();
    parts.push(...partsOfMarkdown(stretch, readHtml ?? (() => [])));
  }
  return parts;
}

/** A subtitle that the text does not hold comes right after the headline, or first. */
function withSubtitle(parts: readonly Part[], subtitle: string | null): Part[] {
  if (subtitle === null || parts.some(({ text }) => isSameTitle(text, subtitle))) return [...parts];
  const headline = parts.findIndex((part) => 'kind' in part && part.kind === 'headline');
  return parts.toSpliced(headline + 1, 0, { kind: 'paragraph', text: subtitle });
}
