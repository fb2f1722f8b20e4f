import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { read } from './reading.ts';

const SAMPLE = new URL('../../../../../content/articles/2026/07/mountain-honey.docx', import.meta.url);

test('the sample document', async () => {
  const { blocks, exclusions, metadata } = await read(readFileSync(SAMPLE));
  expect(
    blocks.map(({ kind, level, place, text }) => [
      kind,
      level,
      place?.paragraph,
      text.split(' ').slice(0, 3).join(' '),
    ]),
  ).toEqual([
    ['headline', 1, 1, 'نحالو وادي السدر'],
    ['byline', undefined, 2, 'كتبت: سلمى القنديلي'],
    ['paragraph', undefined, 3, 'مع أول خيوط'],
    ['paragraph', undefined, 4, 'وتقول جمعية نحالي'],
    ['heading', 2, 5, 'عامان بلا زهر'],
    ['paragraph', undefined, 6, 'لم تسقط على'],
    ['quote', undefined, 7, '«النحلة تعرف الجبل'],
    ['heading', 2, 8, 'مدرسة صغيرة للنحل'],
    ['paragraph', undefined, 9, 'وافتتحت الجمعية في'],
    ['list-item', undefined, 10, 'فحص الخلايا ومعرفة'],
    ['list-item', undefined, 11, 'تربية الملكات ونقلها'],
    ['list-item', undefined, 12, 'فرز العسل وتعبئته'],
    ['paragraph', undefined, 13, 'وقالت مديرة المدرسة'],
    ['paragraph', undefined, 14, 'أما الجبيلي فيبتسم'],
    ['paragraph', undefined, 4, 'بحسب آخر إحصاء'],
  ]);
  expect(exclusions).toEqual([]);
  expect(metadata.title).toBe('نحالو وادي السدر يعودون إلى الجبل بعد عامين من الجفاف');
});
