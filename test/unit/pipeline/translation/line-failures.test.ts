import { describe, expect, test } from 'vitest';
import { guarded } from '../../../../src/pipeline/translation/protected-spans.ts';
import { fakeEnglish } from '../../../fakes/translator.ts';
import { answers, BOTH, PEACE, started } from './sentence-run.ts';

const pairsOf = (count: number) =>
  Array.from({ length: count }, (_, index) => [
    `وصل القطار رقم ${index + 1}.`,
    `ثم غادر الركاب المحطة ${index + 1}.`,
  ]);

describe('after three answers in a row that lost their lines', () => {
  const losing = (lines: readonly string[]) => (lines.length > 1 ? ['Lost.'] : fakeEnglish(lines));

  test('the engine is not asked in lines again', async () => {
    const { translate, translator, run } = started({ answer: losing });
    for (const sentences of pairsOf(5)) await translate(sentences);
    expect(translator.requests.map(({ length }) => length)).toEqual([2, 1, 1, 2, 1, 1, 2, 1, 1, 1, 1, 1, 1]);
    expect(run.happenings).toEqual(
      [1, 2, 3].map(() => ({ type: 'lines-not-kept', id: 'a.txt', reason: '1 line came back for 2' })),
    );
  });

  test('one that kept them in between starts the count anew', async () => {
    let asked = 0;
    const { translate, translator } = started({
      answer: (lines) => (lines.length > 1 && (asked += 1) !== 3 ? losing(lines) : fakeEnglish(lines)),
    });
    for (const sentences of pairsOf(6)) await translate(sentences);
    expect(translator.requests.filter(({ length }) => length > 1)).toHaveLength(6);
  });
});

describe('an answer without its lines that can be aligned', () => {
  test('is kept: nothing is sent again', async () => {
    const english = ['The minister arrived in the city.', 'Then he left after two hours.'];
    const { translateUnit, translator } = started({
      answer: answers({ [BOTH.join('\n')]: [english.join(' ')] }),
    });
    const translation = await translateUnit({ key: 'k', sentences: BOTH, known: null, damage: null });
    expect(translation).toMatchObject({
      pairs: english.map((target) => ({ sentences: 1, target })),
      method: 'length',
    });
    for (const { confidence } of translation.pairs) expect(confidence).toBeGreaterThanOrEqual(0.95);
    expect(translator.requests).toEqual([BOTH]);
  });
});

test('guards count where a sentence is cut: no request is over the limit', async () => {
  const sentence = Array.from({ length: 40 }, (_, index) => `كلمة${index} < & >`).join(' ');
  const { run, translator, translate } = started();
  const maxRequestBytes = Buffer.byteLength(sentence) + 5;
  Object.assign(run, { translator: { ...translator, maxRequestBytes } });
  await translate([sentence]);
  expect(translator.requests.length).toBeGreaterThan(1);
  for (const lines of translator.requests)
    expect(Buffer.byteLength(lines.join('\n'))).toBeLessThanOrEqual(maxRequestBytes);
});

describe('what must survive', () => {
  const LINK = 'راجع https://example.org/a?b=1&c=2 لمعرفة المزيد.';

  test('goes out guarded and comes back as it was', async () => {
    const { translate, translator } = started();
    await expect(translate([LINK, PEACE])).resolves.toMatchObject({
      targets: [`EN~${LINK}~`, `EN~${PEACE}~`],
    });
    expect(translator.requests).toEqual([[guarded(LINK), PEACE]]);
  });

  test('never reaches an engine that will not leave it alone', async () => {
    const spoiling = (lines: readonly string[]) =>
      lines.map((line) => `EN~${line.replace('example', 'sample')}~`);
    const { translate, translator } = started({ answer: spoiling });
    await expect(translate([LINK])).resolves.toMatchObject({
      targets: ['EN~راجع~ https://example.org/a?b=1&c=2 EN~لمعرفة المزيد.~'],
    });
    expect(translator.requests).toEqual([[guarded(LINK)], ['راجع'], ['لمعرفة المزيد.']]);
  });

  test('what stands between spans is sent only where it says something', async () => {
    const { translate, translator } = started({ answer: () => ['lost'] });
    await expect(translate(['@a + @b.'])).resolves.toMatchObject({ targets: ['@a + @b.'] });
    expect(translator.requests).toHaveLength(1);
  });

  test('signs of markup are what they were', async () => {
    const { translate, translator } = started();
    await expect(translate(['إن كان أ < ب & ج.'])).resolves.toMatchObject({
      targets: ['EN~إن كان أ < ب & ج.~'],
    });
    expect(translator.requests).toEqual([['إن كان أ &lt; ب &amp; ج.']]);
  });
});
