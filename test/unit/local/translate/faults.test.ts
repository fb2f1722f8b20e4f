import { describe, expect, test } from 'vitest';
import { planFaults, spoil } from '../../../../src/local/translate/faults.ts';
import type { Fault } from '../../../../src/local/translate/faults.ts';

const DROP: Fault = { type: 'drop' };
const HANG: Fault = { type: 'hang' };
const EMPTY: Fault = { type: 'empty' };

describe('planFaults', () => {
  test('without faults nothing goes wrong', () => {
    expect(planFaults().next('text')).toBeUndefined();
  });

  test('hands out scripted faults once each, in order', () => {
    const plan = planFaults([DROP, HANG]);
    plan.script([EMPTY]);
    expect([1, 2, 3, 4].map(() => plan.next('text'))).toEqual([DROP, HANG, EMPTY, undefined]);
  });

  test('leaves the caller’s list alone', () => {
    const faults = [DROP];
    planFaults(faults).next('text');
    expect(faults).toEqual([DROP]);
  });

  test('asks the rule, with the text, where nothing is scripted', () => {
    const plan = planFaults((text) => (text === 'bad' ? HANG : undefined));
    plan.script([DROP]);
    expect(['bad', 'bad', 'good'].map((text) => plan.next(text))).toEqual([DROP, HANG, undefined]);
  });
});

describe('spoil', () => {
  test.each<[Fault | undefined, string, string]>([
    [{ type: 'answer', text: 'x\ny' }, 'a\nb', 'x\ny'],
    [{ type: 'empty' }, 'a\nb', ''],
    [{ type: 'merge-lines' }, 'a\nb\nc', 'a b c'],
    [{ type: 'drop-last-line' }, 'a\nb\nc', 'a\nb'],
    [{ type: 'drop-last-line' }, 'a', ''],
    [{ type: 'extra-line' }, 'a', 'a\nAn extra line.'],
    [{ type: 'delay', ms: 1 }, 'a\nb', 'a\nb'],
    [undefined, 'a\nb', 'a\nb'],
  ])('%j of %j leaves %j', (fault, translation, left) => {
    expect(spoil(translation, fault)).toBe(left);
  });
});
