import { describe, expect, test } from 'vitest';
import {
  deleted,
  field,
  inserted,
  LINE_BREAK,
  noteMark,
  paragraph,
  run,
  TAB,
  table,
  textBox,
  wordDocument,
} from '../../../../fakes/word-document.ts';
import { blocksOf, placesOf, read } from './reading.ts';

describe('kinds', () => {
  test.each<[string, string[], string[][]]>([
    [
      'a title is the headline',
      [paragraph('خبر', { style: 'Title' }), paragraph('نص.')],
      [
        ['headline 1', 'خبر'],
        ['paragraph', 'نص.'],
      ],
    ],
    [
      'wherever it stands',
      [paragraph('تقرير'), paragraph('خبر', { style: 'Title' })],
      [
        ['paragraph', 'تقرير'],
        ['headline 1', 'خبر'],
      ],
    ],
    [
      'a second title is a heading',
      ['أ', 'ب'].map((text) => paragraph(text, { style: 'Title' })),
      [
        ['headline 1', 'أ'],
        ['heading 2', 'ب'],
      ],
    ],
    [
      'a blank title is none',
      [paragraph(' ', { style: 'Title' }), paragraph('خبر', { style: 'Title' })],
      [['headline 1', 'خبر']],
    ],
    [
      'a subtitle is a heading',
      [paragraph('خبر', { style: 'Title' }), paragraph('فرع', { style: 'Subtitle' })],
      [
        ['headline 1', 'خبر'],
        ['heading 2', 'فرع'],
      ],
    ],
    [
      'without a title, heading 1 is the headline if it comes first',
      [paragraph('خبر', { style: 'Heading1' }), paragraph('قسم', { style: 'Heading2' })],
      [
        ['headline 1', 'خبر'],
        ['heading 2', 'قسم'],
      ],
    ],
    [
      'but not after text',
      [paragraph('نص.'), paragraph('قسم', { style: 'Heading1' })],
      [
        ['paragraph', 'نص.'],
        ['heading 2', 'قسم'],
      ],
    ],
    ['heading 2 never is', [paragraph('قسم', { style: 'Heading2' })], [['heading 2', 'قسم']]],
    [
      'where sections are heading 1, all headings go one down',
      [
        paragraph('خبر', { style: 'Title' }),
        ...[1, 2, 5, 6, 7].map((level) => paragraph(`ق${level}`, { style: `Heading${level}` })),
      ],
      [
        ['headline 1', 'خبر'],
        ['heading 2', 'ق1'],
        ['heading 3', 'ق2'],
        ['heading 6', 'ق5'],
        ['heading 6', 'ق6'],
        ['heading 6', 'ق7'],
      ],
    ],
    [
      'quotes',
      ['Quote', 'IntenseQuote'].map((style) => paragraph('قال', { style })),
      [
        ['quote', 'قال'],
        ['quote', 'قال'],
      ],
    ],
    ['a caption', [paragraph('صورة', { style: 'Caption' })], [['caption', 'صورة']]],
    ['code', [paragraph('x = 1', { style: 'HTMLPreformatted' })], [['code', 'x = 1']]],
    [
      'items of lists',
      [paragraph('أ', { list: 'bullet' }), paragraph('ب', { list: 'number', style: 'ListParagraph' })],
      [
        ['list-item', 'أ'],
        ['list-item', 'ب'],
      ],
    ],
    [
      'the style of list items alone makes none',
      [paragraph('أ', { style: 'ListParagraph' })],
      [['paragraph', 'أ']],
    ],
    [
      'list number 0 is none',
      [paragraph('أ', { properties: '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>' })],
      [['paragraph', 'أ']],
    ],
    [
      'list number 0 takes an item out of the list of its style',
      ['0', '4'].map((id) =>
        paragraph('أ', { style: 'ListBullet', properties: `<w:numPr><w:numId w:val="${id}"/></w:numPr>` }),
      ),
      [
        ['paragraph', 'أ'],
        ['list-item', 'أ'],
      ],
    ],
    [
      'an outline level of its own makes a paragraph or an item a heading',
      [
        paragraph('نص.'),
        paragraph('أ', { properties: '<w:outlineLvl w:val="1"/>' }),
        paragraph('ب', { list: 'number', properties: '<w:outlineLvl w:val="2"/>' }),
        paragraph('ج', { properties: '<w:outlineLvl w:val="9"/>' }),
        paragraph('د', { properties: '<w:outlineLvl/>' }),
      ],
      [
        ['paragraph', 'نص.'],
        ['heading 2', 'أ'],
        ['heading 3', 'ب'],
        ['paragraph', 'ج'],
        ['paragraph', 'د'],
      ],
    ],
    [
      'the first of all, at the highest level, is the headline',
      [paragraph('خبر', { properties: '<w:outlineLvl w:val="0"/>' }), paragraph('نص.')],
      [
        ['headline 1', 'خبر'],
        ['paragraph', 'نص.'],
      ],
    ],
    [
      'what has a style for it stays a heading of its level, or a quote',
      [
        paragraph('أ', { style: 'Heading3', properties: '<w:outlineLvl w:val="9"/>' }),
        paragraph('ب', { style: 'Quote', properties: '<w:outlineLvl w:val="1"/>' }),
      ],
      [
        ['heading 3', 'أ'],
        ['quote', 'ب'],
      ],
    ],
    [
      'an earlier outline level or list, kept as a tracked change, is none',
      [
        paragraph('أ', {
          properties:
            '<w:pPrChange><w:pPr><w:outlineLvl w:val="1"/><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:pPrChange>',
        }),
      ],
      [['paragraph', 'أ']],
    ],
    ['a byline by its style', [paragraph('سلمى', { style: 'Byline' })], [['byline', 'سلمى']]],
    [
      'stops of tabs are no text',
      [
        paragraph('x = 1', {
          style: 'HTMLPreformatted',
          properties: '<w:tabs><w:tab w:val="left" w:pos="916"/></w:tabs>',
        }),
      ],
      [['code', 'x = 1']],
    ],
    [
      'a numbered heading is a heading',
      [paragraph('أ', { style: 'Heading2', list: 'number' })],
      [['heading 2', 'أ']],
    ],
    [
      'a style that is not defined counts by its id',
      [paragraph('أ', { style: 'heading 3' }), paragraph('ب', { style: 'X' })],
      [
        ['heading 3', 'أ'],
        ['paragraph', 'ب'],
      ],
    ],
    [
      'bold lines stay paragraphs',
      [paragraph([run('قسم', '<w:b/>')]), paragraph('نص.')],
      [
        ['paragraph', 'قسم'],
        ['paragraph', 'نص.'],
      ],
    ],
    [
      'the writer, after the headline',
      [paragraph('خبر', { style: 'Title' }), paragraph('كتب: سالم الوراق')],
      [
        ['headline 1', 'خبر'],
        ['byline', 'كتب: سالم الوراق'],
      ],
    ],
  ])('%s', async (_, body, blocks) => {
    expect(await blocksOf(body)).toEqual(blocks);
  });

  test('cells of tables are blocks of their own; what their style or list says wins', async () => {
    const inner = table([['داخل']]);
    const body = [
      table([
        ['أ', 'ب'],
        [[paragraph('ج', { style: 'Heading2' }), paragraph('د', { list: 'bullet' })], [inner]],
      ]),
      paragraph('نص.'),
    ];
    expect(await blocksOf(body)).toEqual([
      ['table-cell', 'أ'],
      ['table-cell', 'ب'],
      ['heading 2', 'ج'],
      ['list-item', 'د'],
      ['table-cell', 'داخل'],
      ['paragraph', 'نص.'],
    ]);
  });

  test('a table of contents is excluded by name', async () => {
    const { blocks, exclusions, readingText } = await read(
      wordDocument({ body: [paragraph('قسم	3', { style: 'TOC1' }), paragraph('نص.')] }),
    );
    expect(blocks.map(({ text }) => text)).toEqual(['نص.']);
    expect(exclusions).toEqual([{ start: 0, end: 5, reason: 'table of contents' }]);
    expect(readingText).toBe('قسم 3\n\nنص.');
  });
});

