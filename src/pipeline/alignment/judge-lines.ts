import { isBlank } from '../article/lines.ts';
import { bandOf } from './band.ts';
import { bestWay, posteriorOf, walkLattice, type Lattice, type Move } from './lattice.ts';
import { ANCHORS, profileOf, type Profile } from './profile.ts';
import { beadMoves, beadScorer, type ScoreBead, type Texts } from './score-beads.ts';
import { LINE_FAULT_ODDS } from './weights.ts';

/** What is thought of an answer that should have one line a sentence. */
export interface LineVerdict {
  readonly plausible: boolean;
  /** Of each sentence, the probability from 0 to 1 that its line is its translation; 0 where the count of lines is wrong. */
  readonly confidences: readonly number[];
  /** Why the answer is not plausible, for people, lines counted from 1; null where it is. */
  readonly reason: string | null;
}

/** Lines below are doubted. Higher flags more intact answers, lower misses more foreign lines: `test/bench/alignment.ts`. */
const LEAST_CONFIDENCE = 0.5;
/** Characters from which on two sentences hardly have one translation by chance; “Yes, of course.” has 15. */
const LEAST_REPETITION = 16;
/** Share of what stands in two sentences from which on they may well have the same translation. */
const ALIKE = 0.5;
/** Lines that others may have been shifted by. */
const REACH = 16;
const ONE_TO_ONE = { source: 1, target: 1 } as const;

/**
 * Whether an answer kept its lines: whether each line is likelier the translation of its sentence than that lines were lost,
 * doubled, merged, shifted, swapped with a neighbour or replaced by something else.
 */
export function judgeLines(sources: readonly string[], targets: readonly string[]): LineVerdict {
  const refused = faultOfCount(sources, targets);
  if (refused !== null) return { plausible: false, confidences: sources.map(() => 0), reason: refused };
  const texts = { source: sources.map(profileOf), target: targets.map(profileOf) };
  const { confidences, reason } = weighLines(texts);
  const repetition = repetitionIn(targets, texts);
  if (!repetition) return { plausible: reason === null, confidences, reason };
  const { line, earlier } = repetition;
  const doubled = (confidences[line] ?? 0) > (confidences[earlier] ?? 0) ? earlier : line;
  return {
    plausible: false,
    confidences: confidences.with(doubled, 0),
    reason: `line ${line + 1} repeats line ${earlier + 1}`,
  };
}

/**
 * How likely two sentences belong together, from 0 to 1, judged by nothing but themselves: against a target that says
 * something else, of which there is taken to be one in ten.
 */
export function pairConfidence(source: string, target: string): number {
  if (isBlank(source) || isBlank(target)) return 0;
  const texts = { source: [profileOf(source)], target: [profileOf(target)] };
  const odds = beadScorer(texts, 1)(ONE_TO_ONE, { source: 0, target: 0 });
  return 1 / (1 + Math.exp(LINE_FAULT_ODDS.replaced - odds));
}

function faultOfCount(sources: readonly string[], targets: readonly string[]): string | null {
  if (targets.length !== sources.length)
    return `${targets.length} ${targets.length === 1 ? 'line' : 'lines'} came back for ${sources.length}`;
  const empty = targets.findIndex(isBlank);
  return empty < 0 ? null : `line ${empty + 1} is empty`;
}

/** Two lines that are the same where the sentences are not. */
function repetitionIn(
  targets: readonly string[],
  { source }: Texts,
): { line: number; earlier: number } | null {
  const seen = new Map<string, number>();
  for (const [line, target] of targets.entries()) {
    const text = target.trim();
    const earlier = seen.get(text);
    seen.set(text, line);
    const [one, other] = [source[earlier ?? -1], source[line]];
    if (earlier === undefined || text.length < LEAST_REPETITION || !one || !other) continue;
    if (likeness(one, other) < ALIKE) return { line, earlier };
  }
  return null;
}

/** Share of the things in the fuller of two sentences that stand in the other too: from 0 to 1. */
function likeness(one: Profile, other: Profile): number {
  const things = ({ anchors }: Profile): Set<string> =>
    new Set(ANCHORS.flatMap((anchor) => Array.from(anchors[anchor], (thing) => `${anchor} ${thing}`)));
  const [a, b] = [things(one), things(other)];
  return (
    a
      .values()
      .filter((thing) => b.has(thing))
      .toArray().length / Math.max(a.size, b.size, 1)
  );
}

function weighLines(texts: Texts): { confidences: number[]; reason: string | null } {
  const score = beadScorer(texts, REACH);
  const crossed = crossing(score);
  const moves = [...beadMoves(score), crossed, { ...ONE_TO_ONE, score: () => LINE_FAULT_ODDS.replaced }];
  const size = texts.source.length + 1;
  const lattice = walkLattice(moves, bandOf(size, size, { reach: REACH }));
  const confidences = texts.source.map((_, line) => keptShare(line, lattice));
  const doubtful = confidences.findIndex((confidence) => confidence < LEAST_CONFIDENCE);
  return { confidences, reason: doubtful < 0 ? null : reasonOf(doubtful, { lattice, crossed }) };
}

/** Two lines that changed places. */
function crossing(score: ScoreBead): Move {
  return {
    source: 2,
    target: 2,
    score: (source, target) =>
      LINE_FAULT_ODDS.crossed +
      score(ONE_TO_ONE, { source, target: target + 1 }) +
      score(ONE_TO_ONE, { source: source + 1, target }),
  };
}

function keptShare(line: number, lattice: Lattice): number {
  const [kept] = lattice.moves;
  return kept ? posteriorOf({ move: kept, source: line, target: line }, lattice) : 0;
}

function reasonOf(line: number, { lattice, crossed }: { lattice: Lattice; crossed: Move }): string {
  const step = bestWay(lattice).find(({ move, source }) => source + move.source > line);
  if (step?.move === crossed)
    return `lines ${step.source + 1} and ${step.source + 2} seem to have changed places`;
  const straight = step?.source === step?.target && step?.move.source === 1 && step.move.target === 1;
  return straight
    ? `line ${line + 1} does not seem to translate its sentence`
    : `from line ${line + 1} on, lines do not seem to belong to their sentences`;
}
