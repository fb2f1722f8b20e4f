import { describe, expect, test } from 'vitest';
import { blocksOf, exclusionsOf, readingOf } from './reading-of.ts';

const TEXT = 'بدأ العمل في الجسر أمس.';

describe('lists of blocks', () => {
  test('strings', async () => {
    expect(await blocksOf({ body: [TEXT, 'سطر\nآخر', 'أ\n\nب', '<p>ج</p><ul><li>د</li></ul>'] })).toEqual([
      ['paragraph', TEXT, '/body/0'],
      ['paragraph', 'سطر\nآخر', '/body/1'],
      ['paragraph', 'أ', '/body/2'],
      ['paragraph', 'ب', '/body/2'],
      ['paragraph', 'ج', '/body/3'],
      ['list-item', 'د', '/body/3'],
    ]);
  });

  test('a list is itself the body', async () => {
    expect(await blocksOf(['أ', TEXT])).toEqual([
      ['paragraph', 'أ', '/0'],
      ['paragraph', TEXT, '/1'],
    ]);
    expect(await blocksOf([{ type: 'p', text: TEXT }])).toEqual([['paragraph', TEXT, '/0/text']]);
  });

  test('Editor.js', async () => {
    const blocks = [
      { type: 'header', data: { text: 'عنوان', level: 1 } },
      { type: 'paragraph', data: { text: 'قال <b>نعم</b>&nbsp;ثم مضى.' } },
      { type: 'header', data: { text: 'فصل', level: 3 } },
      {
        type: 'list',
        data: { style: 'ordered', items: ['أ', { content: 'ب', items: [{ content: 'ج', items: [] }] }] },
      },
      { type: 'quote', data: { text: 'نعم', caption: 'الوزير', alignment: 'left' } },
      {
        type: 'table',
        data: {
          withHeadings: true,
          content: [
            ['س', 'ص'],
            ['1', 2],
          ],
        },
      },
      { type: 'image', data: { file: { url: 'https://example.org/a.png' }, caption: 'الجسر', alt: 'وصف' } },
      { type: 'code', data: { code: 'a <b> * c' } },
      { type: 'delimiter', data: {} },
    ];
    expect(await blocksOf({ time: 1, version: '2', blocks })).toEqual([
      ['headline', 'عنوان', '/blocks/0/data/text'],
      ['paragraph', 'قال نعم\u00a0ثم مضى.', '/blocks/1/data/text'],
      ['heading 3', 'فصل', '/blocks/2/data/text'],
      ['list-item', 'أ', '/blocks/3/data/items/0'],
      ['list-item', 'ب', '/blocks/3/data/items/1/content'],
      ['list-item', 'ج', '/blocks/3/data/items/1/items/0/content'],
      ['quote', 'نعم', '/blocks/4/data/text'],
      ['caption', 'الوزير', '/blocks/4/data/caption'],
      ['table-cell', 'س', '/blocks/5/data/content/0/0'],
      ['table-cell', 'ص', '/blocks/5/data/content/0/1'],
      ['table-cell', '1', '/blocks/5/data/content/1/0'],
      ['table-cell', '2', '/blocks/5/data/content/1/1'],
      ['caption', 'الجسر', '/blocks/6/data/caption'],
      ['code', 'a <b> * c', '/blocks/7/data/code'],
    ]);
  });

  test('Editor.js: warnings and columns', async () => {
    const paragraph = (text: string) => ({ type: 'paragraph', data: { text } });
    const blocks = [
      { type: 'warning', data: { title: 'تنبيه', message: 'الجسر مغلق.' } },
      {
        type: 'columns',
        data: { cols: [{ blocks: [paragraph('يمين.')] }, { blocks: [paragraph('يسار.')] }] },
      },
    ];
    expect(await blocksOf({ title: 'أ', blocks })).toEqual([
      ['headline', 'أ', '/title'],
      ['heading 2', 'تنبيه', '/blocks/0/data/title'],
      ['paragraph', 'الجسر مغلق.', '/blocks/0/data/message'],
      ['paragraph', 'يمين.', '/blocks/1/data/cols/0/blocks/0/data/text'],
      ['paragraph', 'يسار.', '/blocks/1/data/cols/1/blocks/0/data/text'],
    ]);
    expect(await exclusionsOf({ title: 'أ', blocks })).toEqual([]);
  });

  test('Gutenberg', async () => {
    const blocks = [
      {
        blockName: 'core/heading',
        attrs: { level: 4 },
        innerHTML: '<h4>فصل</h4>',
        innerContent: ['<h4>فصل</h4>'],
        innerBlocks: [],
      },
      {
        blockName: 'core/list',
        attrs: {},
        innerHTML: '<ul></ul>',
        innerBlocks: [{ blockName: 'core/list-item', innerHTML: '<li>بند</li>', innerBlocks: [] }],
      },
    ];
    expect((await blocksOf({ title: 'أ', blocks })).slice(1).map(([kind, text]) => [kind, text])).toEqual([
      ['heading 4', 'فصل'],
      ['list-item', 'بند'],
    ]);
  });

  test('Portable Text', async () => {
    const spans = (...texts: string[]) => texts.map((text) => ({ _type: 'span', text, marks: [] }));
    const body = [
      { _type: 'block', style: 'h2', children: spans('فص', 'ل') },
      { _type: 'block', style: 'normal', children: spans('قال ', 'نعم', '.') },
      { _type: 'block', style: 'normal', listItem: 'bullet', children: spans('بند') },
      { _type: 'block', style: 'blockquote', children: spans('نعم') },
    ];
    expect(await blocksOf({ body })).toEqual([
      ['heading 2', 'فصل', '/body/0/children'],
      ['paragraph', 'قال نعم.', '/body/1/children'],
      ['list-item', 'بند', '/body/2/children'],
      ['quote', 'نعم', '/body/3/children'],
    ]);
  });

  test('ProseMirror', async () => {
    const text = (words: string) => ({ type: 'text', text: words });
    const content = [
      { type: 'heading', attrs: { level: 3 }, content: [text('فصل')] },
      {
        type: 'paragraph',
        content: [
          text('قال '),
          { type: 'link', content: [text('نعم')] },
          { type: 'hardBreak' },
          text('ومضى.'),
        ],
      },
      {
        type: 'bulletList',
        content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [text('بند')] }] }],
      },
      { type: 'blockquote', content: [{ type: 'paragraph', content: [text('نعم')] }] },
    ];
    expect(await blocksOf({ title: 'أ', body: { type: 'doc', content } })).toEqual([
      ['headline', 'أ', '/title'],
      ['heading 3', 'فصل', '/body/content/0/content'],
      ['paragraph', 'قال نعم\nومضى.', '/body/content/1/content'],
      ['list-item', 'بند', '/body/content/2/content/0/content/0/content'],
      ['quote', 'نعم', '/body/content/3/content/0/content'],
    ]);
  });

  test('Contentful', async () => {
    const text = (value: string) => ({ nodeType: 'text', value, marks: [], data: {} });
    const content = [
      { nodeType: 'heading-3', data: {}, content: [text('فصل')] },
      {
        nodeType: 'paragraph',
        data: {},
        content: [text('قال '), { nodeType: 'hyperlink', data: { uri: 'x' }, content: [text('نعم')] }],
      },
    ];
    const fields = { title: { ar: 'أ' }, body: { ar: { nodeType: 'document', data: {}, content } } };
    expect((await blocksOf({ sys: {}, fields })).map(([kind, words]) => [kind, words])).toEqual([
      ['headline', 'أ'],
      ['heading 3', 'فصل'],
      ['paragraph', 'قال نعم'],
    ]);
  });

  test('Draft.js', async () => {
    const blocks = [
      { key: 'a', text: 'فصل', type: 'header-two', depth: 0 },
      { key: 'b', text: TEXT, type: 'unstyled', depth: 0 },
      { key: 'c', text: 'بند', type: 'unordered-list-item', depth: 0 },
    ];
    expect((await blocksOf({ blocks, entityMap: {} })).map(([kind]) => kind)).toEqual([
      'heading 2',
      'paragraph',
      'list-item',
    ]);
  });

  test.each([
    ['kind', { kind: 'quote', text: TEXT }, 'quote'],
    ['a style that says less than the type', { type: 'quote', style: 'normal', text: TEXT }, 'quote'],
    ['a name with its origin', { blockName: 'core/quote', innerHTML: TEXT }, 'quote'],
    ['tag', { tag: 'h3', content: TEXT }, 'heading 3'],
    ['no type', { text: TEXT }, 'paragraph'],
    ['a type without a level', { type: 'heading', text: TEXT }, 'heading 2'],
    ['a level beyond 6', { type: 'heading', level: 9, text: TEXT }, 'heading 6'],
    ['a level that is none', { type: 'heading', level: 'x', text: TEXT }, 'heading 2'],
    ['related', { type: 'related', text: TEXT }, 'related'],
  ])('%s', async (_, block, kind) => {
    expect((await blocksOf({ title: 'أ', body: [block] }))[1]?.slice(0, 2)).toEqual([kind, TEXT]);
  });

  test('texts in a section are paragraphs, in a paragraph its pieces', async () => {
    const content = [
      { type: 'text', text: 'أول.' },
      { type: 'text', text: 'ثان.' },
    ];
    expect((await blocksOf({ body: [{ type: 'section', content }] })).map(([, text]) => text)).toEqual([
      'أول.',
      'ثان.',
    ]);
    expect((await blocksOf({ body: [{ type: 'p', content }] })).map(([, text]) => text)).toEqual([
      'أول.ثان.',
    ]);
  });

  test('a text and what is nested beside it', async () => {
    expect((await blocksOf({ body: { text: 'أول.', items: ['ثان.'] } })).map(([, text]) => text)).toEqual([
      'أول.',
      'ثان.',
    ]);
  });

  test('a title in a block is a heading', async () => {
    expect(await blocksOf({ title: 'أ', body: [{ type: 'section', title: 'فصل', text: TEXT }] })).toEqual([
      ['headline', 'أ', '/title'],
      ['heading 2', 'فصل', '/body/0/title'],
      ['paragraph', TEXT, '/body/0/text'],
    ]);
  });
});

