import { WarraqError } from '../../errors.ts';

/** Says why a file is refused: the problem, as in "the file … <problem>". */
export type Refuse = (problem: string, cause?: unknown) => WarraqError;

const SAVE_AGAIN = 'Open it in Word or LibreOffice, save it again as .docx, and try again.';

/** For what makes a file of this article unreadable. */
export function undecodable(id: string): Refuse {
  return (problem, cause) =>
    new WarraqError('undecodable', `${id} cannot be read as a Word document: ${problem}. ${SAVE_AGAIN}`, {
      cause,
    });
}

/** For a file that would take more room or time than an article may. */
export function tooLarge(id: string): Refuse {
  return (problem) =>
    new WarraqError(
      'too-large',
      `${id} is too large for an article: ${problem}. Split it, or save only its text as .docx, and try again.`,
    );
}
