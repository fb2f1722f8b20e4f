import { readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { otherLanguageOf } from '../../../../src/pipeline/article/language.ts';

const loads = vi.hoisted(() => ({ count: 0 }));
vi.mock('eld/small', (original) => {
  loads.count += 1;
  return original();
});

const article = (name: string) =>
  readFileSync(new URL(`../../../../content/articles/2026/${name}.txt`, import.meta.url), 'utf8');

test.each([
  '01/desert-observatory',
  '02/health-campaign',
  '03/municipal-water-project',
  '04/heritage-library-restoration',
  '05/cup-final',
  '06/coastal-railway',
  '08/fishing-port',
])('%s is Arabic without asking the detector', async (name) => {
  expect(await otherLanguageOf(article(name), 'ar')).toBeNull();
  expect(loads.count).toBe(0);
});

test.each([
  [
    'with alif wasla and vowel marks',
    'قُلۡ أَعُوذُ بِرَبِّ ٱلۡفَلَقِ مِن شَرِّ مَا خَلَقَ وَمِن شَرِّ غَاسِقٍ إِذَا وَقَبَ وَمِن شَرِّ ٱلنَّفَّٰثَٰتِ فِي ٱلۡعُقَدِ وَمِن شَرِّ حَاسِدٍ إِذَا حَسَدَ',
  ],
  [
    'in presentation forms',
    'ﻗﺎﻝ ﺭﺋﻴﺲ ﺍﻟﺒﻠﺪﻳﺔ ﺃﻣﺲ ﺇﻥ ﺍﻟﺠﺴﺮ ﺍﻟﺠﺪﻳﺪ ﻓﻮﻕ ﺍﻟﻨﻬﺮ ﺳﻴﻨﺠﺰ ﻗﺒﻞ ﻧﻬﺎﻳﺔ ﺍﻟﺮﺑﻴﻊ ﻭﺇﻥ ﺍﻟﻨﺎﺱ ﺳﻴﻌﺒﺮﻭﻧﻪ',
  ],
])('Arabic %s is too', async (_, text) => {
  expect(await otherLanguageOf(text, 'ar')).toBeNull();
  expect(loads.count).toBe(0);
});

test('the detector is loaded when it is needed', async () => {
  expect(await otherLanguageOf(article('01/desert-observatory'), 'en')).toBe('ar');
  expect(loads.count).toBe(1);
});
