import { expect, test } from 'vitest';
import { estimateUsd, noUsage } from '../../../../src/pipeline/translation/usage.ts';

test('a run begins with nothing used, and no two runs share a count', () => {
  const usage = noUsage();
  usage.requests += 1;
  expect(noUsage()).toEqual({ requests: 0, billedCharacters: 0, reusedCharacters: 0, retries: 0 });
});

test.each([
  [0, 15, 0],
  [1_000_000, 15, 15],
  [2_150, 15, 0.0323],
  [3, 15, 0],
  [4, 15, 0.0001],
  [200_000, 0, 0],
])('%i characters at %d USD a million are about %d USD', (billedCharacters, price, usd) => {
  expect(estimateUsd({ ...noUsage(), billedCharacters, reusedCharacters: 5_000_000 }, price)).toBe(usd);
});
