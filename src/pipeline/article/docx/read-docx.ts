import { composeReading, type Part, type TextPart } from '../compose-reading.ts';
import { isBlank } from '../lines.ts';
import { NO_METADATA } from '../metadata.ts';
import type { FormatFile, Reading } from '../reading.ts';
import { isSameTitle, titleKey } from '../title-key.ts';
import { coreTitle } from './core-title.ts';
import { undecodable } from './refusals.ts';
import { openWordPackage } from './word-package.ts';
import { listParagraphs, type WordParagraph } from './word-paragraphs.ts';
import { readStyleRoles, roleWithOwn, type StyleRole } from './word-styles.ts';

/** A paragraph that is not blank, and what its style and its own properties make of it. */
interface StyledParagraph extends WordParagraph {
  readonly style: StyleRole;
}

const LAST_LEVEL = 6;

/**
 * Reads a Word document (.docx). Kinds follow the styles, lists and outline levels of its paragraphs, never
 * their looks; a bold line stays a paragraph. Inserted text counts, deleted and hidden text does not;
 * headers, footers, comments and pictures are no part of the article. Footnotes and endnotes come last.
 * Nothing in the file is executed or fetched. Throws `undecodable` for what is no Word document, damaged or
 * protected, `too-large` for one that unpacks to more than an article may.
 */
export function readDocx({ id, bytes }: FormatFile): Reading {
  const refuse = undecodable(id);
  const parts = openWordPackage(bytes, id);
  const title = coreTitle(parts.properties, { id, refuse });
  const roleOf = readStyleRoles(parts.styles, refuse);
  const paragraphs = listParagraphs(parts, id)
    .filter(({ text }) => !isBlank(text))
    .map((paragraph) => ({ ...paragraph, style: roleWithOwn(roleOf(paragraph.styleId), paragraph) }));
  const headline = findHeadline(paragraphs, title);
  const composed = composeReading(toParts(paragraphs, headline));
  const headlineText = composed.blocks.find(({ kind }) => kind === 'headline')?.text;
  return {
    charset: 'utf-8',
    ...composed,
    metadata: {
      ...NO_METADATA,
      title: headlineText ?? unlessBegun(title, paragraphs[0]),
    },
  };
}

/**
 * The paragraph that is the article's title: the first in the style for titles, else a first paragraph that
 * is a heading of the highest level, else a heading or first paragraph that says what the document's
 * properties give as its title.
 */
function findHeadline(
  paragraphs: readonly StyledParagraph[],
  title: string | null,
): StyledParagraph | undefined {
  const body = paragraphs.filter(({ isNote, style }) => !isNote && style.role !== 'contents');
  const styled = body.find(({ style }) => style.role === 'title');
  const first = body[0];
  if (styled ?? !first) return styled;
  if (first.style.role === 'heading' && first.style.number === 1) return first;
  return body.find(
    (paragraph) =>
      (paragraph === first || paragraph.style.role === 'heading') &&
      title !== null &&
      isSameTitle(paragraph.text, title),
  );
}

/**
 * Word once proposed the first words of a document as its title: where the text begins with them, they are
 * none.
 */
function unlessBegun(title: string | null, first: StyledParagraph | undefined): string | null {
  return title !== null && first && titleKey(first.text).startsWith(titleKey(title)) ? null : title;
}

function toParts(paragraphs: readonly StyledParagraph[], headline: StyledParagraph | undefined): Part[] {
  // Where the headline is the only heading 1, those below it are 2, 3 and so on; else heading 1 is 2, heading 2 is 3.
  const shift = paragraphs.some((paragraph) => paragraph !== headline && isHeading1(paragraph.style)) ? 1 : 0;
  return paragraphs.map((paragraph) => {
    const { text, number, style } = paragraph;
    if (style.role === 'contents') return { excluded: 'table of contents', text };
    const kind = paragraph === headline ? HEADLINE : kindOf(paragraph, shift);
    return { ...kind, place: { paragraph: number }, text };
  });
}

type Kind = Pick<TextPart, 'kind' | 'level'>;

const HEADLINE: Kind = { kind: 'headline', level: 1 };

function isHeading1(style: StyleRole): boolean {
  return style.role === 'heading' && style.number === 1;
}

function kindOf({ style, isListed, isInTable }: StyledParagraph, shift: number): Kind {
  switch (style.role) {
    case 'title':
    case 'subtitle':
      return { kind: 'heading', level: 2 };
    case 'heading':
      return { kind: 'heading', level: Math.min(LAST_LEVEL, Math.max(2, style.number + shift)) };
    case 'quote':
    case 'caption':
    case 'code':
    case 'byline':
      return { kind: style.role };
    case 'list':
      return { kind: 'list-item' };
    case 'contents':
    case 'none':
      return { kind: isListed === true ? 'list-item' : isInTable ? 'table-cell' : 'paragraph' };
  }
}
