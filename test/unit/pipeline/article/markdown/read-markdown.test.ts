import { describe, expect, test } from 'vitest';
import { blocksOf, readingOf } from './reading-of.ts';

type Row = readonly [what: string, markdown: string, blocks: readonly (readonly [string, string, number])[]];

const RLM = '\u200f';

describe('blocks', () => {
  test.each<Row>([
    ['a paragraph', 'بدأ العمل في الجسر.', [['paragraph', 'بدأ العمل في الجسر.', 1]]],
    ['a soft wrap is a space', 'بدأ العمل\nفي الجسر.', [['paragraph', 'بدأ العمل في الجسر.', 1]]],
    [
      'two spaces at a line end break it',
      'بدأ العمل  \nفي الجسر.',
      [['paragraph', 'بدأ العمل\nفي الجسر.', 1]],
    ],
    ['so does a backslash', 'بدأ العمل\\\nفي الجسر.', [['paragraph', 'بدأ العمل\nفي الجسر.', 1]]],
    ['so does U+2028', 'بدأ العمل\u2028في الجسر.', [['paragraph', 'بدأ العمل\nفي الجسر.', 1]]],
    [
      'CRLF and CR are line ends',
      'أول.\r\n\r\nثان.\r\rثالث.',
      [
        ['paragraph', 'أول.', 1],
        ['paragraph', 'ثان.', 3],
        ['paragraph', 'ثالث.', 5],
      ],
    ],
    [
      'NBSP or RLM alone make no line',
      `أول.\n\u00a0\nثان.\n${RLM}\nثالث.`,
      [
        ['paragraph', 'أول.', 1],
        ['paragraph', 'ثان.', 3],
        ['paragraph', 'ثالث.', 5],
      ],
    ],
    [
      'headings',
      '# عنوان\n\n## فصل ##\n\n###### باب',
      [
        ['headline', 'عنوان', 1],
        ['heading 2', 'فصل', 3],
        ['heading 6', 'باب', 5],
      ],
    ],
    [
      'setext headings',
      'عنوان\n===\n\nفصل\n---',
      [
        ['headline', 'عنوان', 1],
        ['heading 2', 'فصل', 4],
      ],
    ],
    [
      'a second h1 is a heading',
      '# أول\n\nنص.\n\n# ثان',
      [
        ['headline', 'أول', 1],
        ['paragraph', 'نص.', 3],
        ['heading 2', 'ثان', 5],
      ],
    ],
    [
      'an h1 after text is a heading',
      'نص.\n\n# عنوان',
      [
        ['paragraph', 'نص.', 1],
        ['heading 2', 'عنوان', 3],
      ],
    ],
    ['an h1 in a quote is a heading', '> # عنوان', [['heading 2', 'عنوان', 1]]],
    ['an empty heading before it does not count', '#\n\n# عنوان', [['headline', 'عنوان', 3]]],
    ['a hashtag is no heading', '#المغرب يفوز', [['paragraph', '#المغرب يفوز', 1]]],
    [
      'a quote',
      '> قال أول.\n> ثم ثان.\n>\n> وثالث.',
      [
        ['quote', 'قال أول. ثم ثان.', 1],
        ['quote', 'وثالث.', 4],
      ],
    ],
    [
      'lists in lists, each item once',
      '- أ\n  - ب\n    1. ج\n- د',
      [
        ['list-item', 'أ', 1],
        ['list-item', 'ب', 2],
        ['list-item', 'ج', 3],
        ['list-item', 'د', 4],
      ],
    ],
    [
      'a second paragraph of an item',
      '- أ\n\n  تتمة',
      [
        ['list-item', 'أ', 1],
        ['list-item', 'تتمة', 3],
      ],
    ],
    ['a list in a quote', '> - أ', [['list-item', 'أ', 1]]],
    ['fenced code keeps its lines', '```js\na * b\n\n\n_c_\n```', [['code', 'a * b\n\n\n_c_', 1]]],
    [
      'an indented paragraph is no code',
      'أول.\n\n    ثان **مهم**.',
      [
        ['paragraph', 'أول.', 1],
        ['paragraph', 'ثان مهم.', 3],
      ],
    ],
    [
      'a table',
      '| أ | ب |\n|---|:-:|\n| **ج** | |\n| د \\| ه | و |',
      [
        ['table-cell', 'أ', 1],
        ['table-cell', 'ب', 1],
        ['table-cell', 'ج', 3],
        ['table-cell', 'د | ه', 4],
        ['table-cell', 'و', 4],
      ],
    ],
    [
      'a rule is nothing',
      'أول.\n\n---\n\n* * *\n\nثان.',
      [
        ['paragraph', 'أول.', 1],
        ['paragraph', 'ثان.', 7],
      ],
    ],
    [
      'who wrote it',
      '# عنوان\n\nكتب سامي نور',
      [
        ['headline', 'عنوان', 1],
        ['byline', 'كتب سامي نور', 3],
      ],
    ],
    [
      'another article',
      '# عنوان\n\nاقرأ أيضا: خبر آخر',
      [
        ['headline', 'عنوان', 1],
        ['related', 'اقرأ أيضا: خبر آخر', 3],
      ],
    ],
  ])('%s', async (_, markdown, blocks) => {
    expect(await blocksOf(markdown)).toEqual(blocks);
  });
});

