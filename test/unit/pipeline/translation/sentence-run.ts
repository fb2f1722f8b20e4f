import { inProcessMemory } from '../../../../src/local/in-process-memory.ts';
import { memoryKeyOf } from '../../../../src/pipeline/translation/memory-entry.ts';
import type { Run } from '../../../../src/pipeline/translation/run.ts';
import { sentenceTranslator } from '../../../../src/pipeline/translation/translate-sentences.ts';
import { fakeRun } from '../../../fakes/run.ts';
import { FAKE_ENGINE, fakeEnglish, fakeTranslator } from '../../../fakes/translator.ts';

export const HELLO = 'أهلا.';
export const PEACE = 'سلام.';
export const BOTH = [HELLO, PEACE];
export const keyOf = (sentences: readonly string[]) => memoryKeyOf(sentences, FAKE_ENGINE);
export const entry = (source: string[], target: string[], method: string) =>
  `${JSON.stringify({ schema: 'memory-entry/1', source, target, method })}\n`;

/** A run whose memory can be looked into, and what translates its sentences. */
export function started(changes: Partial<Run> & { answer?: Parameters<typeof fakeTranslator>[0] } = {}) {
  const { answer, ...runChanges } = changes;
  const entries = new Map<string, string>();
  const translator = fakeTranslator(answer);
  const run = fakeRun({ translator, memory: inProcessMemory(entries), ...runChanges });
  return { run, entries, translator, translate: sentenceTranslator('a.txt', run) };
}

/** Answers by rule, `EN(…)` where there is none; what is not lines is thrown. */
export function answers(rules: Record<string, readonly string[] | Error>) {
  return (lines: readonly string[]): readonly string[] => {
    const answer = rules[lines.join('\n')] ?? fakeEnglish(lines);
    if (answer instanceof Error) throw answer;
    return answer;
  };
}
