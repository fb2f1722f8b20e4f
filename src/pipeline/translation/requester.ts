import { codePoints } from '../article/code-points.ts';
import { WarraqError } from '../errors.ts';
import { checkTime, type Run } from './run.ts';
import type { Failure } from './translation.ts';

/** The lines of an answer, or why this text has none. Throws what ends the run. */
export type Request = (lines: readonly string[]) => Promise<readonly string[] | Failure>;

/**
 * Sends requests of one article and counts what they cost. After an error that is not one text's fault nothing more is
 * sent: the run is over, or, on the last try, all the rest fails with it.
 */
export function requester(id: string, run: Run): Request {
  let stopped: WarraqError | null = null;

  const failOrThrow = (error: WarraqError): Failure => {
    if (error.disposition !== 'block') {
      stopped = error;
      if (!run.lastTry || error.disposition !== 'passing') throw error;
    }
    return { code: error.code, message: error.message };
  };

  return async (lines) => {
    if (stopped) return failOrThrow(stopped);
    try {
      checkTime(id, run);
      const answer = await run.translator.translate(lines, run.signal);
      run.usage.requests += 1;
      run.usage.retries += answer.attempts - 1;
      run.usage.billedCharacters += codePoints(lines.join('\n'));
      return answer.lines;
    } catch (error) {
      if (error instanceof WarraqError) return failOrThrow(error);
      throw error;
    }
  };
}

export function isAnswer(answer: readonly string[] | Failure): answer is readonly string[] {
  return !('code' in answer);
}
