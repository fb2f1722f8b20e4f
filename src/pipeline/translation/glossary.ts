import { createHash } from 'node:crypto';
import { WarraqError } from '../errors.ts';
import { withCliticVariants } from './clitic-variants.ts';
import { csvError, formatCsv, parseCsv, type CsvRow } from './glossary-csv.ts';
import { lintGlossary } from './lint-glossary.ts';
import type { Glossary, Term } from './term.ts';

/** Largest terminology file of Amazon Translate, in bytes: docs.aws.amazon.com/translate/latest/dg/what-is-limits.html */
export const MAX_GLOSSARY_BYTES = 10_000_000;

/** Far more than a newsroom keeps; with all their variants they still are a file that Amazon Translate could take. */
export const MAX_TERMS = 10_000;

/** The languages of the columns, as Amazon Translate reads them: the source language first. */
const HEADER = ['ar', 'en'] as const;

/** Hex digits that tell one state of a glossary from another. */
const VERSION_DIGITS = 12;

/**
 * A glossary from CSV with the header `ar,en`. `where` names the file in errors. Cells are taken as they stand: what is wrong with a
 * term is for {@link lintGlossary} to say. Throws `invalid-settings`, naming the line and what to do about it.
 */
export function parseGlossary(csv: string, where: string): Glossary {
  if (csv.length > MAX_GLOSSARY_BYTES || Buffer.byteLength(csv) > MAX_GLOSSARY_BYTES) {
    throw csvError(where, 1, `it has more than ${MAX_GLOSSARY_BYTES} bytes. Take terms out.`);
  }
  const [header, ...rows] = parseCsv(csv, where);
  checkHeader(header, where);
  const excess = rows[MAX_TERMS];
  if (excess) throw csvError(where, excess.line, `more than ${MAX_TERMS} terms. Take terms out.`);
  return { terms: rows.map((row) => termOf(row, where)) };
}

/** The glossary as the CSV that {@link parseGlossary} reads. */
export function formatGlossary({ terms }: Glossary): string {
  return formatCsv([HEADER, ...terms.map(({ source, target }) => [source, target])]);
}

/**
 * As {@link parseGlossary}, of a glossary that is to be applied: throws `invalid-settings` with every error that
 * {@link lintGlossary} finds.
 */
export function parseSoundGlossary(csv: string, where: string): Glossary {
  const glossary = parseGlossary(csv, where);
  const errors = lintGlossary(glossary).filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return glossary;
  const told = errors.map(({ line, message }) => `  line ${line}: ${message}`).join('\n');
  throw new WarraqError(
    'invalid-settings',
    `The glossary ${where} cannot be used:\n${told}\nCorrect these lines; "warraq glossary lint" checks the file.`,
  );
}

/** The terminology for Amazon Translate: the glossary with the clitic variants that exact matching needs, as CSV. */
export function terminologyCsv({ terms }: Glossary): string {
  const rows = withCliticVariants(terms.map(trimmed));
  return formatCsv([HEADER, ...rows.map(({ source, target }) => [source, target])]);
}

/** A hash of what is applied, generated variants included: another terminology has another version. */
export function glossaryVersion(glossary: Glossary): string {
  return createHash('sha256').update(terminologyCsv(glossary)).digest('hex').slice(0, VERSION_DIGITS);
}

function checkHeader(header: CsvRow | undefined, where: string): void {
  if (header?.cells.join(',') === HEADER.join(',')) return;
  const found = header ? JSON.stringify(header.cells.join(',')) : 'nothing';
  throw csvError(
    where,
    header?.line ?? 1,
    `expected the header "ar,en", found ${found}. Make it the first line.`,
  );
}

function termOf({ line, cells }: CsvRow, where: string): Term {
  const [source, target, ...more] = cells;
  if (source !== undefined && target !== undefined && more.length === 0) return { source, target, line };
  throw csvError(
    where,
    line,
    `expected 2 columns, found ${cells.length}. Put a term that holds a comma in quotation marks.`,
  );
}

function trimmed({ source, target, line }: Term): Term {
  return { source: source.trim(), target: target.trim(), line };
}