describe('text', () => {
  test.each<[string, string[], string[]]>([
    [
      'runs are joined as they are',
      [paragraph([run('الم'), run('درسة'), run(' الكبيرة')])],
      ['المدرسة الكبيرة'],
    ],
    [
      'a line break is a newline, a tab a space',
      [paragraph([run('أ'), LINE_BREAK, run('ب'), TAB, run('ج')])],
      ['أ\nب ج'],
    ],
    [
      'so are a carriage return, a page break and an aligned tab',
      [
        paragraph([
          '<w:r><w:t>أ</w:t><w:cr/><w:t>ب</w:t><w:br w:type="page"/><w:t>ج</w:t><w:ptab/><w:t>د</w:t></w:r>',
        ]),
      ],
      ['أ\nب\nج د'],
    ],
    ['white space of the XML is a space', [paragraph([run('أ\r\n\tب')])], ['أ ب']],
    [
      'paragraphs of NBSP, bidi controls or nothing vanish',
      ['\u00a0', '\u200f', '', 'أ'].map((text) => paragraph(text)),
      ['أ'],
    ],
    ['NBSP within a text stays', [paragraph('أ\u00a0ب')], ['أ\u00a0ب']],
    ['right-to-left marks stay', [paragraph('\u200fأ (x)\u200f')], ['\u200fأ (x)\u200f']],
    ['entities', [paragraph(['<w:r><w:t>&lt;أ&gt; &amp;amp; &#1576;&#x62A;</w:t></w:r>'])], ['<أ> &amp; بت']],
    ['CDATA and comments', [paragraph(['<w:r><w:t>أ<![CDATA[<ب>]]><!-- ج -->د</w:t></w:r>'])], ['أ<ب>د']],
    [
      'insertions are text, deletions are not',
      [paragraph([run('قبل '), deleted('حذف '), inserted('زيادة '), run('بعد')])],
      ['قبل زيادة بعد'],
    ],
    [
      'moved text stands where it was moved to',
      [
        paragraph([`<w:moveFrom>${run('أ')}</w:moveFrom>`, run('ب')]),
        paragraph([`<w:moveTo>${run('أ')}</w:moveTo>`]),
      ],
      ['ب', 'أ'],
    ],
    [
      'a deleted paragraph mark joins two paragraphs',
      [paragraph('أول ', { properties: '<w:rPr><w:del/></w:rPr>' }), paragraph('ثان')],
      ['أول ثان'],
    ],
    [
      'but not to what stands in a text box in it',
      [
        paragraph([run('أول'), textBox([paragraph('صندوق')])], { properties: '<w:rPr><w:del/></w:rPr>' }),
        paragraph('ثان'),
      ],
      ['أول', 'صندوق', 'ثان'],
    ],
    [
      'also where no paragraph follows',
      [paragraph('أول', { properties: '<w:rPr><w:del/></w:rPr>' })],
      ['أول'],
    ],
    [
      'a deleted row is gone',
      [table([['أ'], ['ب']]).replace('<w:tr>', '<w:tr><w:trPr><w:del/></w:trPr>')],
      ['ب'],
    ],
    [
      'hidden text is not read, shown text is',
      [paragraph([run('خفي', '<w:vanish/>'), run('ظاهر', '<w:vanish w:val="false"/>')])],
      ['ظاهر'],
    ],
    [
      'a hidden paragraph mark hides no text',
      [paragraph('نص', { properties: '<w:rPr><w:vanish/></w:rPr>' })],
      ['نص'],
    ],
    [
      'links are text, addresses are not',
      [paragraph([`<w:hyperlink r:id="rId9" w:anchor="x">${run('رابط')}</w:hyperlink>`])],
      ['رابط'],
    ],
    [
      'what fields show is text, their codes are not',
      [
        paragraph([
          field('HYPERLINK "https://example.com"', 'رابط'),
          `<w:fldSimple w:instr="DATE">${run(' اليوم')}</w:fldSimple>`,
        ]),
      ],
      ['رابط اليوم'],
    ],
    [
      'text whose direction is set',
      [paragraph([`<w:dir w:val="rtl">${run('أ')}</w:dir><w:bdo w:val="ltr">${run('b')}</w:bdo>`])],
      ['أb'],
    ],
    [
      'content controls, smart tags, unknown elements',
      [
        `<w:sdt><w:sdtPr/><w:sdtContent>${paragraph([`<w:smartTag>${run('أ')}</w:smartTag><w:new>${run('ب')}</w:new>`])}</w:sdtContent></w:sdt>`,
      ],
      ['أب'],
    ],
    ['formulas', [paragraph(['<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>'])], ['x=1']],
    [
      'ruby, without its small print',
      [
        paragraph([
          `<w:r><w:ruby><w:rt>${run('صغير')}</w:rt><w:rubyBase>${run('كبير')}</w:rubyBase></w:ruby></w:r>`,
        ]),
      ],
      ['كبير'],
    ],
    [
      'a text box follows its paragraph, once',
      [paragraph([run('أ'), textBox([paragraph('صندوق')]), run('ب')]), paragraph('ج')],
      ['أب', 'صندوق', 'ج'],
    ],
    [
      'symbols of symbol fonts',
      [
        paragraph([
          '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="None" w:char="F000"/><w:sym/></w:r>',
          run(' تم'),
        ]),
      ],
      ['✓ تم'],
    ],
    [
      'comments, pictures and their marks are not read',
      [
        paragraph([
          run('أ'),
          '<w:r><w:commentReference w:id="0"/></w:r><w:r><w:pict><v:imagedata r:id="rId7"/></w:pict></w:r>',
        ]),
      ],
      ['أ'],
    ],
  ])('%s', async (_, body, texts) => {
    expect((await blocksOf(body)).map(([, text]) => text)).toEqual(texts);
  });

  test('footnotes and endnotes are paragraphs at the end, in the order of their marks, with the place of these', async () => {
    const body = [
      paragraph([run('أ'), noteMark('endnote', 1), noteMark('footnote', 2)]),
      paragraph([run('ب'), noteMark('footnote', 1), noteMark('footnote', 2), noteMark('footnote', 99)]),
    ];
    const footnotes = [paragraph('ح١') + paragraph('ح١-٢'), paragraph('ح٢'), paragraph('بلا علامة')];
    const { blocks } = await read(wordDocument({ body, footnotes, endnotes: [paragraph('خ١')] }));
    expect(placesOf(blocks)).toEqual([
      [1, 'أ'],
      [2, 'ب'],
      [1, 'خ١'],
      [1, 'ح٢'],
      [2, 'ح١'],
      [2, 'ح١-٢'],
    ]);
    expect(blocks.map(({ kind }) => kind)).toEqual(Array.from({ length: 6 }, () => 'paragraph'));
  });
});

