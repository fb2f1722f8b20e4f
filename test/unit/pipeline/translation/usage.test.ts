import { expect, test } from 'vitest';
import { noUsage, usdOf } from '../../../../src/pipeline/translation/usage.ts';

test('a run begins with nothing used, and no two runs share a count', () => {
  const usage = noUsage();
  usage.requests += 1;
  expect(noUsage()).toEqual({ requests: 0, billedCharacters: 0, reusedCharacters: 0, retries: 0 });
});

test.each([
  [0, 15, 0],
  [4_000, 15, 0.06],
  [1_000_000, 15, 15],
  [1_234, 15, 0.0185],
  [1_000_000, 0, 0],
  [3, 15, 0],
])('%i characters at USD %d for a million cost %d', (characters, price, usd) => {
  expect(usdOf(characters, price)).toBe(usd);
});