describe('inside a line', () => {
  test.each([
    ['a link is its text', 'زار [موقع الوزارة](https://example.org "تلميح") أمس.', 'زار موقع الوزارة أمس.'],
    ['a reference, too', 'زار [الموقع][1] أمس.\n\n[1]: https://example.org', 'زار الموقع أمس.'],
    [
      'an autolink',
      'على <https://example.org/_a_/b> و<x@example.org>.',
      'على https://example.org/_a_/b وx@example.org.',
    ],
    ['an image is no text', 'قبل ![وصف](a.png "عنوان") بعد', 'قبل بعد'],
    ['code stays, marks and all', 'الأمر `a_b * c_d` هنا.', 'الأمر a_b * c_d هنا.'],
    ['escapes and entities', '\\# س &amp; ص &laquo;ع&raquo; \\[ل\\]', '# س & ص «ع» [ل]'],
    ['tags go, their text stays', 'قال <b>نعم</b> و<span dir="rtl">لا</span>.', 'قال نعم ولا.'],
    ['<br> breaks a line', 'سطر<br>آخر<br/>\nوثالث', 'سطر\nآخر\nوثالث'],
    ['scripts and styles go with their text', 'قبل <script>alert("نص")</script>بعد', 'قبل بعد'],
    ['figures keep their asterisks', 'حاصل 2*3*4 و(*) ثم (*)', 'حاصل 2*3*4 و(*) ثم (*)'],
    ['comments go', 'قبل <!-- ملاحظة --> بعد', 'قبل بعد'],
    ['a footnote keeps its sign', 'قال ذلك[^1].\n\n[^1]: مصدر', 'قال ذلك[^1].'],
  ])('%s', async (_, markdown, text) => {
    expect((await readingOf(markdown)).blocks[0]?.text).toBe(text);
  });
});

