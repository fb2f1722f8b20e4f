import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { page } from '../../../../../src/pipeline/document/formats/page.ts';
import type { AlignedArticle } from '../../../../../src/pipeline/document/schema.ts';
import { WarraqError } from '../../../../../src/pipeline/errors.ts';
import { alignedKey, pageKey } from '../../../../../src/pipeline/keys.ts';
import { fakeEnglish, fakeTranslator } from '../../../../fakes/translator.ts';
import { sampleDocument, segmentAt } from '../sample-document.ts';

const TEXT = 'بداية السنة\n\nأهلا.\u00a0سلام.\n\nموعد التسجيل\n\nيبدأ التسجيل يوم الاثنين المقبل.';
const { document } = await sampleDocument(TEXT, { id: 'news/a.txt' });

/** The page without its head. */
const bodyOf = (html: string) => html.slice(html.indexOf('<body>'));

function changed(change: (document: AlignedArticle) => void): AlignedArticle {
  const copy = structuredClone(document);
  change(copy);
  return copy;
}

describe('the page', () => {
  test('shows both sides of every block in rows', () => {
    expect(bodyOf(page(document))).toBe(`<body>
<header>
<p>Machine translation by fake 1 · not a translation · not reviewed by a person</p>
</header>
<main>
<div class="row headline" id="bdfdc952730">
<h1 lang="ar" dir="rtl"><span id="sdfdc952730">بداية السنة</span></h1>
<h1 lang="en" dir="ltr"><span id="sdfdc952730-en">EN~بداية السنة~</span></h1>
</div>
<div class="row paragraph" id="b84548b7f40">
<p lang="ar" dir="rtl"><span id="sde46d4286f">أهلا.</span>\u00a0<span id="sefdf816825">سلام.</span></p>
<p lang="en" dir="ltr"><span id="sde46d4286f-en">EN~أهلا.~</span> <span id="sefdf816825-en">EN~سلام.~</span></p>
</div>
<div class="row heading" id="bd372204f64">
<h2 lang="ar" dir="rtl"><span id="sd372204f64">موعد التسجيل</span></h2>
<h2 lang="en" dir="ltr"><span id="sd372204f64-en">EN~موعد التسجيل~</span></h2>
</div>
<div class="row paragraph" id="b2fe0519454">
<p lang="ar" dir="rtl"><span id="s2fe0519454">يبدأ التسجيل يوم الاثنين المقبل.</span></p>
<p lang="en" dir="ltr"><span id="s2fe0519454-en">EN~يبدأ التسجيل يوم الاثنين المقبل.~</span></p>
</div>
</main>
<footer>
<p>Article <bdi>news/a.txt</bdi> · <a href="../../../aligned/ar-en/news/a.txt.json">aligned JSON</a></p>
</footer>
</body>
</html>
`);
  });

  test('says what it is in its head, and lets nothing load or run', () => {
    const html = page(document);
    expect(html).toMatch(/^<!doctype html>\n<html lang="en" dir="ltr">\n<head>\n<meta charset="utf-8">\n/);
    expect(html).toContain('<title>EN~بداية السنة~</title>');
    expect(html).toContain('<meta name="machine-translated" content="true">');
    expect(html).toContain(
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">`,
    );
    expect(html).not.toMatch(/<script|<link|<img|<iframe|\son\w+=|url\(|@import|javascript:/i);
  });

  test('every block says its language and direction on both sides', () => {
    const html = page(document);
    expect(html.match(/ lang="ar" dir="rtl"/g)).toHaveLength(document.blocks.length);
    expect(html.match(/ lang="en" dir="ltr"/g)).toHaveLength(document.blocks.length + 1);
  });

  test('every kind of block has an element, and a line break stays one', () => {
    const kinds = (['heading', 'quote', 'code', 'list-item', 'caption'] as const).map((kind) => {
      const html = page(
        changed((copy) => {
          copy.blocks[1]!.kind = kind;
          if (kind === 'heading') copy.blocks[1]!.level = 3;
          copy.blocks[1]!.segments[1]!.gap = '\n';
        }),
      );
      return /<div class="row ([a-z-]+)" id="b84548b7f40">\n<(\w+) [^>]*>.*<\/span>(.*?)<span.*<\/\2>\n<\2 /
        .exec(html)
        ?.slice(1);
    });
    expect(kinds).toEqual([
      ['heading', 'h3', '<br>'],
      ['quote', 'blockquote', '<br>'],
      ['code', 'pre', '<br>'],
      ['list-item', 'p', '<br>'],
      ['caption', 'p', '<br>'],
    ]);
  });

  test('whose article it is stands above, as far as it says', () => {
    const html = page(
      changed((copy) => {
        copy.article = { ...copy.article, byline: 'سامي <b>', published: '2026-11-24', licence: 'CC BY' };
        copy.article.url = 'https://example.org/?a=1&b="2"';
      }),
    );
    expect(html).toContain(
      '<p><bdi>سامي &#60;b&#62;</bdi> · <bdi>2026-11-24</bdi> · <bdi>CC BY</bdi> · ' +
        '<a href="https://example.org/?a=1&#38;b=&#34;2&#34;" rel="noreferrer">original</a></p>\n</header>',
    );
  });

  test('an article without a headline goes by its id', async () => {
    const { document } = await sampleDocument('أهلا.', { id: 'news/خبر.txt' });
    const html = page(document);
    expect(html).toContain('<title>news/خبر.txt</title>');
    expect(html).toContain('<main>\n<h1 dir="auto">news/خبر.txt</h1>\n<div class="row paragraph"');
  });

  test('an article that nobody translated by machine says so', async () => {
    const { document } = await sampleDocument('12');
    expect(page(document)).toContain('<p>Translation · not a translation · not reviewed by a person</p>');
    expect(page(document)).toContain('<meta name="machine-translated" content="false">');
  });

  test('an engine without model or notice leaves no trace of them; a reviewed article says so', () => {
    const html = page(
      changed((copy) => {
        copy.engine = { ...copy.engine, model: null, notice: null };
        copy.disclosure.reviewed = true;
      }),
    );
    expect(html).toContain('<p>Machine translation by fake · reviewed by an editor</p>');
  });
});

describe('a partial article', () => {
  const translator = () =>
    fakeTranslator((lines) => {
      if (lines[0] === 'بداية السنة' || lines[0] === 'وداعا.') throw new WarraqError('text-refused', 'no');
      return fakeEnglish(lines);
    });

  test('shows what failed in its place, and says so above', async () => {
    const { document } = await sampleDocument('بداية السنة\n\nأهلا.\n\nوداعا.', { translator: translator() });
    const html = page(document);
    expect(html).toContain('not reviewed by a person · some sentences could not be translated</p>');
    expect(html).toContain('<title>بداية السنة</title>');
    const missing = html.match(/<em class="missing" id="s\w{10}-en">Not translated \(text-refused\)<\/em>/g);
    expect(missing).toHaveLength(2);
    expect(html).toContain('EN~أهلا.~');
  });
});

describe('nothing in an article becomes markup', () => {
  const ATTACKS = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    `' onmouseover='alert(1)`,
    '</title></style></p><svg/onload=alert(1)>',
    '&lt;script&gt;&#60;b&#62;',
    'javascript:alert(1)',
    '<!-- --><![CDATA[x]]>',
  ];
  const FIELDS: Record<string, (document: AlignedArticle, attack: string) => void> = {
    id: (copy, attack) => (copy.id = attack),
    'the id of an article without headline': (copy, attack) => {
      copy.id = attack;
      copy.article.title = null;
    },
    title: (copy, attack) => (copy.article.title = { source: attack, target: attack }),
    'a title that failed': (copy, attack) => (copy.article.title = { source: attack, target: null }),
    source: (copy, attack) => (segmentAt(copy, 1, 0).source = attack),
    target: (copy, attack) => Object.assign(segmentAt(copy, 1, 0), { target: attack }),
    gap: (copy, attack) => (segmentAt(copy, 1, 1).gap = attack),
    'engine name': (copy, attack) => (copy.engine.name = attack),
    'engine model': (copy, attack) => (copy.engine.model = attack),
    'engine notice': (copy, attack) => (copy.engine.notice = attack),
    'error code': (copy, attack) => {
      const { id, source } = segmentAt(copy, 1, 0);
      const error = { code: attack, message: attack };
      copy.blocks[1]!.segments = [{ id, source, target: null, origin: 'none', error }];
    },
  };

  /** Every tag with its attribute names, texts and values left out. */
  const skeleton = (html: string) =>
    new Set(
      (html.replace(/<style>[^]*<\/style>/, '').match(/<[^>]*>/g) ?? []).map((tag) =>
        tag.replace(/"[^"]*"/g, '""'),
      ),
    );

  test.each(Object.keys(FIELDS))('%s', (field) => {
    const harmless = skeleton(
      page(
        changed((copy) => {
          FIELDS[field]!(copy, 'harmless');
        }),
      ),
    );
    for (const attack of ATTACKS) {
      const html = page(
        changed((copy) => {
          FIELDS[field]!(copy, attack);
        }),
      );
      expect(skeleton(html), attack).toEqual(harmless);
    }
  });

  test('an attack that is shown is shown as it was written', () => {
    const html = page(changed((copy) => (segmentAt(copy, 1, 0).source = `<b>&"'`)));
    expect(html).toContain('<span id="sde46d4286f">&#60;b&#62;&#38;&#34;&#39;</span>');
  });
});

