import type { BlockKind, Place } from '../document/schema.ts';
import { isBlank, LAYOUT_SPACE } from './lines.ts';
import type { Exclusion, SourceBlock } from './reading.ts';
import { isByline, isRelated } from './text-cues.ts';

/**
 * A stretch of text that a format yields, in the order of reading. In `text`, a newline is a line break that
 * is meant.
 */
export type Part = TextPart | ExcludedPart;

export interface TextPart {
  readonly kind: BlockKind;
  /** Of a headline (1) or heading (2 to 6). */
  readonly level?: number;
  readonly place?: Place;
  readonly text: string;
}

/** Text that is no part of the article. */
export interface ExcludedPart {
  /** See `Exclusion`. */
  readonly excluded: string;
  readonly text: string;
}

/** Between two parts of a reading text. */
export const SEPARATOR = '\n\n';
/** Kinds that are one line, however many the layout gives them. */
const ONE_LINE: ReadonlySet<BlockKind> = new Set(['headline', 'heading', 'byline']);
/** A longer text between the headline and the line of the writer is no subtitle, in characters; an estimate. */
const MAX_SUBTITLE = 200;

/**
 * Puts the reading text of a format together: the parts, in order, an empty line between them; blank ones
 * vanish. A paragraph that points to another article becomes `related`, one that names the writer right after
 * the headline or its subtitle `byline`.
 */
export function composeReading(parts: Iterable<Part>): {
  readonly readingText: string;
  readonly blocks: SourceBlock[];
  readonly exclusions: Exclusion[];
} {
  const texts: string[] = [];
  const blocks: SourceBlock[] = [];
  const exclusions: Exclusion[] = [];
  let start = 0;
  for (const part of parts) {
    const text = tidy(part);
    if (isBlank(text)) continue;
    const end = start + text.length;
    if ('excluded' in part) exclusions.push({ start, end, reason: part.excluded });
    else blocks.push({ ...part, kind: kindOf(part, { text, before: blocks }), start, end, text });
    texts.push(text);
    start = end + SEPARATOR.length;
  }
  return { readingText: texts.join(SEPARATOR), blocks, exclusions };
}

/** Without the white space of the layout, and well-formed: a lone surrogate becomes U+FFFD. */
function tidy(part: Part): string {
  const text = part.text.toWellFormed();
  if ('kind' in part && part.kind === 'code') return text.replace(/^[ \t]*\n/u, '').trimEnd();
  const lines = text
    .split('\n')
    .map((line) => line.replace(LAYOUT_SPACE, ' ').trim())
    .filter((line) => line !== '');
  return lines.join('kind' in part && ONE_LINE.has(part.kind) ? ' ' : '\n');
}

/** What the words and the blocks before say about a paragraph. */
function kindOf(
  { kind }: TextPart,
  { text, before }: { text: string; before: readonly SourceBlock[] },
): BlockKind {
  if (kind !== 'paragraph') return kind;
  if (isRelated(text)) return 'related';
  return isUnderHeadline(before) && isByline(text) ? 'byline' : kind;
}

/** Right behind the headline, or behind it and a subtitle. */
function isUnderHeadline(before: readonly SourceBlock[]): boolean {
  const last = before.at(-1);
  if (last?.kind === 'headline') return true;
  const isSubtitle =
    (last?.kind === 'heading' || last?.kind === 'paragraph') && last.text.length <= MAX_SUBTITLE;
  return isSubtitle && before.at(-2)?.kind === 'headline';
}
