import { describe, expect, it } from 'vitest';
import { partsOfHtml } from '../../../../../src/pipeline/article/html/parts-of-html.ts';
import { blocksOf, exclusionsOf, read } from './reading.ts';

type Row = readonly [name: string, html: string, blocks: readonly (readonly [kind: string, text: string])[]];

const LONG = 'وصلت السفينة إلى الميناء في ساعة مبكرة من صباح اليوم بعد رحلة دامت أسبوعين في عرض البحر.';

const KINDS: readonly Row[] = [
  [
    'paragraphs',
    '<p>أول.</p><p>ثان.</p>',
    [
      ['paragraph', 'أول.'],
      ['paragraph', 'ثان.'],
    ],
  ],
  ['bare text', 'نص بلا وسوم', [['paragraph', 'نص بلا وسوم']]],
  [
    'bare text with line breaks',
    'سطر أول<br>سطر ثان<br><br>فقرة ثانية<br />&nbsp;<BR>فقرة ثالثة',
    [
      ['paragraph', 'سطر أول\nسطر ثان'],
      ['paragraph', 'فقرة ثانية'],
      ['paragraph', 'فقرة ثالثة'],
    ],
  ],
  [
    'a first main heading is the headline',
    `<h1>عنوان</h1><p>${LONG}</p>`,
    [
      ['headline', 'عنوان'],
      ['paragraph', LONG],
    ],
  ],
  [
    'later main headings are headings',
    `<h1>عنوان</h1><p>${LONG}</p><h1>قسم</h1>`,
    [
      ['headline', 'عنوان'],
      ['paragraph', LONG],
      ['heading', 'قسم'],
    ],
  ],
  [
    'a main heading far down is a heading',
    `<p>${LONG}</p><p>${LONG}!</p><p>${LONG}؟</p><p>${LONG}؟!</p><h1>قسم</h1>`,
    [
      ['paragraph', LONG],
      ['paragraph', `${LONG}!`],
      ['paragraph', `${LONG}؟`],
      ['paragraph', `${LONG}؟!`],
      ['heading', 'قسم'],
    ],
  ],
  [
    'a headline of boxes and breaks is one line',
    '<h1><div>جزء</div><div>آخر<br>منه</div></h1>',
    [['headline', 'جزء آخر منه']],
  ],
  [
    'a quotation',
    '<blockquote><p>أول.</p>ثان.</blockquote>',
    [
      ['quote', 'أول.'],
      ['quote', 'ثان.'],
    ],
  ],
  [
    'a quotation with its source',
    '<blockquote>قول أطول من اسم قائله<footer>قائله</footer></blockquote>',
    [
      ['quote', 'قول أطول من اسم قائله'],
      ['quote', 'قائله'],
    ],
  ],
  [
    'nested lists: each text once',
    '<ul><li>أ<ul><li>ب</li></ul>ت</li><li><p>ث</p></li></ul>',
    [
      ['list-item', 'أ'],
      ['list-item', 'ب'],
      ['list-item', 'ت'],
      ['list-item', 'ث'],
    ],
  ],
  [
    'a list of definitions',
    '<dl><dt>ميناء</dt><dd>مرسى السفن</dd></dl>',
    [
      ['list-item', 'ميناء'],
      ['list-item', 'مرسى السفن'],
    ],
  ],
  [
    'captions of figures, tables and by class',
    '<figure><img alt="صورة"><figcaption>أ</figcaption></figure><table><caption>ب</caption><tr><td>ت</td></tr></table><div class="wp-caption"><p class="wp-caption-text">ث</p></div>',
    [
      ['caption', 'أ'],
      ['caption', 'ب'],
      ['table-cell', 'ت'],
      ['caption', 'ث'],
    ],
  ],
  [
    'cells of a table',
    '<table><thead><tr><th>سنة</th><th>سفن</th></tr></thead><tr><td>2023</td><td>12<br>سفينة</td></tr></table>',
    [
      ['table-cell', 'سنة'],
      ['table-cell', 'سفن'],
      ['table-cell', '2023'],
      ['table-cell', '12\nسفينة'],
    ],
  ],
  [
    'cells that are layout',
    '<table><tr><td><h2>قسم</h2><p>أ.</p></td><td>ب</td></tr></table>',
    [
      ['heading', 'قسم'],
      ['paragraph', 'أ.'],
      ['table-cell', 'ب'],
    ],
  ],
  [
    'a cell that frames paragraphs',
    '<table><tr><td><p>أ.</p><p>ب.</p><p>ت.</p></td></tr></table>',
    [
      ['paragraph', 'أ.'],
      ['paragraph', 'ب.'],
      ['paragraph', 'ت.'],
    ],
  ],
  [
    'code as it stands; code within a line stays there',
    '<pre>\n a\n  b\n</pre><p>الأمر <code class="x">ls</code> هنا</p>',
    [
      ['code', ' a\n  b'],
      ['paragraph', 'الأمر ls هنا'],
    ],
  ],
  ['code in boxes', '<pre><div>a</div><div>b</div></pre>', [['code', 'a\nb']]],
  [
    'an address, details and their summary',
    '<address>شارع البحر</address><details><summary>المزيد عنه</summary>تفصيل</details>',
    [
      ['paragraph', 'شارع البحر'],
      ['paragraph', 'المزيد عنه'],
      ['paragraph', 'تفصيل'],
    ],
  ],
  [
    'loose text beside blocks',
    '<div>قبل<p>وسط</p>بعد<h2>عنوان</h2>أخيرا</div>',
    [
      ['paragraph', 'قبل'],
      ['paragraph', 'وسط'],
      ['paragraph', 'بعد'],
      ['heading', 'عنوان'],
      ['paragraph', 'أخيرا'],
    ],
  ],
  [
    'a rule parts paragraphs',
    '<div>أول<hr>ثان</div>',
    [
      ['paragraph', 'أول'],
      ['paragraph', 'ثان'],
    ],
  ],
  [
    'a line that leads elsewhere',
    '<p>نص.</p><p><b>اقرأ أيضا: <a href=x>خبر</a></b></p>',
    [
      ['paragraph', 'نص.'],
      ['related', 'اقرأ أيضا: خبر'],
    ],
  ],
  [
    'a byline in words, after the headline',
    '<h1>عنوان</h1><p>كتب: سالم</p><p>نص.</p>',
    [
      ['headline', 'عنوان'],
      ['byline', 'كتب: سالم'],
      ['paragraph', 'نص.'],
    ],
  ],
  [
    'a heading never closed is none',
    `<h2>عنوان<p>${LONG}</p><p>${LONG}</p><p>${LONG}</p><p>${LONG}</p><p>${LONG}</p>`,
    [['paragraph', 'عنوان'], ...Array.from({ length: 5 }, () => ['paragraph', LONG] as const)],
  ],
  ['nothing at all', ' <p>&nbsp;</p><p><br></p><div>\u200f</div><img alt="نص"><!-- نص -->', []],
  ['empty input', '', []],
];

