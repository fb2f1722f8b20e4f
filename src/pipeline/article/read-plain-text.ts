import { decodeText } from './decode-text.ts';
import { NO_METADATA } from './metadata.ts';
import type { FormatFile, Reading } from './reading.ts';
import { splitBlocks } from './split-blocks.ts';
import { isDateLine } from './text-cues.ts';

/** A date line so near the top says when the article appeared: behind the headline, the byline and a subtitle. */
const HEAD_BLOCKS = 4;

/** Reads plain text: the reading text is the decoded file itself. Throws `undecodable`. */
export function readPlainText({ id, bytes, charset }: FormatFile): Reading {
  const decoded = decodeText(bytes, { id, declared: [charset] });
  const blocks = splitBlocks(decoded.text);
  const date = blocks.slice(0, HEAD_BLOCKS).find(({ text }) => isDateLine(text));
  return {
    charset: decoded.charset,
    readingText: decoded.text,
    blocks,
    exclusions: [],
    metadata: { ...NO_METADATA, published: date?.text ?? null },
  };
}
