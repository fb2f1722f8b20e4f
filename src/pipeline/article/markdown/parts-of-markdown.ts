import type { Part, TextPart } from '../compose-reading.ts';
import type { HtmlReader } from '../html-reader.ts';
import { isBlank } from '../lines.ts';
import { startsLikeListItem } from '../text-cues.ts';
import { imageTitles, inlineLines, joinLines } from './inline-text.ts';
import type { MarkdownLine } from './markdown-lines.ts';
import type { MarkdownNode, ParsedStretch } from './parse-markdown.ts';
import { withoutUnclosed } from './unclosed-html.ts';

/** What a block stands in, and what it is read with. */
interface Surroundings {
  readonly kind: 'paragraph' | 'quote' | 'list-item';
  /** The lines of the stretch, for the numbers of lines and for what the parser leaves out. */
  readonly lines: readonly MarkdownLine[];
  readonly readHtml: HtmlReader;
}

/** What a paragraph is by what it stands in. */
const KIND_INSIDE: Readonly<Record<string, Surroundings['kind']>> = {
  blockquote: 'quote',
  listItem: 'list-item',
};

/** The definition of a footnote, `[^1]: `. */
const FOOTNOTE = /^\[\^[^\]\s]+\]:/u;
/** What a link may lead to; `[المصدر]: رويترز` is a line of the article. */
const ADDRESS = /^(?:[a-z][a-z0-9+.-]*:|[./#?]|[^/\s]*\.[a-z]|$)/iu;

/** Whether any HTML block stands in the stretches. */
export function hasHtml(nodes: readonly MarkdownNode[]): boolean {
  return nodes.some((node) => node.type === 'html' || ('children' in node && hasHtml(node.children)));
}

/**
 * The parts of parsed Markdown, in order. Every heading of level 1 outside lists and quotes is a `headline`
 * here.
 */
export function partsOfMarkdown({ nodes, lines }: ParsedStretch, readHtml: HtmlReader): Part[] {
  return partsOf(nodes, { kind: 'paragraph', lines, readHtml });
}

/** Recursion ends at the depth that `splitPrefix` allows. */
function partsOf(nodes: readonly MarkdownNode[], around: Surroundings): Part[] {
  return nodes.flatMap((node) => partsOfNode(node, around));
}

function partsOfNode(node: MarkdownNode, around: Surroundings): Part[] {
  if (node.type === 'paragraph') return paragraphParts(node, around);
  if (node.type === 'heading') return [headingPart(node, around)];
  if (node.type === 'code') return [{ kind: 'code', ...placeOf(node, around), text: node.value }];
  if (node.type === 'html') return htmlParts(node, around);
  if (node.type === 'definition') return definitionParts(node, around);
  if (node.type === 'tableCell') {
    return [{ kind: 'table-cell', ...placeOf(node, around), text: joinLines(inlineLines(node.children)) }];
  }
  if (!('children' in node)) return [];
  return partsOf(node.children, { ...around, kind: KIND_INSIDE[node.type] ?? around.kind });
}

function headingPart(node: Extract<MarkdownNode, { type: 'heading' }>, around: Surroundings): TextPart {
  const isHeadline = node.depth === 1 && around.kind === 'paragraph';
  return {
    kind: isHeadline ? 'headline' : 'heading',
    level: isHeadline ? 1 : Math.max(2, node.depth),
    ...placeOf(node, around),
    text: joinLines(inlineLines(node.children)),
  };
}

function paragraphParts(node: Extract<MarkdownNode, { type: 'paragraph' }>, around: Surroundings): Part[] {
  const lines = inlineLines(node.children);
  if (isBlank(lines.join(''))) {
    return imageTitles(node.children).map((text) => ({ kind: 'caption', ...placeOf(node, around), text }));
  }
  return linesToParts(lines, { around, line: node.position?.start.line ?? 1 });
}

/**
 * Paragraphs of consecutive lines: one, unless the lines are items of a list whose signs Markdown does not
 * know, `١.`, `•`, or footnotes. One such line inside a paragraph may be a wrapped one.
 */
function linesToParts(
  lines: readonly string[],
  { around, line }: { around: Surroundings; line: number },
): TextPart[] {
  const items = lines.map((text) => startsLikeListItem(text));
  const isList = items[0] === true || items.filter(Boolean).length > 1;
  const starts = lines.flatMap((text, index) =>
    index === 0 || (isList && items[index]) || FOOTNOTE.test(text) ? [index] : [],
  );
  return starts.map((start, index) => ({
    kind: isList && items[start] ? 'list-item' : around.kind,
    ...placeAt(line + start, around),
    text: joinLines(lines.slice(start, starts[index + 1])),
  }));
}

/**
 * None for the address of a link. What only looks like one, and a footnote of one word, is text: the lines
 * themselves.
 */
function definitionParts(
  node: Extract<MarkdownNode, { type: 'definition' }>,
  around: Surroundings,
): TextPart[] {
  if (ADDRESS.test(node.url) && !node.identifier.startsWith('^')) return [];
  const { start, end } = node.position ?? {};
  const lines = around.lines.slice((start?.line ?? 1) - 1, end?.line ?? 1).map(({ text }) => text);
  const first = lines[0];
  if (first !== undefined) lines[0] = first.slice((start?.column ?? 1) - 1);
  return linesToParts(lines, { around, line: start?.line ?? 1 });
}

function htmlParts(node: Extract<MarkdownNode, { type: 'html' }>, around: Surroundings): Part[] {
  return around.readHtml(withoutUnclosed(node.value)).map((part): Part => {
    if ('excluded' in part) return part;
    const kind = part.kind === 'paragraph' ? around.kind : part.kind;
    return { ...part, kind, ...placeOf(node, around) };
  });
}

function placeOf(node: MarkdownNode, around: Surroundings): Pick<TextPart, 'place'> {
  return placeAt(node.position?.start.line ?? 1, around);
}

function placeAt(line: number, { lines }: Surroundings): Pick<TextPart, 'place'> {
  const number = lines[line - 1]?.number;
  return number === undefined ? {} : { place: { line: number } };
}
