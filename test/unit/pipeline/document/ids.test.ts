import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { idsFromText } from '../../../../src/pipeline/document/ids.ts';

describe('idsFromText', () => {
  test('is the prefix and ten digits of the SHA-256 of the text', () => {
    expect(idsFromText('b', ['أهلا.', 'سلام.'])).toEqual(['bde46d4286f', 'befdf816825']);
    expect(idsFromText('s', ['أهلا.'])).toEqual(['sde46d4286f']);
    expect(idsFromText('s', [])).toEqual([]);
  });

  test('a text that stood before is told apart by its predecessor', () => {
    expect(idsFromText('s', ['أهلا.', 'سلام.', 'أهلا.'])).toEqual([
      'sde46d4286f',
      'sefdf816825',
      'sa9ac095104',
    ]);
    expect(idsFromText('s', ['أهلا.', 'أهلا.'])).toEqual(['sde46d4286f', 'sa08926bdcb']);
  });

  test('what still collides counts up', () => {
    expect(idsFromText('s', ['أهلا.', 'أهلا.', 'أهلا.', 'أهلا.'])).toEqual([
      'sde46d4286f',
      'sa08926bdcb',
      'sa08926bdcb-2',
      'sa08926bdcb-3',
    ]);
  });

  const text: fc.Arbitrary<string> = fc.constantFrom('أهلا.', 'سلام.', 'نعم.', 'لا.', 'ربما.');

  test('ids are unique, well-formed and as many as the texts', () => {
    fc.assert(
      fc.property(fc.array(text), (texts) => {
        const ids = idsFromText('b', texts);
        expect(new Set(ids).size).toBe(texts.length);
        for (const id of ids) expect(id).toMatch(/^b[0-9a-f]{10}(-\d+)?$/);
      }),
    );
  });

  test('a new text moves no id but that of a repeat right behind it', () => {
    fc.assert(
      fc.property(fc.uniqueArray(text), fc.nat(), (texts, at) => {
        const place = at % (texts.length + 1);
        const before = idsFromText('s', texts);
        expect(idsFromText('s', texts.toSpliced(place, 0, 'جديد.')).toSpliced(place, 1)).toEqual(before);
      }),
    );
    const repeats = ['أهلا.', 'سلام.', 'أهلا.', 'نعم.'];
    const before = idsFromText('s', repeats);
    for (const place of [0, 1, 3, 4])
      expect(idsFromText('s', repeats.toSpliced(place, 0, 'جديد.')).toSpliced(place, 1)).toEqual(before);
  });
});