const INLINE: readonly Row[] = [
  [
    'markup within words adds no space',
    '<p><b>ال</b><i>مي</i><span class=x>ناء</span> <u>الجديد</u></p>',
    [['paragraph', 'الميناء الجديد']],
  ],
  ['white space of the source is one space', '<p>أ\r\n\t  ب <b> ت</b>\n</p>', [['paragraph', 'أ ب ت']]],
  ['no-break space stays', '<p>10&nbsp;سفن\u00a0و</p>', [['paragraph', '10\u00a0سفن\u00a0و']]],
  ['a break within a paragraph stays', '<p>أ <br> ب</p>', [['paragraph', 'أ\nب']]],
  [
    'two breaks within a paragraph part it',
    '<p>أ<br><br>ب</p>',
    [
      ['paragraph', 'أ'],
      ['paragraph', 'ب'],
    ],
  ],
  ['a break opportunity is nothing', '<p>كلمة<wbr>واحدة&shy;ـ</p>', [['paragraph', 'كلمةواحدة\u00adـ']]],
  [
    'ruby and footnote marks stay',
    '<p><ruby>漢<rt>かん</rt></ruby> نص<sup>1</sup><sub>2</sub></p>',
    [['paragraph', '漢かん نص12']],
  ],
  [
    'images and embedded things are no text',
    '<p>أ<img alt="صورة">ب<embed>ت<input value="x"></p>',
    [['paragraph', 'أبت']],
  ],
  [
    'entities written twice are text',
    '<p>&amp;lt;b&amp;gt; &lt;script&gt;</p>',
    [['paragraph', '&lt;b&gt; <script>']],
  ],
  ['a right-to-left mark stays', '<p>\u200f«نص»\u200f</p>', [['paragraph', '\u200f«نص»\u200f']]],
];

