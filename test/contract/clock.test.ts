import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { systemClock } from '../../src/aws/system-clock.ts';
import { fakeRun } from '../fakes/run.ts';
import { describeClock } from './clock-contract.ts';

describeClock('that stands still', fakeRun().clock);
describeClock('of the machine', systemClock);

test('the clock of the machine tells its time, and goes on', async () => {
  const before = Date.now();
  const told = systemClock.now().getTime();
  expect(told).toBeGreaterThanOrEqual(before);
  expect(told).toBeLessThanOrEqual(Date.now());
  await sleep(5);
  expect(systemClock.now().getTime()).toBeGreaterThan(told);
});
