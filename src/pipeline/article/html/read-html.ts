import { composeReading } from '../compose-reading.ts';
import { declaredCharsetOfHtml } from '../declared-charset.ts';
import { decodeText } from '../decode-text.ts';
import type { FormatFile, Reading } from '../reading.ts';
import { checkMarkup } from '../check-markup.ts';
import { partsOfHtml } from './parts-of-html.ts';

/**
 * Reads an HTML file: a whole page or a fragment. What the object's content type declares as charset is
 * trusted before what the page declares. Throws `undecodable`, or `too-large` for more tags than any page
 * has.
 */
export function readHtml({ id, bytes, charset: ofObject }: FormatFile): Reading {
  const declared = [ofObject, declaredCharsetOfHtml(bytes)];
  const { text, charset } = decodeText(bytes, { id, declared });
  checkMarkup(text, id);
  const { parts, metadata } = partsOfHtml(text);
  return { charset, ...composeReading(parts), metadata };
}
