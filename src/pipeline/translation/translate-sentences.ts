import { codePoints } from '../article/code-points.ts';
import { isBlank } from '../article/lines.ts';
import { WarraqError, type ErrorCode } from '../errors.ts';
import { memoryKeyOf, parseMemoryEntry, serializeMemoryEntry, type MemoryEntry } from './memory-entry.ts';
import { cutSentence } from './pack-lines.ts';
import { checkTime, type Run } from './run.ts';

/** Why a sentence has no target. */
export interface Failure {
  readonly code: ErrorCode;
  readonly message: string;
}

/** The English of some sentences that went out together: one target a sentence, in order. */
export interface Translation {
  readonly targets: readonly (string | Failure)[];
  readonly method: MemoryEntry['method'];
}

export type TranslateSentences = (sentences: readonly string[]) => Promise<Translation>;

/**
 * Translates the sentences of one article, as many at a time as fit into one request. What the memory holds, or an
 * identical text of this article is just paying for, is not sent. Throws what ends the run; what is one text's fault
 * comes back as a {@link Failure}.
 */
export function sentenceTranslator(id: string, run: Run): TranslateSentences {
  const underWay = new Map<string, Promise<Translation>>();
  /** The error after which nothing more is sent: the run is over, or, on the last try, all the rest fails with it. */
  let stopped: WarraqError | null = null;

  const translate: TranslateSentences = async (sentences) => {
    const key = memoryKeyOf(sentences, run.translator.engine);
    const earlier = underWay.get(key);
    if (earlier) {
      const translation = await earlier;
      if (translation.targets.every(isTarget)) run.usage.reusedCharacters += characters(sentences);
      return translation;
    }
    const translation = recallOrSend(key, sentences);
    underWay.set(key, translation);
    return translation;
  };

  const recallOrSend = async (key: string, sentences: readonly string[]): Promise<Translation> => {
    const stored = await run.memory.get(key);
    const entry = stored === null ? null : parseMemoryEntry(stored, sentences);
    if (entry && !('reason' in entry)) {
      run.usage.reusedCharacters += characters(sentences);
      return { targets: entry.target, method: entry.method };
    }
    if (entry) run.observer.observe({ type: 'memory-damaged', id, key, reason: entry.reason });
    const translation = await send(sentences);
    return translation.targets.every(isTarget)
      ? remember({ key, sentences, translation, damaged: !!entry })
      : translation;
  };

  const send = async (sentences: readonly string[]): Promise<Translation> => {
    const [only, ...others] = sentences;
    if (only !== undefined && others.length === 0)
      return { targets: [await sendOne(only)], method: 'single' };
    const answer = await request(sentences);
    const refused = 'code' in answer;
    // Of several sentences one may be what the translator refuses: then the others are tried without it.
    if (refused && answer.code !== 'text-refused')
      return { targets: sentences.map(() => answer), method: 'line' };
    const fault = refused ? 'the text was refused' : lineFault(answer.lines, sentences);
    if (fault === null && !refused) return { targets: answer.lines, method: 'line' };
    run.observer.observe({ type: 'lines-not-kept', id, reason: fault ?? '' });
    const targets: (string | Failure)[] = [];
    for (const sentence of sentences) targets.push(...(await translate([sentence])).targets);
    return { targets, method: 'sentence' };
  };

  const sendOne = async (sentence: string): Promise<string | Failure> => {
    const pieces = cutSentence(sentence, run.translator.maxRequestBytes).filter((piece) => !isBlank(piece));
    if (pieces.length > 1) return joinPieces(sentence, pieces);
    const answer = await request([sentence]);
    if ('code' in answer) return answer;
    const target = answer.lines.filter((line) => !isBlank(line)).join(' ');
    return target === '' ? emptyTranslation(sentence) : target;
  };

  /** Each piece is remembered by itself, so that a run that breaks off pays for none of them again. */
  const joinPieces = async (sentence: string, pieces: readonly string[]): Promise<string | Failure> => {
    const targets: string[] = [];
    for (const piece of pieces) {
      const [target] = (await translate([piece.trim()])).targets;
      if (target === undefined || !isTarget(target)) return target ?? emptyTranslation(sentence);
      targets.push(target);
    }
    return targets.join(' ');
  };

  const request = async (lines: readonly string[]): Promise<{ lines: readonly string[] } | Failure> => {
    if (stopped) return giveUp(stopped);
    try {
      checkTime(id, run);
      const answer = await run.translator.translate(lines, run.signal);
      run.usage.requests += 1;
      run.usage.retries += answer.attempts - 1;
      run.usage.billedCharacters += codePoints(lines.join('\n'));
      return { lines: answer.lines };
    } catch (error) {
      if (!(error instanceof WarraqError)) throw error;
      if (error.disposition === 'block') return failure(error);
      stopped = error;
      return giveUp(error);
    }
  };

  const giveUp = (error: WarraqError): Failure => {
    if (run.lastTry && error.disposition === 'passing') return failure(error);
    throw error;
  };

  const remember = async ({ key, sentences, translation, damaged }: Remembered): Promise<Translation> => {
    const { targets, method } = translation;
    const body = serializeMemoryEntry({ source: [...sentences], target: targets.filter(isTarget), method });
    try {
      if (damaged) {
        await run.memory.replace(key, body);
        return translation;
      }
      const stored = parseMemoryEntry(await run.memory.put(key, body), sentences);
      return 'reason' in stored ? translation : { targets: stored.target, method: stored.method };
    } catch (error) {
      // On the last try what is paid for is published, remembered or not.
      if (run.lastTry && error instanceof WarraqError && error.disposition === 'passing') return translation;
      throw error;
    }
  };

  return translate;
}

interface Remembered {
  readonly key: string;
  readonly sentences: readonly string[];
  readonly translation: Translation;
  readonly damaged: boolean;
}

export function isTarget(target: string | Failure): target is string {
  return typeof target === 'string';
}

/** Why an answer is not one line a sentence, or null where it is. */
function lineFault(lines: readonly string[], sentences: readonly string[]): string | null {
  if (lines.length !== sentences.length) {
    return `${lines.length} ${lines.length === 1 ? 'line' : 'lines'} came back for ${sentences.length}`;
  }
  return lines.some(isBlank) ? 'an empty line came back' : null;
}

function emptyTranslation(sentence: string): Failure {
  const message = `The translator returned nothing for “${sentence.slice(0, 60)}”. Retry the article, or translate this sentence by hand.`;
  return { code: 'empty-translation', message };
}

function failure({ code, message }: WarraqError): Failure {
  return { code, message };
}

function characters(sentences: readonly string[]): number {
  return codePoints(sentences.join('\n'));
}
