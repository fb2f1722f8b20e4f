import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitBlocks } from '../../../../src/pipeline/article/split-blocks.ts';
import { arabicText, visible } from '../arabic-text.ts';

const blocks = (text: string) => splitBlocks(text).map(({ kind, text }) => `${kind}: ${text}`);

/** Four lines of 60 to 75 characters, none of which ends a sentence: text that an e-mail program wrapped. */
const WRAPPED = [
  'أعلنت وزارة التعليم في بيان رسمي صدر صباح اليوم أن السنة الدراسية',
  'الجديدة ستبدأ في الأسبوع الأول من شهر سبتمبر المقبل في جميع المدن',
  'والقرى، وأن توزيع الكتب على المدارس سيبدأ قبل ذلك بأسبوعين كاملين',
  'حتى يجد كل تلميذ كتبه في انتظاره.',
] as const;

describe('what separates blocks', () => {
  test.each([
    ['blank lines', 'أول.\n\nثان.\n\n\nثالث.', ['أول.', 'ثان.', 'ثالث.']],
    ['lines with only white space', 'أول.\n \t\nثان.', ['أول.', 'ثان.']],
    ['lines with only NBSP', 'أول.\n\u00a0\nثان.', ['أول.', 'ثان.']],
    ['lines with only RLM', 'أول.\n\u200f\nثان.', ['أول.', 'ثان.']],
    ['lines with only tatweel', 'أول.\nـــــ\nثان.', ['أول.', 'ثان.']],
    ['CRLF blank lines', 'أول.\r\n\r\nثان.\r\n', ['أول.', 'ثان.']],
    ['single newlines where there are no blank lines', 'أول.\nثان.\nثالث.', ['أول.', 'ثان.', 'ثالث.']],
    ['U+2029', 'أول.\u2029ثان.', ['أول.', 'ثان.']],
    ['both, unless hard-wrapped', 'أول.\nثان.\n\nثالث.', ['أول.', 'ثان.', 'ثالث.']],
    ['nothing: one block', 'أول. ثان.', ['أول. ثان.']],
    ['blank lines around the text', '\n\n\u00a0\nأول.\n\n\n', ['أول.']],
    ['white space around a line is no part of it', '  أول. \u00a0\n\n\tثان.', ['أول.', 'ثان.']],
  ])('%s', (_, text, texts) => {
    expect(splitBlocks(text).map((block) => block.text)).toEqual(texts);
  });

  test.each([[''], ['\n\n'], [' \u00a0\n\u200f\nـــ\n\ufeff']])('%j holds no block', (text) => {
    expect(splitBlocks(text)).toEqual([]);
  });
});