describe('blocks by element', () => {
  it.each(KINDS)('%s', (_, html, expected) => {
    expect(blocksOf(html)).toEqual(expected);
  });
});

describe('text within a line', () => {
  it.each(INLINE)('%s', (_, html, expected) => {
    expect(blocksOf(html)).toEqual(expected);
  });
});

const STORY = `<p>${LONG}</p><p>${LONG.replace('السفينة', 'الباخرة')}</p>`;

describe('what is no part of the article', () => {
  it.each([
    ['<nav>الرئيسية</nav>', 'navigation', 'الرئيسية'],
    ['<div role="navigation">الرئيسية</div>', 'navigation', 'الرئيسية'],
    ['<div class="breadcrumbs">أخبار</div>', 'navigation', 'أخبار'],
    ['<ul class="pagination"><li>1</li><li>2</li></ul>', 'navigation', '1\n2'],
    ['<aside>هامش</aside>', 'sidebar', 'هامش'],
    ['<footer>الحقوق</footer>', 'footer', 'الحقوق'],
    [
      '<form><label>بريدك</label><select><option>مصر</select><button>أرسل</button></form>',
      'form',
      'بريدك\nمصر\nأرسل',
    ],
    ['<div class="social-share"><a href=x>فيسبوك</a></div>', 'share bar', 'فيسبوك'],
    [
      '<p>شارك المقال: <a href=x>فيسبوك</a> <a href=y>تويتر</a> <a href=z>واتساب</a></p>',
      'share bar',
      'شارك المقال: فيسبوك تويتر واتساب',
    ],
    ['<div class="related-posts"><p>خبر</p></div>', 'related articles', 'خبر'],
    [
      '<h3>مواضيع ذات صلة</h3><ul><li><a href=x>خبر أول</a></li></ul>',
      'related articles',
      'مواضيع ذات صلة\nخبر أول',
    ],
    [
      '<div><strong>اقرأ أيضاً:</strong></div><p><a href=x>خبر</a></p><p><a href=y>آخر</a></p>',
      'related articles',
      'اقرأ أيضاً:\nخبر\nآخر',
    ],
    ['<div class="post-tags">وسوم: بحر</div>', 'tags', 'وسوم: بحر'],
    [
      '<p>الكلمات المفتاحية: <a href=x>بحر</a> <a href=y>ميناء</a> <a href=y>سفن وبواخر</a></p>',
      'tags',
      'الكلمات المفتاحية: بحر ميناء سفن وبواخر',
    ],
    ['<ul class="tag-list"><li>بحر</li></ul>', 'tags', 'بحر'],
    ['<p><a rel="tag" href=x>بحر</a>، <a rel="tag" href=y>ميناء</a></p>', 'tags', 'بحر، ميناء'],
    ['<section id="comments"><p>تعليق زائر</p></section>', 'comments', 'تعليق زائر'],
    ['<div id="div-gpt-ad-123">إعلان</div>', 'advertisement', 'إعلان'],
    ['<div class="cookieConsent">ملفات</div>', 'cookie notice', 'ملفات'],
    ['<div class="newsletter">اشترك</div>', 'newsletter', 'اشترك'],
    ['<div class="author-box">كاتب من المدينة</div>', 'author box', 'كاتب من المدينة'],
    ['<div class="byline">بقلم سالم</div>', 'byline', 'بقلم سالم'],
    ['<time>1 مارس</time>', 'date', '1 مارس'],
    ['<div class="entry-meta">في قسم الأخبار</div>', 'article details', 'في قسم الأخبار'],
    ['<p hidden>سر</p>', 'hidden', 'سر'],
    ['<div style="color:red; DISPLAY : none">سر</div>', 'hidden', 'سر'],
    ['<span aria-hidden="true">سر</span>', 'hidden', 'سر'],
    ['<span class="sr-only">سر</span>', 'hidden', 'سر'],
    ['<noscript>فعل البرنامج</noscript>', 'hidden', 'فعل البرنامج'],
    ['<iframe>بديل</iframe>', 'hidden', 'بديل'],
    ['<button>استمع</button>', 'button', 'استمع'],
    ['<svg><text>رسم</text></svg>', 'drawing', 'رسم'],
    ['<math><mi>س</mi></math>', 'formula', 'س'],
  ])('%s', (html, reason, text) => {
    expect(exclusionsOf(STORY + html)).toEqual([[reason, text]]);
    expect(blocksOf(STORY + html)).toHaveLength(2);
  });

  it.each([
    '<div class="shadow">نص</div>',
    '<div class="has-sidebar no-comments">نص</div>',
    '<div class="tag-ads category-share">نص</div>',
    '<div class="loading readable padding">نص</div>',
    '<div class="elementor-widget elementor-widget-text">نص</div>',
    '<div style="display:block">نص</div>',
    '<div aria-hidden="false">نص</div>',
    `<h3>مواضيع ذات صلة</h3><p>${LONG}!</p>`,
    '<h3>مواضيع ذات صلة</h3>شرح<ul><li><a href=x>خبر</a></li></ul>',
  ])('keeps %s', (html) => {
    expect(exclusionsOf(STORY + html)).toEqual([]);
  });

  it.each([
    [
      '<p>وصلت السفينة <time datetime="2024-01-01">مساء الاثنين</time> إلى المدينة.</p>',
      'وصلت السفينة مساء الاثنين إلى المدينة.',
    ],
    ['<p>وصلت <time>مساء الاثنين</time>.</p>', 'وصلت مساء الاثنين.'],
    [
      '<p>برنامج الرحلة البحرية الطويلة <time>مساء الاثنين</time></p>',
      'برنامج الرحلة البحرية الطويلة مساء الاثنين',
    ],
    [
      '<p>وقالت <a rel="author" href="/a">هند سالم</a> إنها وصلت إلى المدينة.</p>',
      'وقالت هند سالم إنها وصلت إلى المدينة.',
    ],
    [`<div class="author">${LONG}${LONG}</div>`, LONG + LONG],
  ])('leaves dates and names in their line: %s', (html, text) => {
    expect(blocksOf(STORY + STORY + html).at(-1)).toEqual(['paragraph', text]);
  });

  it('takes hidden text and buttons out of the middle of a line', () => {
    const html = `${STORY}<p>قال <span hidden>سر</span>الوزير <button>استمع</button>ذلك.</p>`;
    expect(blocksOf(html).at(-1)).toEqual(['paragraph', 'قال الوزير ذلك.']);
    expect(exclusionsOf(html)).toEqual([
      ['hidden', 'سر'],
      ['button', 'استمع'],
    ]);
  });

  it.each(['<div class="content-with-sidebar">', '<form>', '<div class="share">', '<div hidden>', '<aside>'])(
    'never drops what holds most of the text: %s',
    (tag) => {
      expect(blocksOf(`<!doctype html>${tag}${STORY}`)).toHaveLength(2);
    },
  );

  it('drops comments even where they are longer than the article', () => {
    const comments = `<div id="comments"><p>${LONG}</p><p>${LONG}</p><p>${LONG}</p></div>`;
    expect(blocksOf(`<!doctype html><div>${STORY}</div>${comments}`)).toHaveLength(2);
    expect(exclusionsOf(`<!doctype html><div>${STORY}</div>${comments}`).map(([reason]) => reason)).toEqual([
      'comments',
    ]);
  });

  it('keeps a fragment that is boilerplate all over', () => {
    expect(blocksOf('<ul class="related"><li><a href=x>خبر</a></li></ul>')).toEqual([['list-item', 'خبر']]);
    expect(exclusionsOf('<!doctype html><ul class="related"><li><a href=x>خبر</a></li></ul>')).toEqual([
      ['related articles', 'خبر'],
    ]);
  });

  it.each([
    ['<p class="lead-latest">', '</p>'],
    ['<p class="recent">', '</p>'],
    ['<div class="promo-text"><p>', '</p></div>'],
    ['<div class="share-price"><p>', '</p></div>'],
    ['<div class="sidebar"><p>', '</p></div>'],
    ['<blockquote class="comment-quote">', '</blockquote>'],
    ['<p class="comments">', '</p>'],
    ['<p class="latest"><a href=x>وقالت</a> ', '</p>'],
    ['<p class="author">', '</p>'],
    ['<p class="meta">', '</p>'],
  ])('loses no prose to a class: %s', (open, close) => {
    const html = `${STORY}${open}ارتفع سعر سهم الشركة التي تدير الميناء في نهاية الأسبوع.${close}`;
    const wholePage = `<!doctype html><body><article>${html}</article></body>`;
    for (const reading of [read(html), read(wholePage)]) {
      expect(reading.blocks).toHaveLength(3);
      expect(reading.exclusions).toEqual([]);
    }
  });

  it.each([
    ['comments', `<div class="comments"><p>${LONG}</p></div>`],
    ['comments', `<li class="comment">${LONG}</li><li class="comment">${LONG}</li>`],
    ['comments', `<ol class="comment-list"><li>${LONG}</li></ol>`],
    ['related articles', `<div class="related"><h4>اقرأ أيضا</h4><p>${LONG}</p></div>`],
    ['related articles', `<div class="latest"><p>${LONG}</p><a href=x>المزيد</a></div>`],
    ['advertisement', '<p class="promo">خصم. خصم.</p>'],
    ['sidebar', `<aside class="x"><p>${LONG}</p></aside>`],
    ['navigation', `<nav><p>${LONG}</p></nav>`],
    ['byline', '<p class="author">بقلم: د. هند محمد أ. سالم، مراسلة الجريدة في مدينة الساحل</p>'],
  ])('still drops %s: %s', (reason, html) => {
    const article = `<!doctype html><article>${STORY}${STORY}${html}</article>`;
    expect(new Set(exclusionsOf(article).map(([found]) => found))).toEqual(new Set([reason]));
    expect(new Set(exclusionsOf(STORY + STORY + html).map(([found]) => found))).toEqual(new Set([reason]));
  });

  it('drops by class what no article holds', () => {
    const html = `<!doctype html><body><article>${STORY}</article><div class="recent"><p>${LONG}</p></div></body>`;
    expect(exclusionsOf(html).map(([reason]) => reason)).toEqual(['related articles']);
  });

  it.each([
    ['share bar', 'تابعونا على <a href=x>تويتر</a>'],
    ['share bar', 'تابعونا على <a>تويتر</a> و<a>فيسبوك</a>'],
    ['share bar', 'تابعونا عبر صفحتنا على <a href=x>فيسبوك</a>'],
    ['share bar', 'شارك المقال: <a href=x>فيسبوك</a>'],
    ['tags', 'الكلمات المفتاحية: <a>مكتبة</a> <a>كتب</a>'],
    ['tags', '<b>الكلمات المفتاحية:</b> <a href=x>مكتبة</a>'],
    ['tags', 'وسوم: <a href=x>كتب</a>، <a href=x>نشر</a>'],
    ['tags', 'كلمات دلالية: <a href=x>كتب</a>'],
  ])('knows a line of links by its first words: %s: %s', (reason, line) => {
    expect(exclusionsOf(`${STORY}<p>${line}</p>`).map(([found]) => found)).toEqual([reason]);
  });

  it.each([
    'تابعونا على أمل أن يجدوا <a href=x>سفينة</a>',
    'تابعونا غدا في <a href=x>الجزء الثاني من هذه السلسلة</a>',
    'تابعونا على تويتر',
    'الكلمات المفتاحية: مكتبة وكتب',
  ])('keeps a line that is no line of links: %s', (line) => {
    expect(exclusionsOf(`${STORY}<p>${line}</p>`)).toEqual([]);
  });

  it.each([
    ['<p><strong>بقلم: سلمى الحداد</strong></p>', '', 'byline'],
    ['<p>بقلم: سلمى الحداد</p>', `<p>${LONG}</p>`, 'byline'],
    ['<p>بقلم: سلمى الحداد</p>', STORY, 'paragraph'],
    ['<p>كتب سالم رسالة</p>', `<p>${LONG}</p>`, 'paragraph'],
  ])('takes %s in the first lines of a fragment for a byline', (line, before, kind) => {
    const block = blocksOf(before + line + STORY).find(([, text]) => line.includes(text));
    expect(block?.[0]).toBe(kind);
  });

  it.each([
    [`<p>${LONG}</p><title>لسان</title>`, [['paragraph', LONG]], [['hidden', 'لسان']]],
    [
      `<title>لسان<p>${LONG}</p>`,
      [
        ['paragraph', 'لسان'],
        ['paragraph', LONG],
      ],
      [],
    ],
    [
      `<p>${LONG}</p><script>x()<p>بقية النص`,
      [['paragraph', LONG]],
      [['unclosed script', 'x()<p>بقية النص']],
    ],
    [`<p>${LONG}</p><style>.x{}<p>بقية`, [['paragraph', LONG]], [['unclosed style', '.x{}<p>بقية']]],
    [`<p>نص.</p><!-- <p>${LONG}</p>`, [['paragraph', 'نص.']], [['unclosed comment', `<p>${LONG}</p>`]]],
    ['<p>a <b فإن الناتج أكبر.</p>', [['paragraph', 'a <b فإن الناتج أكبر.']], []],
    ['a <b فإن الناتج أكبر.', [['paragraph', 'a <b فإن الناتج أكبر.']], []],
  ])('loses nothing to what is never closed: %s', (html, blocks, exclusions) => {
    expect(blocksOf(html)).toEqual(blocks);
    expect(exclusionsOf(html)).toEqual(exclusions);
    expect(read(html).metadata.title).toBeNull();
  });

  it.each([
    [
      `<h1>تعادل</h1><p>${LONG}</p><h2>تعادل</h2><p>تعادل</p>`,
      ['headline', 'paragraph', 'heading', 'paragraph'],
    ],
    ['<h1>تعادل</h1><h2>تعادل</h2><p>تعادل</p>', ['headline', 'paragraph']],
    [`<h1>تعادل</h1><p>تعادل</p><p>${LONG}</p>`, ['headline', 'paragraph']],
    [`<h1>تعادل</h1><h2>قسم</h2><h2>تعادل</h2>`, ['headline', 'heading']],
  ])('drops a repeated headline only before the text: %s', (html, kinds) => {
    expect(blocksOf(html).map(([kind]) => kind)).toEqual(kinds);
  });

  it('drops a headline that is said again', () => {
    const html = `<h1>وصول السفينة</h1><h2>وصول السفينة!</h2>${STORY}`;
    expect(blocksOf(html).map(([kind]) => kind)).toEqual(['headline', 'paragraph', 'paragraph']);
    expect(exclusionsOf(html)).toEqual([['repeated headline', 'وصول السفينة!']]);
  });
});

