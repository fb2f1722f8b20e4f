import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formEncodeKey } from '../../../../src/local/s3/wire/form-encoding.ts';
import { anyWellFormedString } from '../../../fakes/any-string.ts';

test.each([
  ['articles/a.txt', 'articles/a.txt'],
  ['a b+c%20é.txt', 'a+b%2Bc%2520%C3%A9.txt'],
  ['مقال أول', '%D9%85%D9%82%D8%A7%D9%84+%D8%A3%D9%88%D9%84'],
  [`q'"<>&?#(3)*!~`, 'q%27%22%3C%3E%26%3F%23%283%29%2A%21~'],
  ['//../.', '//../.'],
  ['\u0001\r\n', '%01%0D%0A'],
])('%j is %s', (key, encoded) => {
  expect(formEncodeKey(key)).toBe(encoded);
});

test('readers get the key back, plus signs first', () => {
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.oneof(
          fc.constantFrom('+', ' ', '%', '/', '٪', 'م'),
          anyWellFormedString({ minLength: 1, maxLength: 1 }),
        ),
      }),
      (key) => {
        expect(decodeURIComponent(formEncodeKey(key).replace(/\+/g, ' '))).toBe(key);
      },
    ),
  );
});