describe('nothing is lost', () => {
  test('an unknown block is a paragraph', async () => {
    expect(await blocksOf({ body: [{ type: 'factbox', data: { text: TEXT } }] })).toEqual([
      ['paragraph', TEXT, '/body/0/data/text'],
    ]);
  });

  test('text in fields that are not known is excluded by name', async () => {
    const body = [
      { type: 'paragraph', text: TEXT, note: ['حاشية', { a: 'أخرى' }], id: 'x1', class: 'lead' },
      { type: 'poll', question: 'متى؟', options: ['غدا'] },
      { type: 'x'.repeat(50), q: 'متى؟' },
    ];
    expect(await exclusionsOf({ body })).toEqual([
      ['unread field: note', 'حاشية\nأخرى'],
      ['unknown block type: poll', 'متى؟'],
      ['unknown block type: poll', 'غدا'],
      [`unknown block type: ${'x'.repeat(40)}…`, 'متى؟'],
    ]);
  });

  test('of two forms of a text one is read, and the other named', async () => {
    expect(await exclusionsOf({ body: [{ type: 'p', html: `<p>${TEXT}</p>`, text: TEXT }] })).toEqual([
      ['unread field: text', TEXT],
    ]);
  });

  test('nor are its pieces read again', async () => {
    const block = { type: 'p', html: `<p>${TEXT}</p>`, children: [{ text: TEXT }] };
    expect(await exclusionsOf({ body: [block] })).toEqual([['unread field: children', TEXT]]);
  });

  test('a block with a key __proto__ is a block', async () => {
    expect(
      (await readingOf('{"body": [{"type": "p", "text": "نص.", "__proto__": {"text": "آخر"}}]}')).readingText,
    ).toBe('نص.\n\nآخر');
  });
});

