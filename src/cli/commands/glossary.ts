import { TextDecoder } from 'node:util';
import type { Command } from 'commander';
import { WarraqError } from '../../pipeline/errors.ts';
import { glossaryVersion, parseGlossary } from '../../pipeline/translation/glossary.ts';
import { withCliticVariants } from '../../pipeline/translation/clitic-variants.ts';
import { lintGlossary, type Finding } from '../../pipeline/translation/lint-glossary.ts';
import { readBytes } from '../read-input.ts';
import { bad, EXIT, good, print, printJson, soft, visible, type ExitCode } from '../terminal.ts';

/** The glossary of a newsroom that keeps it where the samples have theirs. */
const DEFAULT_FILE = 'content/glossary.csv';

interface Report {
  readonly file: string;
  readonly version: string;
  readonly terms: number;
  /** Rows of the terminology that is made of the terms. */
  readonly rows: number;
  readonly findings: readonly Finding[];
}

export function addGlossary(program: Command, exit: (code: ExitCode) => void): void {
  program
    .command('glossary')
    .description('the terms that are to be translated the same way everywhere')
    .command('lint')
    .description('check a glossary for what Amazon Translate would refuse, ignore or misapply')
    .argument('[file]', 'CSV with the header ar,en, or - for standard input', DEFAULT_FILE)
    .option('--json', 'for programs')
    .action(async (file: string, { json }: { readonly json?: boolean }) => {
      const report = lint(file, decode(await readBytes(file), file));
      if (json) printJson(report);
      else print(forPeople(report));
      exit(count(report, 'error') > 0 ? EXIT.failed : EXIT.done);
    });
}

/** Throws `invalid-settings` where the file is no glossary at all. */
function lint(file: string, csv: string): Report {
  const glossary = parseGlossary(csv, file);
  return {
    file,
    version: glossaryVersion(glossary),
    terms: glossary.terms.length,
    rows: withCliticVariants(glossary.terms).length,
    findings: lintGlossary(glossary),
  };
}

function decode(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new WarraqError('invalid-settings', `The glossary ${file} is not UTF-8. Save it as CSV in UTF-8.`, {
      cause,
    });
  }
}

/** Every error and warning; that variants are generated is said once. */
function forPeople(report: Report): string {
  const { file, terms, rows, version, findings } = report;
  const told = findings.filter(({ code }) => code !== 'missing-variants');
  const missing = findings.length - told.length;
  const errors = count(report, 'error');
  const warnings = count(report, 'warning');
  return [
    ...told.map((finding) => lineOf(file, finding)),
    ...(missing > 0
      ? [soft(`${missing} terms lack forms with clitics: ${rows - terms} are generated (--json names them).`)]
      : []),
    `${errors > 0 ? bad('✗') : good('✓')} ${file}: ${plural(terms, 'term')}, ${plural(errors, 'error')}, ` +
      `${plural(warnings, 'warning')}; version ${version}`,
  ].join('\n');
}

function lineOf(file: string, { severity, line, code, message }: Finding): string {
  const shown = severity === 'error' ? bad(severity) : severity;
  return `${file}:${line} ${shown} ${code}: ${visible(message)}`;
}

function count({ findings }: Report, severity: Finding['severity']): number {
  return findings.filter((finding) => finding.severity === severity).length;
}

function plural(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
