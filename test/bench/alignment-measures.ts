import { alignSentences } from '../../src/pipeline/alignment/align-sentences.ts';
import type { Bead } from '../../src/pipeline/alignment/bead.ts';
import { judgeLines } from '../../src/pipeline/alignment/judge-lines.ts';
import type { Language } from '../../src/pipeline/sentences/language.ts';
import { splitSentences } from '../../src/pipeline/sentences/split-sentences.ts';
import { chunks, seeded, type Pair, type Paragraph } from './alignment-data.ts';

export interface BeadScores {
  readonly paragraphs: number;
  /** Of beads that are exactly right, in percent. */
  readonly f1: number;
  /** Expected calibration error of `confidence` over ten bins, from 0 to 1. */
  readonly calibrationError: number;
  /** Beads by confidence, in ten bins from 0 to 1. */
  readonly bins: readonly Bin[];
}

export interface Bin {
  readonly beads: number;
  /** Mean confidence, and share of beads that are right. */
  readonly confidence: number;
  readonly right: number;
}

const BINS = 10;

export function scoreBeads(paragraphs: readonly Paragraph[]): BeadScores {
  let wanted = 0;
  const beads: { confidence: number; right: boolean }[] = [];
  for (const { source, target, beads: gold } of paragraphs) {
    const keys = new Set(gold.map((bead) => JSON.stringify(bead)));
    wanted += keys.size;
    for (const bead of alignSentences(source, target))
      beads.push({
        confidence: bead.confidence,
        right: keys.has(JSON.stringify([bead.source, bead.target])),
      });
  }
  const right = beads.filter((bead) => bead.right).length;
  const bins = Array.from({ length: BINS }, (_, bin) =>
    toBin(beads.filter(({ confidence }) => Math.min(Math.floor(confidence * BINS), BINS - 1) === bin)),
  );
  return {
    paragraphs: paragraphs.length,
    f1: (200 * right) / (beads.length + wanted),
    calibrationError: bins.reduce(
      (sum, bin) => sum + (bin.beads * Math.abs(bin.confidence - bin.right)) / beads.length,
      0,
    ),
    bins,
  };
}

function toBin(beads: readonly { confidence: number; right: boolean }[]): Bin {
  const mean = (value: (bead: { confidence: number; right: boolean }) => number): number =>
    beads.reduce((sum, bead) => sum + value(bead), 0) / Math.max(beads.length, 1);
  return {
    beads: beads.length,
    confidence: mean(({ confidence }) => confidence),
    right: mean(({ right }) => Number(right)),
  };
}

/**
 * Share of pairs that meet, in percent. Pairs are joined by a space, so many at a time, both sides are cut into sentences anew
 * and aligned. A pair meets if every bead that holds a piece of its source holds a piece of its target, and the other way
 * round.
 */
export function shareThatMeets(pairs: readonly Pair[], perParagraph: number): number {
  const meeting = chunks(pairs, perParagraph).flatMap((paragraph) => {
    const source = resegment(
      paragraph.map((pair) => pair.source),
      'ar',
    );
    const target = resegment(
      paragraph.map((pair) => pair.target),
      'en',
    );
    const beads = alignSentences(source.sentences, target.sentences);
    return paragraph.filter((_, line) => beads.every((bead) => agrees(bead, { line, source, target })));
  });
  return (100 * meeting.length) / pairs.length;
}

interface Resegmented {
  readonly sentences: readonly string[];
  /** Of each sentence, the lines that it is made of. */
  readonly lines: readonly (readonly number[])[];
}

function resegment(lines: readonly string[], language: Language): Resegmented {
  const text = lines.join(' ');
  const starts = lines.map((_, index) =>
    lines.slice(0, index).reduce((sum, line) => sum + line.length + 1, 0),
  );
  const sentences = splitSentences(text, language);
  return {
    sentences: sentences.map(({ start, end }) => text.slice(start, end)),
    lines: sentences.map(({ start, end }) =>
      [...lines.keys()].filter((line) => {
        const from = starts[line] ?? 0;
        return from < end && from + (lines[line]?.length ?? 0) > start;
      }),
    ),
  };
}

function agrees(
  bead: Bead,
  { line, source, target }: { line: number; source: Resegmented; target: Resegmented },
): boolean {
  const holds = (indexes: readonly number[], side: Resegmented): boolean =>
    indexes.some((index) => side.lines[index]?.includes(line));
  return holds(bead.source, source) === holds(bead.target, target);
}

