import { FIELD_NAMES, foldName } from '../field-names.ts';

export interface FrontMatter {
  readonly language: 'yaml' | 'toml';
  /** Between the fences. */
  readonly source: string;
  /** With the fences. */
  readonly text: string;
}

interface SplitMarkdown {
  readonly frontMatter: FrontMatter | null;
  readonly body: string;
  /** Line of the file on which the body starts, from 1. */
  readonly line: number;
}

/**
 * Front matter is some lines; what is longer is text between two rules. It bounds the time of the YAML
 * parser.
 */
const MAX_CHARACTERS = 20_000;

const OPENING = /^\p{Cf}*(---|\+\+\+)[ \t]*(?:\r\n|[\n\r])/u;
const CLOSING = { '---': /^(?:---|\.\.\.)[ \t]*$/mu, '+++': /^\+\+\+[ \t]*$/mu } as const;
const LINE_END = /\r\n|[\n\r]/u;
const PLAIN_NAME = /^[A-Za-z_][\w .-]*$/u;
const KNOWN_NAMES: ReadonlySet<string> = new Set(Object.values(FIELD_NAMES).flat().map(foldName));

/** Parts the front matter, YAML between `---` or TOML between `+++`, from the body. */
export function splitFrontMatter(text: string): SplitMarkdown {
  const none = { frontMatter: null, body: text, line: 1 };
  const [opening, fence] = OPENING.exec(text) ?? [];
  if (opening === undefined || (fence !== '---' && fence !== '+++')) return none;
  const after = text.slice(opening.length, opening.length + MAX_CHARACTERS);
  const closing = CLOSING[fence].exec(after);
  if (!closing) return none;
  const source = after.slice(0, closing.index);
  if (fence === '---' && !looksLikeYaml(source)) return none;
  const end = opening.length + closing.index + closing[0].length;
  return {
    frontMatter: { language: fence === '---' ? 'yaml' : 'toml', source, text: text.slice(0, end) },
    body: text.slice(end),
    line: text.slice(0, end).split(LINE_END).length,
  };
}

/** Whether the first line names something; a paragraph between two rules does not. */
function looksLikeYaml(source: string): boolean {
  const first = source.split(LINE_END).find((line) => line.trim() !== '' && !line.startsWith('#'));
  if (first === undefined) return true;
  const [name = '', value] = first.split(':', 2);
  const plain = name.replace(/["']/gu, '').trim();
  return (
    value !== undefined &&
    /^(?:\s|$)/u.test(value) &&
    (PLAIN_NAME.test(plain) || KNOWN_NAMES.has(foldName(plain)))
  );
}
