import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeReading } from '../../../../../src/pipeline/article/compose-reading.ts';
import { partsOfHtml } from '../../../../../src/pipeline/article/html/parts-of-html.ts';
import { withoutBlanks } from '../../../../../src/pipeline/article/lines.ts';

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

const characters = (value: string): string => Array.from(withoutBlanks(value)).sort().join('');

describe('any markup', () => {
  it('ends, all of its visible characters, in blocks or exclusions', () => {
    fc.assert(
      fc.property(soup, fc.constantFrom('', '<!doctype html>'), (pieces, doctype) => {
        const { parts } = partsOfHtml(doctype + pieces.map(({ html }) => html).join(''));
        const visible = pieces.map((piece) => piece.text).join('');
        expect(characters(parts.map((part) => part.text).join(''))).toBe(characters(visible));
      }),
      { numRuns: 500 },
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

  it('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc
            .array(
              fc.constantFrom('<', '>', '/', '!', '-', '&', '#', ';', 'p', '"', '=', ' ', '[', ']', '\0'),
            )
            .map((all) => all.join('')),
        ),
        (html) => {
          expect(Array.isArray(partsOfHtml(html).parts)).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('says the same again', () => {
    fc.assert(
      fc.property(soup, (pieces) => {
        const html = pieces.map((piece) => piece.html).join('');
        expect(partsOfHtml(html)).toEqual(partsOfHtml(html));
      }),
      { numRuns: 100 },
    );
  });
});
