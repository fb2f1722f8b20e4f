import type { Language } from '../../../../src/pipeline/sentences/language.ts';
import { splitSentences } from '../../../../src/pipeline/sentences/split-sentences.ts';

/** What the tables of these tests write where a sentence must begin. */
export const BOUNDARY = '⏎';

/** The text again, with {@link BOUNDARY} before every sentence but the first. */
export function marked(text: string, language: Language): string {
  const starts = splitSentences(text, language).map(({ start }) => start);
  return starts.map((start, index) => text.slice(index === 0 ? 0 : start, starts[index + 1])).join(BOUNDARY);
}
