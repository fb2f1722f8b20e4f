/**
 * Which numbers does the aligner need? Counts those of `src/pipeline/alignment/weights.ts` over one half of the documents of
 * UD PUD and of FLORES with a neural engine's output, and the same over the other half to show how far they carry. They
 * stand there rounded, and are not written by this script. Sentences of one text that do not belong together are its
 * picture of chance.
 *
 *   node test/bench/fit-alignment.ts
 */
import { ANCHORS, MARKS, profileOf, type Profile } from '../../src/pipeline/alignment/profile.ts';
import { logDensity } from '../../src/pipeline/alignment/span.ts';
import { ENGLISH_PER_ARABIC } from '../../src/pipeline/alignment/weights.ts';
import { absence, chunks, floresPairs, isFitted, pudDocuments, type Pair } from './alignment-data.ts';

type Profiles = readonly [source: Profile, target: Profile];

/** FLORES does not say where its documents end. */
const FLORES_TEXT = 6;
/** What a mark is taken to have been seen before counting, so that no odds are infinite. */
const SMOOTHING = 0.5;
const VARIANCES = { fixed: [0.006, 0.009, 0.012, 0.015], perCharacter: [0.6, 1, 1.4, 1.8] } as const;

if (absence !== null) console.log(`skipped: ${absence}`);
else {
  const texts = [...pudDocuments(), ...chunks(floresPairs('engine'), FLORES_TEXT)];
  print(
    'the half that the weights are from',
    texts.filter((_, index) => isFitted(index)),
  );
  print(
    'the other half',
    texts.filter((_, index) => !isFitted(index)),
  );
}

function print(title: string, texts: readonly (readonly Pair[])[]): void {
  const profiles = texts.map((pairs) =>
    pairs.map(({ source, target }): Profiles => [profileOf(source), profileOf(target)]),
  );
  const matched = profiles.flat();
  const near = profiles.flatMap((text) =>
    text.flatMap(([source], at) =>
      text.flatMap(([, target], other): Profiles[] => (at === other ? [] : [[source, target]])),
    ),
  );
  console.log(`${title}: ${matched.length} pairs`);
  for (const line of [...lengthLines(matched), ...sharingLines(matched, near), ...markLines(matched, near)])
    console.log(`  ${line}`);
}

function lengthLines(pairs: readonly Profiles[]): string[] {
  const ratios = pairs.map(([source, target]) => Math.log(target.length / source.length));
  const logs = pairs.flat().map(({ length }) => Math.log(length));
  const deviation = Math.sqrt(mean(logs.map((log) => (log - mean(logs)) ** 2)));
  const variances = VARIANCES.fixed.flatMap((fixed) =>
    VARIANCES.perCharacter.map((perCharacter) => ({ fixed, perCharacter })),
  );
  const likelihoods = variances.map(({ fixed, perCharacter }) =>
    mean(
      pairs.map(([source, target], index) => {
        const variance = fixed + (2 * perCharacter) / (source.length + target.length);
        return logDensity(ratios[index] ?? 0, variance);
      }),
    ),
  );
  const best = variances[likelihoods.indexOf(Math.max(...likelihoods))];
  return [
    `ENGLISH_PER_ARABIC ${(ENGLISH_PER_ARABIC * Math.exp(mean(ratios))).toFixed(3)}`,
    `SENTENCE_LENGTH mean ${mean(logs).toFixed(3)} deviation ${deviation.toFixed(3)}`,
    `LENGTH_RATIO, likeliest on the grid: ${JSON.stringify(best)}`,
  ];
}

function sharingLines(matched: readonly Profiles[], near: readonly Profiles[]): string[] {
  return ANCHORS.map((anchor) => {
    const total = (
      pairs: readonly Profiles[],
      of: (a: ReadonlySet<string>, b: ReadonlySet<string>) => number,
    ) => pairs.reduce((sum, [source, target]) => sum + of(source.anchors[anchor], target.anchors[anchor]), 0);
    const shared = (a: ReadonlySet<string>, b: ReadonlySet<string>) =>
      a.values().reduce((count, thing) => count + Number(b.has(thing)), 0);
    const ofPair = total(matched, shared) / total(matched, (a, b) => Math.min(a.size, b.size));
    const byChance = total(near, shared) / total(near, (a, b) => a.size * b.size);
    return `SHARING ${anchor}: matched ${ofPair.toFixed(3)} chance ${byChance.toFixed(4)}`;
  });
}

function markLines(matched: readonly Profiles[], near: readonly Profiles[]): string[] {
  return MARKS.map((mark, bit) => {
    const shares = (pairs: readonly Profiles[]): number[] => {
      const counts = [SMOOTHING, SMOOTHING, SMOOTHING];
      for (const [source, target] of pairs) {
        const sides = ((source.marks >> bit) & 1) + ((target.marks >> bit) & 1);
        counts[sides] = (counts[sides] ?? 0) + 1;
      }
      return counts.map((count) => count / (pairs.length + 3 * SMOOTHING));
    };
    const byChance = shares(near);
    const odds = shares(matched).map((share, sides) => Math.log(share / (byChance[sides] ?? 1)).toFixed(2));
    return `MARK_ODDS ${mark}: neither, one, both ${odds.join(', ')}`;
  });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1);
}
