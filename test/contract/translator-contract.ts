import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Engine } from '../../src/pipeline/document/engine.ts';
import type { Translator } from '../../src/pipeline/ports.ts';

export interface TranslatorStand {
  readonly translator: Translator;
  readonly close: () => Promise<void>;
}

/** Long enough for any answer, and nothing aborts it. */
export const PATIENCE = new AbortController().signal;

/** What every `Translator` does, whatever its English. */
export function describeTranslator(name: string, make: () => Promise<TranslatorStand>): void {
  describe(`Translator: ${name}`, () => {
    let stand: TranslatorStand;
    beforeAll(async () => {
      stand = await make();
    });
    afterAll(() => stand.close());

    const translate = async (lines: readonly string[]) =>
      (await stand.translator.translate(lines, PATIENCE)).lines;

    test('says who translates, and how much at a time', () => {
      expect(Engine.safeParse(stand.translator.engine).error).toBeUndefined();
      expect(stand.translator.maxRequestBytes).toBeGreaterThanOrEqual(1_000);
      // Amazon Translate refuses more.
      expect(stand.translator.maxRequestBytes).toBeLessThanOrEqual(10_000);
    });

    test('a line is a line, not empty, and was asked for once', async () => {
      const answer = await stand.translator.translate(['كتاب'], PATIENCE);
      expect(answer).toEqual({ lines: [expect.stringMatching(/\S/u)], attempts: 1 });
    });

    test('lines keep their number and order', async () => {
      const numbers = ['وصل 11 زائرا.', 'وصل 22 زائرا.', 'وصل 33 زائرا.'];
      const lines = await translate(numbers);
      expect(lines.map((line) => /\d+/u.exec(line)?.[0])).toEqual(['11', '22', '33']);
    });

    test('lines that are alike are translated alike', async () => {
      const [one, , other] = await translate(['كتاب جديد.', 'مدينة قديمة.', 'كتاب جديد.']);
      expect(one).toBe(other);
    });

    test('the largest request that it declares is taken', async () => {
      const word = 'كتاب ';
      const line = word.repeat(Math.floor(stand.translator.maxRequestBytes / Buffer.byteLength(word))).trim();
      expect(await translate([line])).toHaveLength(1);
    });
  });
}
