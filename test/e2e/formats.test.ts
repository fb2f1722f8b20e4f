import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NOTHING_PUBLISHED, runCloud, type RunningCloud } from './running-cloud.ts';

/** Every kind of article through the whole cloud: S3, queue, bundled handler, translator, published files. */

const CONTENT = join(import.meta.dirname, '..', '..', 'content', 'articles');
const SAMPLES = readdirSync(CONTENT, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /\.\w+$/u.test(name),
);

let running: RunningCloud;
beforeAll(async () => {
  running = await runCloud();
});
afterAll(() => running.close());

test('there is a sample of each format, in three encodings', () => {
  expect([...new Set(SAMPLES.map((name) => name.slice(name.lastIndexOf('.'))))].sort()).toEqual([
    '.docx',
    '.html',
    '.json',
    '.md',
    '.txt',
  ]);
  expect(existsSync(join(CONTENT, '2026/10/night-market.html'))).toBe(true);
});

describe('a sample comes out proven', () => {
  test.each([
    ['2026/09/olive-season.md', 'text/markdown', 'utf-8'],
    ['2026/10/night-market.html', 'text/html', 'windows-1256'],
    ['2026/11/school-radio.json', 'application/json', 'utf-8'],
    ['2026/12/last-lighthouse-keeper.txt', 'text/plain', 'utf-16le'],
    [
      '2026/07/mountain-honey.docx',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'utf-8',
    ],
  ])('%s', async (id, mediaType, charset) => {
    const bytes = readFileSync(join(CONTENT, id));
    await running.put(id, bytes);
    await running.settled();
    expect(await running.status(id)).toMatchObject({ outcome: 'complete', error: null });
    const { article, blocks } = await running.proven(id, bytes);
    expect(article).toMatchObject({ mediaType, charset, bytes: bytes.length });
    expect(blocks[0]).toMatchObject({ kind: 'headline', level: 1 });
    expect(article.title?.source).toBe(blocks[0]?.segments[0]?.source);
    const { page } = await running.published(id);
    expect(page).toContain('<h1 lang="ar" dir="rtl">');
    expect(page).not.toMatch(/<script|onerror|لا يقرأ أحد هذا/u);
  });
});

describe("the object's own metadata", () => {
  const TEXT = 'وصلت السفينة الأولى. واستقبلها العمال.';
  const metadata = {
    title: encodeURIComponent('عودة الميناء'),
    byline: encodeURIComponent('سامي العلي'),
    url: 'https://example.org/harbour',
    published: '2026-11-24',
    licence: 'CC BY 4.0',
  };

  test('wins over what the file says, and its title becomes the headline', async () => {
    await running.put('described.txt', TEXT, { metadata });
    await running.settled();
    const { aligned } = await running.published('described.txt');
    const document = JSON.parse(aligned ?? '') as { article: object; blocks: object[] };
    expect(document.article).toMatchObject({
      title: { source: 'عودة الميناء', target: 'EN~عودة الميناء~' },
      byline: 'سامي العلي',
      url: 'https://example.org/harbour',
      published: '2026-11-24',
      licence: 'CC BY 4.0',
    });
    expect(document.blocks).toMatchObject([
      { kind: 'headline', level: 1, range: [0, 12] },
      { kind: 'paragraph', range: [14, 52], place: { line: 1 } },
    ]);
  });

  test('is read anew where nothing else has changed', async () => {
    await running.put('renamed.txt', TEXT, { metadata });
    await running.settled();
    await running.put('renamed.txt', TEXT, {
      metadata: { ...metadata, title: encodeURIComponent('عنوان آخر') },
    });
    await running.settled();
    const { aligned } = await running.published('renamed.txt');
    expect(aligned).toContain('"title":{"source":"عنوان آخر"');
  });

  test('a declared charset decides where the bytes leave it open', async () => {
    // Two words in windows-1256: "مقال قصير", too short for their letters to tell.
    const bytes = Uint8Array.from([0xe3, 0xde, 0xc7, 0xe1, 0x20, 0xde, 0xd5, 0xed, 0xd1]);
    await running.put('declared.txt', bytes, { contentType: 'text/plain; charset=windows-1256' });
    await running.settled();
    const { aligned } = await running.published('declared.txt');
    expect(aligned).toContain('"source":"مقال قصير"');
  });
});

describe('what no reader can read', () => {
  test.each([
    ['a Word document that is none', 'a.docx', 'نص', 'undecodable'],
    ['JSON that is none', 'a.json', '{"title": ', 'undecodable'],
    ['JSON of another shape', 'b.json', '{"price": 12}', 'unsupported-format'],
    ['HTML without text', 'a.html', '<p><script>var a = "نص";</script>&nbsp;</p>', 'empty-article'],
    ['Markdown without text', 'a.md', '---\ntitle:\n---\n\n<!-- -->\n', 'empty-article'],
  ])('is rejected with a reason: %s', async (_, id, body, code) => {
    await running.put(id, body);
    await running.settled();
    expect(await running.status(id)).toMatchObject({ outcome: 'rejected', error: { code } });
    expect(await running.published(id)).toEqual(NOTHING_PUBLISHED);
  });
});
