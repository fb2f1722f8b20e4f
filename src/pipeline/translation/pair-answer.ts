import { alignSentences } from '../alignment/align-sentences.ts';
import { judgeLines, pairConfidence } from '../alignment/judge-lines.ts';
import { isBlank } from '../article/lines.ts';
import { splitSentences } from '../sentences/split-sentences.ts';
import { guardFault, unguarded } from './protected-spans.ts';
import type { Pair } from './translation.ts';

/** Sure enough to keep an answer that lost its lines: at a twentieth, a doubtful pair is asked for again. */
const MIN_CONFIDENCE = 0.95;

/** The pairs of an answer, or why there are none. */
export type Paired = readonly Pair[] | { readonly reason: string };

export function isPaired(paired: Paired): paired is readonly Pair[] {
  return !('reason' in paired);
}

/** One line of the answer for each sentence, if the lines were kept and each may well be its sentence's. */
export function pairLines(answer: readonly string[], sentences: readonly string[]): Paired {
  const targets = answer.map((line, index) => unguarded(line, sentences[index] ?? ''));
  const { plausible, reason, confidences } = judgeLines(sentences, targets);
  const fault = targets.map((target, index) => guardFault(target, sentences[index] ?? '')).find(Boolean);
  if (!plausible || fault) return { reason: fault ?? reason ?? 'the lines are not those of the sentences' };
  return targets.map((target, index) => ({ sentences: 1, target, confidence: rounded(confidences[index]) }));
}

/** The answer as one text, its sentences aligned with those that were sent, if that is sure enough. */
export function pairByLength(answer: readonly string[], sentences: readonly string[]): Paired {
  const source = sentences.join('\n');
  const text = unguarded(answer.filter((line) => !isBlank(line)).join(' '), source);
  const fault = guardFault(text, source);
  if (fault !== null) return { reason: fault };
  const english = splitSentences(text, 'en');
  const beads = alignSentences(
    sentences,
    english.map(({ start, end }) => text.slice(start, end)),
  );
  if (beads.some(({ source, target }) => source.length === 0 || target.length === 0))
    return { reason: 'a sentence has no counterpart' };
  const pairs = beads.map(({ source, target, confidence }): Pair => {
    const translated = text.slice(english[target[0] ?? 0]?.start, english[target.at(-1) ?? 0]?.end);
    const arabic = source.map((index) => sentences[index]).join(' ');
    // The way through the texts, and the pair by itself: where nearly all was lost, what is left is still the likeliest way.
    const both = confidence * pairConfidence(arabic, translated);
    return { sentences: source.length, target: translated, confidence: rounded(both) };
  });
  return pairs.some(({ confidence }) => confidence < MIN_CONFIDENCE)
    ? { reason: 'which sentence is which is not sure enough' }
    : pairs;
}

/** To the hundredth, down: documents do not promise more than was found. */
function rounded(confidence = 0): number {
  return Math.floor(confidence * 100) / 100;
}
