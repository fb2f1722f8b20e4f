import { cellAt, placeOf, type Band, type Place } from './band.ts';

/** One way on through two texts: so many sentences of either side at once. */
export interface Move {
  readonly source: number;
  readonly target: number;
  /** Natural logarithm of its odds where it begins at these sentences. */
  readonly score: (source: number, target: number) => number;
}

/** A move, and the sentences at which it begins. */
export interface Step {
  readonly move: Move;
  readonly source: number;
  readonly target: number;
}

/** All ways through two texts within a band. A node stands between sentences: row and column say how many are behind. */
export interface Lattice {
  readonly band: Band;
  readonly moves: readonly Move[];
  /** Of each node, the score of each move that arrives there; NaN where none does. */
  readonly scores: Float32Array;
  /** Of each node, the logarithm of the odds of all ways to it from the beginning, */
  readonly forward: Float64Array;
  /** and from it to the end. */
  readonly backward: Float64Array;
}

/** Time and memory are those of the band: nodes × moves. */
export function walkLattice(moves: readonly Move[], band: Band): Lattice {
  const nodes = band.rows * band.width;
  const lattice: Lattice = {
    band,
    moves,
    scores: new Float32Array(nodes * moves.length).fill(NaN),
    forward: new Float64Array(nodes).fill(-Infinity),
    backward: new Float64Array(nodes).fill(-Infinity),
  };
  lattice.forward[0] = 0;
  for (let node = 0; node < nodes; node++) arriveAt(node, lattice);
  lattice.backward[nodes - 1] = 0;
  for (let node = nodes - 1; node >= 0; node--) returnFrom(node, lattice);
  return lattice;
}

function arriveAt(node: number, { band, moves, scores, forward }: Lattice): void {
  const { row, column } = placeOf(band, node);
  let at = node * moves.length;
  for (const move of moves) {
    const source = row - move.source;
    const target = column - move.target;
    const before = cellAt(band, source, target);
    if (before >= 0) {
      const score = move.score(source, target);
      scores[at] = score;
      forward[node] = logAdd(forward[node] ?? -Infinity, (forward[before] ?? -Infinity) + score);
    }
    at++;
  }
}

function returnFrom(node: number, { band, moves, scores, backward }: Lattice): void {
  const { row, column } = placeOf(band, node);
  let at = node * moves.length;
  for (const move of moves) {
    const score = scores[at++] ?? NaN;
    if (Number.isNaN(score)) continue;
    const before = cellAt(band, row - move.source, column - move.target);
    backward[before] = logAdd(backward[before] ?? -Infinity, (backward[node] ?? -Infinity) + score);
  }
}

/** The way with the best odds. Of ways that are equally good, always the same. */
export function bestWay({ band, moves, scores }: Lattice): readonly Step[] {
  const best = new Float64Array(band.rows * band.width).fill(-Infinity);
  const arrivedBy = new Uint8Array(best.length);
  best[0] = 0;
  for (let node = 1; node < best.length; node++) {
    const { row, column } = placeOf(band, node);
    for (const [index, move] of moves.entries()) {
      const score = scores[node * moves.length + index] ?? NaN;
      if (Number.isNaN(score)) continue;
      const odds = (best[cellAt(band, row - move.source, column - move.target)] ?? -Infinity) + score;
      if (odds <= (best[node] ?? -Infinity)) continue;
      best[node] = odds;
      arrivedBy[node] = index;
    }
  }
  return stepsBack(arrivedBy, { band, moves });
}

function stepsBack(arrivedBy: Uint8Array, { band, moves }: Pick<Lattice, 'band' | 'moves'>): readonly Step[] {
  const steps: Step[] = [];
  for (let node = arrivedBy.length - 1; node > 0;) {
    const { row, column } = placeOf(band, node);
    const move = moves[arrivedBy[node] ?? 0];
    if (!move) break;
    const [source, target] = [row - move.source, column - move.target];
    steps.push({ move, source, target });
    node = cellAt(band, source, target);
  }
  return steps.reverse();
}

/**
 * The share that the ways through a step have in all ways, by their odds: from 0 to 1. Where sentences of one side have no
 * counterpart it does not matter beside which of the other side they are left out: all such steps count.
 */
export function posteriorOf({ move, source, target }: Step, lattice: Lattice): number {
  const [row, column] = [source + move.source, target + move.target];
  let share = shareOf(move, { row, column }, lattice);
  const [down, right] = [move.source === 0 ? 1 : 0, move.target === 0 ? 1 : 0];
  if (down + right === 0) return share;
  for (const way of [-1, 1])
    for (let by = way; ; by += way) {
      const place = { row: row + by * down, column: column + by * right };
      if (cellAt(lattice.band, place.row, place.column) < 0) break;
      share += shareOf(move, place, lattice);
    }
  return Math.min(1, share);
}

/** Of the ways that arrive somewhere by a move. */
function shareOf(
  move: Move,
  { row, column }: Place,
  { band, moves, scores, forward, backward }: Lattice,
): number {
  const node = cellAt(band, row, column);
  const score = scores[node * moves.length + moves.indexOf(move)] ?? NaN;
  if (Number.isNaN(score)) return 0;
  const before = forward[cellAt(band, row - move.source, column - move.target)] ?? -Infinity;
  return Math.min(1, Math.exp(before + score + (backward[node] ?? -Infinity) - (forward.at(-1) ?? 0)));
}

/** The logarithm of the sum of two numbers that are given by their logarithms. */
function logAdd(a: number, b: number): number {
  const more = Math.max(a, b);
  const difference = Math.min(a, b) - more;
  return difference > NEGLIGIBLE ? more + Math.log1p(Math.exp(difference)) : more;
}
/** Below, a double cannot hold the difference; not a number where both are nothing. */
const NEGLIGIBLE = -40;
