import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  codePointCounter,
  codePoints,
  codeUnitCounter,
} from '../../../../src/pipeline/article/code-points.ts';
import { anyString } from '../../../fakes/any-string.ts';

/** UTF-16 offsets: أ 0, 🎉 1–2, ب 3, 𞸀 4–5, end 6. */
const TEXT = 'أ🎉ب𞸀';

describe('codePointCounter', () => {
  test.each([
    [0, 0],
    [1, 1],
    [3, 2],
    [4, 3],
    [6, 4],
  ])('UTF-16 offset %i is code point %i', (units, points) => {
    expect(codePointCounter(TEXT)(units)).toBe(points);
  });

  test('may be asked out of order', () => {
    const toPoints = codePointCounter(TEXT);
    expect([6, 1, 4, 4, 0, 3].map(toPoints)).toEqual([4, 1, 3, 3, 0, 2]);
  });
});

describe('codeUnitCounter', () => {
  test('is the reverse, in any order, and stays at the end of the text', () => {
    const toUnits = codeUnitCounter(TEXT);
    expect([4, 1, 2, 0, 3, 99].map(toUnits)).toEqual([6, 1, 3, 0, 4, 6]);
  });

  test('undoes codePointCounter at every boundary of any text', () => {
    fc.assert(
      fc.property(anyString(), (text) => {
        const toUnits = codeUnitCounter(text);
        const toPoints = codePointCounter(text);
        let units = 0;
        for (const [points, character] of Array.from(text).entries()) {
          expect([toUnits(points), toPoints(units)]).toEqual([units, points]);
          units += character.length;
        }
      }),
    );
  });
});

test.each([
  ['', 0],
  ['سلام', 4],
  ['👩‍👩‍👧', 5],
  ['اً', 2],
  [TEXT, 4],
])('%j has %i code points', (text, count) => {
  expect(codePoints(text)).toBe(count);
});
