import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeReading } from '../../../../../src/pipeline/article/compose-reading.ts';
import { partsOfHtml } from '../../../../../src/pipeline/article/html/parts-of-html.ts';
import { withoutBlanks } from '../../../../../src/pipeline/article/lines.ts';
import { anyString } from '../../../../fakes/any-string.ts';

const NAMES = [
  ...[
    'p',
    'div',
    'span',
    'b',
    'a',
    'h1',
    'h2',
    'ul',
    'li',
    'table',
    'tr',
    'td',
    'blockquote',
    'figcaption',
    'pre',
    'time',
  ],
  ...[
    'article',
    'main',
    'aside',
    'nav',
    'header',
    'footer',
    'form',
    'button',
    'select',
    'option',
    'svg',
    'math',
    'noscript',
  ],
  ...[
    'section',
    'dl',
    'dt',
    'dd',
    'em',
    'sup',
    'details',
    'summary',
    'address',
    'amp-ad',
    'head',
    'body',
    'html',
    'br',
    'img',
    'hr',
  ],
];
const ATTRIBUTES = [
  ...[
    '',
    '',
    '',
    ' class="share"',
    ' class="byline"',
    ' class="entry-title"',
    ' class="comments"',
    ' hidden',
    ' href="/x"',
  ],
  ...[
    ' style="display:none"',
    ' itemprop="articleBody"',
    ' rel="author"',
    ' class="content-with-sidebar"',
    ' id=related',
    ' class="date"',
  ],
];
const TEXTS = [
  ...[
    'سفينة',
    'وصلت.',
    ' ',
    '\n',
    'اقرأ أيضا',
    'شارك',
    'وسوم: ',
    '٢٠٢٤',
    '\u00a0',
    '\u200f',
    'ـ',
    'x < y',
    '🚢',
    'مواضيع ذات صلة',
  ],
  ...['الجملة الطويلة التي تتحدث عن الميناء والسفن والبحر.', '-', '!'],
];

const tag = fc.oneof(
  fc.tuple(fc.constantFrom(...NAMES), fc.constantFrom(...ATTRIBUTES)).map(([name, attribute]) => ({
    html: `<${name}${attribute}>`,
    text: '',
  })),
  fc.constantFrom(...NAMES).map((name) => ({ html: `</${name}>`, text: '' })),
  fc
    .constantFrom(
      '<!-- تعليق -->',
      '<script>var نص = 1</script>',
      '<style>نص</style>',
      '<meta name=author content=سالم>',
    )
    .map((html) => ({ html, text: '' })),
);
const text = fc
  .constantFrom(...TEXTS)
  .map((value) => ({ html: value.replaceAll('&', '&amp;').replaceAll('<', '&lt;'), text: value }));
const soup = fc.array(fc.oneof(tag, text), { maxLength: 60 });

/** HTML reads NUL as no character or U+FFFD, and a carriage return as a line feed. */
const CHANGED = /[\0\r]/gu;
/** No entity is shorter than what it stands for. */
const MOST_GROWTH = 1;

const characters = (value: string): string => Array.from(withoutBlanks(value)).sort().join('');

describe('any markup', () => {
  it('ends, all of its visible characters, in blocks or exclusions', () => {
    fc.assert(
      fc.property(soup, fc.constantFrom('', '<!doctype html>'), (pieces, doctype) => {
        const { parts } = partsOfHtml(doctype + pieces.map(({ html }) => html).join(''));
        const visible = pieces.map((piece) => piece.text).join('');
        expect(characters(parts.map((part) => part.text).join(''))).toBe(characters(visible));
      }),
      { numRuns: 300 },
    );
  });

  it('makes a reading whose blocks and exclusions are all of its text, with one headline at most', () => {
    fc.assert(
      fc.property(soup, (pieces) => {
        const { parts } = partsOfHtml(pieces.map(({ html }) => html).join(''));
        const { readingText, blocks, exclusions } = composeReading(parts);
        const spans = [...blocks, ...exclusions].sort((a, b) => a.start - b.start);
        const held = spans.map(({ start, end }) => readingText.slice(start, end)).join('\n\n');
        expect(held).toBe(readingText);
        expect(blocks.filter(({ kind }) => kind === 'headline').length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 200 },
    );
  });

  it('is text without any mark of markup where nothing but tags and words stand', () => {
    const words = fc.constantFrom('سفينة', 'وصلت.', ' ', 'اقرأ أيضا', '🚢', '\ud83d', '\u200f', '٢٠٢٤');
    const anything = fc.oneof(
      tag,
      words.map((html) => ({ html, text: html })),
    );
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 60 }), (pieces) => {
        const { readingText } = composeReading(partsOfHtml(pieces.map(({ html }) => html).join('')).parts);
        expect(readingText).not.toMatch(/[<>="]|تعليق|نص/u);
        expect(readingText.isWellFormed()).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('loses nothing of a text that holds no markup, whatever its characters', () => {
    fc.assert(
      fc.property(anyString({ maxLength: 80 }), (any) => {
        const plain = any.replace(/[<&]/gu, '').replace(CHANGED, ' ').toWellFormed();
        const { parts } = partsOfHtml(plain);
        expect(characters(parts.map((part) => part.text).join(''))).toBe(characters(plain));
      }),
      { numRuns: 200 },
    );
  });

  it('ends, and every part of it is visible text, whatever stands between the signs', () => {
    const signs = fc.constantFrom('<', '>', '/', '!', '-', '&', '#', ';', 'p', '"', '=', ' ', '[', ']', '\0');
    fc.assert(
      fc.property(
        fc.oneof(
          anyString(),
          fc.array(signs).map((all) => all.join('')),
        ),
        (html) => {
          const { parts } = partsOfHtml(html);
          const { readingText, blocks, exclusions } = composeReading(parts);
          const held = [...blocks, ...exclusions].map(({ start, end }) => readingText.slice(start, end));
          expect(held.filter((text) => withoutBlanks(text) === '' || text !== text.trim())).toEqual([]);
          expect(blocks.length + exclusions.length).toBeLessThanOrEqual(parts.length);
          expect(withoutBlanks(readingText).length).toBeLessThanOrEqual(MOST_GROWTH * html.length);
        },
      ),
      { numRuns: 200 },
    );
  });
});