describe('what Arabic files do to Markdown', () => {
  test.each<Row>([
    [
      'RLM before #',
      `${RLM}# عنوان\n\n${RLM}## فصل`,
      [
        ['headline', 'عنوان', 1],
        ['heading 2', 'فصل', 3],
      ],
    ],
    ['RLM behind #', `#${RLM} عنوان`, [['headline', 'عنوان', 1]]],
    ['LRM and BOM', '\ufeff\u200e# عنوان', [['headline', 'عنوان', 1]]],
    [
      'RLM before list items',
      `${RLM}- أ\n${RLM}- ب\n\n${RLM}1. ج`,
      [
        ['list-item', 'أ', 1],
        ['list-item', 'ب', 2],
        ['list-item', 'ج', 4],
      ],
    ],
    ['RLM before a quote and in it', `${RLM}> ${RLM}- أ`, [['list-item', 'أ', 1]]],
    [
      'RLM in a table',
      `${RLM}| أ |\n${RLM}|${RLM}---|\n${RLM}| ب |`,
      [
        ['table-cell', 'أ', 1],
        ['table-cell', 'ب', 3],
      ],
    ],
    ['RLM before an underline', `عنوان\n${RLM}===`, [['headline', 'عنوان', 1]]],
    ['NBSP before #', '\u00a0# عنوان', [['headline', 'عنوان', 1]]],
    [
      'what looks empty parts quotes, too',
      '> أ\n>\u00a0\n> ب\n> ـــ\n> ج',
      [
        ['quote', 'أ', 1],
        ['quote', 'ب', 3],
        ['quote', 'ج', 5],
      ],
    ],
    ['RLM inside a text stays', `قال${RLM} نعم`, [['paragraph', `قال${RLM} نعم`, 1]]],
    [
      'Arabic numbers make a list',
      '١. أول\n٢. ثان\n٣. ثالث',
      [
        ['list-item', '١. أول', 1],
        ['list-item', '٢. ثان', 2],
        ['list-item', '٣. ثالث', 3],
      ],
    ],
    [
      'so do numbers with dashes, after an introduction',
      'الشروط:\n١- أول\n٢- ثان',
      [
        ['paragraph', 'الشروط:', 1],
        ['list-item', '١- أول', 2],
        ['list-item', '٢- ثان', 3],
      ],
    ],
    [
      'and bullets',
      '• أول\nتتمة\n• ثان',
      [
        ['list-item', '• أول تتمة', 1],
        ['list-item', '• ثان', 3],
      ],
    ],
    [
      'one line that looks like an item may be a wrapped one',
      'وصل في يوم\n٣. وعاد',
      [['paragraph', 'وصل في يوم ٣. وعاد', 1]],
    ],
    ['a year is no number of an item', '2014. كان عاما صعبا', [['paragraph', '2014. كان عاما صعبا', 1]]],
    [
      'nor in a list or in code',
      '- 2014. كان عاما\n\n```\n2014. x\n```',
      [
        ['list-item', '2014. كان عاما', 1],
        ['code', '2014. x', 3],
      ],
    ],
    [
      'footnotes, each its own',
      '[^1]: مصدر أول\n[^2]: مصدر',
      [
        ['paragraph', '[^1]: مصدر أول', 1],
        ['paragraph', '[^2]: مصدر', 2],
      ],
    ],
    ['what only looks like an address is text', '[المصدر]: رويترز', [['paragraph', '[المصدر]: رويترز', 1]]],
    ['an address is none', 'نص.\n\n[المصدر]: /a/b', [['paragraph', 'نص.', 1]]],
    [
      'an image alone: its title is its caption',
      '![وصف](a.png "صورة الجسر")\n\n[![و](a.png "ثانية")](b)',
      [
        ['caption', 'صورة الجسر', 1],
        ['caption', 'ثانية', 3],
      ],
    ],
  ])('%s', async (_, markdown, blocks) => {
    expect(await blocksOf(markdown)).toEqual(blocks);
  });

  test('control characters are spaces', async () => {
    expect(await blocksOf('قبل\u0001بعد')).toEqual([['paragraph', 'قبل بعد', 1]]);
  });

  test('a line of another charset is read by the declared one', async () => {
    const bytes = Uint8Array.from([
      0x23, 0x20, 0xc3, 0xcc, 0xd1, 0xec, 0x20, 0xe6, 0xd2, 0xed, 0xd1, 0x20, 0xc7, 0xe1,
    ]);
    const { readMarkdown } = await import('../../../../../src/pipeline/article/markdown/read-markdown.ts');
    const reading = await readMarkdown({ id: 'a.md', bytes, charset: 'windows-1256' });
    expect([reading.charset, reading.blocks[0]?.text]).toEqual(['windows-1256', 'أجرى وزير ال']);
  });
});

