import { literally, withoutEmphasis } from './emphasis.ts';
import type { MarkdownNode } from './parse-markdown.ts';

/**
 * A line break that is meant: `<br>`, two spaces or a backslash at the end of a line. It stays one through
 * the soft wraps.
 */
const HARD_BREAK = '\u2028';
const HARD_BREAKS = /[\u0085\u2028\u2029]\n?/u;

/** Elements whose text is none of the article's. */
const HIDDEN = /^<(script|style|template)[\s/>]/iu;
const END = /^<\/(script|style|template)[\s>]/iu;
/** Elements that stand on lines of their own. */
const BREAKING =
  /^<\/?(?:br|p|div|h[1-6]|li|ul|ol|dl|dt|dd|tr|td|th|table|blockquote|section|article|figure|figcaption|hr|center)[\s/>]/iu;

/**
 * The lines of a paragraph as the file has them, without marks. A hard break is a U+2028 at the end of a line
 * or within it. Images, addresses and tags are no text.
 */
export function inlineLines(nodes: readonly MarkdownNode[]): string[] {
  return withoutEmphasis(inlineText(nodes)).split('\n');
}

/** One text of such lines: soft wraps are spaces, hard breaks newlines. */
export function joinLines(lines: readonly string[]): string {
  return lines
    .join('\n')
    .split(HARD_BREAKS)
    .map((line) => line.replaceAll('\n', ' '))
    .join('\n');
}

/**
 * What an image says when one points at it. Only asked for where the image stands alone: then it is its
 * caption.
 */
export function imageTitles(nodes: readonly MarkdownNode[]): string[] {
  return nodes.flatMap((node) => {
    if (node.type === 'image') return node.title ? [node.title.replaceAll('\0', '')] : [];
    return node.type === 'link' || node.type === 'linkReference' ? imageTitles(node.children) : [];
  });
}

/** Recursion ends soon: links hold no links. */
function inlineText(nodes: readonly MarkdownNode[]): string {
  const texts: string[] = [];
  const ends = lastEnds(nodes);
  let hidden: string | null = null;
  for (const [index, node] of nodes.entries()) {
    const tag = node.type === 'html' ? node.value : '';
    if (hidden !== null) {
      if (nameIn(END, tag) === hidden) hidden = null;
    } else {
      const name = nameIn(HIDDEN, tag);
      const isNamed = name !== null && (ends.get(name) ?? 0) <= index;
      if (!isNamed) hidden = name;
      texts.push(isNamed ? literally(tag) : textOf(node));
    }
  }
  return texts.join('');
}

/** Where each hidden element ends for the last time. One that does not end is only named in a sentence. */
function lastEnds(nodes: readonly MarkdownNode[]): ReadonlyMap<string, number> {
  return new Map(
    nodes.flatMap((node, index) => {
      const name = node.type === 'html' ? nameIn(END, node.value) : null;
      return name === null ? [] : [[name, index] as const];
    }),
  );
}

function nameIn(tag: RegExp, text: string): string | null {
  return tag.exec(text)?.[1]?.toLowerCase() ?? null;
}

function textOf(node: MarkdownNode): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'inlineCode') return literally(node.value);
  if (node.type === 'break') return `${HARD_BREAK}\n`;
  if (node.type === 'html') {
    return (BREAKING.test(node.value) ? HARD_BREAK : '') + node.value.replace(/[^\n]+/gu, '');
  }
  if (!('children' in node)) return '';
  if (node.type === 'linkReference' && node.identifier.startsWith('^')) {
    return `[${node.label ?? node.identifier}]`;
  }
  const text = inlineText(node.children);
  return node.type === 'link' && isAutolink(node) ? literally(text) : text;
}

/** `<https://example.org/a_b_c>` */
function isAutolink({ url, children }: Extract<MarkdownNode, { type: 'link' }>): boolean {
  const text = children[0]?.type === 'text' ? children[0].value : '';
  return url === text || url === `mailto:${text}`;
}
