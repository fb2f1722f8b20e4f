import { codePoints } from '../code-points.ts';
import { isBlank, splitLines } from '../lines.ts';
import { WarraqError } from '../../errors.ts';
import { firstJsonFault, type JsonFault } from './first-json-fault.ts';

/**
 * The value of a JSON text. Throws `undecodable` with line and column where it is not JSON,
 * `unsupported-format` where it is several JSON texts in a row (JSON Lines), `empty-article` where it is
 * blank.
 */
export function parseJson(text: string, id: string): unknown {
  if (isBlank(text)) {
    throw new WarraqError('empty-article', `${id} holds no text. Put an article into it and try again.`);
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    const fault = firstJsonFault(text);
    throw fault?.expected === 'nothing more'
      ? severalValues(text, { id, fault })
      : notJson(text, { id, fault, cause });
  }
}

function severalValues(text: string, { id, fault }: { id: string; fault: JsonFault }): WarraqError {
  return new WarraqError(
    'unsupported-format',
    `${id} goes on after the end of its JSON value, at ${position(text, fault.offset)}: it looks like JSON Lines, several articles in one file. Put one article into each file and try again.`,
  );
}

function notJson(
  text: string,
  { id, fault, cause }: { id: string; fault: JsonFault | null; cause: unknown },
): WarraqError {
  const advice = 'Mend that place or export the article again, and try again.';
  const where = fault
    ? `broken at ${position(text, fault.offset)}: expected ${fault.expected}, found ${found(text, fault.offset)}`
    : 'not valid JSON';
  return new WarraqError('undecodable', `${id} is ${where}. ${advice}`, { cause });
}

function position(text: string, offset: number): string {
  const line = splitLines(text.slice(0, offset)).at(-1);
  return `line ${line?.number ?? 1}, column ${codePoints(text.slice(line?.start ?? 0, offset)) + 1}`;
}

function found(text: string, offset: number): string {
  const character = String.fromCodePoint(text.codePointAt(offset) ?? 0).toWellFormed();
  if (offset >= text.length) return 'the end of the file';
  return /\p{Cc}/u.test(character) ? 'a line break or control character' : `“${character}”`;
}
