import { WarraqError } from '../../errors.ts';
import type { MarkdownLine } from './markdown-lines.ts';

/**
 * Marks from which the parser looks for an end as far as the paragraph goes, and how long it takes for each
 * character on the way: 10 is about 100 ns.
 */
const SEARCHES = [
  { marks: /[<\]]/gu, price: 1 },
  { marks: /`+/gu, price: 10 },
] as const;
/** Marks of a paragraph, by price, that keep its time in proportion to its length. */
const FREE = 20;
/**
 * Characters of a paragraph times the price of its marks, summed over a file: 1 or 2 s. 1 MB of paragraphs of
 * 1,000 characters with 100 tags each takes less.
 */
const MAX_SEARCH = 100_000_000;

/** Throws `unsupported-format` where long paragraphs with many marks would take the parser too long. */
export function refuseLongSearches(lines: readonly MarkdownLine[], id: string): void {
  let first = 0;
  let search = 0;
  let piece = { characters: 0, price: 0 };
  for (const { text, number, startsBlock } of lines) {
    if (startsBlock || text === '') {
      search += costOf(piece);
      piece = { characters: 0, price: 0 };
    }
    if (piece.characters === 0) first = number;
    piece = { characters: piece.characters + text.length, price: piece.price + priceOf(text) };
    if (search + costOf(piece) > MAX_SEARCH) throw tooLong(id, { first, last: number });
  }
}

function costOf({ characters, price }: { characters: number; price: number }): number {
  return characters * Math.max(0, price - FREE);
}

function priceOf(text: string): number {
  return SEARCHES.reduce((sum, { marks, price }) => sum + price * (text.match(marks)?.length ?? 0), 0);
}

function tooLong(id: string, { first, last }: { first: number; last: number }): WarraqError {
  return new WarraqError(
    'unsupported-format',
    `Lines ${first} to ${last} of ${id} hold more tags, brackets and backticks in one long paragraph than Warraq reads. Put empty lines between paragraphs, or save it as .txt.`,
  );
}