/** What can go wrong with the lines of an answer; none of these changes how many there are, which would be seen at once. */
export const CORRUPTIONS: Readonly<Record<string, Corrupt>> = {
  'drop, another line cut in two': (lines, { pick }) => {
    const rest = lines.toSpliced(pick(lines.length), 1);
    const longest = rest.reduce(
      (best, line, index) => (line.length > (rest[best]?.length ?? 0) ? index : best),
      0,
    );
    const line = rest[longest] ?? '';
    const space = line.indexOf(' ', Math.floor(line.length / 2));
    return rest.toSpliced(longest, 1, line.slice(0, space), line.slice(space + 1));
  },
  'drop, a line of elsewhere at the end': (lines, { pick, foreign }) => [
    ...lines.toSpliced(pick(lines.length), 1),
    foreign(),
  ],
  'duplicate in place of the next': (lines, { pick }) => {
    const line = pick(lines.length - 1);
    return lines.with(line + 1, lines[line] ?? '');
  },
  'duplicate, the last lost': (lines, { pick }) => {
    const line = pick(lines.length - 1);
    return lines.toSpliced(line, 0, lines[line] ?? '').slice(0, -1);
  },
  'shift up, the first at the end': (lines) => [...lines.slice(1), ...lines.slice(0, 1)],
  'shift down, the last at the beginning': (lines) => [...lines.slice(-1), ...lines.slice(0, -1)],
  'shift up, a line of elsewhere at the end': (lines, { foreign }) => [...lines.slice(1), foreign()],
  'swap of neighbours': (lines, { pick }) => {
    const line = pick(lines.length - 1);
    return lines.toSpliced(line, 2, lines[line + 1] ?? '', lines[line] ?? '');
  },
  'foreign sentence': (lines, { pick, foreign }) => lines.with(pick(lines.length), foreign()),
};

type Corrupt = (lines: readonly string[], chance: Chance) => string[];

export interface Chance {
  /** A whole number from 0, below the given one. */
  readonly pick: (below: number) => number;
  /** A line of another document. */
  readonly foreign: () => string;
}

export interface CorruptionScore {
  readonly what: string;
  readonly blocks: number;
  /** Percent that are not plausible. */
  readonly flagged: number;
}

const BLOCK = { least: 3, most: 6 } as const;
const SEED = 20_261_124;

/** Every block of three to six neighbouring sentences that there is, intact. */
export function scoreIntact(what: string, texts: readonly (readonly Pair[])[]): CorruptionScore {
  const blocks = texts.flatMap((text) =>
    Array.from({ length: BLOCK.most - BLOCK.least + 1 }, (_, more) => BLOCK.least + more).flatMap((size) =>
      text.slice(size - 1).map((__, start) => text.slice(start, start + size)),
    ),
  );
  const flagged = blocks.filter((pairs) => isDoubted(pairs, (lines) => lines));
  return { what, blocks: blocks.length, flagged: (100 * flagged.length) / blocks.length };
}

/** Blocks of three to six sentences of a document in which one thing went wrong; so many of each kind. */
export function scoreCorruptions(documents: readonly (readonly Pair[])[], each: number): CorruptionScore[] {
  const long = documents.filter(({ length }) => length >= BLOCK.least);
  return Object.entries(CORRUPTIONS).map(([what, corrupt], kind) => {
    const random = seeded(SEED + kind);
    const pick = (below: number): number => Math.floor(random() * below);
    const flagged = Array.from({ length: each }, () => {
      const document = long[pick(long.length)] ?? [];
      const size = Math.min(BLOCK.least + pick(BLOCK.most - BLOCK.least + 1), document.length);
      const start = pick(document.length - size + 1);
      const foreign = foreignLines(document, { documents: long, pick });
      return isDoubted(document.slice(start, start + size), (lines) => corrupt(lines, { pick, foreign }));
    });
    return { what, blocks: each, flagged: (100 * flagged.filter(Boolean).length) / each };
  });
}

function foreignLines(
  document: readonly Pair[],
  { documents, pick }: { documents: readonly (readonly Pair[])[]; pick: Chance['pick'] },
): Chance['foreign'] {
  const others = documents.filter((other) => other !== document).flat();
  return () => others[pick(others.length)]?.target ?? '';
}

function isDoubted(
  pairs: readonly Pair[],
  corrupt: (lines: readonly string[]) => readonly string[],
): boolean {
  const sources = pairs.map(({ source }) => source);
  const lines = corrupt(pairs.map(({ target }) => target));
  return !judgeLines(sources, lines).plausible;
}