describe('where blocks stand', () => {
  it('names the innermost block element and which of its name it is', () => {
    const html = '<p> </p><div>أ<p>ب</p>ت<ul><li>ث<li><span class=x>ج</span></ul></div>ح';
    expect(read(html).blocks.map(({ place }) => place)).toEqual([
      { element: 'div', nth: 1 },
      { element: 'p', nth: 2 },
      { element: 'div', nth: 1 },
      { element: 'li', nth: 1 },
      { element: 'li', nth: 2 },
      undefined,
    ]);
  });

  it('gives levels to headings', () => {
    const html = `<h1>أ</h1><h2>ب</h2><h6>ت</h6><h1>ث</h1><p>${LONG}</p>`;
    expect(read(html).blocks.map(({ level }) => level)).toEqual([1, 2, 6, 2, undefined]);
  });
});

describe('partsOfHtml', () => {
  it('gives parts and metadata without a file', () => {
    expect(partsOfHtml('<h1>عنوان</h1><nav>قائمة</nav><p>نص المقال هنا.</p>')).toEqual({
      parts: [
        { kind: 'headline', level: 1, place: { element: 'h1', nth: 1 }, text: 'عنوان' },
        { excluded: 'navigation', text: 'قائمة' },
        { kind: 'paragraph', place: { element: 'p', nth: 1 }, text: 'نص المقال هنا.' },
      ],
      metadata: { title: 'عنوان', byline: null, published: null, url: null, licence: null },
    });
  });
});
