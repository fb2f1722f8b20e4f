import { describe, expect, test } from 'vitest';
import { findArticle } from '../../../../../src/pipeline/article/json/find-article.ts';
import { pointerTo } from '../../../../../src/pipeline/article/json/json-values.ts';
import { blocksOf, exclusionsOf, readingOf } from './reading-of.ts';

const FIRST = 'بدأ العمل في الجسر أمس. وقال الوزير إنه سيستمر عاما.';
const SECOND = 'وحضر الافتتاح سكان الحي.';
const NONE = { title: null, byline: null, published: null, url: null, licence: null };

describe('articles of content systems', () => {
  test('WordPress', async () => {
    const post = {
      id: 12,
      date: '2023-04-05T06:07:08',
      link: 'https://example.org/12',
      type: 'post',
      title: { rendered: 'الجسر &#8211; خبر' },
      content: { rendered: `<p>${FIRST}</p>\n<h3>فصل</h3>\n<p>${SECOND}</p>`, protected: false },
      excerpt: { rendered: '<p>موجز</p>' },
      author: 7,
      _embedded: { author: [{ id: 7, name: 'هدى سالم' }] },
    };
    expect(await blocksOf([post])).toEqual([
      ['headline', 'الجسر – خبر', '/0/title/rendered'],
      ['paragraph', FIRST, '/0/content/rendered p 1'],
      ['heading 3', 'فصل', '/0/content/rendered h3 1'],
      ['paragraph', SECOND, '/0/content/rendered p 2'],
    ]);
    expect((await readingOf(post)).metadata).toEqual({
      title: 'الجسر – خبر',
      byline: 'هدى سالم',
      published: '2023-04-05T06:07:08',
      url: 'https://example.org/12',
      licence: null,
    });
  });

  test('Drupal JSON:API', async () => {
    const attributes = {
      title: 'الجسر',
      field_subtitle: 'سطر ثان',
      created: '2023-04-05',
      body: { value: `<p>${FIRST}</p>`, format: 'full', processed: `<p>${FIRST}</p>`, summary: 'موجز' },
    };
    expect(await blocksOf({ jsonapi: {}, data: { type: 'node--article', attributes } })).toEqual([
      ['headline', 'الجسر', '/data/attributes/title'],
      ['paragraph', 'سطر ثان', '/data/attributes/field_subtitle'],
      ['paragraph', FIRST, '/data/attributes/body/processed p 1'],
    ]);
  });

  test('schema.org, among other things of a page', async () => {
    const article = {
      '@type': 'NewsArticle',
      headline: 'الجسر',
      alternativeHeadline: 'سطر ثان',
      articleBody: `${FIRST}\n\n${SECOND}`,
      author: [{ '@type': 'Person', name: 'هدى' }, { name: 'سامي' }],
      datePublished: '2023-04-05',
      mainEntityOfPage: { '@id': 'https://example.org/a' },
      license: { name: 'CC BY' },
    };
    const page = { '@graph': [{ '@type': 'WebPage', name: 'صفحة' }, article] };
    expect(await blocksOf(page)).toEqual([
      ['headline', 'الجسر', '/@graph/1/headline'],
      ['paragraph', 'سطر ثان', '/@graph/1/alternativeHeadline'],
      ['paragraph', FIRST, '/@graph/1/articleBody 1'],
      ['paragraph', SECOND, '/@graph/1/articleBody 3'],
    ]);
    expect((await readingOf(page)).metadata).toEqual({
      title: 'الجسر',
      byline: 'هدى، سامي',
      published: '2023-04-05',
      url: 'https://example.org/a',
      licence: 'CC BY',
    });
  });

  test('Arabic names', async () => {
    const article = {
      العنوان: 'الجسر',
      الكاتب: 'هدى',
      التاريخ: 'أمس',
      الرابط: 'https://example.org',
      الرخصة: 'حرة',
      النص: FIRST,
    };
    expect(await blocksOf(article)).toEqual([
      ['headline', 'الجسر', '/العنوان'],
      ['paragraph', FIRST, '/النص 1'],
    ]);
    expect((await readingOf(article)).metadata).toEqual({
      title: 'الجسر',
      byline: 'هدى',
      published: 'أمس',
      url: 'https://example.org',
      licence: 'حرة',
    });
  });
});

