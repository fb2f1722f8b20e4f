import { describe, expect, it } from 'vitest';
import { blocksOf, metadataOf, read } from './reading.ts';

const P = '<p>وصلت السفينة إلى الميناء صباح اليوم.</p>';
const POISON = /script|alert|onerror|javascript|data:|expression|style/iu;

describe('what runs elsewhere is neither text nor metadata', () => {
  it.each([
    '<script>alert(1)</script>',
    '<SCRIPT type=module>alert(1)</SCRIPT >',
    '<script>"<!--<script>"</script>',
    '<style>p{color:expression(alert(1))}</style>',
    '<img src=x onerror="alert(1)" alt="javascript:alert(1)">',
    '<a href="javascript:alert(1)">رابط</a>',
    '<iframe srcdoc="<script>alert(1)</script>" src="data:text/html,x"></iframe>',
    '<svg onload=alert(1)><script>alert(1)</script><style>a</style></svg>',
    '<math><annotation-xml><script>alert(1)</script></annotation-xml></math>',
    '<template><p>alert</p></template>',
    '<p title="<script>alert(1)</script>" onclick=alert(1)>سليم</p>',
    '<!-- <script>alert(1)</script> -->',
    '<p>أ<script>alert(1)</script>ب</p>',
    '<![CDATA[<script>alert(1)</script>]]>',
    '<meta property="og:title" content="<script>alert(1)</script>عنوان"><meta name="author" content="javascript:alert(1)">',
    '<meta property="og:title" content="&lt;img src=x onerror=alert(1)&gt;عنوان">',
    '<link rel="canonical" href="javascript:alert(1)"><link rel="license" href="data:text/html,alert">',
    `<script type="application/ld+json">{"@type":"Article","headline":"<script>alert(1)<\\/script>ط","author":"<img onerror=alert(1)>سالم","url":"javascript:alert(1)"}</script>`,
    '<time datetime="javascript:alert(1)">أمس</time>',
    '<script>alert(1)',
    '<style>alert',
  ])('%s', (html) => {
    const { readingText, metadata } = read(P + html);
    expect(readingText).not.toMatch(POISON);
    expect(JSON.stringify(metadata)).not.toMatch(POISON);
    expect(readingText).toContain('وصلت السفينة');
  });

  it('keeps markup that is written as text', () => {
    expect(blocksOf('<p>اكتب &lt;script&gt; هنا</p>')).toEqual([['paragraph', 'اكتب <script> هنا']]);
  });

  it('takes names of objects for names', () => {
    const html =
      '<meta name="__proto__" content="x"><meta name="constructor" content="y"><p class="constructor __proto__ toString">نص</p><constructor>آخر</constructor>';
    expect(blocksOf(html).map(([, text]) => text)).toEqual(['نص', 'آخر']);
    expect(metadataOf(html).title).toBeNull();
  });
});

describe('sizes', () => {
  const MANY = 10_000;
  it.each([
    ['nested boxes', '<div>'.repeat(20_000), 1],
    ['nested boxes with text', '<div>ن'.repeat(MANY), MANY],
    ['nested lists', '<ul><li>ن'.repeat(5_000), 5_000],
    ['nested tables', '<table><tr><td>'.repeat(5_000), 1],
    ['nested phrasing', '<b>'.repeat(20_000), 1],
    ['phrasing closed by other names', '<b>'.repeat(MANY) + '</i>'.repeat(MANY), 1],
    ['nested links', '<a href=x><i>'.repeat(MANY), 1],
    ['nested quotations', '<blockquote>'.repeat(MANY), 1],
    ['dates side by side', '<time>ن</time>'.repeat(30_000), 1],
    ['boxes in one block', `<pre>${'<div>ن'.repeat(MANY)}`, 1],
    ['siblings', '<p>ن</p>'.repeat(MANY), MANY + 1],
    ['empty paragraphs', '<p></p>'.repeat(MANY), 1],
    ['line breaks', '<br>'.repeat(MANY), 1],
    ['read-also lines', '<p><a href=x>اقرأ أيضا</a></p>'.repeat(5_000), 1],
    ['blanks within a date', `<p>ن</p><div><time>a${'\u00a0'.repeat(40_000)}b</time></div>`, 2],
    ['blanks within a byline', `<p>نص</p><div class=byline>a${'\u00a0'.repeat(40_000)}b</div>`, 2],
    ['related heads', `<p>ن</p>${'<div><div><a href="#">اقرأ أيضا</a></div></div>'.repeat(16_000)}`, 2],
    [
      'related heads in phrasing',
      `<p>ن</p>${'<i id=x><p><a href="#">اقرأ أيضا</a></p></i>'.repeat(10_000)}`,
      2,
    ],
    [
      'related heads and empty boxes',
      `<p>ن</p>${'<p>اقرأ أيضا</p>'.repeat(5_000)}${'<p></p>'.repeat(5_000)}`,
      5_002,
    ],
    ['comments side by side', `<p>ن</p>${'<p class=comment>ن</p>'.repeat(10_000)}`, 2],
    ['tags that never end', '<a x '.repeat(MANY), 1],
    ['tags that end in quotations', '<a x="<a y=\''.repeat(MANY), 1],
    ['quotations that never end', `<a x='>${'<b x="y">ن</b>'.repeat(MANY)}<a x=">`, 1],
    ['end tags that never end', '</p '.repeat(MANY), 1],
    ['titles that never end', '<title>'.repeat(MANY), 1],
    ['open comments', '<!--'.repeat(MANY) + '-->', 1],
    ['open entities', '&#'.repeat(MANY), 1],
    ['classes', `<p class="${'a-b '.repeat(MANY)}">`, 1],
    ['attributes', `<p ${'x=y '.repeat(MANY)}>`, 1],
  ])('%s', (_, html, blocks) => {
    const reading = read(`${html}نص`);
    expect(reading.blocks).toHaveLength(blocks);
    expect(reading.readingText.endsWith('نص')).toBe(true);
  });

  it('reads one very long line', () => {
    const words = 'كلمة '.repeat(50_000).trim();
    expect(blocksOf(words)).toEqual([['paragraph', words]]);
  });

  it('mends lone surrogates', () => {
    const { blocks } = read('<p>a&#xD800;b</p>');
    expect(blocks[0]?.text).toBe('a\ufffdb');
  });
});

describe('more tags than any page has', () => {
  it('are refused before they are read', () => {
    expect(() => read('<b>'.repeat(1_000_001))).toThrow(
      expect.objectContaining({
        code: 'too-large',
        message:
          'a.html holds more than 1000000 tags, more than any article has. Export it without its layout and try again.',
      }),
    );
  });
});