test('places count all paragraphs, blank ones and those in tables and text boxes too', async () => {
  const body = [
    paragraph('أ'),
    '<w:p/>',
    table([['ب', 'ج']]),
    paragraph([run('د'), textBox([paragraph('ه')])]),
    paragraph('و'),
  ];
  const { blocks } = await read(wordDocument({ body }));
  expect(placesOf(blocks)).toEqual([
    [1, 'أ'],
    [3, 'ب'],
    [4, 'ج'],
    [5, 'د'],
    [6, 'ه'],
    [7, 'و'],
  ]);
});

test('the reading text is the blocks, an empty line between them; ranges point into it', async () => {
  const reading = await read(
    wordDocument({
      body: [paragraph('خبر', { style: 'Title' }), paragraph([run('أ'), LINE_BREAK, run('ب')])],
    }),
  );
  expect(reading).toEqual({
    charset: 'utf-8',
    readingText: 'خبر\n\nأ\nب',
    blocks: [
      { kind: 'headline', level: 1, place: { paragraph: 1 }, text: 'خبر', start: 0, end: 3 },
      { kind: 'paragraph', place: { paragraph: 2 }, text: 'أ\nب', start: 5, end: 8 },
    ],
    exclusions: [],
    metadata: { title: 'خبر', byline: null, published: null, url: null, licence: null },
  });
});

