import { SEPARATOR } from './compose-reading.ts';
import type { Reading, SourceBlock } from './reading.ts';
import { isSameTitle } from './title-key.ts';

/**
 * A reading with its title as headline block. A title that the text does not begin with comes before it,
 * without a place; what the text itself has for a headline is then a heading.
 */
export function withHeadline(reading: Reading, title: string | null): Reading {
  if (title === null) return reading;
  const headline = reading.blocks.find(({ kind }) => kind === 'headline');
  if (headline && isSameTitle(headline.text, title)) return reading;
  const first = reading.blocks[0];
  if (!headline && first && isSameTitle(first.text, title)) {
    return { ...reading, blocks: [{ ...first, kind: 'headline', level: 1 }, ...reading.blocks.slice(1)] };
  }
  return prepend(reading, title);
}

function prepend(reading: Reading, title: string): Reading {
  const shift = title.length + SEPARATOR.length;
  return {
    ...reading,
    readingText: title + SEPARATOR + reading.readingText,
    blocks: [
      { kind: 'headline', level: 1, start: 0, end: title.length, text: title },
      ...reading.blocks.map((block) => ({ ...demoted(block), ...moved(block, shift) })),
    ],
    exclusions: reading.exclusions.map((exclusion) => ({ ...exclusion, ...moved(exclusion, shift) })),
  };
}

function demoted(block: SourceBlock): SourceBlock {
  return block.kind === 'headline' ? { ...block, kind: 'heading', level: 2 } : block;
}

function moved(
  { start, end }: { start: number; end: number },
  shift: number,
): { start: number; end: number } {
  return { start: start + shift, end: end + shift };
}
