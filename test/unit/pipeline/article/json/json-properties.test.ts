import fc from 'fast-check';
import { expect, test } from 'vitest';
import { WarraqError } from '../../../../../src/pipeline/errors.ts';
import { arabicLine, visible } from '../../arabic-text.ts';
import { readingOf } from './reading-of.ts';

const NAMES = [
  'title',
  'body',
  'content',
  'data',
  'type',
  'text',
  'blocks',
  'items',
  'children',
  'level',
  '__proto__',
  'caption',
  'ar',
  'posts',
  'x/y~z',
  'value',
];
const VALUES = [
  'paragraph',
  'heading',
  'list',
  'h1',
  'نص عربي.',
  '<p>نص &amp; نص</p>',
  '<b>',
  '\ud800',
  '\u0000',
  '',
  ' ',
];

/** JSON values of the shapes that articles have, and of those that they have not. */
const { value: articleLike } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.oneof(fc.constantFrom(...VALUES), arabicLine, fc.integer(), fc.constant(null), fc.boolean()),
    fc.array(tie('value'), { maxLength: 4 }),
    fc
      .array(fc.tuple(fc.constantFrom(...NAMES), tie('value')), { maxLength: 5 })
      .map((entries) => Object.fromEntries(entries) as unknown),
  ),
}));

test('any JSON value is an article or a clear refusal', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(articleLike, fc.jsonValue()), async (value) => {
      const reading = await readingOf(JSON.stringify(value)).catch((error: unknown) => error);
      if (reading instanceof WarraqError) {
        expect(['unsupported-format', 'empty-article']).toContain(reading.code);
        return;
      }
      const { readingText, blocks, exclusions } = reading as Awaited<ReturnType<typeof readingOf>>;
      const held = [...blocks, ...exclusions].toSorted((one, other) => one.start - other.start);
      expect(visible(held.map(({ start, end }) => readingText.slice(start, end)).join(''))).toBe(
        visible(readingText),
      );
      expect(readingText.isWellFormed()).toBe(true);
      expect(blocks.filter(({ kind }) => kind === 'headline').length).toBeLessThanOrEqual(1);
    }),
    { numRuns: 300 },
  );
});

test('every Arabic letter of a body of blocks is in a block or an exclusion', async () => {
  const word = fc.constantFrom('كلمة', 'جسر', 'قال', 'وزير');
  const block = fc.oneof(
    word,
    fc.record(
      { type: fc.constantFrom('paragraph', 'quote', 'poll'), text: word, note: word, caption: word },
      { requiredKeys: ['type'] },
    ),
    fc.record(
      { type: fc.constantFrom('list', 'section', 'x'), items: fc.array(word), title: word },
      { requiredKeys: ['type'] },
    ),
    fc.record({ type: fc.constant('paragraph'), children: fc.array(fc.record({ text: word })) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(block), async (blocks) => {
      const { readingText } = await readingOf({ body: ['بداية', ...blocks] });
      const letters = JSON.stringify(blocks).replace(/[^\u0600-\u06ff]/gu, '');
      expect(Array.from(visible(readingText)).toSorted()).toEqual(Array.from(`بداية${letters}`).toSorted());
    }),
    { numRuns: 200 },
  );
});

test('a place points at the text', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom('أول.', 'ثان.', 'ثالث.'), { minLength: 1 }),
      fc.constantFrom('body', 'Content', 'النص'),
      async (paragraphs, name) => {
        const { blocks } = await readingOf({ [name]: paragraphs });
        expect(blocks.map(({ place }) => place?.pointer)).toEqual(
          paragraphs.map((_, index) => `/${name}/${index}`),
        );
        expect(blocks.map(({ text }) => text)).toEqual(paragraphs);
      },
    ),
  );
});
