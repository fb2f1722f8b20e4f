import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { listPage } from '../../../../src/local/s3/operations/listing.ts';
import type { ListRequest } from '../../../../src/local/s3/operations/listing.ts';
import { compareUtf8 } from '../../../../src/local/s3/store/utf8-order.ts';
import { anyWellFormedString } from '../../../fakes/any-string.ts';

const ALL: ListRequest = { prefix: '', delimiter: '', maxEntries: 1000, after: '' };
const KEYS = ['a', 'b/1', 'b/2', 'b/c/3', 'b0', 'd/', 'd/4', 'é'];

const names = (keys: readonly string[], request: Partial<ListRequest>): string[] =>
  listPage(keys, { ...ALL, ...request }).entries.map(({ name }) => name);

describe('a page of keys', () => {
  test.each<[string, Partial<ListRequest>, string[]]>([
    ['everything', {}, KEYS],
    ['a prefix', { prefix: 'b/' }, ['b/1', 'b/2', 'b/c/3']],
    ['a prefix that no key has', { prefix: 'x' }, []],
    ['a delimiter', { delimiter: '/' }, ['a', 'b/', 'b0', 'd/', 'é']],
    ['prefix and delimiter', { prefix: 'b/', delimiter: '/' }, ['b/1', 'b/2', 'b/c/']],
    [
      'a delimiter of two characters',
      { delimiter: '/c' },
      ['a', 'b/1', 'b/2', 'b/c', 'b0', 'd/', 'd/4', 'é'],
    ],
    ['a prefix that ends in its own folder object', { prefix: 'd/', delimiter: '/' }, ['d/', 'd/4']],
    ['after a key', { after: 'b/2' }, ['b/c/3', 'b0', 'd/', 'd/4', 'é']],
    ['after no key', { after: 'b/1x' }, ['b/2', 'b/c/3', 'b0', 'd/', 'd/4', 'é']],
    ['after a common prefix', { after: 'b/', delimiter: '/' }, ['b0', 'd/', 'é']],
    ['after the last', { after: 'é' }, []],
  ])('%s', (_, request, expected) => {
    expect(names(KEYS, request)).toEqual(expected);
  });

  test('says which entries are common prefixes', () => {
    expect(listPage(['d/', 'd/4', 'e'], { ...ALL, delimiter: '/' })).toEqual({
      entries: [
        { kind: 'common-prefix', name: 'd/' },
        { kind: 'key', name: 'e' },
      ],
      truncated: false,
    });
  });

  test.each([
    [1, ['a'], true],
    [4, ['a', 'b/', 'b0', 'd/'], true],
    [5, ['a', 'b/', 'b0', 'd/', 'é'], false],
    [0, [], false],
  ])('of at most %d', (maxEntries, expected, truncated) => {
    const page = listPage(KEYS, { ...ALL, delimiter: '/', maxEntries });
    expect(page.entries.map(({ name }) => name)).toEqual(expected);
    expect(page.truncated).toBe(truncated);
  });

  test('page by page is the whole, each entry once', () => {
    const key = fc.string({
      unit: fc.constantFrom('a', 'b', '/', 'م', '🕌', '\uffff'),
      minLength: 1,
      maxLength: 6,
    });
    const request = { prefix: fc.constantFrom('', 'a', 'a/'), delimiter: fc.constantFrom('', '/', 'b') };
    fc.assert(
      fc.property(
        fc.uniqueArray(key),
        fc.record(request),
        fc.integer({ min: 1, max: 4 }),
        (keys, asked, maxEntries) => {
          const sorted = keys.toSorted(compareUtf8);
          const whole = names(sorted, asked);
          const paged: string[] = [];
          for (let truncated = true; truncated;) {
            const page = listPage(sorted, { ...ALL, ...asked, maxEntries, after: paged.at(-1) ?? '' });
            paged.push(...page.entries.map(({ name }) => name));
            truncated = page.truncated;
          }
          expect(paged).toEqual(whole);
          expect(new Set(whole).size).toBe(whole.length);
        },
      ),
    );
  });
});

describe('UTF-8 order', () => {
  test('is not UTF-16 order', () => {
    expect(['\u{1f54c}', '\uffff', '~', 'é', 'a', '_', 'B'].sort(compareUtf8)).toEqual([
      'B',
      '_',
      'a',
      '~',
      'é',
      '\uffff',
      '\u{1f54c}',
    ]);
  });

  test('is the order of the bytes', () => {
    const text = fc.string({
      unit: fc.oneof(
        fc.constantFrom('a', '\ue000', '\u{10000}', '\u{1f54c}', '\uffff'),
        anyWellFormedString({ minLength: 1, maxLength: 1 }),
      ),
      maxLength: 6,
    });
    fc.assert(
      fc.property(text, text, (one, other) => {
        expect(Math.sign(compareUtf8(one, other))).toBe(Buffer.compare(Buffer.from(one), Buffer.from(other)));
      }),
    );
  });
});
