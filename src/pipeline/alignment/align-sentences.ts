import { bandOf, isNearEdge } from './band.ts';
import { LONGEST_SPAN, type Bead } from './bead.ts';
import { bestWay, posteriorOf, walkLattice, type Lattice, type Step } from './lattice.ts';
import { profileOf } from './profile.ts';
import { beadMoves, beadScorer, type Texts } from './score-beads.ts';

/** Sentences on either side of the diagonal that are looked at first; see {@link MOST_NODES} for the widest. */
const FIRST_REACH = 32;
const WIDER = 4;
/** Some 60 bytes a node: 120 MB. */
const MOST_NODES = 2_000_000;

/**
 * What of two texts belongs together: the likeliest sequence of beads, in order. Each index of either side stands in
 * exactly one bead. Either text may be empty. A text and its translation that drift apart by more sentences than the
 * widest band holds (2,000,000 / sentences of the source) are aligned worse; nothing is lost.
 */
export function alignSentences(source: readonly string[], target: readonly string[]): readonly Bead[] {
  const texts = { source: source.map(profileOf), target: target.map(profileOf) };
  for (let reach = FIRST_REACH; ; reach *= WIDER) {
    const lattice = latticeOf(texts, reach);
    const way = bestWay(lattice);
    if (mayHoldBetter(way, lattice)) continue;
    return way.map((step) => beadOf(step, lattice));
  }
}

function latticeOf(texts: Texts, reach: number): Lattice {
  const band = bandOf(texts.source.length + 1, texts.target.length + 1, { reach });
  return walkLattice(beadMoves(beadScorer(texts, reach)), band);
}

/** Whether a wider band is worth its price: the way comes near the edge of this one. */
function mayHoldBetter(way: readonly Step[], { band }: Lattice): boolean {
  if (band.rows * Math.min(band.width * WIDER, band.columns) > MOST_NODES) return false;
  return way.some(({ source, target }) => isNearEdge(band, { row: source, column: target }, LONGEST_SPAN));
}

function beadOf(step: Step, lattice: Lattice): Bead {
  const { move, source, target } = step;
  return {
    source: Array.from({ length: move.source }, (_, index) => source + index),
    target: Array.from({ length: move.target }, (_, index) => target + index),
    confidence: posteriorOf(step, lattice),
  };
}
