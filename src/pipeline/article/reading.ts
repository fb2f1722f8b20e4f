import type { BlockKind, Place } from '../document/schema.ts';
import type { Metadata } from './metadata.ts';

/** A block of the reading text. Offsets are UTF-16, into the reading text. */
export interface SourceBlock {
  readonly kind: BlockKind;
  readonly level?: number;
  readonly start: number;
  readonly end: number;
  /** Where it stands in the input; left out where it stands in none, as a title from the object's metadata. */
  readonly place?: Place;
  /** The slice from start to end, soft wraps as spaces; a newline is a line break that the writer meant. */
  readonly text: string;
}

/** A part of the reading text that no block holds, and why. Offsets are UTF-16. */
export interface Exclusion {
  readonly start: number;
  readonly end: number;
  /** What it is, in a word or two: `navigation`, `share bar`, `comments`. */
  readonly reason: string;
}

/** What a reader of a format is given. */
export interface FormatFile {
  /** The article's id, for messages. */
  readonly id: string;
  readonly bytes: Uint8Array;
  /** The charset that the object's content type declares; null where it declares none. */
  readonly charset: string | null;
}

/**
 * What a reader of a format makes of it. Blocks and exclusions are in the order of the reading text and do
 * not overlap.
 */
export interface Reading {
  /** Of the file: `utf-8`, `windows-1256`. */
  readonly charset: string;
  readonly readingText: string;
  readonly blocks: readonly SourceBlock[];
  readonly exclusions: readonly Exclusion[];
  readonly metadata: Metadata;
}
