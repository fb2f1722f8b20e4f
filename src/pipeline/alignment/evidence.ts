import { ANCHORS, MARKS } from './profile.ts';
import { logDensity, usualLength, type Span } from './span.ts';
import { LENGTH_RATIO, MARK_ODDS, SHARING, type SharingRate } from './weights.ts';

/**
 * Natural logarithm of the odds that two spans belong together: how much likelier their lengths, the things they share and
 * their marks are if they do than if they only stand near one another. `shared`: how many things, in the order of `ANCHORS`.
 */
export function evidenceOf(source: Span, target: Span, shared: ArrayLike<number>): number {
  let odds = lengthOdds(source, target) + (MARK_TABLE[source.marks * MARK_COMBINATIONS + target.marks] ?? 0);
  for (let kind = 0; kind < ANCHORS.length; kind++) {
    const inSource = source.sizes[kind] ?? 0;
    const inTarget = target.sizes[kind] ?? 0;
    const rate = RATES[kind];
    if (inSource === 0 || inTarget === 0 || !rate) continue;
    // Pairs of sentences are added up: what stands twice on a side is counted for each.
    const found = Math.min(shared[kind] ?? 0, inSource, inTarget);
    odds += sharingOdds(rate, { shared: found, source: inSource, target: inTarget });
  }
  return odds;
}
const RATES = ANCHORS.map((anchor) => SHARING[anchor]);

/**
 * Gale and Church: the logarithm of target length over source length is normal, and the longer the spans the narrower.
 * Weighed against two lengths that are each usual and have nothing to do with one another.
 */
function lengthOdds(source: Span, target: Span): number {
  const variance = LENGTH_RATIO.fixed + (2 * LENGTH_RATIO.perCharacter) / (source.length + target.length);
  const together = logDensity(target.logLength - source.logLength, variance);
  return (
    together + usualLength((source.logLength + target.logLength) / 2) + source.asPieces + target.asPieces
  );
}

interface Sharing {
  readonly shared: number;
  /** How many things there are on either side. */
  readonly source: number;
  readonly target: number;
}

/** Poisson: the odds of sharing so many things, of how many a pair is expected to share and how many are met by chance. */
function sharingOdds({ matched, chance }: SharingRate, { shared, source, target }: Sharing): number {
  const ofPair = matched * Math.min(source, target);
  const byChance = Math.min(chance * source * target, ofPair);
  const found = shared === 0 ? 0 : shared * Math.log(ofPair / byChance);
  return found - (ofPair - byChance);
}

/** The odds of every combination of marks on one side with every other. */
const MARK_COMBINATIONS = 1 << MARKS.length;
const MARK_TABLE = Float64Array.from({ length: MARK_COMBINATIONS ** 2 }, (_, index) =>
  markOdds(Math.floor(index / MARK_COMBINATIONS), index % MARK_COMBINATIONS),
);

function markOdds(source: number, target: number): number {
  return MARKS.reduce((sum, mark, bit) => {
    const sides = ((source >> bit) & 1) + ((target >> bit) & 1);
    return sum + (MARK_ODDS[mark][sides] ?? 0);
  }, 0);
}
