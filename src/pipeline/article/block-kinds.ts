import { withoutBlanks } from './lines.ts';
import type { SourceBlock } from './split-blocks.ts';

type Unnamed = Omit<SourceBlock, 'kind' | 'level'>;

const MAX_HEADLINE_CHARACTERS = 150;
const MAX_HEADING_CHARACTERS = 100;
/** Enough of a text to see how it ends. */
const ENDING_CHARACTERS = 40;

/** Marks that may stand behind the last stop of a sentence; the quotes of Arabic news come in any order. */
const CLOSERS = /["'”“’‘»«›‹)\]]+$/u;
const ENDS_SENTENCE = /[.!?؟…۔]$/u;
const ENDS_LIKE_TEXT = /[.:؛،,;!]$/u;
const STARTS_LIKE_ITEM = /^(?:[-•*–—▪◆❊]|[0-9٠-٩]{1,3}[.)/-]|\p{L}[.)-])\s/u;
const INVISIBLE = /^\p{Cf}+/u;
const LETTER = /\p{L}/u;

/** What a text ends with, closing marks and everything invisible aside. */
function ending(text: string): string {
  return withoutBlanks(text.slice(-ENDING_CHARACTERS)).replace(CLOSERS, '');
}

/** How the line that names the writer begins: wrote, prepared by, edited by, correspondent. */
const BYLINE = /^(?:كتب|كتبت|كتبه|إعداد|تحرير|مراسل)\s*[:\s]/u;
const MAX_BYLINE_WORDS = 6;

/** Says which blocks are the headline, the byline and headings; all others are paragraphs. */
export function withKinds(blocks: readonly Unnamed[]): SourceBlock[] {
  const isHeadlined = blocks.length > 1 && isHeadline(blocks[0]?.text ?? '');
  return blocks.map((block, index) => {
    const next = blocks[index + 1];
    if (index === 0 && isHeadlined) return { ...block, kind: 'headline', level: 1 };
    if (index === 1 && isHeadlined && isByline(block.text)) return { ...block, kind: 'byline' };
    if (index > 0 && next && isHeading(block.text, next.text)) return { ...block, kind: 'heading', level: 2 };
    return { ...block, kind: 'paragraph' };
  });
}

/** A first block of at most 150 characters without a final stop. Not every file has one. */
function isHeadline(text: string): boolean {
  const end = ending(text);
  return (
    text.length <= MAX_HEADLINE_CHARACTERS &&
    LETTER.test(text) &&
    !ENDS_SENTENCE.test(end) &&
    !ENDS_LIKE_TEXT.test(end)
  );
}

function isByline(text: string): boolean {
  return (
    BYLINE.test(text) && text.split(/\s+/u).length <= MAX_BYLINE_WORDS && !ENDS_SENTENCE.test(ending(text))
  );
}

/** A short line without a closing mark, before a longer, punctuated block. */
function isHeading(text: string, next: string): boolean {
  return (
    text.length <= MAX_HEADING_CHARACTERS &&
    LETTER.test(text) &&
    !STARTS_LIKE_ITEM.test(text.replace(INVISIBLE, '')) &&
    !ENDS_LIKE_TEXT.test(ending(text)) &&
    next.length > text.length &&
    ENDS_SENTENCE.test(ending(next))
  );
}
