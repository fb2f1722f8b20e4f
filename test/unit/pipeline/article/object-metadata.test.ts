import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clean, overlay } from '../../../../src/pipeline/article/metadata.ts';
import { parseObjectMetadata } from '../../../../src/pipeline/article/object-metadata.ts';
import { NO_METADATA } from '../../../../src/pipeline/article/metadata.ts';
import { anyString } from '../../../fakes/any-string.ts';

describe("an object's metadata", () => {
  test('all five names are read, and no others', () => {
    expect(
      parseObjectMetadata({
        title: 'Title',
        byline: 'Somebody',
        url: 'https://example.org/a',
        published: '2026-11-24',
        licence: 'CC BY 4.0',
        license: 'not ours',
        __proto__: 'x',
      }),
    ).toEqual({
      title: 'Title',
      byline: 'Somebody',
      url: 'https://example.org/a',
      published: '2026-11-24',
      licence: 'CC BY 4.0',
    });
  });

  test.each([
    ['percent-encoded', encodeURIComponent('عنوان: خبر'), 'عنوان: خبر'],
    ['as it is', 'Growth of 5 % in 2026', 'Growth of 5 % in 2026'],
    ['a percent sign that encodes nothing', '100%', '100%'],
    ['encoded by S3, base64', '=?UTF-8?B?2LnZhtmI2KfZhg==?=', 'عنوان'],
    ['encoded by S3, quoted-printable', '=?UTF-8?Q?=D8=B9=D9=86_x?=', 'عن x'],
    ['in two encoded words', '=?UTF-8?B?2LnZhtmI?= =?UTF-8?B?2KfZhg==?=', 'عنوان'],
    ['over several lines', 'one%0D%0Atwo%09three', 'one two three'],
    ['with a control inside', 'one%00two', 'one two'],
    ['blank', '%20%E2%80%8F', null],
    ['empty', '', null],
  ])('a title %s', (_, value, title) => {
    expect(parseObjectMetadata({ title: value }).title).toBe(title);
  });

  test.each([
    ['https://example.org/خبر?a=1', 'https://example.org/%D8%AE%D8%A8%D8%B1?a=1'],
    ['http://example.org', 'http://example.org/'],
    ['javascript:alert(1)', null],
    ['data:text/html,x', null],
    ['//example.org', null],
    ['nonsense', null],
  ])('an address is http or https, or nothing: %s', (url, expected) => {
    expect(parseObjectMetadata({ url: encodeURIComponent(url) }).url).toBe(expected);
  });

  test('whatever stands there, each value is one bounded, well-formed line or null', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('title', 'byline', 'url'), anyString()), (values) => {
        for (const value of Object.values(parseObjectMetadata(values))) {
          if (value === null) continue;
          expect(value).toBe(value.trim());
          expect(value).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
          expect(value.isWellFormed()).toBe(true);
        }
      }),
    );
  });

  test('a value of many characters is cut', () => {
    expect(clean({ ...NO_METADATA, title: 'ب'.repeat(5000) }).title).toHaveLength(2000);
  });
});

test('what lies over wins where it says something', () => {
  const under = { ...NO_METADATA, title: 'under', byline: 'under' };
  expect(overlay(under, { ...NO_METADATA, title: 'over', licence: 'over' })).toEqual({
    title: 'over',
    byline: 'under',
    published: null,
    url: null,
    licence: 'over',
  });
});
