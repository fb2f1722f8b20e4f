/** Whole pages as common systems write them, about an invented harbour, and what is to be read from them. */

export const TITLE = 'افتتاح ميناء جديد في مدينة الساحل';

/** Paragraphs of the article. */
export const [LEAD, SECOND, THIRD, LAST] = [
  'الساحل - افتتحت السلطات المحلية، صباح الأحد، ميناء جديدا على الساحل الشرقي للمدينة بعد ثلاث سنوات من الأشغال المتواصلة.',
  'وقال مدير الميناء سامي الحداد إن المشروع سيوفر 1200 فرصة عمل لأبناء المنطقة خلال العام الأول من تشغيله.',
  'ويضم الميناء خمسة أرصفة ومستودعا للحبوب، إضافة إلى محطة صغيرة لمعالجة المياه قبل إعادتها إلى البحر.',
  'ومن المنتظر أن تستقبل الأرصفة أولى السفن التجارية مطلع الشهر المقبل، حسب بيان وزعته إدارة الميناء.',
];
export const HEADING = 'أرقام عن المشروع';
export const CAPTION = 'رافعات على الرصيف الأول (أرشيف)';
export const QUOTE = '«انتظر الصيادون هذا اليوم منذ زمن طويل، ولن يعود البحر كما كان».';

export interface SamplePage {
  readonly name: string;
  readonly html: string;
  readonly blocks: readonly (readonly [kind: string, text: string])[];
  /** Reasons, in order. */
  readonly excluded: readonly string[];
  readonly byline: string | null;
  readonly published: string | null;
  readonly url?: string;
}

const COMMENTS = Array.from(
  { length: 6 },
  (_, index) =>
    `<li class="comment even"><article class="comment-body"><footer class="comment-meta"><b class="fn">زائر ${index}</b>
     <time datetime="2024-03-0${index + 2}">منذ يوم</time></footer>
     <div class="comment-content"><p>تعليق طويل رقم ${index}: مبروك للمدينة وأهلها هذا الإنجاز الذي طال انتظاره، ونتمنى أن تتبعه مشاريع
     أخرى للطرق والمدارس والمستشفيات في كل أحياء المدينة القديمة والجديدة دون استثناء.</p></div></article></li>`,
).join('');

