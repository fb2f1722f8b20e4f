import { WarraqError } from '../errors.ts';

export interface DecodedText {
  /** The reading text: the file as it is, without a byte-order mark. */
  readonly text: string;
  readonly charset: string;
}

/** The text of an article file. Throws `undecodable` for anything that is not UTF-8 text. */
export function decodeText(bytes: Uint8Array, id: string): DecodedText {
  const text = decodeUtf8(bytes, id);
  const nul = text.indexOf('\0');
  if (nul >= 0) {
    throw new WarraqError(
      'undecodable',
      `${id} holds a NUL character (character ${nul}): it is binary, or text in another encoding. Save it as UTF-8 text and try again.`,
    );
  }
  return { text, charset: 'utf-8' };
}

function decodeUtf8(bytes: Uint8Array, id: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new WarraqError('undecodable', `${id} is not UTF-8 text. Save it as UTF-8 and try again.`, {
      cause,
    });
  }
}
