/**
 * Do the sentences that are put together belong together? Beads and their confidence on paragraphs with simulated merges,
 * splits and omissions; recorded output of a neural engine, segmented anew; answers whose lines went wrong; and the time for
 * long texts. The data stands beside the project; without it only the time is measured, on texts made up here.
 *
 *   node test/bench/alignment.ts [--json]
 */
import { alignSentences } from '../../src/pipeline/alignment/align-sentences.ts';
import {
  absence,
  alignedParagraphs,
  chunks,
  floresPairs,
  isFitted,
  pudDocuments,
  retell,
  seeded,
  type Habits,
  type Pair,
  type Paragraph,
} from './alignment-data.ts';
import {
  scoreBeads,
  scoreCorruptions,
  scoreIntact,
  shareThatMeets,
  type BeadScores,
  type CorruptionScore,
} from './alignment-measures.ts';
import { arabicNews } from './arabic-news.ts';

/** Nine ways to go wrong: ten thousand blocks. */
const BLOCKS_EACH = 1112;
const TARGETS = {
  f1: 99.3,
  calibrationError: 0.03,
  meeting: 99.5,
  milliseconds: 300,
  lost: 97,
  swapped: 85,
  intact: 1,
} as const;
const SIX = 6;
const LONG = 200;
const ROUNDS = 9;
const SEED = 5;

interface Result {
  readonly beads: Record<string, BeadScores>;
  readonly meeting: Record<string, number>;
  readonly corruptions: readonly CorruptionScore[];
  readonly milliseconds: Record<string, number>;
}

if (absence !== null) console.error(`only the time is measured: ${absence}`);
const result: Result = {
  beads: absence === null ? beadScores() : {},
  meeting: absence === null ? meetingShares() : {},
  corruptions: absence === null ? doubts() : [],
  milliseconds: times(),
};
if (process.argv.includes('--json')) console.log(JSON.stringify({ ...result, targets: TARGETS }));
else report(result);

function beadScores(): Record<string, BeadScores> {
  const given = alignedParagraphs();
  const documents = pudDocuments().filter((_, index) => !isFitted(index));
  const told = (habits: Habits): Paragraph[] => {
    const random = seeded(SEED);
    return chunks(documents.flat(), SIX).map((pairs) => retell(pairs, { habits, random }));
  };
  return {
    'paragraphs of six, merges and splits, all documents': scoreBeads(given),
    'the same, documents that no number is from': scoreBeads(given.filter((_, index) => !isFitted(index))),
    'those, one sentence for one': scoreBeads(told({ merge: 0, split: 0, drop: 0 })),
    'those, 10 % merged, 10 % split, 3 % left out': scoreBeads(told({ merge: 0.1, split: 0.1, drop: 0.03 })),
    'those, 10 % merged, 10 % split, 10 % left out': scoreBeads(told({ merge: 0.1, split: 0.1, drop: 0.1 })),
  };
}

function meetingShares(): Record<string, number> {
  return {
    'recorded output of a neural engine': shareThatMeets(floresPairs('engine'), SIX),
    'human translation': shareThatMeets(floresPairs('human'), SIX),
  };
}

function doubts(): CorruptionScore[] {
  const documents = pudDocuments();
  return [
    scoreIntact('intact, every block of a document', documents),
    scoreIntact('intact, every block of all documents in a row', [documents.flat()]),
    scoreIntact('intact, the same of recorded output', [floresPairs('engine')]),
    ...scoreCorruptions(documents, BLOCKS_EACH),
  ];
}

/** The first is what a new process needs: nothing is compiled yet. */
function times(): Record<string, number> {
  const pairs = absence === null ? pudDocuments().flat() : madeUp(1000);
  const long = pairs.slice(0, LONG);
  const samples = Array.from({ length: ROUNDS }, () => timeOf(long));
  const [first = 0] = samples;
  const many = Array.from({ length: 5 }, () => pairs.slice(0, 1000)).flat();
  return {
    [`${LONG} × ${LONG}, first`]: first,
    [`${LONG} × ${LONG}, median of ${ROUNDS}`]: samples.sort((a, b) => a - b)[ROUNDS >> 1] ?? 0,
    '2,500 × 2,500': timeOf(many.slice(0, many.length / 2)),
    '5,000 × 5,000': timeOf(many),
  };
}

/** Sentences of the sample articles, against themselves. */
function madeUp(count: number): Pair[] {
  const sentences = arabicNews(count * 300)
    .split(/(?<=\.)\s/u)
    .slice(0, count);
  return sentences.map((sentence) => ({ source: sentence, target: sentence }));
}

function timeOf(pairs: readonly Pair[]): number {
  const [source, target] = [pairs.map((pair) => pair.source), pairs.map((pair) => pair.target)];
  const start = performance.now();
  alignSentences(source, target);
  return Math.round(performance.now() - start);
}

function report({ beads, meeting, corruptions, milliseconds }: Result): void {
  console.log(
    `Beads (targets: F1 at least ${TARGETS.f1}, calibration error at most ${TARGETS.calibrationError}):`,
  );
  for (const [what, { f1, calibrationError, paragraphs, bins }] of Object.entries(beads)) {
    console.log(
      `  ${what}: F1 ${f1.toFixed(2)}, calibration error ${calibrationError.toFixed(4)} (${paragraphs})`,
    );
    const used = bins.filter((bin) => bin.beads > 0);
    const parts = used.map(
      (bin) => `${bin.beads} of ${bin.confidence.toFixed(2)}: ${bin.right.toFixed(2)} right`,
    );
    console.log(`    ${parts.join('; ')}`);
  }
  console.log(
    `Pairs that meet, in sixes, segmented anew (target: at least ${TARGETS.meeting.toFixed(1)} %):`,
  );
  for (const [what, share] of Object.entries(meeting)) console.log(`  ${what}: ${share.toFixed(2)} %`);
  const wanted = `dropped, doubled, shifted at least ${TARGETS.lost} %, swapped ${TARGETS.swapped} %, intact at most ${TARGETS.intact} %`;
  console.log(`Answers in lines that are doubted (targets: ${wanted}):`);
  for (const { what, blocks, flagged } of corruptions)
    console.log(`  ${what}: ${flagged.toFixed(1)} % of ${blocks}`);
  console.log(`Milliseconds (target: ${LONG} × ${LONG} under ${TARGETS.milliseconds}):`);
  for (const [what, time] of Object.entries(milliseconds)) console.log(`  ${what}: ${time}`);
}
