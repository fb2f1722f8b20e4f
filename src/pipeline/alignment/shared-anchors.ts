import { cellAt, firstColumn, type Band } from './band.ts';
import type { Shape } from './bead.ts';
import { ANCHORS, type Profile } from './profile.ts';

/** How many things the sentences of two texts share, for the pairs of a band; sources are its rows. */
export interface SharedAnchors {
  readonly band: Band;
  /** One number a kind for each cell of the band, in the order of `ANCHORS`. */
  readonly counts: Uint8Array;
}

/** More of one kind are no better evidence: what one byte holds. */
const MOST_SHARED = 255;

interface Sides {
  readonly source: readonly Profile[];
  readonly target: readonly Profile[];
}

/** Asks of each thing where it stands, not of each pair what it shares: most pairs share nothing. */
export function shareAnchors({ source, target }: Sides, band: Band): SharedAnchors {
  const counts = new Uint8Array(band.rows * band.width * ANCHORS.length);
  for (const [kind, anchor] of ANCHORS.entries()) {
    const holders = holdersOf(target.map(({ anchors }) => anchors[anchor]));
    for (const [row, { anchors }] of source.entries()) {
      const first = firstColumn(band, row);
      for (const thing of anchors[anchor]) {
        const columns = holders.get(thing) ?? [];
        for (let at = firstFrom(columns, first); (columns[at] ?? Infinity) < first + band.width; at++) {
          const count = (row * band.width + (columns[at] ?? 0) - first) * ANCHORS.length + kind;
          counts[count] = Math.min((counts[count] ?? 0) + 1, MOST_SHARED);
        }
      }
    }
  }
  return { band, counts };
}

/** What the pairs of sentences in a bead share, added up, in the order of `ANCHORS`; pairs outside the band share nothing. */
export function sharedIn(
  { band, counts }: SharedAnchors,
  { shape, start }: { shape: Shape; start: { readonly source: number; readonly target: number } },
): number[] {
  const shared = ANCHORS.map(() => 0);
  for (let row = start.source; row < start.source + shape.source; row++)
    for (let column = start.target; column < start.target + shape.target; column++) {
      const cell = cellAt(band, row, column);
      if (cell < 0) continue;
      for (let kind = 0; kind < shared.length; kind++)
        shared[kind] = (shared[kind] ?? 0) + (counts[cell * shared.length + kind] ?? 0);
    }
  return shared;
}

/** The indexes at which each thing stands, ascending. */
function holdersOf(sets: readonly ReadonlySet<string>[]): Map<string, number[]> {
  const holders = new Map<string, number[]>();
  for (const [index, things] of sets.entries())
    for (const thing of things) {
      const indexes = holders.get(thing);
      if (indexes) indexes.push(index);
      else holders.set(thing, [index]);
    }
  return holders;
}

/** Where in ascending numbers the first stands that is not below `least`. */
function firstFrom(ascending: readonly number[], least: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
