import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstJsonFault } from '../../../../../src/pipeline/article/json/first-json-fault.ts';
import { parseJson } from '../../../../../src/pipeline/article/json/parse-json.ts';

describe('a text that is no JSON', () => {
  test.each([
    ['{"title": نص}', 1, 11, 'a value', '“ن”'],
    ['{"title": "نص"\n "body": "نص"}', 2, 2, 'a comma or “}”', '“"”'],
    ['{"a": 1,}', 1, 9, 'a name in double quotes', '“}”'],
    ['[1, 2', 1, 6, 'a comma or “]”', 'the end of the file'],
    ['["أ",\r\n"ب" "ج"]', 2, 5, 'a comma or “]”', '“"”'],
    ['{"a": "سطر\nآخر"}', 1, 11, 'the closing quotation mark', 'a line break or control character'],
    ['{"a": "نص', 1, 10, 'the closing quotation mark', 'the end of the file'],
    ['{"a": "\\x"}', 1, 8, 'an escape such as \\n or \\u0627', '“\\”'],
    ['{a: 1}', 1, 2, 'a name in double quotes or “}”', '“a”'],
    ['{"a" 1}', 1, 6, 'a colon', '“1”'],
    ['["😀" x]', 1, 6, 'a comma or “]”', '“x”'],
    ['[1}', 1, 3, 'a comma or “]”', '“}”'],
    ['{"a": 01}', 1, 8, 'a comma or “}”', '“1”'],
    ['[,]', 1, 2, 'a value or “]”', '“,”'],
  ])('%s', (text, line, column, expected, found) => {
    expect(() => parseJson(text, 'a.json')).toThrow(
      expect.objectContaining({
        code: 'undecodable',
        message: `a.json is broken at line ${line}, column ${column}: expected ${expected}, found ${found}. Mend that place or export the article again, and try again.`,
      }),
    );
  });

  test.each(['{} {}', '{}\n{}', '[]]', '1 2'])('%s: several', (text) => {
    expect(() => parseJson(text, 'a.json')).toThrow(expect.objectContaining({ code: 'unsupported-format' }));
  });

  test.each([
    ['a long string', `"${'نص\\n'.repeat(200_000)}`, 800_002],
    ['deep lists', '['.repeat(200_000), 200_001],
    ['many lines', `[${'\n'.repeat(100_000)}x`, 1],
  ])('%s', (_, text, column) => {
    expect(() => parseJson(text, 'a.json')).toThrow(`column ${column}: `);
  });
});

test('finds a fault exactly where JSON.parse refuses', () => {
  const piece = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"a"',
    '"',
    '\\',
    'null',
    'true',
    '-1.5e3',
    '01',
    ' ',
    '\n',
    '\\u12',
    '+',
  );
  const text = fc.oneof(
    fc.json(),
    fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
    fc.json().map((json) => json.slice(0, -1)),
  );
  fc.assert(
    fc.property(text, (json) => {
      expect(firstJsonFault(json) === null).toBe(parses(json));
    }),
    { numRuns: 1000 },
  );
});

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
