import { decodeText } from './decode-text.ts';
import { NO_METADATA, type FormatFile, type Reading } from './reading.ts';
import { splitBlocks } from './split-blocks.ts';

/** Reads plain text: the reading text is the decoded file itself. Throws `undecodable`. */
export function readPlainText({ id, bytes, charset }: FormatFile): Reading {
  const decoded = decodeText(bytes, { id, declared: charset === null ? [] : [charset] });
  return {
    charset: decoded.charset,
    readingText: decoded.text,
    blocks: splitBlocks(decoded.text),
    exclusions: [],
    metadata: NO_METADATA,
  };
}
