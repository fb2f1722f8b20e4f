import type { Proclitic } from '../../../pipeline/translation/clitic-variants.ts';
import { matchingTerms, type TermMatch } from '../../../pipeline/translation/match-terms.ts';
import type { Glossary } from '../../../pipeline/translation/term.ts';
import { englishMarks } from './normalise.ts';

/** Stands for a term in a line until its English is set: a private-use character, which is no text of anyone's. */
export const PLACE_OF_TERM = '\uE000';

const ENGLISH: Readonly<Record<Proclitic['conjunction'] | Proclitic['preposition'], string>> = {
  '': '',
  و: 'and',
  ف: 'and',
  ب: 'in',
  ل: 'to',
  ك: 'like',
};

/** A line whose terms are marked by {@link PLACE_OF_TERM}, and their English in that order. */
export interface MarkedLine {
  readonly line: string;
  readonly english: readonly string[];
}

/** Takes the terms of a glossary, clitics and all, out of a plain line. */
export function markTerms(plain: string, glossary: Glossary): MarkedLine {
  const line = plain.replaceAll(PLACE_OF_TERM, '');
  const matches = matchingTerms(line, glossary);
  let marked = '';
  let end = 0;
  for (const match of matches) {
    marked += line.slice(end, match.start) + PLACE_OF_TERM;
    end = match.end;
  }
  return { line: marked + line.slice(end), english: matches.map(englishOf) };
}

function englishOf({ term, proclitic, definite }: TermMatch): string {
  const { conjunction, preposition } = proclitic;
  const article = definite && !/^the\b/iu.test(term.target) ? 'the' : '';
  // A glossary may have any text for a target; the engine's output has no Arabic marks and no line ends.
  const target = englishMarks(term.target).replace(/\s+/gu, ' ').trim();
  return [ENGLISH[conjunction], ENGLISH[preposition], article, target]
    .filter((word) => word !== '')
    .join(' ');
}
