import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createDemoEngine, DEMO_ENGINE, loadDemoEngine } from '../../../src/local/translate/demo/engine.ts';
import { anyString } from '../../fakes/any-string.ts';

const { translateLine } = loadDemoEngine();

function expectEach(rows: [what: string, arabic: string, english: string][]) {
  test.each(rows)('%s', (_, arabic, english) => {
    expect(translateLine(arabic)).toBe(english);
  });
}

test('calls itself a demo', () => {
  expect(DEMO_ENGINE).toEqual({
    name: 'demo',
    model: 'lexicon-1',
    notice: 'rough gloss from a small phrase table, not a translation',
  });
});

test('takes any table', () => {
  expect(createDemoEngine('قال\tspake').translateLine('قال: قال')).toBe('Spake: spake');
});

describe('news', () => {
  expectEach([
    [
      'phrases, names and adjectives',
      'أعلن وزير الخارجية المغربي ناصر بوريطة زيارة رسمية إلى القاهرة.',
      'Announced Moroccan Foreign Minister Nasser Burita official visit to Cairo.',
    ],
    [
      'proclitics on phrases',
      'في غضون ذلك، رحبت المنظمة بوقف إطلاق النار على الرغم من التوترات.',
      'Meanwhile, welcomed the organisation with ceasefire despite the tensions.',
    ],
    [
      'dates of two calendars',
      'وبدأت الدورة في 5 نيسان/أبريل ٢٠٢٤.',
      'And began the session in 5 April 2024.',
    ],
    [
      'the future and the past',
      'لم يعلن الوزير القرار، لكنه سيعلن القرار غدا.',
      'Did not announce the minister the decision, but he will announce the decision tomorrow.',
    ],
    ['titles', 'وقال أ.د. سامي ود. ليلى', 'And said Prof. Dr. Sami and Dr. Leila'],
    ['initials', 'باريس (أ.ف.ب) ـ قالت', 'Paris (AFP) – said'],
  ]);
});

describe('digits and marks', () => {
  expectEach([
    ['Arabic-Indic digits', 'بنسبة ٧٫٩٪ و١٢٬٥٠٠ شخص', 'By 7.9% and 12,500 person'],
    ['Persian digits', 'عام ۱۴۰۳', 'Year 1403'],
    ['a line without letters', '١٢٬٥٠٠ — ٪٣ ؟', '12,500 — 3% ?'],
    ['a time', 'الساعة ١٠:٣٠', 'At 10:30'],
    ['a prefix on a number', 'بـ٤٠ دولارا والـ20 و5G', 'With 40 dollars and the 20 and 5G'],
    ['money', 'و$3.5 مليار', 'And $3.5 billion'],
    ['comma, semicolon, question', 'لماذا؟ نعم؛ لا، شكرا', 'Why? Yes; does not, thank you'],
    ['spaces missing', '(قال)الوزير،ثم:عاد', '(Said) the minister, then: returned'],
    ['spaces too many', 'قال  الوزير ، ثم عاد .', 'Said the minister, then returned.'],
    ['ellipsis', 'الرباط.. محادثات... قريبا…', 'Rabat.. talks... soon…'],
    ['list mark', '- قال الوزير', '- Said the minister'],
    ['enumerator', '1. قال الوزير', '1. Said the minister'],
    ['dashes as they stand', 'قال -اليوم- إن', 'Said -today- that'],
    ['brackets', '[قال] {اليوم} ﴿غدا﴾', '[Said] {today} (tomorrow)'],
    ['stops missing their space', 'عاد الوزير.وقالت', 'Returned the minister. And said'],
  ]);
});

describe('quotation marks', () => {
  expectEach([
    ['reversed doubles', 'قال ’’نعم‘‘.', 'Said “yes”.'],
    ['guillemets', 'قال «نعم».', 'Said “yes”.'],
    ['swapped guillemets', 'قال »نعم«.', 'Said “yes”.'],
    ['straight', 'قال "نعم." ثم عاد', 'Said “yes.” Then returned'],
    ['curly', 'قال “نعم”', 'Said “yes”'],
    ['low-high', 'قال „نعم‟', 'Said “yes”'],
    ['single', 'قال ’نعم‘ و‹لا›', 'Said “yes” and “does not”'],
    ['doubled apostrophes', "قال ''نعم''", 'Said “yes”'],
    ['after a colon', 'قال: «نعم»', 'Said: “Yes”'],
    ['after a prefix', 'و«الشرق الأوسط»', 'And “the Middle East”'],
    ['with loose spaces', 'قال " نعم " اليوم', 'Said “yes” today'],
    ['one inside the other', 'قال «نعم "شكرا"»', 'Said “yes “thank you””'],
    ['in brackets', '(«نعم»)', '(“Yes”)'],
    ['unclosed', 'قال "نعم. وقال "شكرا".', 'Said “yes. And said “thank you”.'],
  ]);
});

