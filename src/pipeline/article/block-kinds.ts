import type { SourceBlock } from './reading.ts';
import {
  ending,
  endsSentence,
  isByline,
  isDateLine,
  isRelated,
  startsLikeListItem,
  startsWithLetterMark,
} from './text-cues.ts';

type Unnamed = Omit<SourceBlock, 'kind' | 'level'>;

/** The longest headline, heading and name under a headline. Estimates. */
const MAX_HEADLINE_CHARACTERS = 150;
const MAX_HEADING_CHARACTERS = 100;
const MAX_NAME_WORDS = 4;

/** Marks behind which a text goes on, or has ended: no title does. */
const ENDS_LIKE_TEXT = /[.:؛،,;!]$/u;
const LETTER = /\p{L}/u;
const DIGIT = /\p{Nd}/u;

/** Says what kind each block of a plain text is; what nothing speaks for is a paragraph. */
export function withKinds(blocks: readonly Unnamed[]): SourceBlock[] {
  const isHeadlined = isHeadline(blocks[0]?.text ?? '', blocks[1]?.text);
  return blocks.map((block, index) => {
    const { text } = block;
    const [before, after] = [blocks[index - 1]?.text, blocks[index + 1]?.text];
    if (index === 0 && isHeadlined) return { ...block, kind: 'headline', level: 1 };
    if (isRelated(text)) return { ...block, kind: 'related' };
    if (isDateLine(text)) return { ...block, kind: 'paragraph' };
    if (index === 1 && isHeadlined && isWriter(text, after)) return { ...block, kind: 'byline' };
    if (isListItem(text, [before, after])) return { ...block, kind: 'list-item' };
    if (index > 0 && after !== undefined && isHeading(text, after))
      return { ...block, kind: 'heading', level: 2 };
    return { ...block, kind: 'paragraph' };
  });
}

/** A first block of at most 150 characters without a final stop; a short one may ask or call. Not every file has one. */
function isHeadline(text: string, next: string | undefined): boolean {
  if (next === undefined || text.length > MAX_HEADLINE_CHARACTERS || !LETTER.test(text)) return false;
  if (startsLikeListItem(text)) return false;
  const end = ending(text);
  if (/[!?؟]$/u.test(end)) return text.length <= MAX_HEADING_CHARACTERS && !/[.!?؟]\s/u.test(text);
  return !endsSentence(text) && !ENDS_LIKE_TEXT.test(end);
}

/** A line that says who wrote it, or right under the headline a name: a few words, no digits, text below. */
function isWriter(text: string, after: string | undefined): boolean {
  if (isByline(text)) return true;
  return (
    after !== undefined &&
    after.length > text.length &&
    text.split(/\s+/u).length <= MAX_NAME_WORDS &&
    LETTER.test(text) &&
    !DIGIT.test(text) &&
    !startsLikeListItem(text) &&
    !endsSentence(text) &&
    !ENDS_LIKE_TEXT.test(ending(text))
  );
}

/** `أ.` and its like begin a list only in company: alone, the letter is a title before a name. */
function isListItem(text: string, neighbours: readonly (string | undefined)[]): boolean {
  if (startsLikeListItem(text)) return true;
  return (
    startsWithLetterMark(text) &&
    neighbours.some(
      (other) => other !== undefined && startsWithLetterMark(other) && !(isTitled(text) && isTitled(other)),
    )
  );
}

/** Letters that stand for professor, doctor and engineer: one below the other they are people, not items. */
const TITLE_LETTER = /^[\p{Cf}\s]*[أدم]\s?\./u;

function isTitled(text: string): boolean {
  return TITLE_LETTER.test(text);
}

/** A short line without a closing mark, before a longer, punctuated block. */
function isHeading(text: string, next: string): boolean {
  return (
    text.length <= MAX_HEADING_CHARACTERS &&
    LETTER.test(text) &&
    !startsWithLetterMark(text) &&
    !ENDS_LIKE_TEXT.test(ending(text)) &&
    next.length > text.length &&
    endsSentence(next)
  );
}
