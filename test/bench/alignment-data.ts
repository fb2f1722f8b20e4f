import { existsSync, readFileSync } from 'node:fs';

/**
 * Parallel texts that stand beside the project, not in it: a thousand sentences of news and encyclopaedias with their
 * documents (UD PUD), the same with simulated merges and splits, and FLORES with what a neural engine made of it.
 */
const EVAL = new URL('../../../shared/eval/', import.meta.url);
const FILES = {
  pud: new URL('pud_ar_en.tsv', EVAL),
  align: new URL('align/pud_p6_m15s15ss15.jsonl', EVAL),
  arabic: new URL('flores/flores-dev.ar', EVAL),
  human: new URL('flores/flores-dev.en', EVAL),
  engine: new URL('flores/flores-dev.bergamot-base-memory.en', EVAL),
};

/** Why nothing can be measured here, or null where all data is present. */
export const absence: string | null =
  Object.values(FILES)
    .filter((file) => !existsSync(file))
    .map(({ pathname }) => `data not present: ${pathname}`)
    .at(0) ?? null;

export interface Pair {
  readonly source: string;
  readonly target: string;
}

/** Some sentences that belong to one text, and what in it belongs together. */
export interface Paragraph {
  readonly source: readonly string[];
  readonly target: readonly string[];
  /** Beads as indexes: `[[source…], [target…]]`. */
  readonly beads: readonly (readonly [readonly number[], readonly number[]])[];
}

/** Every other document: the numbers of the aligner are counted over these, and measured over the others too. */
export function isFitted(document: number): boolean {
  return document % 2 === 0;
}

/** The documents of UD PUD. */
export function pudDocuments(): Pair[][] {
  const documents = new Map<string, Pair[]>();
  for (const line of linesOf(FILES.pud).slice(1)) {
    const [, document = '', source = '', target = ''] = line.split('\t');
    const pairs = documents.get(document) ?? [];
    pairs.push({ source: source.trim(), target: target.trim() });
    documents.set(document, pairs);
  }
  return [...documents.values()];
}

/** Its order is that of the documents of UD PUD: paragraph `i` is made of document `i`. */
export function alignedParagraphs(): Paragraph[] {
  return linesOf(FILES.align).map((line) => {
    const { src, tgt, beads } = JSON.parse(line) as {
      src: string[];
      tgt: string[];
      beads: Paragraph['beads'];
    };
    return { source: src, target: tgt, beads };
  });
}

/** FLORES in order, with a human translation or with the recorded output of an engine. */
export function floresPairs(by: 'human' | 'engine'): Pair[] {
  const targets = linesOf(FILES[by]);
  return linesOf(FILES.arabic).map((source, index) => ({
    source: source.trim(),
    target: targets[index]?.trim() ?? '',
  }));
}

function linesOf(file: URL): string[] {
  return readFileSync(file, 'utf8').trimEnd().split('\n');
}

export function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

/** Numbers from 0 to 1 that are the same every time (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** How often a translator does what, in {@link retell}. */
export interface Habits {
  /** Two neighbours become one sentence, on either side. */
  readonly merge: number;
  /** A sentence becomes two at a comma, on either side. */
  readonly split: number;
  /** A sentence is left out, on either side. */
  readonly drop: number;
}

/** Correct pairs as a translator with habits would have told them. */
export function retell(
  pairs: readonly Pair[],
  { habits, random }: { habits: Habits; random: () => number },
): Paragraph {
  const source: string[] = [];
  const target: string[] = [];
  const beads: [number[], number[]][] = [];
  const add = (sources: readonly string[], targets: readonly string[]): void => {
    beads.push([
      sources.map((_, index) => source.length + index),
      targets.map((_, index) => target.length + index),
    ]);
    source.push(...sources);
    target.push(...targets);
  };
  for (let at = 0; at < pairs.length; at++) {
    const pair = pairs[at] ?? { source: '', target: '' };
    const next = pairs[at + 1];
    const dice = random();
    const first = random() < 0.5;
    const { merge, split, drop } = habits;
    if (next && dice < merge) {
      add(
        first ? [`${pair.source} ${next.source}`] : [pair.source, next.source],
        first ? [pair.target, next.target] : [`${pair.target} ${next.target}`],
      );
      at++;
    } else if (dice > merge && dice < merge + split) {
      add(
        first ? splitAtComma(pair.source) : [pair.source],
        first ? [pair.target] : splitAtComma(pair.target),
      );
    } else if (dice > 1 - drop) {
      add(first ? [] : [pair.source], first ? [pair.target] : []);
    } else {
      add([pair.source], [pair.target]);
    }
  }
  return { source, target, beads };
}

/** Characters on either side of a comma that are enough for a sentence. */
const LEAST_SENTENCE = 15;

/** At the comma nearest to the middle; whole where there is none with enough on both sides. */
function splitAtComma(sentence: string): string[] {
  const commas = [...sentence.matchAll(/[,،;؛] /gu)]
    .map(({ index }) => index)
    .filter((index) => index >= LEAST_SENTENCE && sentence.length - index > LEAST_SENTENCE)
    .sort((a, b) => Math.abs(a - sentence.length / 2) - Math.abs(b - sentence.length / 2));
  const comma = commas[0];
  if (comma === undefined) return [sentence];
  const rest = sentence.slice(comma + 2);
  return [`${sentence.slice(0, comma)}.`, rest.charAt(0).toUpperCase() + rest.slice(1)];
}
