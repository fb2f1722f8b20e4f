import fc from 'fast-check';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { decodeText } from '../../../../src/pipeline/article/decode-text.ts';
import { detectCharset } from '../../../../src/pipeline/article/detect-charset.ts';
import { encodeText } from './encode-text.ts';

const CHARSETS = ['windows-1256', 'iso-8859-6'] as const;

const SENTENCES = [
  'أعلن المجلس البلدي أمس افتتاح حديقة عامة قرب الميناء القديم، بعد أعمال دامت سنتين.',
  'وقالت المهندسة المشرفة إن الكلفة بلغت ثلاثة ملايين، وإن الأشجار غرست بأيدي السكان.',
  'هل تكفي هذه الخطوة؟ يرى خبراء البيئة أن المدينة تحتاج إلى ضعف ما فيها من المساحات الخضراء.',
  'فاز الفريق الضيف بهدف في الدقيقة الأخيرة، فغادر الجمهور الملعب حزينا قبل صفارة النهاية.',
  'تراجعت أسعار القمح في الأسواق العالمية للشهر الثالث على التوالي، حسب تقرير صدر اليوم.',
  'كان جدي يقول لنا كلما جلسنا حوله: من زرع شجرة فقد زرع أملا لمن يأتي بعده.',
];
/** What two words alone do not decide. */
const AMBIGUOUS_PAIRS = {
  'windows-1256': [],
  'iso-8859-6': ['أمس افتتاح', 'الكلفة بلغت', 'بلغت ثلاثة', 'لنا كلما'],
};

/** Runs of words that stand beside each other in real sentences. */
const runOfWords = fc
  .tuple(fc.constantFrom(...SENTENCES), fc.nat({ max: 8 }), fc.integer({ min: 2, max: 16 }))
  .map(([sentence, from, count]) =>
    sentence
      .split(' ')
      .slice(from, from + count)
      .join(' '),
  );
const letters = (text: string) => text.match(/\p{L}/gu)?.length ?? 0;

describe.each(CHARSETS)('%s', (charset) => {
  test('whole sentences come back', () => {
    for (const sentence of SENTENCES) {
      expect(decodeText(encodeText(sentence, charset), { id: 'a.txt' })).toEqual({ text: sentence, charset });
    }
  });

  test('every run of 20 letters and more comes back', () => {
    fc.assert(
      fc.property(
        runOfWords.filter((text) => letters(text) >= 20),
        (text) => {
          expect(decodeText(encodeText(text, charset), { id: 'a.txt' })).toEqual({ text, charset });
        },
      ),
      { numRuns: 200 },
    );
  });

  test('pairs of neighbouring words do, but for those that look like words in both', () => {
    const pairs = SENTENCES.flatMap((sentence) => {
      const words = sentence.split(' ');
      return words.slice(1).map((word, index) => `${words[index] ?? ''} ${word}`);
    });
    const wrong = pairs.filter((pair) => detectCharset(encodeText(pair, charset)).charset !== charset);
    expect(pairs).toHaveLength(82);
    expect(wrong).toEqual(AMBIGUOUS_PAIRS[charset]);
  });
});

describe('what is no Arabic', () => {
  test.each([
    ['nothing beyond ASCII', new Uint8Array([0x61, 0x62]), 'windows-1252'],
    ['French', encodeText('une journée à la forêt', 'windows-1252'), 'windows-1252'],
    ['Swedish', encodeText('Åsa köpte blåbär på ön', 'windows-1252'), 'windows-1252'],
  ])('%s', (_, file, charset) => {
    expect(detectCharset(file).charset).toBe(charset);
  });

  test('a declaration is contradicted only by clear evidence', () => {
    const clear = detectCharset(encodeText(SENTENCES[0] ?? '', 'windows-1256'));
    expect(['windows-1256', 'iso-8859-6', 'windows-1252', 'koi8-r'].map(clear.contradicts)).toEqual([
      false,
      true,
      true,
      true,
    ]);
    const unclear = detectCharset(encodeText('من', 'windows-1256'));
    expect(['windows-1256', 'iso-8859-6'].map(unclear.contradicts)).toEqual([false, false]);
  });
});

/** Parallel sentences that stand beside the project, not in it. */
const SENTENCE_FILE = new URL('../../../../../shared/eval/pud_ar_en.tsv', import.meta.url);
const absent = !existsSync(SENTENCE_FILE);
if (absent) console.info(`skipped: data not present: ${SENTENCE_FILE.pathname}`);

describe.skipIf(absent)('a thousand news sentences (skipped: data not present, without ../shared)', () => {
  const sentences = () =>
    readFileSync(SENTENCE_FILE, 'utf8')
      .split('\n')
      .slice(1)
      .map((row) => (row.split('\t')[2] ?? '').replace(/[^\x20-\x7e\u0621-\u063a\u0640-\u0652،؛؟]/gu, ' '))
      .filter((sentence) => letters(sentence) >= 20);

  test.each(CHARSETS)('all of them in %s', (charset) => {
    const all = sentences();
    expect(all.length).toBeGreaterThan(950);
    expect(all.filter((text) => detectCharset(encodeText(text, charset)).charset !== charset)).toEqual([]);
  });
});
