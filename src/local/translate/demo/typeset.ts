import type { TokenKind } from './tokens.ts';

/** A piece of the English line. `gap`: a space stood before it in the Arabic one. */
export interface Piece {
  readonly kind: TokenKind | 'gloss';
  readonly text: string;
  readonly gap: boolean;
}

/** Sets pieces as an English line: spaces around marks as English has them, a capital where a sentence starts. */
export function typeset(pieces: Iterable<Piece>): string {
  let line = '';
  let previous: Piece | undefined;
  let startsSentence = true;
  for (const piece of pieces) {
    const text = startsSentence && piece.kind === 'gloss' ? capitalised(piece.text) : piece.text;
    line += (previous !== undefined && needsSpace(previous, piece) ? ' ' : '') + text;
    startsSentence = startsNext(previous, piece) ?? startsSentence;
    previous = piece;
  }
  return line;
}

/** A dash, a slash or a symbol keeps the spacing it had; all else is spaced by the rules of English. */
function needsSpace(previous: Piece, piece: Piece): boolean {
  if (previous.kind === 'open' || piece.kind === 'close') return false;
  return previous.kind === 'mark' || piece.kind === 'mark' ? piece.gap : true;
}

/** Whether a sentence starts after this piece; undefined where the piece does not decide it. */
function startsNext(previous: Piece | undefined, { kind, text }: Piece): boolean | undefined {
  if (kind === 'gloss' || kind === 'carried') return false;
  if (kind === 'close' && /[.?!]/.test(text)) return previous?.text !== '.';
  return kind === 'open' && previous?.text === ':' ? true : undefined;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
