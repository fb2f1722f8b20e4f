import type { ReadArticle } from '../article/read-article.ts';
import { codePointCounter, codePoints, codeUnitCounter } from '../article/code-points.ts';
import { isBlank, unwrap } from '../article/lines.ts';
import { DETAIL_NAMES } from '../article/metadata.ts';
import { WarraqError } from '../errors.ts';
import { sourceText, titleOf } from './block-text.ts';
import { GENERATOR } from './generator.ts';
import { idsFromText } from './ids.ts';
import type { AlignedArticle, Block, Segment } from './schema.ts';

/** What a document is held against. Leave out what is not at hand: it is then not proven. */
export interface Evidence {
  readonly article?: ReadArticle;
  /** What the translator returned, by block id: sentence by sentence, null where it failed. */
  readonly returned?: ReadonlyMap<string, readonly (string | null)[]>;
}

/** How many problems a message tells before it only counts. */
const TOLD = 5;

/** Throws `integrity-broken`, naming the first problems, unless the document is proven by all the evidence given. */
export function proveIntegrity(document: AlignedArticle, evidence: Evidence): void {
  const problems = findProblems(document, evidence);
  if (problems.length === 0) return;
  const more = problems.length > TOLD ? `\n… and ${problems.length - TOLD} more` : '';
  throw new WarraqError(
    'integrity-broken',
    `The aligned article ${document.id} does not hold:\n${problems.slice(0, TOLD).join('\n')}${more}`,
  );
}

/** Everything that is wrong with a document, one sentence each; empty where it is proven. */
export function findProblems(document: AlignedArticle, { article, returned }: Evidence): string[] {
  const problems = [
    ...structureProblems(document),
    ...(article ? sourceProblems(document, article) : []),
    ...(returned ? targetProblems(document, returned) : []),
  ];
  // A changed text would have another id: it is told once, as a changed text.
  return problems.length > 0 ? problems : idProblems(document);
}

/** Ids unique, ranges ordered, status, title and disclosure true. */
function structureProblems({ article, blocks, status, disclosure }: AlignedArticle): string[] {
  const problems: string[] = [];
  const all = blocks.flatMap((block) => block.segments);
  const ids = [...blocks, ...all].map(({ id }) => id);
  for (const id of repeated(ids)) problems.push(`id ${id} stands twice`);
  let end = 0;
  for (const { id, range, segments } of blocks) {
    if (segments[0]?.gap !== undefined) problems.push(`block ${id}: its first segment has a gap`);
    for (const segment of segments) problems.push(...segmentProblems(segment));
    if (range[0] < end || range[1] <= range[0])
      problems.push(`block ${id}: range ${range.join('–')} is out of order`);
    end = range[1];
  }
  const failed = all.filter(({ origin }) => origin === 'none').length;
  if (failed > 0 !== (status === 'partial'))
    problems.push(`status is ${status}, but ${failed} segments failed`);
  const machine = all.some(({ origin }) => origin === 'machine');
  if (machine !== disclosure.machineTranslated)
    problems.push('disclosure.machineTranslated does not fit the segments');
  const title = titleOf(blocks);
  if (title?.source !== article.title?.source || title?.target !== article.title?.target) {
    problems.push('article.title is not the headline block');
  }
  return problems;
}

/** What a gap, a target and an origin may be. */
function segmentProblems(segment: Segment): string[] {
  const problems: string[] = [];
  if (segment.gap !== undefined && !isBlank(segment.gap))
    problems.push(`segment ${segment.id}: its gap holds text`);
  if (segment.target !== null && isBlank(segment.target))
    problems.push(`segment ${segment.id}: its English is blank`);
  if (segment.origin === 'copied' && segment.target !== segment.source) {
    problems.push(`segment ${segment.id}: it is not the copy that it says it is`);
  }
  return problems;
}

/** Ids come from the texts, and issues are about what is there. */
function idProblems({ blocks, issues }: AlignedArticle): string[] {
  const problems: string[] = [];
  const segments = blocks.flatMap((block) => block.segments);
  const blockIds = idsFromText('b', blocks.map(sourceText));
  const segmentIds = idsFromText(
    's',
    segments.map(({ source }) => source),
  );
  const wrong = [
    ...blocks.filter(({ id }, index) => id !== blockIds[index]),
    ...segments.filter(({ id }, index) => id !== segmentIds[index]),
  ];
  for (const { id } of wrong) problems.push(`id ${id} does not come from its text`);
  const known = new Set([...blockIds, ...segmentIds]);
  for (const { check, block, segment } of issues) {
    if (!known.has(block) || (segment !== null && !known.has(segment))) {
      problems.push(`issue ${check} is about ${segment ?? block}, which is not there`);
    }
  }
  return problems;
}

