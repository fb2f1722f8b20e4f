import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgeLines, pairConfidence } from '../../../../src/pipeline/alignment/judge-lines.ts';
import { arabicLine } from '../arabic-text.ts';
import { ODD, SOURCES, TARGETS } from './news.ts';

const FOREIGN = 'Rain is expected over most of the northern coast this weekend, forecasters warned.';

describe('an answer that', () => {
  test.each<[string, readonly string[], string | null]>([
    ['keeps its lines', TARGETS, null],
    ['lost a line', TARGETS.slice(1), '5 lines came back for 6'],
    ['is one line', TARGETS.slice(0, 1), '1 line came back for 6'],
    ['has a line too many', [...TARGETS, FOREIGN], '7 lines came back for 6'],
    ['has an empty line', TARGETS.with(3, ' \u200f'), 'line 4 is empty'],
    ['doubles a line', TARGETS.with(3, TARGETS[2]!), 'line 4 repeats line 3'],
    ['doubles a line further on', TARGETS.with(5, TARGETS[0]!), 'line 6 repeats line 1'],
    [
      'swaps neighbours',
      TARGETS.toSpliced(2, 2, TARGETS[3]!, TARGETS[2]!),
      'lines 3 and 4 seem to have changed places',
    ],
    [
      'is shifted up',
      [...TARGETS.slice(1), TARGETS[0]!],
      'from line 1 on, lines do not seem to belong to their sentences',
    ],
    [
      'is shifted down',
      [TARGETS[5]!, ...TARGETS.slice(0, 5)],
      'from line 1 on, lines do not seem to belong to their sentences',
    ],
    ['says something else', TARGETS.with(2, FOREIGN), 'line 3 does not seem to translate its sentence'],
    ['says too little', TARGETS.with(0, 'The minister.'), 'line 1 does not seem to translate its sentence'],
    [
      'merged two lines and cut another',
      [
        TARGETS[0]!,
        TARGETS[1]!,
        `${TARGETS[2]!} ${TARGETS[3]!}`,
        TARGETS[4]!,
        'The museum receives visitors every day from',
        'nine in the morning until six in the evening except on Tuesday.',
      ],
      'from line 3 on, lines do not seem to belong to their sentences',
    ],
  ])('%s', (_, targets, reason) => {
    const verdict = judgeLines(SOURCES, targets);
    expect(verdict.reason).toBe(reason);
    expect(verdict.plausible).toBe(reason === null);
  });
});

describe('confidences', () => {
  test('one a sentence; low for those that went wrong, high for the others', () => {
    const { confidences } = judgeLines(SOURCES, TARGETS.toSpliced(2, 2, TARGETS[3]!, TARGETS[2]!));
    expect(confidences.map((confidence) => Math.round(confidence))).toEqual([1, 1, 0, 0, 1, 1]);
  });

  test('of two lines that are the same the one that fits keeps its own', () => {
    const { confidences } = judgeLines(SOURCES, TARGETS.with(2, TARGETS[3]!));
    expect(confidences.map((confidence) => Math.round(confidence))).toEqual([1, 1, 0, 1, 1, 1]);
  });

  test('none where the count is wrong', () => {
    expect(judgeLines(SOURCES.slice(0, 2), ['One.']).confidences).toEqual([0, 0]);
  });
});

describe('the same English twice', () => {
  test.each<[string, string[], string[], boolean]>([
    [
      'of the same sentence',
      ['الدخول مجاني لجميع الطلاب.', 'الدخول مجاني لجميع الطلاب.'],
      ['Entry is free for all students.', 'Entry is free for all students.'],
      true,
    ],
    [
      'of nearly the same sentence',
      ['الدخول مجاني لجميع الطلاب.', 'والدخول مجاني لجميع الطلاب.'],
      ['Entry is free for all students.', 'Entry is free for all students.'],
      true,
    ],
    ['where it is short', ['نعم.', 'أجل.'], ['Yes.', 'Yes.'], true],
    [
      'of another sentence',
      ['الدخول مجاني لجميع الطلاب.', 'تفتح القاعات أبوابها غدا.'],
      ['Entry is free for all students.', 'Entry is free for all students.'],
      false,
    ],
  ])('%s', (_, sources, targets, plausible) => {
    expect(judgeLines(sources, targets).plausible).toBe(plausible);
  });
});

