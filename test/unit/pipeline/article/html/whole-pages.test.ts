import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readHtml } from '../../../../../src/pipeline/article/html/read-html.ts';
import { blocksOf, exclusionsOf, metadataOf, read } from './reading.ts';
import { LAST, LEAD, PAGES, SECOND, THIRD, TITLE } from './pages.ts';

describe.each(PAGES)('$name', ({ html, blocks, excluded, byline, published, url = null }) => {
  it('yields the article', () => {
    expect(blocksOf(html)).toEqual(blocks);
  });

  it('names all the rest', () => {
    expect(exclusionsOf(html).map(([reason]) => reason)).toEqual(excluded);
  });

  it('says what it is', () => {
    expect(metadataOf(html)).toMatchObject({ title: TITLE, byline, published, url });
  });
});

const text = [LEAD, SECOND, THIRD, LAST].map((paragraph) => `<p>${paragraph}</p>`).join('');
const page = (body: string, head = ''): string =>
  `<!doctype html><html><head>${head}</head><body>${body}</body></html>`;

describe('which part of a page is the article', () => {
  it('takes the article with the most text outside links', () => {
    const links = `<article><p><a href=x>${LEAD} ${SECOND} ${THIRD} ${LAST} ${LEAD}</a></p></article>`;
    expect(blocksOf(page(`${links}<article>${text}</article>`))).toHaveLength(4);
  });

  it('takes main where the articles are but teasers', () => {
    const html = page(`<main><div>${text}</div><article><p>مقتطف</p></article></main><div>خارج</div>`);
    expect(blocksOf(html).map(([, block]) => block)).toEqual([LEAD, SECOND, THIRD, LAST]);
    expect(exclusionsOf(html)).toEqual([
      ['other article', 'مقتطف'],
      ['outside the article', 'خارج'],
    ]);
  });

  it.each(['<div itemprop="articleBody">', '<div role="main">', '<main>'])('knows %s', (tag) => {
    const html = page(`<div>قبل</div>${tag}${text}</div></main><div>بعد</div>`);
    expect(blocksOf(html)).toHaveLength(4);
  });

  it('begins at a headline before the container, and keeps what stands between', () => {
    const html = page(
      `<div>شعار</div><h1>${TITLE}</h1><p>موجز الخبر.</p><div itemprop="articleBody">${text}</div>`,
    );
    expect(blocksOf(html).slice(0, 2)).toEqual([
      ['headline', TITLE],
      ['paragraph', 'موجز الخبر.'],
    ]);
    expect(exclusionsOf(html)).toEqual([['outside the article', 'شعار']]);
  });

  it('takes no site name for the headline where the title says better', () => {
    const html = page(
      `<div><h1>المرفأ</h1></div><div><h2>${TITLE}</h2>${text}</div>`,
      `<title>${TITLE} | المرفأ</title>`,
    );
    expect(blocksOf(html)[0]).toEqual(['headline', TITLE]);
    expect(exclusionsOf(html)).toEqual([['outside the article', 'المرفأ']]);
  });

  it('takes a first line for the headline if it says what the title says', () => {
    const html = page(
      `<article><p>${TITLE}</p>${text}</article>`,
      `<meta property="og:title" content="${TITLE}">`,
    );
    expect(blocksOf(html)[0]).toEqual(['headline', TITLE]);
  });

  it('takes no later line for the headline', () => {
    const html = page(`<article><p>${LEAD}</p><p>${TITLE}</p>${text}</article>`, `<title>${TITLE}</title>`);
    expect(blocksOf(html).map(([kind]) => kind)).not.toContain('headline');
  });

  it('keeps one paragraph beside a longer box', () => {
    const html = page(`<div><p>${LEAD}</p><div class="quote"><p>${SECOND}</p><p>${THIRD}</p></div></div>`);
    expect(blocksOf(html).map(([, block]) => block)).toEqual([LEAD, SECOND, THIRD]);
  });

  it('reads a page without text', () => {
    expect(
      read(page('<img alt="صورة"><script>1</script>', '<title>عنوان طويل للصفحة</title>')),
    ).toMatchObject({
      readingText: '',
      blocks: [],
      exclusions: [],
      metadata: { title: 'عنوان طويل للصفحة' },
    });
  });
});

describe('charsets', () => {
  // "سفينة جديدة في الميناء القديم" in windows-1256.
  const bytes = Uint8Array.from([
    ...[0xd3, 0xdd, 0xed, 0xe4, 0xc9, 0x20, 0xcc, 0xcf, 0xed, 0xcf, 0xc9, 0x20, 0xdd, 0xed, 0x20],
    ...[0xc7, 0xe1, 0xe3, 0xed, 0xe4, 0xc7, 0xc1, 0x20, 0xc7, 0xe1, 0xde, 0xcf, 0xed, 0xe3],
  ]);

  it.each([
    ['a declaration in the page', '<meta charset=windows-1256>'],
    ['an older one', '<meta http-equiv="Content-Type" content="text/html; charset=windows-1256">'],
  ])('follows %s', (_, meta) => {
    const file = Uint8Array.from([...new TextEncoder().encode(`${meta}<p>`), ...bytes]);
    const reading = readHtml({ id: 'a.html', bytes: file, charset: null });
    expect(reading.charset).toBe('windows-1256');
    expect(reading.readingText).toBe('سفينة جديدة في الميناء القديم');
  });

  it('believes the object before the page, and the page where its letters alone would not tell', () => {
    const hebrew = Uint8Array.from([0xf9, 0xec, 0xe5, 0xed]);
    const file = Uint8Array.from([...new TextEncoder().encode('<meta charset=iso-8859-8><p>'), ...hebrew]);
    const charsetOf = (charset: string | null): string =>
      readHtml({ id: 'a.html', bytes: file, charset }).charset;
    expect([charsetOf(null), charsetOf('windows-1255')]).toEqual(['iso-8859-8', 'windows-1255']);
  });

  it('says UTF-8 where it is', () => {
    expect(read('<meta charset=windows-1256><p>نص')).toMatchObject({ charset: 'utf-8', readingText: 'نص' });
  });
});

const SHARED = new URL('../../../../../../shared/seeds/variants/', import.meta.url);

describe('the development page', () => {
  const file = new URL('synth_article.html', SHARED);
  const isThere = existsSync(file);
  if (!isThere) console.warn('Skipped: the development page is not on this machine.');

  it.skipIf(!isThere)('comes out exactly', () => {
    const expected: unknown = JSON.parse(
      readFileSync(new URL('synth_article.expected.json', SHARED), 'utf8'),
    );
    const html = readFileSync(file, 'utf8');
    const { title, byline, published } = metadataOf(html);
    expect({ title, byline, time: published, blocks: blocksOf(html) }).toEqual({
      ...{ title: '', byline: '', time: '', blocks: [] },
      ...(expected as object),
      dropped: undefined,
    });
    expect(exclusionsOf(html).map(([reason]) => reason)).toEqual([
      'page header',
      'byline',
      'date',
      'share bar',
      'related articles',
      'tags',
      'sidebar',
      'footer',
    ]);
  });
});