test('two bodies are read as one, and a note within the text is text', async () => {
  const [before, after] = ['أ', 'ج'].map((text) => paragraph(text));
  const note = `<w:footnote w:id="1">${paragraph('ب')}</w:footnote>`;
  expect(await blocksOf([`${before}</w:body><w:body>${note}${after}`])).toEqual([
    ['paragraph', 'أ'],
    ['paragraph', 'ب'],
    ['paragraph', 'ج'],
  ]);
});

test('an empty document has no blocks', async () => {
  expect((await read(wordDocument({ body: [] }))).blocks).toEqual([]);
});

describe('the title of the properties', () => {
  test.each<[string, string, string[], [string | null, ...string[]]]>([
    ['is the title where the text has no headline', 'عنوان', [paragraph('نص.')], ['عنوان', 'paragraph']],
    ['yields to the headline', 'عنوان قديم', [paragraph('عنوان', { style: 'Title' })], ['عنوان', 'headline']],
    [
      'makes a first paragraph that says the same the headline',
      'العنوان',
      [paragraph('العنوان '), paragraph('نص.')],
      ['العنوان', 'headline', 'paragraph'],
    ],
    [
      'makes a heading that says the same the headline',
      'العنوان',
      [paragraph('تقرير'), paragraph('العنوان', { style: 'Heading2' })],
      ['العنوان', 'paragraph', 'headline'],
    ],
    [
      'is none where the text begins with it',
      'أعلنت الوزارة',
      [paragraph('أعلنت الوزارة اليوم نتائجها.')],
      [null, 'paragraph'],
    ],
    ['is none where it is the name of the file', 'خبر', [paragraph('نص.')], [null, 'paragraph']],
  ])('%s', async (_, title, body, [expected, ...kinds]) => {
    const { metadata, blocks } = await read(wordDocument({ title, body }));
    expect([metadata.title, ...blocks.map(({ kind }) => kind)]).toEqual([expected, ...kinds]);
  });

  test('is all that the properties give: who typed it, and when, is not what is published', async () => {
    const { metadata } = await read(wordDocument({ title: 'عنوان', body: [paragraph('نص.')] }));
    expect(metadata).toEqual({ title: 'عنوان', byline: null, published: null, url: null, licence: null });
  });
});
