import { expect, test } from 'vitest';
import { MAX_SEEN_REQUESTS, rememberRequests } from '../../../../src/local/translate/seen-requests.ts';

test('remembers the last ones only, in one and the same list', () => {
  const seen = rememberRequests(2);
  const { list } = seen;
  for (const text of ['a', 'bb', 'ccc']) seen.add(text);
  expect(list.map(({ characters }) => characters)).toEqual([2, 3]);
});

test('the status may come late, and in any order', () => {
  const seen = rememberRequests();
  const first = seen.add('a');
  const second = seen.add('b');
  second(200);
  expect(seen.list.map(({ status }) => status)).toEqual([null, 200]);
  first(500);
  expect(seen.list.map(({ status }) => status)).toEqual([500, 200]);
});

test('a server that runs for weeks remembers a thousand', () => {
  const seen = rememberRequests();
  for (let count = 0; count < 1005; count += 1) seen.add('a');
  expect(MAX_SEEN_REQUESTS).toBe(1000);
  expect(seen.list).toHaveLength(1000);
});