describe('hard-wrapped files', () => {
  const joined = WRAPPED.join(' ');

  test.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['trailing spaces', '  \n'],
  ])('lines inside a block are joined by a space: %s', (_, end) => {
    const text = `${WRAPPED.join(end)}${end}${end}فقرة ثانية قصيرة.`;
    expect(splitBlocks(text).map((block) => block.text)).toEqual([joined, 'فقرة ثانية قصيرة.']);
  });

  test('the range of a joined block keeps its line ends, and its line is the first', () => {
    const text = `فقرة أولى قصيرة.\n\n${WRAPPED.join('\n')}`;
    expect(splitBlocks(text)[1]).toEqual({
      kind: 'paragraph',
      start: 18,
      end: text.length,
      place: { line: 3 },
      text: joined,
    });
  });

  test('without a blank line anywhere, a short line ends a paragraph', () => {
    const text = [...WRAPPED, ...WRAPPED].join('\n');
    expect(splitBlocks(text).map((block) => block.text)).toEqual([joined, joined]);
  });

  test('a headline and the date under it stay apart, even where they look like wrapped lines', () => {
    const headline = WRAPPED[0];
    const text = `${headline}\nالثلاثاء 24 نوفمبر\n\n${WRAPPED.at(-1)}\n\nفقرة أخيرة.`;
    expect(splitBlocks(text).map((block) => block.text)).toEqual([
      headline,
      'الثلاثاء 24 نوفمبر',
      WRAPPED.at(-1),
      'فقرة أخيرة.',
    ]);
  });

  test('a list neither is joined nor speaks against wrapping', () => {
    const items = [
      '- بند أول',
      '- بند ثان قصير',
      '- بند ثالث طويل يصل إلى نحو عرض الأسطر في هذا الملف القصير نسبيا',
    ];
    const text = `${WRAPPED.join('\n')}\n\n${items.join('\n')}\nوبقيته هنا.\n\n${WRAPPED.join('\n')}`;
    expect(splitBlocks(text).map((block) => block.text)).toEqual([
      joined,
      ...items.slice(0, 2),
      `${items[2]} وبقيته هنا.`,
      joined,
    ]);
  });

  test('without blank lines, a line with room for the next word ends its paragraph', () => {
    const heading = 'عنوان فرعي';
    const text = [...WRAPPED, heading, ...WRAPPED, ...WRAPPED].join('\n');
    expect(splitBlocks(text).map((block) => block.text)).toEqual([joined, heading, joined, joined]);
  });

  test('verses end no sentence, so they are not wrapped text', () => {
    const verse = 'يا ليل طال عليك الصمت فانتظر فجرا يعود إلى الوادي مع المطر';
    const text = [verse, `${verse} هنا`, verse, `${verse} هنا`, verse].join('\n');
    expect(splitBlocks(text)).toHaveLength(5);
  });

  test('in wrapped text a headline and a name above the first paragraph stay apart', () => {
    const text = `بداية السنة\nكتب: سامي العلي\n\n${WRAPPED.join('\n')}\n\n${WRAPPED.join('\n')}`;
    expect(splitBlocks(text).map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
      'headline: بداية السنة',
      'byline: كتب: سامي العلي',
      `paragraph: ${joined}`,
      `paragraph: ${joined}`,
    ]);
  });

  test('an address that is longer than any line says nothing about the width', () => {
    const address = `https://example.org/${'a'.repeat(100)}`;
    const text = `${WRAPPED.join('\n')}\n\nالمصدر:\n${address}\nهنا.\n\n${WRAPPED.join('\n')}`;
    expect(splitBlocks(text).map((block) => block.text)).toContain(joined);
  });

  test('headlines one below the other are not wrapped text', () => {
    const headlines = [
      'وزير الصحة يفتتح المستشفى الجديد في المدينة الساحلية',
      'ارتفاع أسعار القمح في الأسواق العالمية للشهر الثالث على التوالي رغم وفرة المحصول',
      'منتخب السباحة يعود بخمس ميداليات من البطولة الإقليمية',
      'افتتاح معرض الكتاب بمشاركة ثلاثين دار نشر من عشرين دولة عربية وأجنبية',
      'توقف حركة القطارات ساعتين بسبب عطل في الإشارات',
    ];
    expect(splitBlocks(headlines.join('\n')).map((block) => block.text)).toEqual(headlines);
  });

  test('short lines are a list or verse, not wrapped text', () => {
    const text = 'المواد:\nدقيق\nسكر\nزبدة\n\nتخلط المواد جيدا.';
    expect(splitBlocks(text)).toHaveLength(5);
  });

  test('long lines that each end a sentence are paragraphs, not wrapped text', () => {
    const text = `${WRAPPED.map((line) => `${line.replace(/\.$/, '')}.`).join('\n')}\n\nفقرة أخيرة.`;
    expect(splitBlocks(text)).toHaveLength(5);
  });

  test('lines of more than 110 characters are paragraphs, not wrapped text', () => {
    const long = 'كلمة '.repeat(23).trim();
    expect(splitBlocks(`${long}\n${long}\n\nفقرة أخيرة.`)).toHaveLength(3);
  });
});

