import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { contextOf } from '../../../../src/local/functions/lambda-context.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: 1000 });
});
afterEach(() => {
  vi.useRealTimers();
});

test('the remaining time runs down to nothing, not below', () => {
  const context = contextOf({ requestId: 'id', event: null, deadline: 4000 }, {});
  expect(context.getRemainingTimeInMillis()).toBe(3000);
  vi.advanceTimersByTime(2999);
  expect(context.getRemainingTimeInMillis()).toBe(1);
  vi.advanceTimersByTime(5000);
  expect(context.getRemainingTimeInMillis()).toBe(0);
});
