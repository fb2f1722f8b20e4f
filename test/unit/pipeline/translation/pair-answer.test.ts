import { describe, expect, test } from 'vitest';
import { pairByLength, pairLines } from '../../../../src/pipeline/translation/pair-answer.ts';

const ARABIC = [
  'أجرى وزير الخارجية محادثات مع نظيره في 12 مايو.',
  'وقال إن المحادثات كانت مفيدة جدا.',
  'وسافر الوزير في المساء إلى باريس.',
];
const TALKS = 'The foreign minister held talks with his counterpart on 12 May.';
const USEFUL = 'He said the talks were very useful.';
const PARIS = 'The minister travelled to Paris in the evening.';
const ENGLISH = [TALKS, USEFUL, PARIS];

const targetsOf = (paired: ReturnType<typeof pairLines>) =>
  'reason' in paired ? paired.reason : paired.map(({ sentences, target }) => [sentences, target]);

describe('lines that were kept', () => {
  test('are a pair each, and sure', () => {
    const paired = pairLines(ENGLISH, ARABIC);
    expect(targetsOf(paired)).toEqual(ENGLISH.map((line) => [1, line]));
    const confidences = 'reason' in paired ? [] : paired.map(({ confidence }) => confidence);
    expect(Math.min(...confidences)).toBeGreaterThan(0.9);
  });

  test.each([
    ['one is missing', [TALKS, `${USEFUL} ${PARIS}`], '2 lines came back for 3'],
    ['one is empty', [TALKS, ' ', `${USEFUL} ${PARIS}`], 'line 2 is empty'],
    ['two are swapped', [TALKS, PARIS, USEFUL], 'lines 2 and 3 seem to have changed places'],
    ['one stands twice', [TALKS, USEFUL, USEFUL], 'line 3 repeats line 2'],
  ])('but not where %s', (_, answer, reason) => {
    expect(targetsOf(pairLines(answer, ARABIC))).toBe(reason);
  });

  test('nor where what was protected is lost', () => {
    const sentences = ['راجع https://example.org/a اليوم.', 'ثم عد إلى هنا.'];
    expect(targetsOf(pairLines(['Check it today.', 'Then come back here.'], sentences))).toBe(
      '“https://example.org/a” did not come back',
    );
    const guarded = [
      'Check <span translate="no">https://example.org/a</span> today.',
      'Then come back here.',
    ];
    expect(targetsOf(pairLines(guarded, sentences))).toEqual([
      [1, 'Check https://example.org/a today.'],
      [1, 'Then come back here.'],
    ]);
  });
});

describe('an answer that lost its lines', () => {
  test.each<[string, string[], [number, string][]]>([
    ['in one line', [ENGLISH.join(' ')], ENGLISH.map((line) => [1, line])],
    [
      'with a line broken in two',
      [TALKS, 'He said the talks', 'were very useful.', PARIS],
      ENGLISH.map((line) => [1, line]),
    ],
    [
      'with two sentences made one',
      [
        'The foreign minister held talks with his counterpart on 12 May, and said the talks were very useful.',
        PARIS,
      ],
      [
        [
          2,
          'The foreign minister held talks with his counterpart on 12 May, and said the talks were very useful.',
        ],
        [1, PARIS],
      ],
    ],
  ])('is aligned %s', (_, answer, expected) => {
    expect(targetsOf(pairByLength(answer, ARABIC))).toEqual(expected);
  });

  test.each([
    ['a sentence is gone', [TALKS, PARIS]],
    ['a sentence stands twice', [TALKS, USEFUL, USEFUL, PARIS]],
    ['a sentence is too many', [TALKS, USEFUL, PARIS, 'The harvest of 1893 was good.']],
    ['nearly all is gone', ['Yes.']],
    ['all is gone', ['']],
    [
      'it is about something else',
      ['The harvest of 1893 was good. Prices fell. Nobody complained of it in the town.'],
    ],
  ])('is not used where %s', (_, answer) => {
    expect(typeof targetsOf(pairByLength(answer, ARABIC))).toBe('string');
  });
});
