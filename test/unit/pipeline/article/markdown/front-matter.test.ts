import { describe, expect, test } from 'vitest';
import { blocksOf, exclusionsOf, readingOf } from './reading-of.ts';

const metadataOf = async (text: string) => (await readingOf(text)).metadata;
const NONE = { title: null, byline: null, published: null, url: null, licence: null };

describe('front matter', () => {
  const FULL = [
    ...['---', 'Title: "افتتاح الجسر"', 'author: سامي نور', 'date: 2023-04-05', 'url: https://example.org/a'],
    ...['license: CC BY 4.0', 'tags: [جسور, مدن]', '---', '', 'بدأ العمل.'],
  ].join('\n');

  test('is metadata', async () => {
    expect(await metadataOf(FULL)).toEqual({
      title: 'افتتاح الجسر',
      byline: 'سامي نور',
      published: '2023-04-05',
      url: 'https://example.org/a',
      licence: 'CC BY 4.0',
    });
  });

  test('is no text of the article, and its lines count', async () => {
    expect(await blocksOf(FULL)).toEqual([['paragraph', 'بدأ العمل.', 10]]);
    expect(await exclusionsOf(FULL)).toEqual([['front matter', FULL.slice(0, FULL.indexOf('\n\nبدأ'))]]);
  });

  test.each([
    [
      'Arabic names',
      'العنوان: جسر\nالكاتب: سامي\nالتاريخ: أمس\nالرابط: https://example.org\nالرخصة: حرة',
      { title: 'جسر', byline: 'سامي', published: 'أمس', url: 'https://example.org', licence: 'حرة' },
    ],
    ['several authors', 'authors:\n  - سامي\n  - name: هدى\n  - [لا]', { ...NONE, byline: 'سامي، هدى' }],
    [
      'dates, numbers and no stay text',
      'title: no\ndate: 2021-01-02 03:04:05\nlicense: 1.10',
      { ...NONE, title: 'no', published: '2021-01-02 03:04:05', licence: '1.10' },
    ],
    ['a folded text', 'title: >\n  سطر\n  آخر', { ...NONE, title: 'سطر آخر' }],
    [
      'broken by a colon: its lines are read',
      'title: الوزير: الجسر جاهز\nauthor: "سامي"',
      { ...NONE, title: 'الوزير: الجسر جاهز', byline: 'سامي' },
    ],
    ['broken beyond that', 'title: [\n}', NONE],
    ['an alias is not followed', 'x: &a جسر\ntitle: *a', NONE],
    ['nothing', '# nothing', NONE],
    ['what objects inherit is no field', '__proto__: {title: جسر}\nconstructor: x', NONE],
  ])('%s', async (_, yaml, metadata) => {
    const text = `---\n${yaml}\n---\nنص.`;
    expect(await metadataOf(text)).toEqual(metadata);
    expect((await exclusionsOf(text)).map(([reason]) => reason)).toEqual(['front matter']);
  });

  test.each([
    ['a BOM before it', '\ufeff---\ntitle: جسر\n---\nنص.'],
    ['CRLF', '---\r\ntitle: جسر\r\n---\r\nنص.'],
    ['dots at its end', '---\ntitle: جسر\n...\nنص.'],
    ['spaces behind the fences', '--- \ntitle: جسر\n---  \nنص.'],
  ])('%s', async (_, text) => {
    expect((await metadataOf(text)).title).toBe('جسر');
    expect(await blocksOf(text)).toEqual([['paragraph', 'نص.', 4]]);
  });

  test('TOML is taken out, not read', async () => {
    const text = '+++\ntitle = "جسر"\n+++\nنص.';
    expect(await metadataOf(text)).toEqual(NONE);
    expect(await exclusionsOf(text)).toEqual([['front matter', '+++\ntitle = "جسر"\n+++']]);
  });

  test.each([
    ['a paragraph between rules', '---\n\nقال الوزير: نعم.\n\n---\n\nنص.', ['قال الوزير: نعم.', 'نص.']],
    ['no end', '---\n\ntitle: جسر', ['title: جسر']],
    ['not at the start', 'نص.\n\n---\n\ntitle: جسر\n\n---', ['نص.', 'title: جسر']],
  ])('%s is none', async (_, text, texts) => {
    expect((await blocksOf(text)).map(([, block]) => block)).toEqual(texts);
    expect(await exclusionsOf(text)).toEqual([]);
  });

  test.each([
    ['nested deep', `a: ${'['.repeat(5000)}`],
    ['objects nested deep', `a: ${'{a: '.repeat(2000)}`],
    ['aliases of aliases', `a: &a [x]\n${'b: &b [*a,*a,*a,*a,*a,*a,*a,*a]\n'.repeat(300)}`],
  ])('%s: no metadata, no failure', async (_, yaml) => {
    expect(await metadataOf(`---\n${yaml}\n---\nنص.`)).toEqual(NONE);
  });
});

describe('title and headline', () => {
  test.each([
    ['a headline is the title', '---\ntitle: آخر\n---\n# عنوان', 'عنوان', [['headline', 'عنوان', 4]]],
    [
      'a title that is the first heading',
      '---\ntitle: عنوان\n---\n## **عنوان**\n\nنص.',
      'عنوان',
      [
        ['headline', 'عنوان', 4],
        ['paragraph', 'نص.', 6],
      ],
    ],
    [
      'a title that is the first line',
      '---\ntitle: عنوان\n---\n**عنوان**\n\n# آخر',
      'عنوان',
      [
        ['headline', 'عنوان', 4],
        ['heading 2', 'آخر', 6],
      ],
    ],
    ['a title alone', '---\ntitle: عنوان\n---\nنص.', 'عنوان', [['paragraph', 'نص.', 4]]],
    [
      'a subtitle after the headline',
      '---\nsubtitle: سطر ثان\n---\n# عنوان\n\nنص.',
      'عنوان',
      [
        ['headline', 'عنوان', 4],
        ['paragraph', 'سطر ثان', undefined],
        ['paragraph', 'نص.', 6],
      ],
    ],
    [
      'a subtitle first',
      '---\nsubtitle: سطر ثان\n---\nنص.',
      null,
      [
        ['paragraph', 'سطر ثان', undefined],
        ['paragraph', 'نص.', 4],
      ],
    ],
    [
      'a subtitle that the text has',
      '---\nsubtitle: سطر ثان\n---\n# عنوان\n\n## سطر  ثان',
      'عنوان',
      [
        ['headline', 'عنوان', 4],
        ['heading 2', 'سطر ثان', 6],
      ],
    ],
  ])('%s', async (_, text, title, blocks) => {
    expect((await metadataOf(text)).title).toBe(title);
    expect(await blocksOf(text)).toEqual(blocks);
  });
});
