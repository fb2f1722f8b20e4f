import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bandOf, cellAt, firstColumn, isNearEdge, placeOf } from '../../../../src/pipeline/alignment/band.ts';
import { bestWay, posteriorOf, walkLattice, type Step } from '../../../../src/pipeline/alignment/lattice.ts';

/** Every way through two texts, spelled out; scores are made up of the places, so that no two ways tie. */
const SHAPES = [
  [1, 1],
  [1, 0],
  [0, 1],
  [1, 2],
] as const;

const movesOf = (seed: number) =>
  SHAPES.map(([source, target], shape) => ({
    source,
    target,
    score: (row: number, column: number) => Math.sin(seed + 7 * shape + 3.1 * row + 5.7 * column) * 3,
  }));

function allWays(moves: ReturnType<typeof movesOf>, [rows, columns]: readonly [number, number]): Step[][] {
  const ways = (source: number, target: number): Step[][] =>
    source === rows && target === columns
      ? [[]]
      : moves
          .filter((move) => source + move.source <= rows && target + move.target <= columns)
          .flatMap((move) =>
            ways(source + move.source, target + move.target).map((rest) => [
              { move, source, target },
              ...rest,
            ]),
          );
  return ways(0, 0);
}

const scoreOf = (way: readonly Step[]): number =>
  way.reduce((sum, { move, source, target }) => sum + move.score(source, target), 0);

describe('against every way, spelled out', () => {
  const size = fc.integer({ min: 0, max: 4 });

  test('the best way is the best', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), size, size, (seed, rows, columns) => {
        const moves = movesOf(seed);
        const best = allWays(moves, [rows, columns]).reduce((a, b) => (scoreOf(b) > scoreOf(a) ? b : a));
        const lattice = walkLattice(moves, bandOf(rows + 1, columns + 1, { reach: 9 }));
        expect(scoreOf(bestWay(lattice))).toBeCloseTo(scoreOf(best), 4);
      }),
    );
  });

  test('posteriors are shares; leaving a sentence out is one thing wherever it happens', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), size, size, (seed, rows, columns) => {
        const moves = movesOf(seed);
        const ways = allWays(moves, [rows, columns]);
        const weight = (some: readonly Step[][]): number =>
          some.reduce((sum, way) => sum + Math.exp(scoreOf(way)), 0);
        const lattice = walkLattice(moves, bandOf(rows + 1, columns + 1, { reach: 9 }));
        for (const step of bestWay(lattice)) {
          const { move, source, target } = step;
          const same = (other: Step): boolean =>
            other.move === move &&
            (move.source === 0 || other.source === source) &&
            (move.target === 0 || other.target === target);
          const share = weight(ways.filter((way) => way.some(same))) / weight(ways);
          expect(posteriorOf(step, lattice)).toBeCloseTo(share, 4);
        }
      }),
    );
  });
});

describe('bands', () => {
  test('every cell of the table where the reach is wide', () => {
    const band = bandOf(4, 6, { reach: 9 });
    expect(band.width).toBe(6);
    expect([0, 1, 2, 3].map((row) => firstColumn(band, row))).toEqual([0, 0, 0, 0]);
  });

  test('cells near the diagonal where it is narrow', () => {
    const band = bandOf(11, 21, { reach: 3 });
    expect(band.width).toBe(7);
    expect([0, 5, 10].map((row) => firstColumn(band, row))).toEqual([0, 7, 14]);
    expect(cellAt(band, 5, 6)).toBe(-1);
    expect(cellAt(band, 5, 7)).toBe(35);
    expect(cellAt(band, 5, 14)).toBe(-1);
    expect(placeOf(band, 35)).toEqual({ row: 5, column: 7 });
  });

  test('linear: cells grow with the rows, not with rows × columns', () => {
    for (const rows of [1000, 2000, 4000]) {
      const band = bandOf(rows, rows, { reach: 32 });
      expect(band.rows * band.width).toBe(rows * 65);
    }
    expect(bandOf(3, 100_001, { reach: 32 })).toMatchObject({ rows: 3, width: 100_001 });
    expect(bandOf(1, 500, { reach: 32 }).width).toBe(500);
  });

  test('every row begins within the one before, so that there is a way through', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 3000 }), (rows, columns) => {
        const band = bandOf(rows, columns, { reach: 4 });
        expect(cellAt(band, 0, 0)).toBe(0);
        expect(cellAt(band, rows - 1, columns - 1)).toBe(band.rows * band.width - 1);
        for (let row = 1; row < rows; row++)
          expect(cellAt(band, row - 1, firstColumn(band, row))).not.toBe(-1);
      }),
    );
  });

  test.each([
    [5, 7, true],
    [5, 9, true],
    [5, 10, false],
    [5, 13, true],
    [0, 0, false],
    [10, 20, false],
  ])('row %i, column %i is near the edge: %s', (row, column, near) => {
    expect(isNearEdge(bandOf(11, 21, { reach: 3 }), { row, column }, 3)).toBe(near);
  });
});