describe('kinds', () => {
  const PARAGRAPH = 'أعلنت وزارة التعليم، اليوم، أن السنة الدراسية الجديدة ستبدأ في سبتمبر.';

  test.each<[string, string, string[]]>([
    [
      'a headline',
      `بداية السنة الدراسية\n\n${PARAGRAPH}`,
      ['headline: بداية السنة الدراسية', `paragraph: ${PARAGRAPH}`],
    ],
    [
      'a headline in a file of single newlines',
      `بداية السنة\n${PARAGRAPH}`,
      ['headline: بداية السنة', `paragraph: ${PARAGRAPH}`],
    ],
    [
      'a headline with two dots inside',
      `الرباط.. بداية السنة\n\n${PARAGRAPH}`,
      ['headline: الرباط.. بداية السنة', `paragraph: ${PARAGRAPH}`],
    ],
    [
      'a headline in quotes',
      `’’بداية السنة‘‘\n\n${PARAGRAPH}`,
      ['headline: ’’بداية السنة‘‘', `paragraph: ${PARAGRAPH}`],
    ],
    [
      'a headline between bidi controls',
      `\u202bبداية السنة\u202c\n\n${PARAGRAPH}`,
      ['headline: \u202bبداية السنة\u202c', `paragraph: ${PARAGRAPH}`],
    ],
    [
      'none: it ends with a stop',
      `بدأت السنة.\n\n${PARAGRAPH}`,
      ['paragraph: بدأت السنة.', `paragraph: ${PARAGRAPH}`],
    ],
    [
      'none: a stop inside quotes',
      `قال «نعم.»\n\n${PARAGRAPH}`,
      ['paragraph: قال «نعم.»', `paragraph: ${PARAGRAPH}`],
    ],
    [
      'none: a stop before quotes and RLM',
      `قال «نعم».\u200f\n\n${PARAGRAPH}`,
      ['paragraph: قال «نعم».\u200f', `paragraph: ${PARAGRAPH}`],
    ],
    [
      'a headline that calls',
      `بدأت السنة!\n\n${PARAGRAPH}`,
      ['headline: بدأت السنة!', `paragraph: ${PARAGRAPH}`],
    ],
    ['none: it ends with a colon', `وقال:\n\n${PARAGRAPH}`, ['paragraph: وقال:', `paragraph: ${PARAGRAPH}`]],
    [
      'none: over 150 characters',
      `${'ب'.repeat(151)}\n\n${PARAGRAPH}`,
      [`paragraph: ${'ب'.repeat(151)}`, `paragraph: ${PARAGRAPH}`],
    ],
    [
      '150 characters are still a headline',
      `${'ب'.repeat(150)}\n\n${PARAGRAPH}`,
      [`headline: ${'ب'.repeat(150)}`, `paragraph: ${PARAGRAPH}`],
    ],
    ['none: nothing follows', 'بداية السنة الدراسية', ['paragraph: بداية السنة الدراسية']],
    [
      'a heading between paragraphs',
      `${PARAGRAPH}\n\nموعد التسجيل\n\n${PARAGRAPH}`,
      [`paragraph: ${PARAGRAPH}`, 'heading: موعد التسجيل', `paragraph: ${PARAGRAPH}`],
    ],
    [
      'a question as heading',
      `${PARAGRAPH}\n\nمتى تبدأ؟\n\n${PARAGRAPH}`,
      [`paragraph: ${PARAGRAPH}`, 'heading: متى تبدأ؟', `paragraph: ${PARAGRAPH}`],
    ],
    [
      'no heading at the end',
      `${PARAGRAPH}\n\nموعد التسجيل`,
      [`paragraph: ${PARAGRAPH}`, 'paragraph: موعد التسجيل'],
    ],
    [
      'no heading before what is shorter',
      `${PARAGRAPH}\n\nموعد التسجيل\n\nقريبا.`,
      [`paragraph: ${PARAGRAPH}`, 'paragraph: موعد التسجيل', 'paragraph: قريبا.'],
    ],
    [
      'no heading before what has no stop',
      `${PARAGRAPH}\n\nموعد\n\nمن الاثنين إلى الجمعة`,
      [`paragraph: ${PARAGRAPH}`, 'paragraph: موعد', 'paragraph: من الاثنين إلى الجمعة'],
    ],
    [
      'a line before a list is no heading',
      `${PARAGRAPH}\n\nوهي:\n\n${PARAGRAPH}`,
      [`paragraph: ${PARAGRAPH}`, 'paragraph: وهي:', `paragraph: ${PARAGRAPH}`],
    ],
    [
      'an item is no heading',
      `${PARAGRAPH}\n\n- التسجيل\n\n١. الكتب\n\n${PARAGRAPH}`,
      [`paragraph: ${PARAGRAPH}`, 'list-item: - التسجيل', 'list-item: ١. الكتب', `paragraph: ${PARAGRAPH}`],
    ],
    [
      'a byline under the headline',
      `بداية السنة\n\nكتب: سامي النجار\n\n${PARAGRAPH}`,
      ['headline: بداية السنة', 'byline: كتب: سامي النجار', `paragraph: ${PARAGRAPH}`],
    ],
    [
      'an editor as byline',
      `بداية السنة\n\nإعداد سامي النجار\n\n${PARAGRAPH}`,
      ['headline: بداية السنة', 'byline: إعداد سامي النجار', `paragraph: ${PARAGRAPH}`],
    ],
    [
      'a sentence that begins like a byline is none',
      `بداية السنة\n\nكتب الوزير رسالة طويلة إلى جميع المعلمين في البلاد.\n\n${PARAGRAPH}`,
      [
        'headline: بداية السنة',
        'paragraph: كتب الوزير رسالة طويلة إلى جميع المعلمين في البلاد.',
        `paragraph: ${PARAGRAPH}`,
      ],
    ],
    [
      'a short sentence is no byline',
      `بداية السنة\n\nكتب سامي هذا.\n\n${PARAGRAPH}`,
      ['headline: بداية السنة', 'paragraph: كتب سامي هذا.', `paragraph: ${PARAGRAPH}`],
    ],
    [
      'no heading: over 100 characters',
      `${PARAGRAPH}\n\n${'ب'.repeat(101)}\n\n${PARAGRAPH} ${PARAGRAPH}`,
      [`paragraph: ${PARAGRAPH}`, `paragraph: ${'ب'.repeat(101)}`, `paragraph: ${PARAGRAPH} ${PARAGRAPH}`],
    ],
    [
      '100 characters are still a heading',
      `${PARAGRAPH}\n\n${'ب'.repeat(100)}\n\n${PARAGRAPH} ${PARAGRAPH}`,
      [`paragraph: ${PARAGRAPH}`, `heading: ${'ب'.repeat(100)}`, `paragraph: ${PARAGRAPH} ${PARAGRAPH}`],
    ],
    [
      'more than six words are no byline',
      `بداية السنة\n\nكتب الوزير رسالة طويلة إلى جميع المعلمين\n\n${PARAGRAPH}`,
      [
        'headline: بداية السنة',
        'heading: كتب الوزير رسالة طويلة إلى جميع المعلمين',
        `paragraph: ${PARAGRAPH}`,
      ],
    ],
    [
      'a word that only begins like one is none',
      `بداية السنة\n\nكتبنا هذا قريبا.\n\n${PARAGRAPH}`,
      ['headline: بداية السنة', 'paragraph: كتبنا هذا قريبا.', `paragraph: ${PARAGRAPH}`],
    ],
    [
      'a dateline stays in its paragraph',
      `بداية السنة\n\nالرباط - (وكالات) - ${PARAGRAPH}`,
      ['headline: بداية السنة', `paragraph: الرباط - (وكالات) - ${PARAGRAPH}`],
    ],
    [
      'items by bullets, numbers and ordinals',
      `${PARAGRAPH}\n\n• التسجيل\n* الكتب\n– النقل\n12) المطعم\n٣- الأنشطة\n١-الملاعب\nأولا: الموعد\nثانياً : المكان`,
      [
        `paragraph: ${PARAGRAPH}`,
        ...['• التسجيل', '* الكتب', '– النقل', '12) المطعم', '٣- الأنشطة', '١-الملاعب'].map(
          (item) => `list-item: ${item}`,
        ),
        'list-item: أولا: الموعد',
        'list-item: ثانياً : المكان',
      ],
    ],
    [
      'letters count items only in company',
      `${PARAGRAPH}\n\nأ. التسجيل المبكر\nب. الكتب\n\n${PARAGRAPH}\n\nأ. محمود سامي قال هذا.`,
      [
        `paragraph: ${PARAGRAPH}`,
        'list-item: أ. التسجيل المبكر',
        'list-item: ب. الكتب',
        `paragraph: ${PARAGRAPH}`,
        'paragraph: أ. محمود سامي قال هذا.',
      ],
    ],
    [
      'a number at the start of a sentence is no item',
      `${PARAGRAPH}\n\n2021 كان عاما صعبا.\n\n10-15 شخصا حضروا.`,
      [`paragraph: ${PARAGRAPH}`, 'paragraph: 2021 كان عاما صعبا.', 'paragraph: 10-15 شخصا حضروا.'],
    ],
    [
      'a line that leads to another article',
      `${PARAGRAPH}\n\nاقرأ أيضا: افتتاح المدرسة\n\n\u200fشاهد: بداية السنة\n\nللمزيد： هنا\n\nشاهد الوزير المدرسة.`,
      [
        `paragraph: ${PARAGRAPH}`,
        'related: اقرأ أيضا: افتتاح المدرسة',
        'related: \u200fشاهد: بداية السنة',
        'related: للمزيد： هنا',
        'paragraph: شاهد الوزير المدرسة.',
      ],
    ],
    ...['كتب نادرة في المعرض الجديد', 'مراسل الجزيرة يعود إلى بيته'].map(
      (line): [string, string, string[]] => [
        `a word that may name the writer and does not: ${line}`,
        `بداية السنة\n\n${line}\n\n${PARAGRAPH}`,
        ['headline: بداية السنة', `heading: ${line}`, `paragraph: ${PARAGRAPH}`],
      ],
    ),
    [
      'people one below the other are no list',
      `${PARAGRAPH}\n\nأ. محمود سامي حضر.\n\nد. سعاد علي حضرت.`,
      [`paragraph: ${PARAGRAPH}`, 'paragraph: أ. محمود سامي حضر.', 'paragraph: د. سعاد علي حضرت.'],
    ],
    [
      'a question above a longer text is a headline',
      `هل تبدأ السنة الدراسية في موعدها؟\n\n${PARAGRAPH}`,
      ['headline: هل تبدأ السنة الدراسية في موعدها؟', `paragraph: ${PARAGRAPH}`],
    ],
    [
      'a paragraph that begins like a link to another article is none',
      `${PARAGRAPH}\n\nشاهد: ${PARAGRAPH} ${PARAGRAPH} ${PARAGRAPH}`,
      [`paragraph: ${PARAGRAPH}`, `paragraph: شاهد: ${PARAGRAPH} ${PARAGRAPH} ${PARAGRAPH}`],
    ],
    [
      'a name under the headline is the byline',
      `بداية السنة\n\nسامي العلي\n\n${PARAGRAPH}`,
      ['headline: بداية السنة', 'byline: سامي العلي', `paragraph: ${PARAGRAPH}`],
    ],
    ...[
      '24 نوفمبر 2026',
      'الثلاثاء، 24 تشرين الثاني/نوفمبر 2026',
      '٢٤/١١/٢٠٢٦ - 10:30',
      'تاريخ النشر: 2026-11-24',
    ].map((date): [string, string, string[]] => [
      `a date under the headline is neither byline nor heading: ${date}`,
      `بداية السنة\n\n${date}\n\n${PARAGRAPH}`,
      ['headline: بداية السنة', `paragraph: ${date}`, `paragraph: ${PARAGRAPH}`],
    ]),
  ])('%s', (_, text, expected) => {
    expect(blocks(text)).toEqual(expected);
  });

  test('a headline is of level 1, a heading of level 2, the others of none', () => {
    const text = `بداية السنة\n\n${PARAGRAPH}\n\nموعد التسجيل\n\n${PARAGRAPH}`;
    expect(splitBlocks(text).map(({ level }) => level)).toEqual([1, undefined, 2, undefined]);
  });
});

