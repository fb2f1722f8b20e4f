import type { Engine } from '../../src/pipeline/document/engine.ts';
import type { Translator } from '../../src/pipeline/ports.ts';

export const FAKE_ENGINE: Engine = { name: 'fake', model: '1', notice: 'not a translation', glossary: null };

/** A translator whose English is visibly fake: `EN~…~` around each line. `answer` replaces what a request returns. */
export function fakeTranslator(
  answer: (lines: readonly string[]) => readonly string[] | Promise<readonly string[]> = fakeEnglish,
): Translator & { readonly requests: string[][] } {
  const requests: string[][] = [];
  return {
    engine: FAKE_ENGINE,
    maxRequestBytes: 10_000,
    requests,
    translate: async (lines) => {
      requests.push([...lines]);
      return { lines: await answer(lines), attempts: 1 };
    },
  };
}

export function fakeEnglish(lines: readonly string[]): string[] {
  return lines.map((line) => `EN~${line}~`);
}
