import { describe, expect, it } from 'vitest';
import { parseHtml } from '../../../../../src/pipeline/article/html/parse-html.ts';

/** Elements as `name(…)`, texts in quotation marks. */
function outline(html: string): string {
  const { items } = parseHtml(html);
  const ends: number[] = [];
  let text = '';
  items.forEach((item, index) => {
    while (ends.at(-1) === index) text += ends.pop() === undefined ? '' : ')';
    if (typeof item === 'string') text += JSON.stringify(item);
    else {
      text += `${item.name}(`;
      ends.push(item.end);
      while (ends.at(-1) === index + 1) text += ends.pop() === undefined ? '' : ')';
    }
  });
  return text + ')'.repeat(ends.length);
}

describe('parseHtml', () => {
  it.each([
    ['<p>a<p>b<div>c</div>', 'p("a")p("b")div("c")'],
    ['<p>a</p>b</p>c', 'p("a")"b"p()"c"'],
    ['<P CLASS=x>A</P>', 'p("A")'],
    ['<ul><li>a<ul><li>b</ul>c<li>d</ul>e', 'ul(li("a"ul(li("b"))"c")li("d"))"e"'],
    ['<dl><dt>a<dd>b<dt>c</dl>', 'dl(dt("a")dd("b")dt("c"))'],
    ['<table><tr><td>a<p>b<td>c<tr><th>d</table>e', 'table(tr(td("a"p("b"))td("c"))tr(th("d")))"e"'],
    ['<table><tr><td><table><tr><td>a</table>b<td>c</table>', 'table(tr(td(table(tr(td("a")))"b")td("c")))'],
    ['<table><tr><td>a</div>b</table>', 'table(tr(td("ab")))'],
    ['<div><table><tr><td>a</div>b', 'div(table(tr(td("ab"))))'],
    ['<h2>a</h3>b<h2>c<h3>d', 'h2("a")"b"h2("c")h3("d")'],
    ['<b><p>a</b>b</p>c', 'p("ab")"c"'],
    ['<span class=x><div>a</span>b</div>c', 'span(div("ab")"c")'],
    ['<a href=x>a<a href=y>b</a>c', 'a("a")a("b")"c"'],
    ['a<br>b</br>c<br/>d', '"a"br()"b"br()"c"br()"d"'],
    ['<img src=x>a<input>b<wbr>c', 'img()"a"input()"b"wbr()"c"'],
    ['<div/>a', 'div("a")'],
    ['<svg><path/><g/></svg>a', 'svg(path()g())"a"'],
    ['<svg><g>a<p>b', 'svg(g("a"))p("b")'],
    ['<svg><foreignObject><p>a</p></foreignObject></svg>b', 'svg(foreignobject(p("a")))"b"'],
    ['<math><mi>x</mi>y<div>b', 'math(mi("x")"y")div("b")'],
    ['<select><option>a<option>b</select>c', 'select(option("a")option("b"))"c"'],
    ['<script>a<b></p></script>c', 'script("a<b></p>")"c"'],
    ['<textarea><b>a</textarea>b', 'textarea("<b>a")"b"'],
    ['<!-- a --><?php b ?><!doctype html>c<!x>d', '"cd"'],
    ['<html><head><title>a</title><p>b</body></html>c', 'html(head(title("a"))p("bc"))'],
    ['<head><meta name=a>b<p>c', 'head(meta())"b"p("c")'],
    ['<p>a<html><head><body>b', 'p("ab")'],
    ['<body>a</body>b<body class=x>c', 'body("abc")'],
    ['a < b <3 <س> c', '"a < b <3 <س> c"'],
    ['<p title="a>b" onclick=\'</p>\'>c</p>', 'p("c")'],
    ['<p>a<p', 'p("a<p")'],
    ['a <b c. ', '"a <b c. "'],
    ['a <b c <i>d</i> e', '"a <b c d e"'],
    ['a <b x="<br>" y=z<hr>c', '"a <b x=\\""br()"\\" y=z"hr()"c"'],
    ['<p class=x&lt;y title="<">a', 'p("a")'],
    ['<p class="x>a<hr>b', 'p("a")hr()"b"'],
    ['<p>a</p b <hr>c</p d', 'p("a")"c"p()" d"'],
    ['<title>a<p>b<svg><title>c</title></svg>', '"a"p("b"svg(title("c")))'],
    ['<title>a', '"a"'],
    ['<p>a</p><title>b</title>c', 'p("a")#title("b")"c"'],
    ['<body><title>b</title>c', 'body(#title("b")"c")'],
    ['<head><noscript><img></noscript><title>b</title>', 'head(noscript(img())title("b"))'],
    ['<p>a<script>var x = 1;<p>كلمة', 'p("a"#unclosed script("var x = 1;<p>كلمة"))'],
    ['<p>a<script>var x = 1;', 'p("a"script("var x = 1;"))'],
    ['<style>p{}<p>كلمة', '#unclosed style("p{}<p>كلمة")'],
    ['<template><p>كلمة</p>', '#unclosed template(p("كلمة"))'],
    ['<p>a<!-- b <p>كلمة</p>', 'p("a"#unclosed comment(" b <p>كلمة</p>"))'],
    ['<p>a<!-- b', 'p("a")'],
    ['<![CDATA[<p>a</p>]]>', 'p("a")'],
    ['<p><![CDATA[a & b]]></p>', 'p("a & b")'],
    ['a\0b&#0;c', '"ab\ufffdc"'],
    ['a\r\nb\rc', '"a\\nb\\nc"'],
    ['&lt;b&gt; &amp;amp; &nbsp;&shy; &bogus; &amp &#x628;&#1576;', '"<b> &amp; \u00a0\u00ad &bogus; & بب"'],
    ['&#xD800; &#x110000; &#128;', '"\ufffd \ufffd €"'],
  ])('%j', (html, expected) => {
    expect(outline(html)).toBe(expected);
  });

  it('knows a page from a fragment', () => {
    const pages = ['<!DOCTYPE html><p>a', '<html><p>a', '<head></head>a', '<body>a'];
    const fragments = ['<p>a', 'a', '<!-- <html> --><p>a', '<!x><div>a', '<article>a'];
    expect(pages.map((html) => parseHtml(html).wholePage)).toEqual([true, true, true, true]);
    expect(fragments.map((html) => parseHtml(html).wholePage)).toEqual(fragments.map(() => false));
  });

  it('counts the elements of a name, bare ones too', () => {
    const { items } = parseHtml('<p>a</p><span>b</span><p>c</p><span id=x>d</span>');
    const counted = items.filter((item) => typeof item !== 'string').map(({ name, nth }) => `${name} ${nth}`);
    expect(counted).toEqual(['p 1', 'p 2', 'span 2']);
  });

  it('keeps only attributes that reading asks for, the first of each name', () => {
    const { items } = parseHtml('<p ID=a class="b &amp; c" onclick="x()" src=y id=z>t');
    expect(items[0]).toMatchObject({ attributes: ['id', 'a', 'class', 'b & c', 'id', 'z'] });
  });
});
