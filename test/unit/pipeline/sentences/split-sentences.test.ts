import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitSentences } from '../../../../src/pipeline/sentences/split-sentences.ts';
import { arabicLine } from '../arabic-text.ts';

const MARK = '⏎';

/** The text again, with a mark before every sentence but the first. */
function marked(text: string): string {
  const starts = splitSentences(text).map(({ start }) => start);
  return starts.map((start, index) => text.slice(index === 0 ? 0 : start, starts[index + 1])).join(MARK);
}

/** One row a class of text; `⏎` stands before each sentence that must begin there, and nowhere else. */
const CLASSES: [string, string][] = [
  ['reversed quotes', 'واعتبر الخطوة ’’بداية جديدة‘‘. ⏎وتابع: ’’العمل مستمر‘‘. ⏎وختم كلامه بالشكر.'],
  ['swapped guillemets', 'وسماها »خطوة أولى«. ⏎وأيده زملاؤه.'],
  ['guillemets', 'وسماها «خطوة أولى». ⏎وأيده زملاؤه.'],
  ['curly quotes', 'وسماها “خطوة أولى”. ⏎وأيده زملاؤه.'],
  ['a stop inside the quote', 'ردت المديرة: "سنبدأ غدا." ⏎وغادرت القاعة.'],
  ['a stop inside guillemets', 'ردت المديرة: «سنبدأ غدا.» ⏎وغادرت القاعة.'],
  ['a question inside the quote and a stop behind it', 'وسألت: "متى نبدأ؟". ⏎ولم يجبها أحد.'],
  ['an unbalanced quote', 'صرح المدرب: "المباراة صعبة. ⏎وتابع أن الفريق جاهز. ⏎وشكر الجمهور.'],
  ['a quotation of two sentences', 'صرح المدرب: "المباراة صعبة. ⏎سنلعب للفوز". ⏎وشكر الجمهور.'],
  ['a question being attributed', '"أين الكتب؟" تساءلت المعلمة.'],
  ['an exclamation being attributed', '«يا للروعة!» صاح الأطفال. ⏎وضحك الجميع.'],
  ['a question that is not attributed', 'كم بلغ عدد الزوار؟ ⏎بلغ الألف.'],
  ['a run of marks', 'أحقا حدث هذا؟! ⏎نعم حدث. ⏎كيف؟؟؟ ⏎لا ندري!!'],
  ['a comma behind the mark', 'وسأل: لماذا الآن؟، ثم سكت. ⏎وبعدها غادر.'],
  ['a semicolon behind the mark', 'وسأل: لماذا الآن؟؛ ثم سكت.'],
  ['a mark alone in brackets', 'حضر العرض ثلاثون شخصا (!) رغم المطر. ⏎وولد الشاعر عام 1890 (؟) في فاس.'],
  ['decimals', 'ارتفع السعر إلى 12.5 درهما. ⏎وبلغ المعدل ٣٫٢ أو ٣.٢ نقطة.'],
  ['a decimal with a percent sign', 'زادت الصادرات بنسبة 4.75%. ⏎وانخفضت الواردات.'],
  ['dots between thousands', 'بيعت 3.400.000 تذكرة في يومين. ⏎ونفدت كلها.'],
  ['dots in dates and times', 'يبدأ الحفل في 05.11.2025 على الساعة 20.45 مساء. ⏎والدخول مجاني.'],
  ['a year at the end', 'تأسس النادي عام ١٩٤٨. ⏎ومنذ ذلك الحين لم يتوقف.'],
  ['a figure at the start', 'أغلق المعرض عام 2019. ⏎60 ألفا زاروه قبل ذلك.'],
  ['titles', 'كرمت الجامعة د. ليلى العمري وأ.د. سامي النجار. ⏎وحضر م. كريم الفاسي ود. هند الصالح وم. عمر.'],
  ['bidi controls around a decimal point', 'بلغ الطول 3\u200e.\u200e7 أمتار. ⏎وبلغ العرض مترين.'],
  ['a bidi control before the stop', 'وصل القطار متأخرا\u200f. ⏎وغضب الركاب.'],
  ['initials', 'ألف الكتاب يوسف ك. حداد عام 1975. ⏎ونشره أخوه.'],
  ['an era inside', 'يعود الحصن إلى القرن 9 ق.م بحسب الخبراء. ⏎ورممته الدولة.'],
  ['an era at the end', 'بني المسجد سنة 845 هـ. ⏎وتهدم بعد زلزال. ⏎وبني ثانية سنة 1902 م. ⏎وهو مفتوح.'],
  ['an acronym with dots', 'نقلت وكالة أ.ف.ب عن شهود أن الطريق مغلق. ⏎ولم تذكر السبب.'],
  ['a post-office box', 'راسلونا على ص.ب. 402 طنجة. ⏎ونرد خلال يومين.'],
  ['et cetera', 'اشترى دفاتر وأقلاما إلخ. ⏎وعاد إلى البيت.'],
  ['an ellipsis', 'كانت تنتظر... ثم سمعت الجرس. ⏎وفتحت… الباب بحذر.'],
  ['two dots', 'طنجة.. مدينة لا تنام. ⏎وفيها ميناء كبير.'],
  [
    'a missing space',
    'افتتح الوزير المستشفى.وحضر العمال الحفل.فرحب بهم المدير.'
      .replaceAll('.و', '.⏎و')
      .replaceAll('.ف', '.⏎ف'),
  ],
  ['a missing space after a question', 'من فاز؟⏎لا أحد يعلم.'],
  ['a space before the stop', 'انتهى العرض . ⏎وصفق الجمهور ! ⏎ثم خرجوا .'],
  ['an enumerator with a stop', '1. تجديد الطرق. ⏎وهذا عاجل.'],
  ['an enumerator of Arabic-Indic digits', '١٢. تجديد الطرق. ⏎وهذا عاجل.'],
  ['a lettered enumerator', 'ب. تجديد الطرق. ⏎وهذا عاجل.'],
  [
    'an address on the web',
    'التسجيل على https://example.org/a.b?c=1 مفتوح. ⏎أو على موقع example.com. ⏎وهو سهل.',
  ],
  ['an Arabic domain', 'نشر موقع أخبار.كوم الصور. ⏎وحذفها لاحقا.'],
  ['an e-mail address', 'اكتبوا إلى info@example.org. ⏎وسنجيب.'],
  ['a Latin abbreviation', 'اشترت شركة Blue Inc. مصنعا في الشمال. ⏎وزاره Dr. Smith أمس.'],
  ['Latin initials', 'وقع الاتفاق مع U.S. State Department في جنيف. ⏎ولم ينشر.'],
  ['Latin at the end', 'تعافت القرية من COVID-19. ⏎وعاد السياح.'],
  ['a version number', 'صدر الإصدار 3.1.4 من البرنامج. ⏎وأصلح أخطاء كثيرة.'],
  ['a percent sign at the end', 'صوت بنعم 61٪. ⏎ورفض الباقون.'],
  ['a price at the end', 'يباع الكيس بسعر $2.5. ⏎وكان أرخص.'],
  ['a dateline', 'طنجة (و م ع) – أعلن الميناء، الأحد، توسعة جديدة. ⏎وتبدأ قريبا.'],
  ['colon, semicolon and comma', 'قال المدير: العمل كثير؛ والوقت قليل، لكننا سنصل.'],
  ['a footnote mark', 'سكن الفينيقيون الساحل.[3] ⏎وبنوا المرافئ.[12] ⏎ثم رحلوا.'],
  ['a sentence in brackets', '(راجع الجدول أعلاه.) ⏎وقد تغيرت الأرقام.'],
  ['NBSP as the only space', 'نفدت التذاكر.\u00a0⏎وستباع دفعة أخرى.'],
  ['two spaces and a tab', 'نفدت التذاكر.  \t⏎وستباع دفعة أخرى.'],
  ['an Urdu full stop', 'نفدت التذاكر۔ ⏎وستباع دفعة أخرى۔'],
  ['RLM behind the stop', 'نفدت التذاكر.\u200f ⏎وستباع دفعة أخرى.\u200f'],
  ['an emoji behind the mark', 'شكرا لكم جميعا! 🌹 ⏎نلتقي غدا. ❤️👨‍👩‍👧 ⏎إلى اللقاء.'],
  ['tatweel', 'نفـــدت التذاكـــر. ⏎وســتباع أخرى.'],
  ['presentation forms', 'ﻭﺻﻞ ﺍﻟﻮﻓﺪ. ⏎ﻭﻏﺎﺩﺭ ﻣﺴﺎﺀ.'],
  ['dialogue', '- كم الساعة؟ ⏎- الثالثة. ⏎- تأخرنا!'],
  ['no final stop', 'نفدت التذاكر. ⏎وستباع دفعة أخرى غدا'],
  ['vowelled text', 'وَصَلَ الوَفْدُ مُبَكِّرًا. ⏎ثُمَّ غادَرَ.'],
  ['one word', 'نعم'],
  ['a mark before any word', '... ثم ماذا؟ ⏎لا شيء.'],
];

