import { bandOf } from './band.ts';
import { LONGEST_SPAN, type Shape } from './bead.ts';
import { evidenceOf } from './evidence.ts';
import type { Move } from './lattice.ts';
import type { Profile } from './profile.ts';
import { sharedIn, shareAnchors } from './shared-anchors.ts';
import { spanOf, type Span } from './span.ts';
import { SHAPES } from './weights.ts';

export interface Texts {
  readonly source: readonly Profile[];
  readonly target: readonly Profile[];
}

/** Logarithm of the odds that the sentences of a bead belong together, where it begins at these sentences. */
export type ScoreBead = (shape: Shape, start: { readonly source: number; readonly target: number }) => number;

/** `reach`: how far from the diagonal beads will be asked for. */
export function beadScorer(texts: Texts, reach: number): ScoreBead {
  const band = bandOf(texts.source.length, texts.target.length, { reach: reach + LONGEST_SPAN });
  const anchors = shareAnchors(texts, band);
  const sources = spansOf(texts.source);
  const targets = spansOf(texts.target);
  return (shape, start) => {
    const source = sources[shape.source]?.[start.source];
    const target = targets[shape.target]?.[start.target];
    return source && target ? evidenceOf(source, target, sharedIn(anchors, { shape, start })) : 0;
  };
}

/** Spans by how many sentences they hold and by the first; none that are empty. */
function spansOf(profiles: readonly Profile[]): readonly (readonly Span[])[] {
  return Array.from({ length: LONGEST_SPAN + 1 }, (_, count) =>
    count === 0 ? [] : profiles.map((__, first) => spanOf(profiles.slice(first, first + count))),
  );
}

/** The beads that there are, as moves through the texts. */
export function beadMoves(score: ScoreBead): Move[] {
  return SHAPES.map(({ source, target, odds }) => ({
    source,
    target,
    score: (atSource, atTarget) => odds + score({ source, target }, { source: atSource, target: atTarget }),
  }));
}
