import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import { WarraqError } from '../../errors.ts';
import { LITERAL } from './emphasis.ts';
import type { MarkdownLine } from './markdown-lines.ts';
import { refuseLongSearches } from './search-cost.ts';

type Root = ReturnType<typeof fromMarkdown>;
export type MarkdownNode = Root['children'][number];
type Syntax = ReturnType<typeof gfmTable>;
type Compilation = ReturnType<typeof gfmTableFromMarkdown>;

/** Nodes of one stretch of a file. Their line numbers count from the stretch's first line. */
export interface ParsedStretch {
  readonly nodes: readonly MarkdownNode[];
  readonly lines: readonly MarkdownLine[];
}

/**
 * Where a stretch may end, in the weight of `MarkdownLine`. The parser holds up to 25 KB a line, and needs
 * the square of the time for some runs of brackets: short stretches bound both.
 */
const STRETCH_WEIGHT = 120;
/**
 * A stretch that cannot be parted may weigh this much: 10,000 lines or cells, 1,000 links; about 1 s and 300
 * MB.
 */
const MAX_STRETCH_WEIGHT = 10_000;

/** After a stretch: a paragraph of its own, unless a fence or an HTML block is still open. */
const PROBE = 'probe';
const DEFINITION = /^[\s>]*\[[^\]]+\]:/u;

/**
 * Parses Markdown with GFM tables, a stretch at a time, so that memory follows the longest stretch and not
 * the file. Emphasis is left to `withoutEmphasis`, and an indented paragraph is no code. Throws
 * `unsupported-format` where too many marks stand together.
 */
export function parseMarkdown(lines: readonly MarkdownLine[], id: string): Generator<ParsedStretch> {
  refuseLongSearches(lines, id);
  const mayDefine = lines.some(({ text }) => DEFINITION.test(text));
  const defined = mayDefine ? definedIn(parseStretches(lines, { id, defined: [] })) : [];
  return parseStretches(lines, { id, defined });
}

/**
 * The labels of reference definitions, as the parser compares them: a link may stand in another stretch than
 * its address.
 */
function definedIn(stretches: Iterable<ParsedStretch>): string[] {
  const labels = new Set<string>();
  for (const { nodes } of stretches) {
    for (const node of nodes) if (node.type === 'definition') labels.add(node.identifier.toUpperCase());
  }
  return [...labels];
}

function* parseStretches(
  lines: readonly MarkdownLine[],
  { id, defined }: { id: string; defined: readonly string[] },
): Generator<ParsedStretch> {
  let weight = STRETCH_WEIGHT;
  for (let start = 0; start < lines.length;) {
    const end = endOfStretch(lines, { start, weight, id });
    const stretch = lines.slice(start, end);
    const nodes = parseStretch(stretch, { defined, last: end === lines.length });
    if (nodes) yield { nodes, lines: stretch };
    if (nodes) start = end;
    weight = nodes ? STRETCH_WEIGHT : weight * 2;
  }
}

function endOfStretch(
  lines: readonly MarkdownLine[],
  { start, weight, id }: { start: number; weight: number; id: string },
): number {
  let sum = 0;
  let end = start;
  for (; end < lines.length; end += 1) {
    const line = lines[end];
    if (sum >= weight && line?.startsBlock) break;
    sum += line?.weight ?? 0;
    if (sum > MAX_STRETCH_WEIGHT) {
      throw new WarraqError(
        'unsupported-format',
        `Lines ${lines[start]?.number ?? 1} to ${line?.number ?? 1} of ${id} hold more Markdown marks in one piece than Warraq reads (1,000 links, 10,000 lines or cells). Put empty lines between paragraphs, split the table or list, or save it as .txt.`,
      );
    }
  }
  return end;
}

/** Null where the stretch ends inside something. */
function parseStretch(
  lines: readonly MarkdownLine[],
  { defined, last }: { defined: readonly string[]; last: boolean },
): readonly MarkdownNode[] | null {
  const text = lines.map((line) => line.text).join('\n');
  const extensions = [gfmTable(), syntax(defined)];
  const mdastExtensions = [gfmTableFromMarkdown(), LITERAL_MARKS];
  const { children } = fromMarkdown(last ? text : `${text}\n\n${PROBE}`, { extensions, mdastExtensions });
  if (last) return children;
  const probe = children.at(-1);
  const isClosed = probe?.type === 'paragraph' && probe.position?.start.line === lines.length + 2;
  return isClosed ? children.slice(0, -1) : null;
}

/** What the parser is told: not to read emphasis and indented code, and which labels other stretches define. */
function syntax(defined: readonly string[]): Syntax {
  let told = defined.length === 0;
  return {
    disable: { null: ['attention', 'codeIndented'] },
    document: {
      null: {
        name: 'definedElsewhere',
        tokenize(_effects, _ok, nok) {
          if (!told) this.parser.defined.push(...defined);
          told = true;
          return nok;
        },
      },
    },
  };
}

/** Marks each `*` and `_` that was escaped or spelled as an entity. */
const LITERAL_MARKS: Compilation = {
  exit: {
    characterEscapeValue(token) {
      const text = this.stack.pop();
      if (text?.type !== 'text') return;
      text.value += markedIfLast(this.sliceSerialize(token));
      if (text.position) text.position.end = token.end;
    },
    characterReference(token) {
      const text = this.stack.pop();
      if (text?.type !== 'text') return;
      text.value = markedIfLast(text.value);
      if (text.position) text.position.end = token.end;
    },
  },
};

function markedIfLast(text: string): string {
  return /[*_]$/u.test(text) ? `${text.slice(0, -1)}${LITERAL}${text.slice(-1)}` : text;
}
