import { expect, test } from 'vitest';
import { clean, joinNames, NO_METADATA, webAddress } from '../../../../src/pipeline/article/metadata.ts';

test.each([
  ['https://example.org/خبر', 'https://example.org/%D8%AE%D8%A8%D8%B1'],
  [' http://example.org ', 'http://example.org/'],
  ['https://user@example.org/', null],
  ['https://:secret@example.org/', null],
  ['https://example.org/a@b:c', 'https://example.org/a@b:c'],
  ['javascript:alert(1)', null],
  [`https://example.org/${'a'.repeat(1980)}`, `https://example.org/${'a'.repeat(1980)}`],
  [`https://example.org/${'a'.repeat(1981)}`, null],
  [`https://example.org/${'خ'.repeat(400)}`, null],
  [null, null],
  [undefined, null],
])('an address, whole and without secrets, or none: %s', (value, address) => {
  expect(webAddress(value)).toBe(address);
  expect(webAddress(address)).toBe(address);
  expect(clean({ ...NO_METADATA, url: value ?? null }).url).toBe(address);
});

test.each([
  [['هدى', 'سامي'], 'هدى، سامي'],
  [['هدى', null, ' ', '\u200f'], 'هدى'],
  [[], null],
  [[''], null],
])('names: %j', (names, joined) => {
  expect(joinNames(names)).toBe(joined);
});