describe('offsets', () => {
  test('are UTF-16 into the reading text, lines from 1', () => {
    expect(splitBlocks('🎉 عنوان\r\n\r\n  «فقرة».  ')).toEqual([
      { kind: 'headline', level: 1, start: 0, end: 8, place: { line: 1 }, text: '🎉 عنوان' },
      { kind: 'paragraph', start: 14, end: 21, place: { line: 3 }, text: '«فقرة».' },
    ]);
  });

  test('a text without a final newline has the same blocks as with one', () => {
    fc.assert(
      fc.property(arabicText, (text) => {
        expect(splitBlocks(`${text}\n`)).toEqual(splitBlocks(text));
      }),
    );
  });

  test('blocks are trimmed, in order, apart, and hold every character that a reader sees', () => {
    fc.assert(
      fc.property(arabicText, (text) => {
        let at = 0;
        for (const { start, end, text: blockText } of splitBlocks(text)) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(visible(text.slice(at, start))).toBe('');
          expect(text.slice(start, end).trim()).toBe(text.slice(start, end));
          expect(visible(blockText)).toBe(visible(text.slice(start, end)));
          expect(visible(blockText)).not.toBe('');
          at = end;
        }
        expect(visible(text.slice(at))).toBe('');
      }),
      { numRuns: 300 },
    );
  });

  test('a block starts on the line that it says', () => {
    fc.assert(
      fc.property(arabicText, (text) => {
        for (const { start, place } of splitBlocks(text)) {
          expect(text.slice(0, start).split(/\r\n|[\n\r\u2028\u2029]/)).toHaveLength(place!.line!);
        }
      }),
    );
  });
});
