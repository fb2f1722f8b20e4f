import { expect, test } from 'vitest';
import { Sequencer } from '../../../../src/local/s3/store/sequencer.ts';

test('counts up, whatever the clock does', () => {
  const times = [1000, 1000, 999, 2000];
  const sequencer = new Sequencer(() => times.shift() ?? 0);
  expect([1, 2, 3, 4].map(() => sequencer.next())).toEqual([
    '00000000003B9ACA00',
    '00000000003B9ACA01',
    '00000000003B9ACA02',
    '000000000077359400',
  ]);
});

test('goes on after what was given before', () => {
  const sequencer = new Sequencer(() => 0);
  sequencer.observe('0018EAD1D4827BFE40');
  sequencer.observe('0000000000000000FF');
  expect(sequencer.next()).toBe('0018EAD1D4827BFE41');
});