const wordPress: SamplePage = {
  name: 'WordPress: article, details, share bar, related posts, comments longer than the text',
  html: `<!DOCTYPE html>
<html dir="rtl" lang="ar"><head><meta charset="UTF-8"><title>${TITLE} &#8211; جريدة المرفأ</title>
<link rel="canonical" href="https://harbour.example/2024/03/port/">
<meta property="og:title" content="${TITLE}"><meta property="article:published_time" content="2024-03-01T06:00:00+00:00">
<style>.hidden{display:none}</style><script>window.ads = "<p>إعلان</p>";</script></head>
<body class="rtl post-template-default single single-post has-sidebar tag-related category-ads">
<a class="skip-link screen-reader-text" href="#content">تجاوز إلى المحتوى</a>
<header id="masthead" class="site-header"><p class="site-title"><a href="/">جريدة المرفأ</a></p>
<nav class="main-navigation"><ul><li><a href="/">الرئيسية</a></li><li><a href="/e">اقتصاد</a></li></ul></nav></header>
<div id="content" class="site-content content-with-sidebar"><main id="main" class="site-main">
<article id="post-71" class="post-71 post type-post status-publish has-post-thumbnail category-news tag-comments">
<header class="entry-header"><h1 class="entry-title">${TITLE}</h1>
<div class="entry-meta"><span class="posted-on">نشر في <time class="entry-date published" datetime="2024-03-01T08:00:00+02:00">1 مارس 2024</time>
<time class="updated" datetime="2024-03-02T08:00:00+02:00">2 مارس 2024</time></span> <span class="byline">بقلم <span class="author vcard"><a href="/a">ليلى المنصوري</a></span></span></div></header>
<div class="entry-content">
<figure class="wp-block-image"><img src="a.jpg" alt="ميناء"><figcaption>${CAPTION}</figcaption></figure>
<p>${LEAD}</p>
<p>${SECOND.replace('سامي الحداد', '<a href="/tag/x"><strong>سامي الحداد</strong></a>')}</p>
<p>اقرأ أيضا: <a href="/2">مشروع طريق الساحل يدخل مرحلته الأخيرة</a></p>
<h2 class="wp-block-heading">${HEADING}</h2>
<p>${THIRD}</p>
<ul class="wp-block-list"><li>خمسة أرصفة بطول 900 متر</li><li>مستودع يتسع لمئة ألف طن</li></ul>
<blockquote class="wp-block-quote"><p>${QUOTE}</p><cite>صياد من الحي القديم</cite></blockquote>
<p>${LAST}</p>
<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">شارك هذا الموضوع:</h3><ul><li><a href="#">فيسبوك</a></li><li><a href="#">إكس</a></li></ul></div>
<div id="jp-relatedposts" class="jp-relatedposts"><h3>مقالات ذات صلة</h3><p>تقرير سابق عن المدينة القديمة وأسوارها</p></div>
</div><footer class="entry-footer"><span class="cat-links">نشرت في <a href="/n">أخبار</a></span></footer></article>
<nav class="navigation post-navigation"><a href="/1">المقالة السابقة</a></nav>
<div id="comments" class="comments-area"><h2 class="comments-title">6 تعليقات</h2><ol class="comment-list">${COMMENTS}</ol>
<div id="respond" class="comment-respond"><form><label>اسمك</label><input name="author"></form></div></div></main>
<aside id="secondary" class="widget-area"><section class="widget"><h2>الأكثر قراءة</h2><ul><li><a href="/9">خبر آخر</a></li></ul></section></aside></div>
<footer class="site-footer">جميع الحقوق محفوظة</footer></body></html>`,
  blocks: [
    ['headline', TITLE],
    ['caption', CAPTION],
    ['paragraph', LEAD],
    ['paragraph', SECOND],
    ['related', 'اقرأ أيضا: مشروع طريق الساحل يدخل مرحلته الأخيرة'],
    ['heading', HEADING],
    ['paragraph', THIRD],
    ['list-item', 'خمسة أرصفة بطول 900 متر'],
    ['list-item', 'مستودع يتسع لمئة ألف طن'],
    ['quote', QUOTE],
    ['quote', 'صياد من الحي القديم'],
    ['paragraph', LAST],
  ],
  excluded: [
    'hidden',
    'page header',
    'date',
    'byline',
    'share bar',
    'related articles',
    'footer',
    'navigation',
    'comments',
    'sidebar',
    'footer',
  ],
  byline: 'بقلم ليلى المنصوري',
  published: '2024-03-01T08:00:00+02:00',
  url: 'https://harbour.example/2024/03/port/',
};

const drupal: SamplePage = {
  name: 'Drupal: nested div elements without a landmark, headline outside the body, side regions without classes that tell',
  html: `<!DOCTYPE html><html lang="ar" dir="rtl"><head><title>${TITLE} | بوابة الساحل</title>
<meta name="dcterms.license" content="https://creativecommons.org/licenses/by/4.0/"></head><body>
<div id="page-wrapper"><div id="page"><div id="header" class="header"><div class="section"><div class="region region-header">
<div id="block-branding"><a href="/">بوابة الساحل</a></div><div class="menu-block-wrapper menu-name-main-menu"><ul><li><a href="/a">أخبار</a></li></ul></div></div></div></div>
<div id="main-wrapper" class="layout-main-wrapper"><div id="main" class="layout-main"><div class="region region-breadcrumb"><div class="breadcrumb"><a href="/">الرئيسية</a> » ${TITLE}</div></div>
<div class="main-content column"><div class="section">
<div id="block-page-title"><h1 class="title page-title"><span class="field field--name-title">${TITLE}</span></h1></div>
<div class="node__meta"><span>أضافه <span class="username" rel="author">محرر الموقع</span> في جمعة, 03/01/2024</span></div>
<div id="block-content"><div class="node node--type-article"><div class="node__content">
<div class="field field--name-field-image"><img src="x.jpg" alt="صورة"></div>
<div class="field field--name-body field--type-text-with-summary"><div class="field__item">
<p dir="RTL" style="text-align: justify;"><span style="font-size:16px"><span lang="AR-SA">${LEAD}</span></span></p>
<p>&nbsp;</p>
<p><span>${SECOND.slice(0, 30)}</span><span>${SECOND.slice(30)}</span></p>
<p><strong>${HEADING}</strong></p>
<p>${THIRD}</p><p>${LAST}</p></div></div>
<div class="field field--name-field-tags"><div class="field__label">الوسوم</div><div class="field__items"><a href="/t/1">ميناء</a> <a href="/t/2">اقتصاد</a></div></div>
<div class="links"><ul class="links inline"><li><a href="/print">نسخة للطباعة</a></li></ul></div>
</div></div></div></div></div>
<div class="column sidebar"><div class="section"><h2>استطلاع</h2><p>هل تؤيد توسيع الميناء؟</p></div></div></div></div>
<div class="site-footer">بوابة الساحل 2024</div></div></div></body></html>`,
  blocks: [
    ['headline', TITLE],
    ['paragraph', LEAD],
    ['paragraph', SECOND],
    ['paragraph', HEADING],
    ['paragraph', THIRD],
    ['paragraph', LAST],
  ],
  excluded: [
    'outside the article',
    'navigation',
    'article details',
    'tags',
    'outside the article',
    'sidebar',
    'footer',
  ],
  byline: null,
  published: null,
};

