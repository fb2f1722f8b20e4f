import { expect, test } from 'vitest';
import { isSameTitle } from '../../../../src/pipeline/article/title-key.ts';

test.each([
  ['عنوان الخبر - تفاصيل', 'عنوان الخبر: تفاصيل', true],
  ['«عنوان» الخبر', 'عنوان\u00a0الخبر\u200f', true],
  ['COVID-19: خبر', 'covid 19 خبر', true],
  ['ﻻ', 'لا', true],
  ['عنوان الخبر', 'عنوان الخبر تفاصيل', false],
  ['عام 2025', 'عام 2026', false],
  ['؟؟', '!!', false],
  [' ؟؟', '؟؟\u200f', true],
  ['', '؟', false],
])('%s / %s', (one, other, same) => {
  expect([isSameTitle(one, other), isSameTitle(other, one)]).toEqual([same, same]);
});
