/** What one Arabic term is to be called in English. `line`: where it stands in its file, the first line being 1. */
export interface Term {
  readonly source: string;
  readonly target: string;
  readonly line: number;
}

/** The terms of a glossary, in the order of its file. */
export interface Glossary {
  readonly terms: readonly Term[];
}

/**
 * Longest source or target term of an Amazon Translate terminology, in bytes of UTF-8:
 * docs.aws.amazon.com/translate/latest/dg/what-is-limits.html
 */
export const MAX_TERM_BYTES = 200;
