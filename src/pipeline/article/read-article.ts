import { createHash } from 'node:crypto';
import { WarraqError } from '../errors.ts';
import { endingOf, idFits, MAX_KEY_BYTES, mediaTypeOf, SUPPORTED_ENDINGS } from '../keys.ts';
import type { Settings } from '../settings.ts';
import type { Language } from '../sentences/language.ts';
import { charsetOfContentType } from './declared-charset.ts';
import { FORMAT_READERS } from './format-readers.ts';
import { expectLanguage } from './language.ts';
import { clean, NO_METADATA, overlay, type Metadata } from './metadata.ts';
import type { Exclusion, SourceBlock } from './reading.ts';
import { isByline } from './text-cues.ts';
import { withHeadline } from './with-headline.ts';

/** An article as it came in. */
export interface ArticleFile {
  readonly id: string;
  readonly bytes: Uint8Array;
  /** Of the object, where it has one: its charset counts, its media type follows from the id's ending. */
  readonly contentType?: string | null;
  /** What the object's metadata says of the article: it wins over what the file says. */
  readonly metadata?: Metadata;
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
  readonly metadata: Metadata;
}

/** Hex SHA-256 of an article's file. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * What can be known of an article before it is read: throws `key-too-long`, `unsupported-format` or
 * `too-large`.
 */
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
      `${id} has ${endingOf(id) === '' ? 'no ending that says how to read it' : 'an ending that Warraq does not read'}. Save it as ${SUPPORTED_ENDINGS.join(', ')} and try again.`,
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
 * Reads an article: bytes to reading text to blocks. Throws what {@link checkBeforeReading} throws,
 * `undecodable`, `empty-article`, or `wrong-language` where the text is clearly not in the language that is
 * expected.
 */
export async function readArticle(
  file: ArticleFile,
  settings: Settings,
  language: Language = 'ar',
): Promise<ReadArticle> {
  const { id, bytes } = file;
  const mediaType = checkBeforeReading(id, bytes.length, settings);
  const read = FORMAT_READERS[mediaType];
  if (!read) throw new WarraqError('unsupported-format', `${id}: no reader for ${mediaType}.`);
  const reading = await read({ id, bytes, charset: charsetOfContentType(file.contentType ?? '') });
  if (reading.blocks.length === 0) {
    throw new WarraqError('empty-article', `${id} holds no text. Put text into it and try again.`);
  }
  // Code is in no language.
  const prose = reading.blocks.filter(({ kind }) => kind !== 'code').map(({ text }) => text);
  await expectLanguage(prose.join('\n'), { id, expected: language });
  const metadata = overlay(clean(reading.metadata), file.metadata ?? NO_METADATA);
  const { charset, readingText, blocks, exclusions } = withHeadline(reading, metadata.title);
  return {
    id,
    mediaType,
    charset,
    bytes: bytes.length,
    sha256: sha256Of(bytes),
    readingText,
    blocks,
    exclusions,
    metadata: { ...metadata, byline: metadata.byline ?? bylineIn(blocks) },
  };
}

/** The byline block, where its words say that it is one: a bare name under a headline may be something else. */
function bylineIn(blocks: readonly SourceBlock[]): string | null {
  const byline = blocks.find(({ kind }) => kind === 'byline');
  return byline && (isByline(byline.text) || byline.place?.line === undefined) ? byline.text : null;
}
