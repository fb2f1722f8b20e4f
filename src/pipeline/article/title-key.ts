import { foldSpace } from './lines.ts';

const NOT_IN_KEY = /[^\p{L}\p{N}]+/gu;

/** What is left of a title to compare: letters and digits. Two files of one article differ in the rest. */
export function titleKey(text: string): string {
  return text.normalize('NFKC').replace(NOT_IN_KEY, '').toLowerCase();
}

/** Whether two texts are one title: `خبر - تفاصيل` and `خبر: تفاصيل` are. */
export function isSameTitle(one: string, other: string): boolean {
  const key = titleKey(one);
  return key === '' ? foldSpace(one) === foldSpace(other) : key === titleKey(other);
}
