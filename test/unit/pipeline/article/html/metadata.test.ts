import { describe, expect, it } from 'vitest';
import { metadataOf } from './reading.ts';

const BODY = '<p>وصلت السفينة إلى الميناء في ساعة مبكرة من صباح اليوم.</p>';
const NEWS = 'وصول سفينة جديدة إلى الميناء';
const ld = (value: unknown): string => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;

describe('title', () => {
  it.each([
    [`<title>تبويب</title><meta property="og:title" content="اجتماعي"><h1>${NEWS}</h1>`, NEWS],
    ['<title>تبويب</title><meta property="og:title" content="اجتماعي">', 'اجتماعي'],
    [`<title>تبويب</title>${ld({ '@type': 'NewsArticle', headline: NEWS })}`, NEWS],
    [`<title>\n ${NEWS}\n | جريدة المرفأ</title>`, NEWS],
    [`<title>${NEWS} - المرفأ</title>`, NEWS],
    [`<title>${NEWS} &#8211; المرفأ</title>`, NEWS],
    [`<title>${NEWS} | أخبار | المرفأ</title>`, `${NEWS} | أخبار`],
    ['<title>الرباط - قمة عربية جديدة تبدأ</title>', 'الرباط - قمة عربية جديدة تبدأ'],
    [`<title>${NEWS}</title>`, NEWS],
    ['<svg><title>رسم</title></svg>', null],
    ['<title> </title>', null],
    [`<title>${'ط'.repeat(1001)}</title>`, null],
  ])('%s', (head, title) => {
    expect(metadataOf(head + BODY).title).toBe(title);
  });
});

describe('byline', () => {
  it.each([
    ['<meta name="author" content="سالم"><div class="byline">بقلم هند</div>', 'بقلم هند'],
    ['<p><a rel="author" href="/a">هند</a></p>', 'هند'],
    ['<p>بقلم: <a rel="author" href="/a">هند</a> | <time>اليوم</time></p>', 'بقلم: هند'],
    ['<span itemprop="author"><span itemprop="name">هند</span></span>', 'هند'],
    ['<meta name="author" content="سالم"><meta name="Author" content="هند">', 'سالم'],
    ['<meta property="article:author" content="https://facebook.example/salem">', null],
    [ld({ '@type': 'Article', author: 'سالم' }), 'سالم'],
    [ld([{ '@type': 'WebPage' }, { '@type': 'Report', author: { name: 'سالم' } }]), 'سالم'],
    [ld({ '@type': 'Article', author: [{ name: 'سالم' }, 'هند', { x: 1 }, 7] }), 'سالم، هند'],
    [`<div class="author">${'نص طويل جدا '.repeat(20)}</div>`, null],
    ['<aside><div class="byline">بقلم هند</div></aside>', null],
  ])('%s', (head, byline) => {
    expect(metadataOf(head + BODY).byline).toBe(byline);
  });
});

describe('date', () => {
  it.each([
    ['<time datetime="2024-03-01">أول مارس</time>', '2024-03-01'],
    ['<time>أول مارس</time>', 'أول مارس'],
    ['<time datetime="أمس">أول مارس</time>', 'أول مارس'],
    [
      '<time>أول مارس</time><meta property="article:published_time" content="2024-03-01T08:00Z">',
      '2024-03-01T08:00Z',
    ],
    [
      '<time datetime="2024-03-02" class="updated">ب</time><time datetime="2024-03-01">أ</time>',
      '2024-03-01',
    ],
    ['<time datetime="2024-03-02" class="updated">ب</time>', '2024-03-02'],
    ['<span itemprop="datePublished" content="2024-03-01">أمس</span>', '2024-03-01'],
    ['<meta itemprop="datePublished" content="2024-03-01">', '2024-03-01'],
    [ld({ '@graph': [{ '@type': 'NewsArticle', datePublished: '2024-03-01' }] }), '2024-03-01'],
    ['<div class="post-date">نشر يوم أول مارس</div>', 'نشر يوم أول مارس'],
    ['<p>وصلت السفينة <time datetime="2020-01-01">يوم الأربعاء</time> إلى المدينة.</p>', null],
  ])('%s', (head, published) => {
    expect(metadataOf(head + BODY).published).toBe(published);
  });
});

describe('address and licence', () => {
  it.each([
    [
      '<link rel="canonical" href=" https://a.example/x "><meta property="og:url" content="https://b.example">',
      'https://a.example/x',
    ],
    ['<meta property="og:url" content="http://b.example/م">', 'http://b.example/%D9%85'],
    [
      '<link rel="canonical" href="/x"><meta property="og:url" content="https://b.example/y">',
      'https://b.example/y',
    ],
    [ld({ '@type': 'Article', mainEntityOfPage: { '@id': 'https://c.example/' } }), 'https://c.example/'],
    ['<link rel="canonical" href="//a.example/x">', null],
    ['<link rel="canonical" href="javascript:alert(1)">', null],
    ['<link rel="canonical" href="data:text/html,x">', null],
    ['<link rel="canonical" href="https://user:secret@a.example/">', null],
    ['<link rel="canonical" href="https://user@a.example/">', null],
  ])('%s', (head, url) => {
    expect(metadataOf(head + BODY).url).toBe(url);
  });

  it.each([
    ['<link rel="license" href="https://l.example/by">', 'https://l.example/by'],
    [
      `<p>الرخصة: <a rel="license" href="https://l.example/by">نسب المصنف</a> لكل من يريد.</p>`,
      'https://l.example/by',
    ],
    ['<meta name="license" content="CC BY 4.0">', 'CC BY 4.0'],
    [ld({ '@type': 'Article', license: { url: 'https://l.example/' } }), 'https://l.example/'],
    ['<link rel="license" href="javascript:alert(1)">', null],
  ])('%s', (head, licence) => {
    expect(metadataOf(head + BODY).licence).toBe(licence);
  });
});

describe('JSON-LD that is not what it should be', () => {
  it.each([
    '{',
    'null',
    '7',
    '[[[]]]',
    '{"@type":"Person","name":"سالم"}',
    '{"__proto__":{"@type":"Article","headline":"ط"},"constructor":1}',
    '{"@type":"Article","headline":{"a":1},"author":{"name":7},"url":7,"license":[]}',
    '['.repeat(100_000),
    `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
    `{"@type":"Article","headline":"ط","pad":"${'x'.repeat(1_000_000)}"}`,
  ])('%.40s', (script) => {
    const { title, byline, url, licence } = metadataOf(
      `<script type="application/ld+json">${script}</script>${BODY}`,
    );
    expect({ title, byline, url, licence }).toEqual({ title: null, byline: null, url: null, licence: null });
  });
});