describe('limits', () => {
  test.each([
    ['lists in lists', `{"body": ${'['.repeat(100_000)}"نص"${']'.repeat(100_000)}}`],
    ['objects in objects', `{"body": ${'{"data":'.repeat(50_000)}"نص"${'}'.repeat(50_000)}}`],
    ['bodies in bodies', `${'{"body":'.repeat(50_000)}"نص"${'}'.repeat(50_000)}`],
  ])('nested too deep: %s', async (_, text) => {
    await expect(readingOf(text)).rejects.toMatchObject({
      code: 'unsupported-format',
      message:
        'The body of news/a.json has blocks nested more than 100 deep, which no editor makes. Export the article again, and try again.',
    });
  });

  test.each([
    ['lists only', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['wrappers', `${'{"data":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
  ])('nested without an article: %s', async (_, text) => {
    await expect(readingOf(text)).rejects.toMatchObject({ code: 'unsupported-format' });
  });

  test('a hundred levels are read', async () => {
    expect(await blocksOf(`{"body": ${'['.repeat(100)}"نص"${']'.repeat(100)}}`)).toEqual([
      ['paragraph', 'نص', `/body${'/0'.repeat(100)}`],
    ]);
  });

  test('many blocks, many pieces', async () => {
    expect((await readingOf({ body: Array(20_000).fill(TEXT) })).blocks).toHaveLength(20_000);
    const children = Array(20_000).fill({ text: 'نص ' });
    expect((await readingOf({ body: [{ type: 'p', children }] })).blocks).toHaveLength(1);
  });
});