describe('fields', () => {
  test.each([
    ['any case and spelling', { TITLE: 'الجسر', Article_Body: FIRST }, { ...NONE, title: 'الجسر' }],
    ['a date in seconds', { body: FIRST, published_at: 1680674828 }, { ...NONE, published: '1680674828' }],
    [
      'fields around the article',
      { url: 'https://example.org', post: { title: 'الجسر', body: FIRST } },
      { ...NONE, title: 'الجسر', url: 'https://example.org' },
    ],
    [
      'the nearest one',
      { title: 'موقع', post: { title: 'الجسر', body: FIRST } },
      { ...NONE, title: 'الجسر' },
    ],
    [
      'a blank one does not count',
      { headline: ' ', title: 'الجسر', body: FIRST },
      { ...NONE, title: 'الجسر' },
    ],
    [
      'tags and entities in a name',
      { byline: '<a href="/x">هدى</a> &amp; سامي', body: FIRST },
      { ...NONE, byline: 'هدى & سامي' },
    ],
    ['the first of two spellings', { title: 'الجسر', Title: 'لا', body: FIRST }, { ...NONE, title: 'الجسر' }],
    ['an identifier is no date', { date: { id: 5 }, body: FIRST }, NONE],
    ['a number is no author', { author: 12, body: FIRST }, NONE],
    [
      'inherited names are no fields',
      '{"__proto__": {"title": "لا"}, "constructor": "لا", "body": "نص."}',
      NONE,
    ],
  ])('%s', async (_, article, metadata) => {
    expect((await readingOf(article)).metadata).toEqual(metadata);
  });

  test('byline, date, address and licence are no text', async () => {
    const article = { body: FIRST, byline: 'هدى', date: 'أمس', url: 'https://example.org', licence: 'حرة' };
    expect((await readingOf(article)).readingText).toBe(FIRST);
  });

  test('Arabic text in other fields beside the body is excluded by name, after it', async () => {
    const article = {
      title: 'الجسر',
      headline: 'جسر جديد',
      summary: 'ملخص.',
      excerpt: { rendered: '<p>موجز &amp; تتمة</p>', protected: false },
      lead: 'مقدمة.',
      description: 'وصف.',
      subtitle: 'عنوان فرعي',
      standfirst: 'تقديم.',
      content: [FIRST],
      image: { caption: 'تعليق على الصورة', alt: 'رجل على جسر', src: 'a.jpg' },
      tags: ['جسور', 'مدن', 'bridges'],
      slug: 'new-bridge',
      id: 7,
    };
    expect(await exclusionsOf(article)).toEqual([
      ['unread field: title', 'الجسر'],
      ['unread field: summary', 'ملخص.'],
      ['unread field: excerpt', 'موجز & تتمة'],
      ['unread field: lead', 'مقدمة.'],
      ['unread field: description', 'وصف.'],
      ['unread field: standfirst', 'تقديم.'],
      ['unread field: image', 'تعليق على الصورة\nرجل على جسر'],
      ['unread field: tags', 'جسور\nمدن'],
    ]);
  });

  test('but not what is for machines, nor without end', async () => {
    const machine = {
      _links: { self: 'رابط' },
      '@context': 'سياق',
      meta: { description: 'وصف' },
      seo: 'وصف',
    };
    const many = Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`note${n}`, 'حاشية']));
    const found = await exclusionsOf({ ...machine, body: FIRST, more: 'كلام '.repeat(10_000), ...many });
    expect(found).toHaveLength(50);
    expect(found[0]).toEqual(['unread field: more', 'كلام '.repeat(400).trim()]);
  });

  test('fields of the objects around the one that holds the body do not count', async () => {
    expect(await exclusionsOf({ summary: 'ملخص القائمة', article: { title: 'أ', body: FIRST } })).toEqual([]);
  });

  test('a pointer spells names as the file does, with ~ and / escaped', async () => {
    expect(await blocksOf({ Data: { field_body: FIRST } })).toEqual([
      ['paragraph', FIRST, '/Data/field_body 1'],
    ]);
    expect(pointerTo('/a', 'b/c~d')).toBe('/a/b~1c~0d');
  });
});

