/** Where a text stops to be JSON, and what would have been right there. */
export interface JsonFault {
  /** UTF-16. */
  readonly offset: number;
  readonly expected: string;
}

type Expected =
  | 'a value'
  | 'a value or “]”'
  | 'a name in double quotes'
  | 'a name in double quotes or “}”'
  | 'a colon'
  | 'a comma or “]”'
  | 'a comma or “}”'
  | 'nothing more';

const SPACE = /[ \t\n\r]*/y;
const SCALAR = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?|true|false|null/y;
/** Of a string: characters that stand for themselves, or one escape. RFC 8259, section 7. */
const STRING_PIECE = /[^"\\\x00-\x1f]+|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/**
 * The first fault of a text that `JSON.parse` refuses; null where there is none. The engine's own message
 * names no place for half of the faults. Linear, without recursion.
 */
export function firstJsonFault(text: string): JsonFault | null {
  const open: ('[' | '{')[] = [];
  let expected: Expected = 'a value';
  let offset = 0;
  for (;;) {
    offset = after(SPACE, text, offset);
    const character = text.charAt(offset);
    if (character === '') return expected === 'nothing more' ? null : { offset, expected };
    const read = readToken(text, { offset, expected });
    if (typeof read !== 'number') return read;
    if (character === '[' || character === '{') open.push(character);
    if (character === ']' || character === '}') open.pop();
    expected = nextExpected(character, { expected, inside: open.at(-1) });
    offset = read;
  }
}

/** The end of the token at an offset, or the fault in it. */
function readToken(
  text: string,
  { offset, expected }: { offset: number; expected: Expected },
): number | JsonFault {
  const character = text.charAt(offset);
  const wanted = (sign: string) => expected.includes(`“${sign}”`);
  const value = expected.startsWith('a value');
  if (character === '"' && (value || expected.startsWith('a name'))) return readString(text, offset);
  if (value && (character === '[' || character === '{')) return offset + 1;
  if ((character === ']' || character === '}') && wanted(character)) return offset + 1;
  if (character === ',' && expected.startsWith('a comma')) return offset + 1;
  if (character === ':' && expected === 'a colon') return offset + 1;
  const end = value ? after(SCALAR, text, offset) : offset;
  return end > offset ? end : { offset, expected };
}

function readString(text: string, start: number): number | JsonFault {
  let offset = start + 1;
  for (let end = after(STRING_PIECE, text, offset); end > offset; end = after(STRING_PIECE, text, offset)) {
    offset = end;
  }
  if (text.charAt(offset) === '"') return offset + 1;
  const expected =
    text.charAt(offset) === '\\' ? 'an escape such as \\n or \\u0627' : 'the closing quotation mark';
  return { offset, expected };
}

function nextExpected(
  character: string,
  { expected, inside }: { expected: Expected; inside: '[' | '{' | undefined },
): Expected {
  if (character === '[') return 'a value or “]”';
  if (character === '{') return 'a name in double quotes or “}”';
  if (character === ':') return 'a value';
  if (character === ',') return inside === '{' ? 'a name in double quotes' : 'a value';
  if (character === '"' && expected.startsWith('a name')) return 'a colon';
  if (inside === undefined) return 'nothing more';
  return inside === '{' ? 'a comma or “}”' : 'a comma or “]”';
}

/** Where a sticky expression ends that starts at an offset; the offset itself where it does not match. */
function after(expression: RegExp, text: string, offset: number): number {
  expression.lastIndex = offset;
  return expression.test(text) ? expression.lastIndex : offset;
}
