import { isBlank } from '../article/lines.ts';
import { memoryKeyOf } from './memory-entry.ts';
import { cutSentence } from './pack-lines.ts';
import { countReuse, recallOr } from './recollection.ts';
import { isAnswer, requester } from './requester.ts';
import type { Run } from './run.ts';
import { isTarget, isWhole, type Failure, type Translation } from './translation.ts';

export type TranslateSentences = (sentences: readonly string[]) => Promise<Translation>;

/**
 * Translates the sentences of one article, as many at a time as fit into one request. What the memory holds, or an
 * identical text of this article is just paying for, is not sent. Throws what ends the run; what is one text's fault
 * comes back as a {@link Failure}.
 */
export function sentenceTranslator(id: string, run: Run): TranslateSentences {
  const underWay = new Map<string, Promise<Translation>>();
  const request = requester(id, run);

  const translate: TranslateSentences = async (sentences) => {
    const key = memoryKeyOf(sentences, run.translator.engine);
    const earlier = underWay.get(key);
    if (earlier) {
      const translation = await earlier;
      if (isWhole(translation)) countReuse(sentences, run);
      return translation;
    }
    const translation = recallOr(() => send(sentences), { key, sentences }, { id, run });
    underWay.set(key, translation);
    return translation;
  };

  const send = async (sentences: readonly string[]): Promise<Translation> => {
    const [only = '', ...others] = sentences;
    if (others.length === 0) return { targets: [await sendOne(only)], method: 'single' };
    const answer = await request(sentences);
    const fault = isAnswer(answer) ? lineFault(answer, sentences) : refusal(answer);
    if (fault === null)
      return { targets: isAnswer(answer) ? answer : sentences.map(() => answer), method: 'line' };
    run.observer.observe({ type: 'lines-not-kept', id, reason: fault });
    const targets: (string | Failure)[] = [];
    for (const sentence of sentences) targets.push(...(await translate([sentence])).targets);
    return { targets, method: 'sentence' };
  };

  const sendOne = async (sentence: string): Promise<string | Failure> => {
    const pieces = cutSentence(sentence, run.translator.maxRequestBytes).filter((piece) => !isBlank(piece));
    if (pieces.length > 1) return joinPieces(sentence, pieces);
    const answer = await request([sentence]);
    if (!isAnswer(answer)) return answer;
    return answer.filter((line) => !isBlank(line)).join(' ') || emptyTranslation(sentence);
  };

  /** Each piece is remembered by itself, so that a run that breaks off pays for none of them again. */
  const joinPieces = async (sentence: string, pieces: readonly string[]): Promise<string | Failure> => {
    const targets: string[] = [];
    for (const piece of pieces) {
      const [target = emptyTranslation(sentence)] = (await translate([piece.trim()])).targets;
      if (!isTarget(target)) return target;
      targets.push(target);
    }
    return targets.join(' ');
  };

  return translate;
}

/** Why an answer is not one line a sentence, or null where it is. */
function lineFault(lines: readonly string[], sentences: readonly string[]): string | null {
  if (lines.length !== sentences.length) {
    return `${lines.length} ${lines.length === 1 ? 'line' : 'lines'} came back for ${sentences.length}`;
  }
  return lines.some(isBlank) ? 'an empty line came back' : null;
}

/** Of several sentences one may be what the translator refuses: then the others are tried without it. */
function refusal({ code }: Failure): string | null {
  return code === 'text-refused' ? 'the text was refused' : null;
}

/** Characters of a sentence that a message quotes. */
const QUOTED = 60;

function emptyTranslation(sentence: string): Failure {
  const message = `The translator returned nothing for “${sentence.slice(0, QUOTED)}”. Retry the article, or translate this sentence by hand.`;
  return { code: 'empty-translation', message };
}
