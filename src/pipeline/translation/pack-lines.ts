import { isBlank } from '../article/lines.ts';
import { guarded } from './protected-spans.ts';

/** A run of lines that fits into one request: indexes into the lines that were packed. */
export type Pack = readonly number[];

/** Packs lines, in order, into as few requests of at most `maxBytes` as keep that order. A line over it stands alone. */
export function packLines(lines: readonly string[], maxBytes: number): Pack[] {
  const packs: number[][] = [];
  let room = -1;
  for (const [index, line] of lines.entries()) {
    const bytes = Buffer.byteLength(line) + 1;
    const pack = packs.at(-1);
    if (pack && bytes <= room) pack.push(index);
    else packs.push([index]);
    room = (pack && bytes <= room ? room : maxBytes + 1) - bytes;
  }
  return packs;
}

/**
 * Cuts a sentence that fits no request into pieces of at most `maxBytes` that re-join exactly: between words where
 * there are any, else between graphemes.
 */
export function cutSentence(sentence: string, maxBytes: number): string[] {
  const words = sentence.split(/(?<=\s)(?=\S)/u);
  const parts = words.flatMap((word) => (Buffer.byteLength(word) <= maxBytes ? [word] : graphemes(word)));
  const pieces: string[] = [];
  let room = -1;
  for (const part of parts) {
    const bytes = Buffer.byteLength(part);
    if (bytes <= room) pieces.push((pieces.pop() ?? '') + part);
    else pieces.push(part);
    room = (bytes <= room ? room : maxBytes) - bytes;
  }
  return pieces;
}

/**
 * The pieces in which a sentence goes out: itself where it fits, guards included. A sentence that holds many signs of
 * markup grows by its guards, so its pieces are cut smaller.
 */
export function piecesOf(sentence: string, maxBytes: number): string[] {
  for (let room = maxBytes; room >= MIN_PIECE_BYTES; room = Math.floor(room / 2)) {
    const pieces = cutSentence(sentence, room).filter((piece) => !isBlank(piece));
    if (pieces.every((piece) => Buffer.byteLength(guarded(piece.trim())) <= maxBytes)) return pieces;
  }
  return cutSentence(sentence, maxBytes).filter((piece) => !isBlank(piece));
}

/** Below this, what is too long is one protected span, and the engine has to say so. */
const MIN_PIECE_BYTES = 8;

function graphemes(word: string): string[] {
  return Array.from(
    new Intl.Segmenter('ar', { granularity: 'grapheme' }).segment(word),
    ({ segment }) => segment,
  );
}
