import { Option, type Command } from 'commander';
import { codePointCounter } from '../../pipeline/article/code-points.ts';
import { readArticle, type ReadArticle } from '../../pipeline/article/read-article.ts';
import { isWhole, outline, type OutlineBlock } from '../../pipeline/document/article-outline.ts';
import type { Place } from '../../pipeline/document/schema.ts';
import { LANGUAGES, type Language } from '../../pipeline/sentences/language.ts';
import { explainBoundaries, type Boundary } from '../../pipeline/sentences/split-sentences.ts';
import { parseSettings } from '../../pipeline/settings.ts';
import { asOption } from '../options.ts';
import { readArticleFile } from '../read-input.ts';
import { good, print, printJson, soft } from '../terminal.ts';

interface SegmentFlags {
  readonly lang: Language;
  readonly as?: string;
  readonly explain?: boolean;
  readonly json?: boolean;
}

/** Shown around a boundary, in characters to either side. */
const CONTEXT = 24;

export function addSegment(program: Command): void {
  program
    .command('segment')
    .description('show the blocks and sentences of an article, and why its sentences end where they do')
    .argument('<path>', 'the article, or - for standard input')
    .addOption(new Option('--lang <code>', 'language of the text').choices(LANGUAGES).default('ar'))
    .addOption(asOption())
    .option('--explain', 'say for every possible boundary which rule decided')
    .option('--json', 'for programs; ranges count code points')
    .action(async (path: string, { lang, as, explain = false, json }: SegmentFlags) => {
      const file = await readArticleFile(path, as);
      const article = await readArticle(file, parseSettings(undefined, 'the defaults'), lang);
      const blocks = outline(article, lang);
      if (json) printJson(segmentation(article, { blocks, lang, explain }));
      else print(forPeople(article, { blocks, lang, explain }));
    });
}

interface Shown {
  readonly blocks: readonly OutlineBlock[];
  readonly lang: Language;
  readonly explain: boolean;
}

function segmentation(article: ReadArticle, { blocks, lang, explain }: Shown) {
  const toPoints = codePointCounter(article.readingText);
  const toPointsOfExclusions = codePointCounter(article.readingText);
  return {
    charset: article.charset,
    mediaType: article.mediaType,
    lang,
    metadata: article.metadata,
    text: article.readingText,
    blocks: blocks.map((block) => ({
      kind: block.kind,
      level: block.level ?? null,
      place: block.place ?? null,
      source: block.text,
      range: [toPoints(block.start), toPoints(block.end)],
      sentences: sentencesOf(block),
      ...(explain && { boundaries: inCodePoints(block, boundariesOf(block, lang)) }),
    })),
    exclusions: article.exclusions.map(({ start, end, reason }) => ({
      reason,
      range: [toPointsOfExclusions(start), toPointsOfExclusions(end)],
      text: article.readingText.slice(start, end),
    })),
  };
}

/** Ranges within the block's text, in code points. */
function sentencesOf({ text, segments }: OutlineBlock) {
  const toPoints = codePointCounter(text);
  let end = 0;
  return segments.map(({ source, gap }, index) => {
    const start = end + (index === 0 ? 0 : (gap ?? ' ').length);
    end = start + source.length;
    return { text: source, range: [toPoints(start), toPoints(end)] };
  });
}

/** A block that is one sentence whatever its punctuation says has no boundary to explain. */
function boundariesOf({ kind, text }: OutlineBlock, lang: Language): Boundary[] {
  return isWhole(kind) ? [] : explainBoundaries(text, lang);
}

function inCodePoints({ text }: OutlineBlock, boundaries: readonly Boundary[]): Boundary[] {
  const toPoints = codePointCounter(text);
  return boundaries.map((boundary) => ({ ...boundary, offset: toPoints(boundary.offset) }));
}

function forPeople(article: ReadArticle, { blocks, lang, explain }: Shown): string {
  const metadata = Object.entries(article.metadata).flatMap(([name, value]) =>
    value === null ? [] : `${name}: ${value}`,
  );
  return [
    `${article.mediaType}, ${article.charset}`,
    ...metadata,
    ...blocks.map((block) => `\n${blockForPeople(block, { lang, explain })}`),
    ...article.exclusions.map(
      ({ start, end, reason }) =>
        `\n${soft(`left out, ${reason}`)}\n  ${article.readingText.slice(start, end)}`,
    ),
  ].join('\n');
}

function blockForPeople(block: OutlineBlock, { lang, explain }: Omit<Shown, 'blocks'>): string {
  const { kind, level, place, segments, text } = block;
  const name = [level === undefined ? kind : `${kind} ${level}`, placeForPeople(place)].filter(
    (part) => part !== '',
  );
  const boundaries = explain ? boundariesOf(block, lang) : [];
  return [
    name.join(', '),
    ...segments.map(({ source }) => `  ${source}`),
    ...boundaries.map((at) => boundaryForPeople(text, at)),
  ].join('\n');
}

function boundaryForPeople(text: string, { offset, isBoundary, reason }: Boundary): string {
  const around = `${text.slice(Math.max(0, offset - CONTEXT), offset)}⏐${text.slice(offset, offset + CONTEXT)}`;
  const sign = isBoundary ? good('✓') : soft('–');
  return `    ${sign} ${reason}: …${around.toWellFormed().replaceAll('\n', '⏎')}…`;
}

function placeForPeople(place: Place | undefined): string {
  if (!place) return "from the object's metadata";
  const { line, pointer, element, nth, paragraph } = place;
  const parts = [
    pointer !== undefined && `at ${pointer}`,
    line !== undefined && `line ${line}`,
    element !== undefined && `<${element}> ${nth ?? ''}`.trim(),
    paragraph !== undefined && `paragraph ${paragraph}`,
  ];
  return parts.filter((part) => part !== false).join(', ');
}