/** The segments are the blocks, and the blocks and exclusions are the whole reading text. */
function sourceProblems(document: AlignedArticle, article: ReadArticle): string[] {
  const problems: string[] = [];
  const { sha256, bytes, mediaType, charset } = document.article;
  if (mediaType !== article.mediaType || charset !== article.charset) {
    problems.push(
      `it says ${mediaType} in ${charset}, but the article is ${article.mediaType} in ${article.charset}`,
    );
  }
  if (sha256 !== article.sha256 || bytes !== article.bytes) {
    problems.push(`it was made of another article file: ${bytes} bytes, SHA-256 ${sha256}`);
  }
  for (const name of DETAIL_NAMES) {
    if (document.article[name] !== article.metadata[name])
      problems.push(`article.${name} is not what the article says: ${article.metadata[name] ?? 'nothing'}`);
  }
  const length = codePoints(article.readingText);
  const end = document.blocks.at(-1)?.range[1] ?? 0;
  if (end > length) problems.push(`a range ends at ${end}, behind the ${length} characters of the article`);
  const toUnits = codeUnitCounter(article.readingText);
  const held = document.blocks.map((block) => {
    const part = { start: toUnits(block.range[0]), end: toUnits(block.range[1]) };
    const slice = article.readingText.slice(part.start, part.end);
    // Exactly, but that a soft wrap counts as a space.
    const text = sourceText(block);
    if (slice !== text && unwrap(slice) !== text) problems.push(differs(block, unwrap(slice)));
    return part;
  });
  problems.push(...coverageProblems(article.readingText, [...held, ...article.exclusions]));
  // What is wrong already is told once; and other rules may find other blocks in the same article.
  if (problems.length > 0 || document.generator.segmenter !== GENERATOR.segmenter) return problems;
  return outlineProblems(document, article);
}

/** The parts stand apart, and what is in none of them is blank: an independent walk over the reading text. */
function coverageProblems(text: string, parts: readonly { start: number; end: number }[]): string[] {
  const problems: string[] = [];
  let at = 0;
  for (const { start, end } of parts.toSorted((one, other) => one.start - other.start)) {
    if (start < at) problems.push(`two parts of the article overlap at “${quoted(text.slice(start, at))}”`);
    else if (!isBlank(text.slice(at, start)))
      problems.push(`no block holds “${quoted(text.slice(at, start).trim())}”`);
    at = Math.max(at, end);
  }
  if (!isBlank(text.slice(at))) problems.push(`no block holds “${quoted(text.slice(at).trim())}”`);
  return problems;
}

/** The blocks are those that the article is read as: their kinds, levels, places and ranges. */
function outlineProblems({ blocks }: AlignedArticle, article: ReadArticle): string[] {
  if (blocks.length !== article.blocks.length)
    return [`it has ${blocks.length} blocks, but the article is read as ${article.blocks.length}`];
  const toPoints = codePointCounter(article.readingText);
  return article.blocks.flatMap(({ kind, level, place, start, end }, index) => {
    const block = blocks[index];
    const read = outlineOf({ kind, level, place, range: [toPoints(start), toPoints(end)] });
    if (block && outlineOf(block) === read) return [];
    return [`block ${block?.id ?? ''}: it is not the ${kind} that the article has there`];
  });
}

function targetProblems({ blocks }: AlignedArticle, returned: NonNullable<Evidence['returned']>): string[] {
  return blocks
    .filter(({ id, segments }) => {
      const answers = returned.get(id);
      return (
        answers?.length !== segments.length || segments.some(({ target }, index) => target !== answers[index])
      );
    })
    .map(({ id }) => `block ${id}: its English is not what the translator returned`);
}

/** What a block is beside its text, for comparing. */
function outlineOf({
  kind,
  level,
  place,
  range,
}: Partial<Pick<Block, 'kind' | 'level' | 'place' | 'range'>>): string {
  const { line, pointer, element, nth, paragraph } = place ?? {};
  return JSON.stringify([kind, level, line, pointer, element, nth, paragraph, range]);
}

/** Enough of a text to find it by. */
function quoted(text: string): string {
  return text.slice(0, 60);
}

function differs({ id, range, segments }: Block, slice: string): string {
  return `block ${id}: its ${segments.length} segments are not the article's characters ${range.join('–')}: “${quoted(slice)}”`;
}

function repeated(ids: readonly string[]): string[] {
  const seen = new Set<string>();
  return ids.filter((id) => seen.size === seen.add(id).size);
}
