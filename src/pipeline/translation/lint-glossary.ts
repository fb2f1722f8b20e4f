import { cliticVariants, fits, PROCLITICS, takesClitics, withProclitic } from './clitic-variants.ts';
import { MAX_TERM_BYTES, type Glossary, type Term } from './term.ts';

/** `error`: cannot be applied. `warning`: will hardly do what is meant. `info`: good to know. */
export type FindingSeverity = 'error' | 'warning' | 'info';

export interface Finding {
  readonly severity: FindingSeverity;
  readonly line: number;
  readonly code:
    | 'blank-side'
    | 'too-long'
    | 'control-character'
    | 'conflicting-targets'
    | 'duplicate'
    | 'outer-space'
    | 'never-matches'
    | 'invisible-in-target'
    | 'only-a-clitic'
    | 'no-arabic'
    | 'arabic-in-target'
    | 'variant-too-long'
    | 'no-variants'
    | 'conflicting-variant'
    | 'missing-variants';
  readonly message: string;
}

/** Vowel signs, Koranic marks and tatweel. */
const ORNAMENT = /[\u0610-\u061A\u0640\u064B-\u065F\u0670\u06D6-\u06ED]/u;
/** Bidi and other controls that show nothing: direction marks, joiners, byte-order marks. */
const INVISIBLE = /\p{Cf}/u;
const ARABIC_LETTER = /[\p{Script=Arabic}&&\p{L}]/v;

const CLITICS = new Set(
  PROCLITICS.flatMap((clitic) => [withProclitic('', clitic), withProclitic('ال', clitic)]).filter(
    (word) => word !== '',
  ),
);

/** What is wrong, doubtful or worth knowing about the terms, in the order of the file. */
export function lintGlossary({ terms }: Glossary): Finding[] {
  const rows = new Map<string, Term>();
  for (const term of terms) if (!rows.has(term.source.trim())) rows.set(term.source.trim(), term);
  return terms.flatMap((term) => [
    ...shapeFindings(term),
    ...textFindings(term),
    ...repeatFindings(term, rows),
    ...variantFindings(term, rows),
  ]);
}

function* shapeFindings({ source, target, line }: Term): Generator<Finding> {
  for (const [side, text] of [
    ['Arabic', source],
    ['English', target],
  ] as const) {
    if (text.trim() === '')
      yield error(line, 'blank-side', `The ${side} side is blank. Fill it in, or take the line out.`);
    if (!fits(text)) {
      yield error(
        line,
        'too-long',
        `The ${side} term has ${Buffer.byteLength(text)} bytes; Amazon Translate takes at most ${MAX_TERM_BYTES}. Shorten it.`,
      );
    }
    if (/\p{Cc}/u.test(text)) {
      yield error(
        line,
        'control-character',
        `The ${side} term holds a line break or another control character. Take it out.`,
      );
    }
    if (text !== text.trim() && text.trim() !== '') {
      yield warning(
        line,
        'outer-space',
        `The ${side} term has spaces around it. They are left out; take them out of the file.`,
      );
    }
  }
}

function* textFindings({ source, target, line }: Term): Generator<Finding> {
  const shown = JSON.stringify(source);
  if (ORNAMENT.test(source) || INVISIBLE.test(source)) {
    yield warning(
      line,
      'never-matches',
      `${shown} holds vowel signs, tatweel or invisible characters; Amazon Translate matches exactly. Write it as news text does.`,
    );
  }
  if (INVISIBLE.test(target)) {
    yield warning(line, 'invisible-in-target', 'The English term holds invisible characters. Take them out.');
  }
  if (CLITICS.has(source.trim())) {
    yield warning(
      line,
      'only-a-clitic',
      `${shown} is a particle that is written onto words, not a term. Take it out.`,
    );
  }
  if (source.trim() !== '' && !ARABIC_LETTER.test(source)) {
    yield warning(line, 'no-arabic', `${shown} has no Arabic letter. The Arabic term goes first.`);
  }
  if (ARABIC_LETTER.test(target)) {
    yield warning(
      line,
      'arabic-in-target',
      `The English term has Arabic letters. The English term goes second.`,
    );
  }
}

function* repeatFindings(term: Term, rows: ReadonlyMap<string, Term>): Generator<Finding> {
  const first = rows.get(term.source.trim());
  if (!first || first === term || term.source.trim() === '') return;
  if (first.target.trim() === term.target.trim()) {
    yield warning(term.line, 'duplicate', `The same as line ${first.line}. Take one of them out.`);
    return;
  }
  yield error(
    term.line,
    'conflicting-targets',
    `${JSON.stringify(term.source.trim())} is ${JSON.stringify(first.target)} in line ${first.line} and ` +
      `${JSON.stringify(term.target)} here. Keep one of them.`,
  );
}

function* variantFindings(term: Term, rows: ReadonlyMap<string, Term>): Generator<Finding> {
  const { line } = term;
  const source = term.source.trim();
  if (!ARABIC_LETTER.test(source) || rows.get(source) !== term) return;
  if (!takesClitics(source)) {
    yield info(
      line,
      'no-variants',
      `${JSON.stringify(source)} is looked for without clitics: it is short, or does not begin with an Arabic letter.`,
    );
    return;
  }
  const variants = cliticVariants(source);
  const missing = variants.filter((variant) => !rows.has(variant));
  const generated = missing.filter(fits).length;
  if (generated < missing.length && fits(source)) {
    yield warning(
      line,
      'variant-too-long',
      `${missing.length - generated} of its forms with clitics pass ${MAX_TERM_BYTES} bytes and will not be matched.`,
    );
  }
  for (const variant of variants) {
    const row = rows.get(variant);
    if (row && row.target.trim() !== term.target.trim()) {
      yield info(
        line,
        'conflicting-variant',
        `Its form ${JSON.stringify(variant)} has a line of its own, ${row.line}, with another target: that one holds.`,
      );
    }
  }
  if (generated > 0) {
    const samples = missing.slice(0, 3).join('، ');
    yield info(
      line,
      'missing-variants',
      `${generated} forms with clitics (${samples} …) are not in the file; they are generated.`,
    );
  }
}

function error(line: number, code: Finding['code'], message: string): Finding {
  return { severity: 'error', line, code, message };
}

function warning(line: number, code: Finding['code'], message: string): Finding {
  return { severity: 'warning', line, code, message };
}

function info(line: number, code: Finding['code'], message: string): Finding {
  return { severity: 'info', line, code, message };
}
