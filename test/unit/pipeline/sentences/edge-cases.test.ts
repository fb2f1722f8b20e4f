import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { splitBlocks } from '../../../../src/pipeline/article/split-blocks.ts';
import { splitSentences } from '../../../../src/pipeline/sentences/split-sentences.ts';

/** Hand-written cases that stand beside the project, not in it. */
const CASES = new URL('../../../../../shared/eval/edge_cases_ar.json', import.meta.url);
const absent = !existsSync(CASES);
if (absent) console.info(`skipped: data not present: ${CASES.pathname}`);

interface EdgeCase {
  readonly id: string;
  readonly text: string;
  readonly sentences: readonly string[];
}

const sentences = (text: string) =>
  splitBlocks(text).flatMap((block) =>
    splitSentences(block.text).map(({ start, end }) => block.text.slice(start, end)),
  );

describe.skipIf(absent)(
  '42 edge cases of sentence boundaries (skipped: data not present, without ../shared)',
  () => {
    test('at least 40 come out as they should', () => {
      const { cases } = JSON.parse(readFileSync(CASES, 'utf8')) as { cases: EdgeCase[] };
      expect(cases).toHaveLength(42);
      const missed = cases.filter(
        (edgeCase) => JSON.stringify(sentences(edgeCase.text)) !== JSON.stringify(edgeCase.sentences),
      );
      console.info(`edge cases missed: ${missed.map(({ id }) => id).join(' ') || 'none'}`);
      expect(missed.length, missed.map(({ id, text }) => `${id}: ${text}`).join('\n')).toBeLessThanOrEqual(2);
    });
  },
);