describe('a body that is text', () => {
  test('lines, as in plain text', async () => {
    expect(await blocksOf({ title: 'الجسر', body: `${FIRST}\n${SECOND}` })).toEqual([
      ['headline', 'الجسر', '/title'],
      ['paragraph', FIRST, '/body 1'],
      ['paragraph', SECOND, '/body 2'],
    ]);
  });

  test('without a title it may have its own headline', async () => {
    const { blocks, metadata } = await readingOf({ body: `جسر جديد\n\n${FIRST}` });
    expect(blocks[0]).toMatchObject({ kind: 'headline', level: 1, text: 'جسر جديد' });
    expect(metadata.title).toBe('جسر جديد');
  });

  test('with a title, a first line without a stop is a paragraph', async () => {
    const blocks = await blocksOf({ title: 'الجسر', body: `جسر جديد\n\n${FIRST}` });
    expect(blocks[1]).toEqual(['paragraph', 'جسر جديد', '/body 1']);
  });

  test('entities without tags are read', async () => {
    expect(
      (await readingOf({ body: 'قال &quot;نعم&quot;.\n\nثم مضى.' })).blocks.map(({ text }) => text),
    ).toEqual(['قال "نعم".', 'ثم مضى.']);
  });

  test('a < that opens no element is text', async () => {
    expect((await readingOf({ body: 'كان 3 <5 و <س> هنا.' })).readingText).toBe('كان 3 <5 و <س> هنا.');
  });

  test.each([
    ['to the end', 'أولى.\n\nإذا كان a <b فإن الناتج أكبر.\n\nوهذه أخيرة.'],
    ['to the next <', 'إذا كان a <b فإن c <d أصغر.\n\nوهذه أخيرة.'],
    ['beside entities', 'إذا كان a <b فإن c &amp; d.\n\nوهذه أخيرة.'],
    ['a comment that does not end', 'اكتب <!-- ثم أكمل.\n\nوهذه أخيرة.'],
  ])('a < before a name is text where no > follows: %s', async (_, body) => {
    expect((await readingOf({ title: 'عنوان', body })).readingText).toBe(
      `عنوان\n\n${body.replace('&amp;', '&')}`,
    );
    const paragraphs = (await readingOf({ title: 'عنوان', body: body.split('\n\n') })).readingText;
    expect(paragraphs).toBe(`عنوان\n\n${body.replace('&amp;', '&')}`);
  });

  test('a comment that ends is none', async () => {
    expect((await readingOf({ body: 'أول.<!-- ملاحظة --> ثان.' })).readingText).toBe('أول. ثان.');
  });

  test('HTML, with a headline of its own', async () => {
    expect((await readingOf({ body: `<h1>جسر</h1><p>${FIRST}</p>` })).metadata.title).toBe('جسر');
  });

  test.each([
    ['in text', { title: 'الجسر', body: `الجسر\n\n${FIRST}` }],
    ['in HTML', { title: 'الجسر', body: `<h1>الجسر </h1><p>${FIRST}</p>` }],
    ['in blocks', { title: 'الجسر', body: ['الجسر', FIRST] }],
  ])('a title is not there twice: %s', async (_, article) => {
    expect((await readingOf(article)).blocks.map(({ kind, text }) => [kind, text])).toEqual([
      ['headline', 'الجسر'],
      ['paragraph', FIRST],
    ]);
    expect(await exclusionsOf(article)).toEqual([['repeated title', 'الجسر']]);
  });

  test('nor a subtitle', async () => {
    const blocks = await blocksOf({ title: 'الجسر', subtitle: SECOND, body: [SECOND, FIRST] });
    expect(blocks.map(([, text]) => text)).toEqual(['الجسر', SECOND, FIRST]);
  });

  test('control characters are spaces, lone surrogates U+FFFD', async () => {
    expect((await readingOf('{"title": "أ\\u0000ب", "body": "نص\\u0000آخر\\ud800."}')).readingText).toBe(
      'أ ب\n\nنص آخر\ufffd.',
    );
  });

  test.each([
    ['in an object', { body: { value: FIRST } }, '/body/value 1'],
    ['in a list of one object', { body: [{ value: FIRST, format: 'x' }] }, '/body/0/value 1'],
    ['by language', { body: { ar: FIRST, en: 'x' } }, '/body/ar 1'],
    ['the first that is not blank', { content: FIRST, body: '' }, '/content 1'],
  ])('%s', async (_, article, place) => {
    expect(await blocksOf(article)).toEqual([['paragraph', FIRST, place]]);
  });
});

describe('a text in an object', () => {
  test('what stands beside it and says something different is not lost', async () => {
    const section = {
      heading: 'قسم',
      text: 'نص أول.',
      note: 'ملاحظة',
      html: `<p>${FIRST}</p>`,
      caption: 'صورة',
    };
    const article = { title: 'عنوان', sections: [section] };
    expect(await blocksOf(article)).toEqual([
      ['headline', 'عنوان', '/title'],
      ['heading 2', 'قسم', '/sections/0/heading'],
      ['paragraph', FIRST, '/sections/0/html p 1'],
      ['caption', 'صورة', '/sections/0/caption'],
    ]);
    expect(await exclusionsOf(article)).toEqual([
      ['unread field: text', 'نص أول.'],
      ['unread field: note', 'ملاحظة'],
    ]);
  });

  test('other forms of it say nothing different', async () => {
    const content = {
      raw: `<!-- wp:paragraph -->\n<p>${FIRST}</p>\n<!-- /wp:paragraph -->`,
      rendered: `\n<p>${FIRST}</p>`,
      plain: FIRST,
      extra: `${FIRST}\n\n${SECOND}`,
      alt: 'وصف صورة',
    };
    expect(await exclusionsOf({ content })).toEqual([['unread field: extra', SECOND]]);
  });

  test('the raw form is read where it is the only one', async () => {
    expect(
      await blocksOf({ title: { raw: 'عنوان' }, content: { raw: `<p>${FIRST}</p>`, protected: false } }),
    ).toEqual([
      ['headline', 'عنوان', '/title/raw'],
      ['paragraph', FIRST, '/content/raw p 1'],
    ]);
  });
});

