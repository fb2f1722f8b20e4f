import { inProcessMemory } from '../../../../src/local/in-process-memory.ts';
import { memoryKeyOf } from '../../../../src/pipeline/translation/memory-entry.ts';
import { recall } from '../../../../src/pipeline/translation/recollection.ts';
import type { Run } from '../../../../src/pipeline/translation/run.ts';
import { unitTranslator } from '../../../../src/pipeline/translation/translate-sentences.ts';
import { fakeRun } from '../../../fakes/run.ts';
import { FAKE_ENGINE, fakeEnglish, fakeTranslator } from '../../../fakes/translator.ts';

export const HELLO = 'وصل الوزير إلى المدينة.';
export const PEACE = 'ثم غادر بعد ساعتين.';
export const BOTH = [HELLO, PEACE];
export const keyOf = (sentences: readonly string[]) =>
  memoryKeyOf(sentences, { engine: FAKE_ENGINE, glossary: null });

/** A stored entry of one target a sentence. */
export const entry = (
  source: readonly string[],
  target: readonly string[],
  method: string,
  confidence = 1,
) => {
  const pairs = target.map((text) => ({ sentences: 1, target: text, confidence }));
  return `${JSON.stringify({ schema: 'memory-entry/2', source, pairs, method })}\n`;
};

/** A run whose memory can be looked into, and what translates its sentences: the targets, and how they were told apart. */
export function started(changes: Partial<Run> & { answer?: Parameters<typeof fakeTranslator>[0] } = {}) {
  const { answer, ...runChanges } = changes;
  const entries = new Map<string, string>();
  const translator = fakeTranslator(answer);
  const run = fakeRun({ translator, memory: inProcessMemory(entries), ...runChanges });
  const translateUnit = unitTranslator('a.txt', run);
  const translate = async (sentences: readonly string[]) => {
    const key = keyOf(sentences);
    const { pairs, method } = await translateUnit({
      key,
      sentences,
      ...(await recall({ key, sentences }, run)),
    });
    return { targets: pairs.map(({ target }) => target), method };
  };
  return { run, entries, translator, translate, translateUnit };
}

/** Answers by rule, `EN~…~` where there is none; what is not lines is thrown. */
export function answers(rules: Record<string, readonly string[] | Error>) {
  return (lines: readonly string[]): readonly string[] => {
    const answer = rules[lines.join('\n')] ?? fakeEnglish(lines);
    if (answer instanceof Error) throw answer;
    return answer;
  };
}
