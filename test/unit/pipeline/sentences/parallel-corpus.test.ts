import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Language } from '../../../../src/pipeline/sentences/language.ts';
import { splitSentences } from '../../../../src/pipeline/sentences/split-sentences.ts';

/** A thousand sentences of news and encyclopaedias with their documents: UD PUD, beside the project and not in it. */
const CORPUS = new URL('../../../../../shared/eval/pud_ar_en.tsv', import.meta.url);
const absent = !existsSync(CORPUS);
if (absent) console.info(`skipped: data not present: ${CORPUS.pathname}`);

/** F1 of the boundaries inside a text, in percent: the targets that the segmenter was written for. */
const TARGETS = { ar: 99.7, en: 99.8 } as const;

/** The sentences of a document, whole or in paragraphs of so many. */
const LAYOUTS = [
  ['whole documents', Infinity],
  ['paragraphs of three', 3],
] as const;

describe.skipIf(absent)('boundaries in a corpus (skipped: data not present, without ../shared)', () => {
  describe.each(LAYOUTS)('%s', (_, size) => {
    test.each(['ar', 'en'] as const)('%s', (language) => {
      const f1 = boundaryF1(paragraphs(language, size), language);
      console.info(`boundary F1, ${language}, at most ${size} sentences: ${f1.toFixed(2)}`);
      expect(f1).toBeGreaterThanOrEqual(TARGETS[language]);
    });
  });
});

function paragraphs(language: Language, size: number): string[][] {
  const documents = new Map<string, string[]>();
  for (const line of readFileSync(CORPUS, 'utf8').trimEnd().split('\n').slice(1)) {
    const [, document = '', ar = '', en = ''] = line.split('\t');
    documents.set(document, [...(documents.get(document) ?? []), (language === 'ar' ? ar : en).trim()]);
  }
  return [...documents.values()].flatMap((sentences) => chunks(sentences, Math.min(size, sentences.length)));
}

function chunks(sentences: readonly string[], size: number): string[][] {
  return Array.from({ length: Math.ceil(sentences.length / size) }, (_, index) =>
    sentences.slice(index * size, (index + 1) * size),
  );
}

/** Sentences of a paragraph are joined by one space; the end of the paragraph is no boundary to find. */
function boundaryF1(texts: readonly (readonly string[])[], language: Language): number {
  let [found, right, wanted] = [0, 0, 0];
  for (const sentences of texts) {
    const gold = new Set(
      sentences.map((_, index) => sentences.slice(0, index + 1).join(' ').length).slice(0, -1),
    );
    const ends = splitSentences(sentences.join(' '), language)
      .map(({ end }) => end)
      .slice(0, -1);
    found += ends.length;
    wanted += gold.size;
    right += ends.filter((end) => gold.has(end)).length;
  }
  return (200 * right) / (found + wanted);
}
