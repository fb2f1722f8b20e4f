import { createHash } from 'node:crypto';
import { WarraqError } from '../errors.ts';
import { idFits, MAX_KEY_BYTES, mediaTypeOf, SUPPORTED_ENDINGS } from '../keys.ts';
import type { Settings } from '../settings.ts';
import { decodeText } from './decode-text.ts';
import { splitBlocks, type SourceBlock } from './split-blocks.ts';

/** An article as it came in: its id and its bytes. */
export interface ArticleFile {
  readonly id: string;
  readonly bytes: Uint8Array;
}

/** A part of the reading text that no block holds, and why. Offsets are UTF-16. */
export interface Exclusion {
  readonly start: number;
  readonly end: number;
  readonly reason: string;
}

/** An article, read: everything that later steps need to know of the file. */
export interface ReadArticle {
  readonly id: string;
  readonly mediaType: string;
  readonly charset: string;
  readonly bytes: number;
  /** Hex SHA-256 of the file. */
  readonly sha256: string;
  readonly readingText: string;
  readonly blocks: readonly SourceBlock[];
  readonly exclusions: readonly Exclusion[];
}

/** Hex SHA-256 of an article's file. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** What can be known of an article before it is read: throws `key-too-long`, `unsupported-format` or `too-large`. */
export function checkBeforeReading(id: string, bytes: number, settings: Settings): string {
  if (!idFits(id)) {
    throw new WarraqError(
      'key-too-long',
      `The name is too long: its output keys would pass ${MAX_KEY_BYTES} bytes of UTF-8 (an Arabic letter takes two). Shorten it.`,
    );
  }
  const mediaType = mediaTypeOf(id);
  if (mediaType === null) {
    throw new WarraqError(
      'unsupported-format',
      `${id} has an ending that Warraq does not read. Save it as ${SUPPORTED_ENDINGS.join(', ')} and try again.`,
    );
  }
  if (bytes > settings.maxArticleBytes) {
    throw new WarraqError(
      'too-large',
      `${id} has ${bytes} bytes, more than the ${settings.maxArticleBytes} of the setting maxArticleBytes. Split it, or raise the setting.`,
    );
  }
  return mediaType;
}

/**
 * Reads an article: bytes to text to blocks. Throws what {@link checkBeforeReading} throws, `undecodable`, or
 * `empty-article`.
 */
export function readArticle(file: ArticleFile, settings: Settings): ReadArticle {
  const mediaType = checkBeforeReading(file.id, file.bytes.length, settings);
  const { text, charset } = decodeText(file.bytes, file.id);
  const blocks = splitBlocks(text);
  if (blocks.length === 0) {
    throw new WarraqError('empty-article', `${file.id} holds no text. Put text into it and try again.`);
  }
  return {
    id: file.id,
    mediaType,
    charset,
    bytes: file.bytes.length,
    sha256: sha256Of(file.bytes),
    readingText: text,
    blocks,
    exclusions: [],
  };
}
