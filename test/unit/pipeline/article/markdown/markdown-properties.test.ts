import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import { expect, test } from 'vitest';
import { arabicLine, arabicText, visible } from '../../arabic-text.ts';
import { readingOf } from './reading-of.ts';
import { anyWellFormedString } from '../../../../fakes/any-string.ts';

type Node = ReturnType<typeof fromMarkdown> | ReturnType<typeof fromMarkdown>['children'][number];

/** The text values of plain CommonMark with tables, emphasis and all: the independent side. */
function wordsOf(markdown: string): string {
  const texts: string[] = [];
  const open: Node[] = [
    fromMarkdown(markdown, {
      extensions: [gfmTable(), { disable: { null: ['codeIndented'] } }],
      mdastExtensions: [gfmTableFromMarkdown()],
    }),
  ];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') texts.push(node.value);
    if ('children' in node) open.push(...node.children.toReversed());
  }
  return texts.join('');
}

/** Emphasis aside, which is read otherwise than in CommonMark. */
const comparable = (text: string) => visible(text).replace(/[*_]/gu, '');

const MARKS = [
  '# ',
  '## ',
  '- ',
  '* ',
  '> ',
  '1. ',
  '**',
  '*',
  '_',
  '`',
  '\\',
  '&amp;',
  '  ',
  '\t',
  '[',
  '](x)',
  '|',
];
const LINES = ['\n', '\n', '\n\n', '```\n', '---\n', '===\n', '|-|\n', '\n\n\n'];
const WORDS = ['كلمة', 'قال:', '"نعم"', '٣', 'abc', '5', '؟', '، ', ' '];

const markdown = fc
  .array(fc.oneof(fc.constantFrom(...MARKS), fc.constantFrom(...WORDS), fc.constantFrom(...LINES)), {
    maxLength: 30,
  })
  .map((parts) => parts.join(''));

test('every word that CommonMark sees is in the reading, once and in order', async () => {
  await fc.assert(
    fc.asyncProperty(markdown, async (text) => {
      fc.pre(!text.startsWith('---'));
      const { blocks, exclusions } = await readingOf(text);
      expect(exclusions).toEqual([]);
      expect(comparable(blocks.map((block) => block.text).join('\n'))).toBe(comparable(wordsOf(text)));
    }),
    { numRuns: 300 },
  );
});

/** Many of them are no text: `decodeText` refuses them. */
const CONTROL = /[\x00-\x08\x0e-\x1f\x7f]/gu;

test('any text is read; blocks and exclusions are all of the reading text', async () => {
  const anyText = fc
    .oneof(arabicText, anyWellFormedString(), markdown, arabicLine)
    .map((text) => text.replace(CONTROL, ''));
  await fc.assert(
    fc.asyncProperty(anyText, async (text) => {
      const { readingText, blocks, exclusions } = await readingOf(`س ${text}`);
      const held = [...blocks, ...exclusions]
        .toSorted((one, other) => one.start - other.start)
        .map(({ start, end }) => readingText.slice(start, end));
      expect(visible(held.join(''))).toBe(visible(readingText));
      for (const { start, end, text: block } of blocks) expect(readingText.slice(start, end)).toBe(block);
    }),
    { numRuns: 200 },
  );
});

test('places are lines of the file, in order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom('قال.', '- بند', '> قول', '## فصل', ''), { minLength: 1, maxLength: 20 }),
      async (paragraphs) => {
        const lines = paragraphs.flatMap((paragraph) => [paragraph, '']);
        const { blocks } = await readingOf(lines.join('\n'));
        const expected = lines.flatMap((line, index) => (line === '' ? [] : [index + 1]));
        expect(blocks.map((block) => block.place?.line)).toEqual(expected);
      },
    ),
  );
});
