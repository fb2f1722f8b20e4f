import { expect, test, vi } from 'vitest';
import { logObserver } from '../../functions/translate-article/log.ts';
import { fakeRun } from '../fakes/run.ts';
import { describeObserver, HAPPENINGS } from './observer-contract.ts';

describeObserver('that remembers', () => ({ observer: fakeRun().observer, close: () => undefined }));

describeObserver("the function's log", () => {
  const spies = (['info', 'warn', 'error'] as const).map((level) =>
    vi.spyOn(console, level).mockImplementation(() => undefined),
  );
  return {
    observer: logObserver,
    close: () => {
      for (const spy of spies) spy.mockRestore();
    },
  };
});

test('the one that remembers has everything, in order', () => {
  const run = fakeRun();
  for (const happening of Object.values(HAPPENINGS)) run.observer.observe(happening);
  expect(run.happenings.map(({ type }) => type)).toEqual([
    'planned',
    'block-done',
    'memory-damaged',
    'lines-not-kept',
    'failure-not-told',
    'started-over',
    'settled',
  ]);
});