describe('carried over', () => {
  expectEach([
    [
      'an address',
      'الموقع https://example.org/a,b?c=1&d=2، قال',
      'The site https://example.org/a,b?c=1&d=2, said',
    ],
    ['an address in brackets', '(www.example.org/path).', '(www.example.org/path).'],
    ['an address before a stop', 'زار example.org/news.', 'Visited example.org/news.'],
    ['an Arabic address', 'https://example.org/مرحبا', 'https://example.org/%D9%85%D8%B1%D8%AD%D8%A8%D8%A7'],
    ['an e-mail', 'على press@news.example.org.', 'On press@news.example.org.'],
    ['a handle', 'كتبت @user_name', 'Wrote @user_name'],
    ['a hashtag', '#القمة_العربية', '#The Arab summit'],
    ['Latin words', 'لقاح COVID-19 و iPhone وAT&T', 'Vaccine COVID-19 and iPhone and AT&T'],
    ['a line of Latin', 'iPhone 15: "new"', 'iPhone 15: “new”'],
    ['emoji', 'فوز! 🎉 شكرا', 'Win! 🎉 Thank you'],
    ['other scripts', 'قال Привет 你好', 'Said Привет 你好'],
  ]);
});

describe('blank', () => {
  test.each(['', ' ', '\u200F', '\n', '\u064B'])('%j comes back empty', (line) => {
    expect(translateLine(line)).toBe('');
  });

  test('controls and line ends never get through', () => {
    expect(translateLine('\u202Bقال\u202C\nالوزير\u2028اليوم\u0000')).toBe('Said the minister today');
  });
});

describe('the terms of a glossary', () => {
  const glossary = {
    terms: [
      { source: 'بيت الحكمة', target: 'House of Wisdom', line: 2 },
      { source: 'ورشة فنية', target: 'art workshop', line: 3 },
      { source: 'الوزير', target: 'the  Minister،', line: 4 },
    ],
  };

  test.each([
    ['go before the lexicon', 'قال الوزير', 'Said the Minister,'],
    ['with "and"', 'الحكومة وبيت الحكمة', 'The government and House of Wisdom'],
    ['with "in"', 'قالت ببيت الحكمة', 'Said in House of Wisdom'],
    ['with "to"', 'قالت لبيت الحكمة', 'Said to House of Wisdom'],
    ['with "like"', 'كبيت الحكمة', 'Like House of Wisdom'],
    ['with the article', 'وبالورشة الفنية', 'And in the art workshop'],
    ['in quotation marks', 'قالت «بيت الحكمة»، ثم عادت', 'Said “House of Wisdom”, then returned'],
    ['with vowel signs and controls', 'قال\u200F بَيْتُ الحكمة', 'Said House of Wisdom'],
    ['twice', 'بيت الحكمة؟ بيت الحكمة', 'House of Wisdom? House of Wisdom'],
    ['not inside words', 'بيت الحكمةي', translateLine('بيت الحكمةي')],
    ['where the line has the mark of a place', 'قال \uE000 بيت الحكمة', 'Said House of Wisdom'],
  ])('%s', (_, arabic, english) => {
    expect(translateLine(arabic, glossary)).toBe(english);
  });

  test('leave a line without them as it would be', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('قال', 'و', 'زير', '،', '.', '«', '»', ' ', '12') }),
        (line) => {
          expect(translateLine(line, { terms: [glossary.terms[0]!] })).toBe(translateLine(line));
        },
      ),
    );
  });
});

describe('for any line', () => {
  const arabic = fc.string({
    unit: fc.oneof(
      {
        weight: 6,
        arbitrary: fc.integer({ min: 0x600, max: 0x6ff }).map((code) => String.fromCodePoint(code)),
      },
      { weight: 2, arbitrary: fc.constantFrom(...Array.from(' \n.،؛؟"«»’‘()#_/-:٪٥3a@')) },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          'ﷺ',
          'ﻻ',
          '﷽',
          '\u0750',
          '\u08A0',
          '\u{1EE00}',
          '\u{10EC2}',
          '🎉',
          '\uD800',
        ),
      },
      { weight: 1, arbitrary: fc.constantFrom('وزير الخارجية ', ' للحكومة', 'https://', 'www.', ' قال إن ') },
    ),
    maxLength: 60,
  });
  const anything = fc.oneof(arabic, anyString(), fc.string());

  test('no Arabic sign, control or newline is left', () => {
    fc.assert(
      fc.property(anything, (line) => {
        expect(translateLine(line)).not.toMatch(
          /[\p{Script=Arabic}\u0600-\u06FF\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u,
        );
      }),
      { numRuns: 1000 },
    );
  });

  test('where there was an Arabic letter there is a Latin one', () => {
    fc.assert(
      fc.property(arabic, (line) => {
        fc.pre(/[\u0621-\u063A\u0641-\u064A\u0671-\u06D3]/.test(line));
        expect(translateLine(line)).toMatch(/[A-Za-z]/);
      }),
      { numRuns: 1000 },
    );
  });

  test('spaces are single and none stands at an end', () => {
    fc.assert(
      fc.property(anything, (line) => {
        expect(translateLine(line)).not.toMatch(/^\s|\s$|\s\s/);
      }),
      { numRuns: 1000 },
    );
  });

  test('the answer is always the same', () => {
    const second = loadDemoEngine();
    fc.assert(fc.property(anything, (line) => translateLine(line) === second.translateLine(line)));
  });
});
