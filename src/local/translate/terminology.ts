import type { Glossary } from '../../pipeline/translation/term.ts';
import { matchingTerms } from '../../pipeline/translation/match-terms.ts';
import { TranslateError } from './translate-error.ts';
import type { TranslateTextInput } from './translate-text.ts';

/** The terminologies that a server holds, by their names. */
export type Terminologies = ReadonlyMap<string, Glossary>;

/** A terminology as one request names it. */
export interface NamedTerminology {
  readonly name: string;
  readonly glossary: Glossary;
}

/** Source: https://docs.aws.amazon.com/translate/latest/APIReference/API_AppliedTerminology.html */
const MAX_APPLIED_TERMS = 250;

/**
 * The terminology that a request names, if it names one.
 * @throws TranslateError InvalidRequestException where it names several, ResourceNotFoundException where there is none of that name
 */
export function terminologyOf(
  { TerminologyNames }: TranslateTextInput,
  terminologies: Terminologies,
): NamedTerminology | undefined {
  const [name, ...more] = TerminologyNames ?? [];
  if (name === undefined) return undefined;
  if (more.length > 0) {
    throw new TranslateError(
      'InvalidRequestException',
      `The request names ${more.length + 1} terminologies; at most 1 can be applied.`,
    );
  }
  const glossary = terminologies.get(name);
  if (glossary) return { name, glossary };
  const kept = terminologies.size === 0 ? 'none' : [...terminologies.keys()].join(', ');
  throw new TranslateError(
    'ResourceNotFoundException',
    `The terminology ${name} was not found: Warraq's local Amazon Translate keeps ${kept}. Leave TerminologyNames out, or start it with --glossary.`,
  );
}

/** The reply's account of the terms that were found in the text, each once. */
export function appliedTerminologies(text: string, { name, glossary }: NamedTerminology) {
  const terms = new Set(matchingTerms(text, glossary).map(({ term }) => term));
  const told = [...terms].slice(0, MAX_APPLIED_TERMS);
  return [
    { Name: name, Terms: told.map(({ source, target }) => ({ SourceText: source, TargetText: target })) },
  ];
}
