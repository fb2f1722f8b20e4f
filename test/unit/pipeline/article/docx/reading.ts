import { WarraqError } from '../../../../../src/pipeline/errors.ts';
import { readDocx } from '../../../../../src/pipeline/article/docx/read-docx.ts';
import type { Reading, SourceBlock } from '../../../../../src/pipeline/article/reading.ts';
import { wordDocument, type WordDocumentOptions } from '../../../../fakes/word-document.ts';

export function read(bytes: Uint8Array, id = 'خبر.docx'): Promise<Reading> {
  return Promise.resolve(readDocx({ id, bytes, charset: null }));
}

/** What becomes of each block of a document: its kind, with its level if it has one, and its text. */
export async function blocksOf(body: readonly string[], options: Partial<WordDocumentOptions> = {}) {
  const { blocks } = await read(wordDocument({ ...options, body }));
  return blocks.map(({ kind, level, text }) => [level === undefined ? kind : `${kind} ${level}`, text]);
}

export function placesOf(blocks: readonly SourceBlock[]) {
  return blocks.map(({ place, text }) => [place?.paragraph, text]);
}

const SAVE_AGAIN = 'Open it in Word or LibreOffice, save it again as .docx, and try again.';

/** The error that says that خبر.docx is no readable Word document. */
export function undecodable(problem: string) {
  return {
    code: 'undecodable',
    message: `خبر.docx cannot be read as a Word document: ${problem}. ${SAVE_AGAIN}`,
  };
}

/** The error that says that خبر.docx would take too much. */
export function tooLarge(problem: string) {
  return {
    code: 'too-large',
    message: `خبر.docx is too large for an article: ${problem}. Split it, or save only its text as .docx, and try again.`,
  };
}

/** What reading these bytes throws, as code and message. */
export async function refusalOf(bytes: Uint8Array): Promise<unknown> {
  try {
    return await read(bytes);
  } catch (error) {
    if (error instanceof WarraqError) return { code: error.code, message: error.message };
    throw error;
  }
}