describe('the way from the page to the JSON', () => {
  /** What a browser asks for when the link is followed on the published page. */
  function followed(id: string): string {
    const html = page({ ...document, id });
    const escaped = /<a href="([^"]*)">/.exec(html)?.[1] ?? '';
    const href = escaped.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
    const address = pageKey(id).split('/').map(encodeURIComponent).join('/');
    const url = new URL(href, `https://example.org/${address}`);
    expect([url.host, url.search, url.hash]).toEqual(['example.org', '', '']);
    return decodeURIComponent(url.pathname.slice(1));
  }

  test.each([
    ['a.txt'],
    ['2026/05/a.txt'],
    ['خبر عاجل.txt'],
    ['أخبار/معرض الكتاب.txt'],
    ['a+b&c=d.txt'],
    ['100%.txt'],
    ['%2e%2e/a.txt'],
    ['a?b#c.txt'],
    [`"a" 'b' <c>.txt`],
    ['a:b@c;d,e.txt'],
    ['//example.com/a.txt'],
    ['javascript:alert(1).txt'],
    ['a\\b.txt'],
    ['…/.../a.txt'],
  ])('%s', (id) => {
    expect(followed(id)).toBe(alignedKey(id));
  });

  test('any id of any characters', () => {
    const segment = fc
      .string({ unit: 'grapheme' })
      .filter((part) => !['.', '..'].includes(part) && !part.includes('/') && part.isWellFormed());
    fc.assert(
      fc.property(fc.array(segment, { minLength: 1, maxLength: 4 }), (segments) => {
        expect(followed(segments.join('/'))).toBe(alignedKey(segments.join('/')));
      }),
    );
  });
});
