import fc from 'fast-check';
import { expect, test } from 'vitest';
import { WarraqError } from '../../../../../src/pipeline/errors.ts';
import {
  field,
  inserted,
  LINE_BREAK,
  noteMark,
  paragraph,
  run,
  table,
  textBox,
  wordDocument,
  wordParts,
} from '../../../../fakes/word-document.ts';
import { arabicLine, visible } from '../../arabic-text.ts';
import { read } from './reading.ts';

const OPTIONS = {
  title: 'عنوان',
  body: [
    paragraph('خبر', { style: 'Title' }),
    paragraph([run('أ'), LINE_BREAK, inserted('ب'), noteMark('footnote', 1), field('DATE', 'اليوم')]),
    paragraph([textBox([paragraph('صندوق', { list: 'bullet' })])], { properties: '<w:rPr><w:del/></w:rPr>' }),
    table([['أ', 'ب'], ['ج']]),
  ],
  footnotes: [paragraph('ح')],
};
const DOCUMENT = wordDocument(OPTIONS);

/** A reading, or an error that says why there is none; anything else is thrown on. */
async function outcomeOf(bytes: Uint8Array): Promise<string> {
  try {
    await read(bytes);
    return 'read';
  } catch (error) {
    if (error instanceof WarraqError) return error.code;
    throw error;
  }
}

const OUTCOMES = ['read', 'undecodable', 'too-large'];

test('a file with any bytes changed, or any bytes at all, is read or refused', async () => {
  const changes = fc.array(fc.tuple(fc.nat(DOCUMENT.length - 1), fc.nat(255)), {
    minLength: 1,
    maxLength: 5,
  });
  await fc.assert(
    fc.asyncProperty(changes, async (edits) => {
      const bytes = Uint8Array.from(DOCUMENT);
      for (const [at, value] of edits) bytes[at] = value;
      expect(OUTCOMES).toContain(await outcomeOf(bytes));
    }),
    { numRuns: 100 },
  );
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      expect(await outcomeOf(bytes)).toBe('undecodable');
    }),
  );
});

/** Pieces of WordprocessingML in any order: most are well-formed, few are valid. */
const XML = [
  ...[
    '<w:p>',
    '</w:p>',
    '<w:r>',
    '</w:r>',
    '<w:t>',
    '</w:t>',
    'نص',
    '<w:tbl>',
    '</w:tbl>',
    '<w:tr>',
    '</w:tr>',
    '<w:tc>',
  ],
  ...[
    '</w:tc>',
    '<w:pPr>',
    '</w:pPr>',
    '<w:rPr><w:vanish/></w:rPr>',
    '<w:rPr><w:del/></w:rPr>',
    '<w:tab/>',
    '<w:sym/>',
  ],
  ...[
    '<w:br w:type="x"/>',
    '<w:footnoteReference/>',
    '<w:footnoteReference w:id="1"/>',
    '<w:numPr><w:numId/></w:numPr>',
  ],
  ...[
    '<w:pStyle/>',
    '<w:pStyle w:val="__proto__"/>',
    '<mc:Choice/>',
    '<mc:AlternateContent><mc:Fallback/></mc:AlternateContent>',
  ],
  ...[
    '<w:tcPr><w:vMerge/></w:tcPr>',
    '<w:tcPr><w:gridSpan w:val="-9"/></w:tcPr>',
    '<w:sym w:font="toString" w:char="F0"/>',
  ],
  ...[
    '<w:hyperlink r:id="x" w:anchor="y"/>',
    '<w:sdt/>',
    '<w:fldChar w:fldCharType="end"/>',
    '&#xD800;',
    '&amp;',
  ],
];

test('a document of any elements in any order is read or refused', async () => {
  const parts = wordParts(OPTIONS);
  const tree = fc.letrec<{ node: string; nodes: string }>((tie) => ({
    nodes: fc.array(tie('node'), { maxLength: 6 }).map((nodes) => nodes.join('')),
    node: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom(...XML),
      fc
        .tuple(
          fc.constantFrom('w:p', 'w:r', 'w:t', 'w:tbl', 'w:tr', 'w:tc', 'w:pPr', 'w:footnote'),
          tie('nodes'),
        )
        .map(([name, nodes]) => `<${name}>${nodes}</${name}>`),
    ),
  })).nodes;
  await fc.assert(
    fc.asyncProperty(
      tree,
      fc.constantFrom('word/document.xml', 'word/footnotes.xml', 'word/styles.xml'),
      async (xml, name) => {
        const part = parts[name].replace(/(<w:(?:body|footnotes|styles)[^>]*>)/u, `$1${xml}`);
        expect(OUTCOMES).toContain(await outcomeOf(wordDocument({ ...OPTIONS, parts: { [name]: part } })));
      },
    ),
    { numRuns: 150 },
  );
});

test('every character that a reader sees is in a block, in order', async () => {
  const paragraphs = fc.array(fc.array(arabicLine, { maxLength: 4 }), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(paragraphs, fc.boolean(), async (texts, inTable) => {
      const written = texts.map((runs) => paragraph(runs.map((text) => run(text))));
      const { blocks, readingText } = await read(
        wordDocument({ body: inTable ? [table([[written]])] : written }),
      );
      expect(visible(blocks.map(({ text }) => text).join(''))).toBe(
        visible(texts.flat().join('').toWellFormed()),
      );
      for (const { start, end, text } of blocks) expect(readingText.slice(start, end)).toBe(text);
    }),
    { numRuns: 50 },
  );
});
