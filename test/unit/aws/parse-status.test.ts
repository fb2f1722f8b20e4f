import { expect, test } from 'vitest';
import { parseStatus } from '../../../src/aws/s3-aligned-store.ts';

const STATUS = {
  schema: 'article-status/1',
  id: 'a.txt',
  outcome: 'removed',
  error: null,
  source: null,
  settings: '0123456789abcdef',
  edits: null,
  published: [],
  publishedSource: null,
  waiting: null,
  receipt: null,
};

test('a status is read', () => {
  expect(parseStatus(JSON.stringify(STATUS))).toEqual(STATUS);
});

test.each([
  ['an empty text', ''],
  ['no JSON', '{'],
  ['null', 'null'],
  ['another outcome', JSON.stringify({ ...STATUS, outcome: 'lost' })],
  ['a missing field', JSON.stringify({ ...STATUS, published: undefined })],
  ['a field more', JSON.stringify({ ...STATUS, extra: 1 })],
])('what is no status is null: %s', (_, text) => {
  expect(parseStatus(text)).toBeNull();
});