const layoutTable: SamplePage = {
  name: 'An old page: one big form, layout tables, font tags, paragraphs made of line breaks, upper case, tags left open',
  html: `<HTML><HEAD><TITLE>${TITLE} - صحيفة</TITLE></HEAD><BODY BGCOLOR=#ffffff>
<FORM name="aspnetForm" id="aspnetForm" action="x.aspx"><TABLE width=100%><TR><TD colspan=2 class="topbar"><A HREF="/">الأولى</A> | <A HREF="/s">رياضة</A></TD>
<TR><TD width=150 valign=top><A HREF="/1">محليات</A><BR><A HREF="/2">عالم</A><BR><INPUT type=text name=q><SELECT><OPTION>بحث في الموقع<OPTION>بحث في الأرشيف</SELECT></TD>
<TD valign=top><FONT size=5 color=red><H1>${TITLE}</H1></FONT>
<FONT face="Simplified Arabic">${LEAD}<BR><BR>
${SECOND}<BR>
${THIRD}
<BR>&nbsp;<BR>${LAST}</FONT></TD></TABLE></FORM></BODY></HTML>`,
  blocks: [
    ['headline', TITLE],
    ['paragraph', LEAD],
    ['paragraph', `${SECOND}\n${THIRD}`],
    ['paragraph', LAST],
  ],
  excluded: ['page header', 'outside the article', 'form'],
  byline: null,
  published: null,
};

const amp: SamplePage = {
  name: 'AMP: custom elements, JSON-LD in a graph, an advertisement and a share bar inside the text',
  html: `<!doctype html><html amp lang="ar"><head><meta charset="utf-8"><title>${TITLE}</title><link rel="canonical" href="https://harbour.example/port">
<style amp-boilerplate>body{visibility:hidden}</style>
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"المرفأ"},{"@type":["NewsArticle"],"headline":"${TITLE}",
"author":[{"@type":"Person","name":"نبيل عواد"},{"@type":"Person","name":"هند سالم"}],"datePublished":"2024-03-01T09:00:00Z","articleBody":"لا يُقرأ"}]}</script></head>
<body><amp-sidebar id="menu" layout="nodisplay"><ul><li><a href="/">الرئيسية</a></li></ul></amp-sidebar>
<header class="amp-header"><a href="/">المرفأ</a></header><article class="amp-article"><h1>${TITLE}</h1>
<amp-img src="a.jpg" width="8" height="5"><noscript><img src="a.jpg">صورة</noscript></amp-img>
<p>${LEAD}</p><amp-ad type="x"><div fallback>إعلان ممول</div></amp-ad><p>${SECOND}</p>
<amp-social-share type="facebook">شارك</amp-social-share><section><h2>${HEADING}</h2><p>${THIRD}</p></section></article>
<amp-consent>نستعمل ملفات التعريف</amp-consent><footer>المرفأ</footer></body></html>`,
  blocks: [
    ['headline', TITLE],
    ['paragraph', LEAD],
    ['paragraph', SECOND],
    ['heading', HEADING],
    ['paragraph', THIRD],
  ],
  excluded: ['sidebar', 'page header', 'hidden', 'advertisement', 'share bar', 'cookie notice', 'footer'],
  byline: 'نبيل عواد، هند سالم',
  published: '2024-03-01T09:00:00Z',
  url: 'https://harbour.example/port',
};

