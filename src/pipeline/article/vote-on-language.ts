/**
 * Characters of one piece. The detector reads 350 bytes of a text, 175 Arabic letters: a longer piece would be judged
 * by its beginning. Shorter ones it names less surely.
 */
const PIECE_CHARACTERS = 170;

/** How many pieces of a text the detector is sure of, by language (ISO 639-1). */
type Votes = ReadonlyMap<string, number>;

/**
 * Asks the language detector about a text, piece by piece; pieces it is not sure of do not vote. Its tables (1.6 MB) are
 * loaded by the first call, since hardly any article needs them.
 */
export async function voteOnLanguage(words: readonly string[]): Promise<Votes> {
  const { eld } = await import('eld/small');
  const votes = new Map<string, number>();
  for (const piece of piecesOf(words)) {
    const answer = eld.detect(piece);
    if (answer.isReliable()) votes.set(answer.language, (votes.get(answer.language) ?? 0) + 1);
  }
  return votes;
}

/** The language with the most votes, or null where nobody voted. */
export function winnerOf(votes: Votes): string | null {
  const [winner] = [...votes].sort(([, a], [, b]) => b - a);
  return winner?.[0] ?? null;
}

function piecesOf(words: readonly string[]): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const word of words) {
    piece += `${word} `;
    if (piece.length < PIECE_CHARACTERS) continue;
    pieces.push(piece);
    piece = '';
  }
  return piece.length * 2 > PIECE_CHARACTERS || pieces.length === 0 ? [...pieces, piece] : pieces;
}