describe('where sentences end', () => {
  test.each(CLASSES)('%s', (_, text) => {
    expect(marked(text.replaceAll(MARK, ''))).toBe(text);
  });
});

describe('sentences', () => {
  test('offsets are UTF-16, white space at the ends left out', () => {
    expect(splitSentences('  🎉 نعم. \u00a0لا.\n')).toEqual([
      { start: 2, end: 9 },
      { start: 11, end: 14 },
    ]);
  });

  test.each([[''], [' \u00a0\n']])('%j holds none', (text) => {
    expect(splitSentences(text)).toEqual([]);
  });

  test('are in order and apart; only white space lies between, before and behind them', () => {
    fc.assert(
      fc.property(arabicLine, (text) => {
        let at = 0;
        for (const { start, end } of splitSentences(text)) {
          expect(text.slice(at, start)).toMatch(/^\s*$/u);
          expect(end).toBeGreaterThan(start);
          expect(text.slice(start, end).trim()).toBe(text.slice(start, end));
          at = end;
        }
        expect(text.slice(at)).toMatch(/^\s*$/u);
      }),
      { numRuns: 1000 },
    );
  });

  test('never end inside a grapheme', () => {
    const graphemes = new Intl.Segmenter('ar', { granularity: 'grapheme' });
    fc.assert(
      fc.property(arabicLine, (text) => {
        const boundaries = new Set([
          ...Array.from(graphemes.segment(text), ({ index }) => index),
          text.length,
        ]);
        for (const { end } of splitSentences(text)) expect(boundaries).toContain(end);
      }),
      { numRuns: 500 },
    );
  });
});

describe('hostile texts come to an end', () => {
  const LONG = 100_000;

  test.each([
    ['stops', '.', 1],
    ['questions', '؟', 1],
    ['straight quotes', '"', 1],
    ['stop and quote', '."', 1],
    ['brackets', '.(', 1],
    ['spaces', ' ', 1],
    ['NBSP', '\u00a0', 1],
    ['bidi controls', '\u200f', 1],
    ['stop and bidi control', '.\u202b', 1],
    ['footnotes', '.[1]', 1],
    ['emoji', '!🎉', 1],
    ['stops apart', '. ', 1],
    ['letters', 'ب', 1],
    ['dotted letters', 'ب.', 1],
    ['combining marks', '\u064b', 1],
    ['sentences', 'نعم. ', 1 + LONG / 5],
  ])('%s', (_, unit, count) => {
    const text = `${unit.repeat(LONG / unit.length)}كلمة`;
    expect(splitSentences(text)).toHaveLength(count);
  });
});