describe('what engines leave alone', () => {
  test.each([
    ['https://example.com/a?b=1', 'https://example.com/a?b=1'],
    ['12/4/2021', '12/4/2021'],
    ['***', '***'],
    ['COVID-19', 'COVID-19'],
    ['تونس', 'Tunis'],
    ['نعم.', 'Yes.'],
  ])('%s', (source, target) => {
    expect(judgeLines([SOURCES[0]!, source, SOURCES[3]!], [TARGETS[0]!, target, TARGETS[3]!])).toMatchObject({
      plausible: true,
      reason: null,
    });
  });

  test('no lines at all', () => {
    expect(judgeLines([], [])).toEqual({ plausible: true, confidences: [], reason: null });
  });
});

test('whatever the lines: a verdict with one confidence a sentence, the same every time', () => {
  const line = fc.oneof(
    arabicLine,
    fc.string(),
    fc.constantFrom(...ODD),
    fc.constantFrom(...SOURCES, ...TARGETS),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 8 }), fc.array(line, { maxLength: 8 }), (sources, targets) => {
      const verdict = judgeLines(sources, targets);
      expect(verdict).toEqual(judgeLines(sources, targets));
      expect(verdict.confidences).toHaveLength(sources.length);
      expect(verdict.confidences.filter((confidence) => !(confidence >= 0 && confidence <= 1))).toEqual([]);
      expect(verdict.plausible).toBe(verdict.reason === null);
    }),
  );
});

describe('pairConfidence', () => {
  test('tells each sentence of the news from all others', () => {
    for (const [line, source] of SOURCES.entries())
      for (const [other, target] of TARGETS.entries()) {
        const confidence = pairConfidence(source, target);
        if (line === other) expect(confidence, source).toBeGreaterThan(0.9);
        else expect(confidence, `${source} ${target}`).toBeLessThan(pairConfidence(source, TARGETS[line]!));
      }
  });

  test.each([
    ['', 'A line.'],
    ['سطر.', ' '],
    [SOURCES[0]!, 'Yes.'],
    [SOURCES[3]!, FOREIGN],
  ])('doubts %s | %s', (source, target) => {
    expect(pairConfidence(source, target)).toBeLessThan(0.5);
  });
});

describe('where lengths do not tell, a pair is decided by', () => {
  test.each<[string, string, string, string]>([
    ['digits of any script', 'بيعت في عام ٢٠٠٤ كلها.', 'بيعت في عام ١٩٨٧ كلها.', 'All went in 2004.'],
    ['separators of any kind', 'زارها ١٢٬٥٠٠ منهم.', 'زارها ١٢٫٥٠٠ منهم.', 'Some 12,500 came.'],
    ['a number spelled out', 'لديه سبعة أقلام.', 'لديه تسعة أقلام.', 'He owns 7 pens.'],
    ['names', 'تأخر كرستنسن.', 'تأخر فرانكلين.', 'Kristensen came late.'],
    ['names behind particles', 'لم يرق ذلك لكرستنسن.', 'لم يرق ذلك لفرانكلين.', 'Kristensen disliked that.'],
    ['Latin words', 'نزل Debian للتو.', 'نزل Fedora للتو.', 'Debian is out.'],
    ['questions', 'أيكفي ذلك؟', 'ويكفي ذلك.', 'Would that do?'],
    ['exclamations', 'كفى ذلك!', 'كفى ذلك.', 'Stop that!'],
    ['quotes of any shape', '«كفى ذلك»', 'فكفى ذلك.', '“Stop that”'],
    ['brackets', 'كفى (ذلك).', 'فكفى ذلكم.', 'Stop (that).'],
    ['words', 'بحر هادئ.', 'جبل عالٍ.', 'A calm sea.'],
    ['words in other forms', 'والكاتبات معهم.', 'والطبيبات معهم.', 'With them the writers.'],
  ])('%s', (_, right, wrong, target) => {
    const odds = (source: string): number => {
      const confidence = pairConfidence(source, target);
      return confidence / (1 - confidence);
    };
    expect(odds(right)).toBeGreaterThan(1.5 * odds(wrong));
  });
});
