import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  guarded,
  guardFault,
  spansOf,
  unguarded,
} from '../../../../src/pipeline/translation/protected-spans.ts';

const protectedIn = (text: string) =>
  spansOf(text).flatMap(({ text, isProtected }) => (isProtected ? [text] : []));

describe('what is protected', () => {
  test.each([
    ['an address', 'انظر https://example.org/a?b=1&c=2.', ['https://example.org/a?b=1&c=2']],
    ['an address before an Arabic comma', 'في www.example.org/x، ثم', ['www.example.org/x']],
    ['an address in brackets', '(https://example.org/a)', ['https://example.org/a']],
    ['e-mail', 'إلى news@example.org!', ['news@example.org']],
    ['handles and Latin hashtags', '@warraq_ar و#COVID19 و#أخبار_اليوم.', ['@warraq_ar', '#COVID19']],
    ['code', 'اكتب `npm test` هنا', ['`npm test`']],
    [
      'placeholders',
      'مرحبا {name} و{{user.id}} و${x} و%s و%1$d',
      ['{name}', '{{user.id}}', '${x}', '%s', '%1$d'],
    ],
    ['nothing in plain text', 'ارتفع 5% إلى 10 # ثم @ الساعة 10:30', []],
    ['a percentage before a word', 'بنسبة 15%spring', []],
  ])('%s', (_, text, expected) => {
    expect(protectedIn(text)).toEqual(expected);
  });

  test('the spans of a text re-join to it, whatever it holds', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom('https://', 'a@b.c', '@x', '`', '{', '}', '%s', ' ', '<b>', '&', 'نص', '.', '،'),
        ),
        (pieces) => {
          const text = pieces.join('');
          expect(
            spansOf(text)
              .map((span) => span.text)
              .join(''),
          ).toBe(text);
        },
      ),
    );
  });

  test('long runs of what might begin a span cost no more than other text', () => {
    for (const run of ['a.', '@', '#', '`', '{', '%', 'www.', 'a@', '-']) {
      const text = run.repeat(200_000);
      expect(
        spansOf(text)
          .map((span) => span.text)
          .join(''),
      ).toBe(text);
    }
  });
});

describe('the guards', () => {
  test('plain text goes out as it is, and its answer is left alone', () => {
    expect(guarded('وصل الوزير، أمس.')).toBe('وصل الوزير، أمس.');
    expect(unguarded('He &amp; she', 'وصل')).toBe('He &amp; she');
  });

  test('spans are wrapped, signs of markup are entities', () => {
    expect(guarded('راجع https://e.org/?a=1&b=2 إن كان أ < ب & ج > د')).toBe(
      'راجع <span translate="no">https://e.org/?a=1&amp;b=2</span> إن كان أ &lt; ب &amp; ج &gt; د',
    );
  });

  test.each([
    [
      'as it went out',
      'See <span translate="no">https://e.org/?a=1&amp;b=2</span> &lt; 3',
      'See https://e.org/?a=1&b=2 < 3',
    ],
    ['with other quotes', "See <span translate='no'>x</span>", 'See x'],
    ['without the tags', 'See x &amp; y', 'See x & y'],
  ])('an answer %s', (_, answer, expected) => {
    expect(unguarded(answer, 'راجع @x')).toBe(expected);
  });

  test.each([
    ['all is well', 'Ask @warraq at https://e.org', null],
    ['a span is gone', 'Ask @warraq', '“https://e.org” did not come back'],
    ['a span is changed', 'Ask @Warraq at https://e.org', '“@warraq” did not come back'],
    ['a token leaked', 'Ask @warraq <DNT_1> at https://e.org', 'markup of the engine came back'],
  ])('what came back is checked: %s', (_, answer, expected) => {
    expect(guardFault(answer, 'اسأل @warraq في https://e.org')).toBe(expected);
  });

  test('a span that stands twice must come back twice', () => {
    expect(guardFault('@a', '@a @a')).toBe('“@a” did not come back');
    expect(guardFault('@a and @a', '@a @a')).toBeNull();
  });

  test('whatever goes out guarded comes back as it was from an engine that changes nothing', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom('https://e.org/?a&b', '@x', '`<b>`', '&', '<', '>', 'نص', ' ', '&amp;', '.'),
        ),
        (pieces) => {
          const sentence = pieces.join('').trim();
          expect(unguarded(guarded(sentence), sentence)).toBe(sentence);
          expect(guardFault(sentence, sentence)).toBeNull();
        },
      ),
    );
  });
});
