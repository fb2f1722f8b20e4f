import type { FormatFile, Reading } from './reading.ts';
import { readPlainText } from './read-plain-text.ts';

/** Reads the bytes of one format. Throws `undecodable`, `unsupported-format`, `too-large` or `empty-article`. */
type FormatReader = (file: FormatFile) => Promise<Reading>;

/** The readers by media type. All but plain text's are loaded when the first file of their kind comes. */
export const FORMAT_READERS: Readonly<Record<string, FormatReader>> = {
  'text/plain': (file) => Promise.resolve(readPlainText(file)),
  'text/markdown': async (file) => (await import('./markdown/read-markdown.ts')).readMarkdown(file),
  'text/html': async (file) => (await import('./html/read-html.ts')).readHtml(file),
  'application/json': async (file) => (await import('./json/read-json.ts')).readJson(file),
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': async (file) =>
    (await import('./docx/read-docx.ts')).readDocx(file),
};
