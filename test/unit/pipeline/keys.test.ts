import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  alignedKey,
  articleIdOf,
  articleKey,
  idFits,
  mediaTypeOf,
  memoryKey,
  pageKey,
  publishedKeys,
  statusKey,
  SUPPORTED_ENDINGS,
} from '../../../src/pipeline/keys.ts';

describe('articleIdOf', () => {
  test.each([
    ['articles/a.txt', 'a.txt'],
    ['articles/2026/05/خبر عاجل.txt', '2026/05/خبر عاجل.txt'],
    ['articles/two  spaces .txt', 'two  spaces .txt'],
    ['articles/a+b.txt', 'a+b.txt'],
    ['articles/100%.txt', '100%.txt'],
    ['articles/%20.txt', '%20.txt'],
    [`articles/"quoted" 'twice'.txt`, `"quoted" 'twice'.txt`],
    ['articles//a.txt', '/a.txt'],
    ['articles/articles/a.txt', 'articles/a.txt'],
    ['articles/a.pdf', 'a.pdf'],
  ])('%s is the article %s', (key, id) => {
    expect(articleIdOf(key)).toBe(id);
  });

  test.each([
    ['a folder marker', 'articles/2026/'],
    ['the prefix itself', 'articles/'],
    ['another prefix', 'human/ar-en/a.txt'],
    ['a prefix that only begins alike', 'articles-old/a.txt'],
    ['a prefix in another case', 'Articles/a.txt'],
    ['the prefix further in', 'old/articles/a.txt'],
    ['nothing', ''],
  ])('%s names no article', (_, key) => {
    expect(articleIdOf(key)).toBeNull();
  });

  test('is the reverse of articleKey', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }).filter((id) => !id.endsWith('/')),
        (id) => {
          expect(articleIdOf(articleKey(id))).toBe(id);
        },
      ),
    );
  });
});

describe('output keys', () => {
  test('stand where consumers look for them', () => {
    expect(alignedKey('2026/05/خبر.txt')).toBe('aligned/ar-en/2026/05/خبر.txt.json');
    expect(pageKey('2026/05/خبر.txt')).toBe('pages/ar-en/2026/05/خبر.txt.html');
    expect(statusKey('2026/05/خبر.txt')).toBe('status/2026/05/خبر.txt.json');
    expect(memoryKey('0a1b')).toBe('ar-en/0a1b.json');
  });

  test('the aligned article is published before its page', () => {
    expect(publishedKeys('a b.txt')).toEqual(['aligned/ar-en/a b.txt.json', 'pages/ar-en/a b.txt.html']);
  });

  test('never land under the prefix that starts a translation', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.constant('articles/a.txt'), fc.constant('../articles/a')),
        (id) => {
          for (const key of [...publishedKeys(id), statusKey(id)]) expect(articleIdOf(key)).toBeNull();
        },
      ),
    );
  });

  test('differ for ids that differ only in their ending, or in case', () => {
    const ids = ['a.txt', 'a.md', 'a.TXT', 'a', 'a.txt.json'];
    for (const keyOf of [alignedKey, pageKey, statusKey]) expect(new Set(ids.map(keyOf)).size).toBe(5);
  });

  test('differ wherever the ids differ', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { minLength: 2, maxLength: 8 }), (ids) => {
        const keys = ids.flatMap((id) => [...publishedKeys(id), statusKey(id)]);
        expect(new Set(keys).size).toBe(3 * ids.length);
      }),
    );
  });
});

describe('long ids', () => {
  test('1,005 bytes fit, 1,006 do not', () => {
    expect(Buffer.byteLength(alignedKey(`${'a'.repeat(1001)}.txt`))).toBe(1024);
    expect(idFits(`${'a'.repeat(1001)}.txt`)).toBe(true);
    expect(idFits(`${'a'.repeat(1002)}.txt`)).toBe(false);
  });

  test('what counts is bytes: an Arabic letter takes two', () => {
    expect(idFits(`${'ب'.repeat(500)}a.txt`)).toBe(true);
    expect(idFits(`${'ب'.repeat(501)}.txt`)).toBe(false);
  });

  test('the longest id that has a status key of its own keeps it', () => {
    const id = `${'a'.repeat(1008)}.txt`;
    expect(statusKey(id)).toBe(`status/${id}.json`);
  });

  test('an id too long for its status key is filed under its hash', () => {
    expect(statusKey(`${'a'.repeat(1009)}.txt`)).toBe(
      'status/~ddb99512c94c292d48253f265d2b63458b877b7cd7f08778f0613326edde4203.json',
    );
    expect(statusKey(`${'b'.repeat(1009)}.txt`)).not.toBe(statusKey(`${'a'.repeat(1009)}.txt`));
  });

  test('the status key of any object key that S3 accepts is one that S3 accepts', () => {
    for (let bytes = 990; bytes <= 1015; bytes += 1) {
      expect(Buffer.byteLength(articleKey('x'.repeat(bytes)))).toBeLessThanOrEqual(1024);
      expect(Buffer.byteLength(statusKey('x'.repeat(bytes)))).toBeLessThanOrEqual(1024);
    }
  });
});

describe('mediaTypeOf', () => {
  test.each([
    ['a.txt', 'text/plain'],
    ['a.TXT', 'text/plain'],
    ['2026/05/خبر عاجل.Txt', 'text/plain'],
    ['a.md.txt', 'text/plain'],
    ['.txt', 'text/plain'],
    ['a.txt ', null],
    ['a.txt.pdf', null],
    ['a.txt/b', null],
    ['a', null],
    ['a.', null],
    ['txt', null],
    ['a.constructor', null],
    ['', null],
  ])('%j is read as %s', (id, mediaType) => {
    expect(mediaTypeOf(id)).toBe(mediaType);
  });

  test('reads every ending that messages offer', () => {
    expect(SUPPORTED_ENDINGS).toContain('.txt');
    for (const ending of SUPPORTED_ENDINGS) expect(mediaTypeOf(`a${ending}`)).not.toBeNull();
  });
});