describe('HTML blocks', () => {
  test('are read as HTML, at the line where they start', async () => {
    expect(await blocksOf('أول.\n\n<div>\n<p>ثان.</p><p>ثالث.</p>\n</div>\n\nرابع.')).toEqual([
      ['paragraph', 'أول.', 1],
      ['paragraph', 'ثان.', 3],
      ['paragraph', 'ثالث.', 3],
      ['paragraph', 'رابع.', 7],
    ]);
  });

  test('may have Markdown between them', async () => {
    expect(await blocksOf('<div dir="rtl">\n\n**أول**.\n\n</div>')).toEqual([['paragraph', 'أول.', 3]]);
  });

  test('scripts are neither blocks nor text', async () => {
    const { readingText } = await readingOf(
      '<script>\nalert("نص")\n\nx()</script>\n\nأول.\n\n<style>\np {}\n</style>',
    );
    expect(readingText).toBe('أول.');
  });

  test('a paragraph of theirs in a quote is one', async () => {
    expect(await blocksOf('> <p>قال.</p>')).toEqual([['quote', 'قال.', 1]]);
  });

  test('a year in them is what it is', async () => {
    expect(await blocksOf('<div>\n2014. كان عاما.\n</div>')).toEqual([['paragraph', '2014. كان عاما.', 1]]);
  });

  test('a headline of theirs counts as one', async () => {
    expect(await blocksOf('<h1>عنوان</h1>\n\n# آخر')).toEqual([
      ['headline', 'عنوان', 1],
      ['heading 2', 'آخر', 3],
    ]);
  });
});

describe('a tag that is only named', () => {
  test.each<[string, string, (readonly [string, string, number])[]]>([
    [
      'in a sentence',
      'استخدم الوسم <script> في الصفحة ثم أكمل.',
      [['paragraph', 'استخدم الوسم <script> في الصفحة ثم أكمل.', 1]],
    ],
    [
      'twice, and ended before',
      'الوسم <style>a{}</style> ثم <style> ثم <template> هنا.',
      [['paragraph', 'الوسم ثم <style> ثم <template> هنا.', 1]],
    ],
    [
      'at the start of a line',
      '<style> هذه فقرة كاملة من المقال.\n\n## فصل\n\nآخر.',
      [
        ['paragraph', '<style> هذه فقرة كاملة من المقال.', 1],
        ['heading 2', 'فصل', 3],
        ['paragraph', 'آخر.', 5],
      ],
    ],
    [
      'in a list, with the end of another one before',
      '<script>\nx()\n</script>\n\n- <script> أول\n- ثان',
      [
        ['list-item', '<script> أول', 5],
        ['list-item', 'ثان', 6],
      ],
    ],
    [
      'in a quote that ends before it does',
      '> <style> نص\n\nبعد.\n\n<style>a{}</style>',
      [
        ['quote', '<style> نص', 1],
        ['paragraph', 'بعد.', 3],
      ],
    ],
    [
      'in HTML',
      '<div>قبل <script> بعد</div>\n\nآخر.',
      [
        ['paragraph', 'قبل <script> بعد', 1],
        ['paragraph', 'آخر.', 3],
      ],
    ],
    [
      'a comment',
      '<!-- نص\n\nآخر.',
      [
        ['paragraph', '<!-- نص', 1],
        ['paragraph', 'آخر.', 3],
      ],
    ],
    [
      'an instruction, a declaration',
      '<?php نص\r\n\r\n<!DOCTYPE نص\r\n\r\n<![CDATA[ نص',
      [
        ['paragraph', '<?php نص', 1],
        ['paragraph', '<!DOCTYPE نص', 3],
        ['paragraph', '<![CDATA[ نص', 5],
      ],
    ],
    [
      'in code',
      '```\n<script>\n```\n\nآخر.',
      [
        ['code', '<script>', 1],
        ['paragraph', 'آخر.', 5],
      ],
    ],
  ])('%s', async (_, text, blocks) => {
    expect(await blocksOf(text)).toEqual(blocks);
  });

  test('what is closed is still hidden', async () => {
    const text = 'أول <script>x()</script> ثان\n\n<STYLE>\n\na {}\n</Style>\n\n<!-- سر\n\nسر -->\n\nثالث';
    expect((await readingOf(text)).readingText).toBe('أول ثان\n\nثالث');
  });
});