describe('one article a file', () => {
  test.each([
    [
      'a list',
      [
        { title: 'أ', body: FIRST },
        { title: 'ب', body: SECOND },
      ],
      'news/a.json holds 2 articles. Put one article into each file and try again.',
    ],
    [
      'a list in a field',
      {
        posts: [
          { title: 'أ', body: FIRST },
          { title: 'ب', body: SECOND },
        ],
      },
      'news/a.json holds 2 articles in its field posts. Put one article into each file and try again.',
    ],
    [
      'JSON:API',
      { data: [{ attributes: { title: 'أ', body: FIRST } }, { attributes: { title: 'ب', body: SECOND } }] },
      'news/a.json holds 2 articles in its field data. Put one article into each file and try again.',
    ],
    [
      'JSON Lines',
      '{"title": "أ", "body": "ب"}\n{"title": "ج", "body": "د"}\n',
      'news/a.json goes on after the end of its JSON value, at line 2, column 1: it looks like JSON Lines, several articles in one file. Put one article into each file and try again.',
    ],
  ])('several are refused: %s', async (_, value, message) => {
    await expect(readingOf(value)).rejects.toMatchObject({ code: 'unsupported-format', message });
  });

  test.each([
    ['a list of one', [{ title: 'أ', body: FIRST }], '/0/body 1'],
    ['a wrapper with a list of one', { items: [{ title: 'أ', body: FIRST }] }, '/items/0/body 1'],
    [
      'wrappers in wrappers',
      { response: { data: { article: { title: 'أ', body: FIRST } } } },
      '/response/data/article/body 1',
    ],
    [
      'one wrapper among others',
      { page: { number: 1 }, result: { title: 'أ', body: FIRST } },
      '/result/body 1',
    ],
  ])('%s', async (_, value, place) => {
    expect((await blocksOf(value)).at(-1)?.[2]).toBe(place);
  });
});

test('what says nothing is searched once, however many bodies stand around it', () => {
  let searched = 0;
  const blank = new Proxy(
    {},
    {
      ownKeys() {
        searched += 1;
        return [];
      },
    },
  );
  let body: unknown = [blank];
  for (let depth = 0; depth < 90; depth += 1) body = { content: body };
  expect(() => findArticle(body, 'news/a.json')).toThrow(/holds no text/u);
  expect(searched).toBeLessThan(10);
});

describe('what is no article', () => {
  const LOOKED = 'articleBody, body, body html, content';

  test('says what was looked for and what was found', async () => {
    const fields = Object.fromEntries(
      Array.from({ length: 14 }, (_, index) => [`f${index}${'x'.repeat(60)}`, index]),
    );
    const error = await readingOf(fields).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'WarraqError', code: 'unsupported-format' });
    expect(String(error)).toContain(`It looked for the text in fields called ${LOOKED}`);
    expect(String(error)).toContain(`found “f0${'x'.repeat(38)}…”, “f1`);
    expect(String(error)).toContain('“f11xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…” and 2 more.');
    expect(String(error)).not.toContain('f12');
  });

  test.each([
    ['null', 'null', 'found null.'],
    ['"نص"', '"نص"', 'found a single string.'],
    ['7', '7', 'found a single number.'],
    ['[]', '[]', 'found an empty list.'],
    ['[1]', '[1]', 'found a list without articles or paragraphs.'],
    ['{}', '{}', 'found an object without fields.'],
    ['body: 3', '{"body": 3}', 'found “body”.'],
  ])('%s', async (_, text, found) => {
    await expect(readingOf(text)).rejects.toMatchObject({ code: 'unsupported-format' });
    await expect(readingOf(text)).rejects.toThrow(found);
  });

  test.each([
    ['a blank file', ' \n', 'news/a.json holds no text.'],
    ['a blank body', { title: 'أ', body: ' ' }, 'its field body is empty'],
    ['blank blocks', { title: 'أ', body: [{ type: 'paragraph', text: '' }] }, 'at /body are no words'],
    ['empty HTML', { title: 'أ', body: '<p></p>' }, 'at /body are no words'],
  ])('%s is an empty article', async (_, value, message) => {
    await expect(readingOf(value)).rejects.toMatchObject({ code: 'empty-article' });
    await expect(readingOf(value)).rejects.toThrow(message);
  });
});
