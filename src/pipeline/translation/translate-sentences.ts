import { isBlank } from '../article/lines.ts';
import { memoryKeyOf } from './memory-entry.ts';
import { piecesOf } from './pack-lines.ts';
import { guarded, guardFault, spansOf, unguarded } from './protected-spans.ts';
import { countReuse, recall, remember, type Memorable, type Recollection } from './recollection.ts';
import { isAnswer, requester } from './requester.ts';
import type { Run } from './run.ts';
import { isTarget, isWhole, type Failure, type Pair, type Translation } from './translation.ts';

/** Sentences that go out together, and what the memory was found to hold of them. */
export type Unit = Memorable & Recollection;

export type TranslateUnit = (unit: Unit) => Promise<Translation>;

const LETTER = /\p{L}/u;

/** After so many answers in a row that lost their lines, an engine is not asked in lines again in the same run. */
const MAX_LINE_FAILURES = 3;

/**
 * Translates the sentences of one article, as many at a time as fit into one request. What the memory holds, or an
 * identical text of this article is just paying for, is not sent. Throws what ends the run; what is one text's fault
 * comes back as a {@link Failure}.
 */
export function unitTranslator(id: string, run: Run): TranslateUnit {
  const underWay = new Map<string, Promise<Translation>>();
  const request = requester(id, run);
  let lineFailures = 0;

  const translate: TranslateUnit = async (unit) => {
    const earlier = underWay.get(unit.key);
    if (earlier) {
      const translation = await earlier;
      if (isWhole(translation)) countReuse(unit.sentences, run);
      return translation;
    }
    const translation = knownOrSent(unit);
    underWay.set(unit.key, translation);
    return translation;
  };

  const knownOrSent = async (unit: Unit): Promise<Translation> => {
    const { key, sentences, known, damage } = unit;
    if (known) {
      countReuse(sentences, run);
      return known;
    }
    if (damage !== null) run.observer.observe({ type: 'memory-damaged', id, key, reason: damage });
    return remember(await send(sentences), unit, run);
  };

  /** A sentence, or a part of one, by itself. */
  const translateAlone = async (sentence: string): Promise<string | Failure> => {
    const sentences = [sentence];
    const key = memoryKeyOf(sentences, { engine: run.translator.engine, glossary: run.glossary });
    const found = underWay.has(key) ? { known: null, damage: null } : await recall({ key, sentences }, run);
    const { pairs } = await translate({ key, sentences, ...found });
    return pairs[0]?.target ?? emptyTranslation(sentence);
  };

  const send = async (sentences: readonly string[]): Promise<Translation> => {
    const [only = '', ...others] = sentences;
    if (others.length === 0) {
      return { pairs: [{ sentences: 1, target: await sendOne(only), confidence: 1 }], method: 'single' };
    }
    return (await sendLines(sentences)) ?? sentenceBySentence(sentences);
  };

  /** Null where each sentence has to be asked for by itself. */
  const sendLines = async (sentences: readonly string[]): Promise<Translation | null> => {
    if (lineFailures >= MAX_LINE_FAILURES) return null;
    const answer = await request(sentences.map(guarded));
    if (!isAnswer(answer)) {
      // Of several sentences one may be what the translator refuses: then the others are tried without it.
      if (answer.code === 'text-refused') return null;
      return {
        pairs: sentences.map(() => ({ sentences: 1, target: answer, confidence: 0 })),
        method: 'line',
      };
    }
    // Loaded with the first answer of several lines: a cold start does without the aligner.
    const { isPaired, pairByLength, pairLines } = await import('./pair-answer.ts');
    const lines = pairLines(answer, sentences);
    if (isPaired(lines)) {
      lineFailures = 0;
      return { pairs: lines, method: 'line' };
    }
    lineFailures += 1;
    run.observer.observe({ type: 'lines-not-kept', id, reason: lines.reason });
    const aligned = pairByLength(answer, sentences);
    return isPaired(aligned) ? { pairs: aligned, method: 'length' } : null;
  };

  const sentenceBySentence = async (sentences: readonly string[]): Promise<Translation> => {
    const pairs: Pair[] = [];
    for (const sentence of sentences)
      pairs.push({ sentences: 1, target: await translateAlone(sentence), confidence: 1 });
    return { pairs, method: 'sentence' };
  };

  const sendOne = async (sentence: string): Promise<string | Failure> => {
    const pieces = piecesOf(sentence, run.translator.maxRequestBytes);
    if (pieces.length > 1) return joined(sentence, pieces);
    const answer = await request([guarded(sentence)]);
    if (!isAnswer(answer)) return answer;
    const target = unguarded(answer.filter((line) => !isBlank(line)).join(' '), sentence);
    if (guardFault(target, sentence) !== null) return aroundSpans(sentence);
    return target || emptyTranslation(sentence);
  };

  /** Each piece is remembered by itself, so that a run that breaks off pays for none of them again. */
  const joined = async (sentence: string, pieces: readonly string[]): Promise<string | Failure> => {
    const targets: string[] = [];
    for (const piece of pieces) {
      const target = await translateAlone(piece.trim());
      if (!isTarget(target)) return target;
      targets.push(target);
    }
    return targets.join(' ') || emptyTranslation(sentence);
  };

  /** What the engine will not leave alone never reaches it: only what stands between is sent. */
  const aroundSpans = async (sentence: string): Promise<string | Failure> => {
    let english = '';
    for (const { text, isProtected } of spansOf(sentence)) {
      const words = text.trim();
      const target = isProtected || !LETTER.test(words) ? words : await translateAlone(words);
      if (!isTarget(target)) return target;
      english += text.replace(words, () => target);
    }
    return english.trim();
  };

  return translate;
}

/** Characters of a sentence that a message quotes. */
const QUOTED = 60;

function emptyTranslation(sentence: string): Failure {
  const message = `The translator returned nothing for “${sentence.slice(0, QUOTED)}”. Retry the article, or translate this sentence by hand.`;
  return { code: 'empty-translation', message };
}