const blogger: SamplePage = {
  name: 'Blogger: headline as h3, paragraphs of line breaks in one div, gadgets',
  html: `<!DOCTYPE html><html dir='rtl'><head><title>مدونة البحار: ${TITLE}</title><meta content='${TITLE}' property='og:title'/></head>
<body class='loading'><div class='body-fauxcolumns'></div><div class='content'><div class='header section' id='header'><h1 class='title'><a href='/'>مدونة البحار</a></h1></div>
<div class='main-outer'><div class='main section' id='main'><div class='widget Blog' id='Blog1'><div class='blog-posts hfeed'><div class='date-outer'>
<h2 class='date-header'><span>الجمعة، 1 مارس 2024</span></h2><div class='date-posts'><div class='post-outer'><div class='post hentry'>
<h3 class='post-title entry-title'>${TITLE}</h3><div class='post-header'></div>
<div class='post-body entry-content' id='post-body-1'><div dir="rtl" trbidi="on">${LEAD}<br /><br />${SECOND}<br />
<br /><a name='more'></a><b>${HEADING}</b><br />${THIRD}<div style="clear: both;"></div>${LAST}</div></div>
<div class='post-footer'><span class='post-author vcard'>مرسلة بواسطة <span class='fn'>بحار</span></span> <span class='post-labels'>التسميات: <a href='/l' rel='tag'>موانئ</a></span></div></div>
<div class='comments' id='comments'><h4>تعليق واحد:</h4><p>شكرا على هذا الموضوع الجميل.</p></div></div></div></div></div></div>
<div class='blog-pager' id='blog-pager'><a href='/o'>رسالة أقدم</a></div></div></div>
<div class='column-right-outer'><div class='widget HTML'><h2>عني</h2><div>أكتب عن البحر والموانئ منذ سنوات.</div></div></div></div></body></html>`,
  blocks: [
    ['headline', TITLE],
    ['paragraph', LEAD],
    ['paragraph', SECOND],
    ['paragraph', `${HEADING}\n${THIRD}`],
    ['paragraph', LAST],
  ],
  excluded: ['outside the article', 'footer', 'comments', 'navigation', 'sidebar'],
  byline: null,
  published: null,
};

const teasers: SamplePage = {
  name: 'A main article among teasers that are article elements too; kicker, newsletter form and byline within',
  html: `<!doctype html><html><head><meta property="og:title" content="${TITLE} | المرفأ"></head><body><div class="top"><article class="card"><h3><a href="/1">عنوان أول في الصفحة</a></h3><p>مقتطف قصير.</p></article></div>
<main><article><p class="kicker">اقتصاد</p><h1>${TITLE}</h1><p class="author">كتب: <a rel="author" href="/a">كريم ناصر</a></p><p class="date">01/03/2024 - 09:15</p>
<p>${LEAD}</p><p>${SECOND}</p><form class="newsletter-form"><p>اشترك في نشرتنا</p><button>اشتراك</button></form><p>${THIRD}</p><p>${LAST}</p></article>
<section><h2>المزيد</h2><article><h3><a href="/2">عنوان ثان في الصفحة</a></h3></article><article><h3><a href="/3">عنوان ثالث في الصفحة</a></h3></article></section></main></body></html>`,
  blocks: [
    ['paragraph', 'اقتصاد'],
    ['headline', TITLE],
    ['paragraph', LEAD],
    ['paragraph', SECOND],
    ['paragraph', THIRD],
    ['paragraph', LAST],
  ],
  excluded: ['other article', 'byline', 'date', 'form', 'related articles'],
  byline: 'كتب: كريم ناصر',
  published: '01/03/2024 - 09:15',
};

export const PAGES: readonly SamplePage[] = [wordPress, drupal, layoutTable, amp, blogger, teasers];
