import { codePointCounter } from '../article/code-points.ts';
import type { ReadArticle } from '../article/read-article.ts';
import type { Glossary } from '../translation/term.ts';
import { unappliedTerms } from '../translation/unapplied-terms.ts';
import type { TranslatedBlock, TranslatedSegment } from '../translation/translate-blocks.ts';
import { titleOf } from './block-text.ts';
import type { Engine } from './engine.ts';
import { GENERATOR } from './generator.ts';
import { idsFromText } from './ids.ts';
import type { AlignedArticle, Block, Issue, Segment } from './schema.ts';

/** Puts the aligned article together from what was read and what was translated. */
export function composeArticle(
  article: ReadArticle,
  {
    engine,
    blocks,
    glossary,
  }: { engine: Engine; blocks: readonly TranslatedBlock[]; glossary: Glossary | null },
): AlignedArticle {
  const toPoints = codePointCounter(article.readingText);
  const ids = idsFromText(
    's',
    blocks.flatMap(({ segments }) => segments.map(({ source }) => source)),
  ).values();
  const composed = blocks.map((block) => composeBlock(block, { toPoints, ids }));
  const segments = composed.flatMap((block) => block.segments);
  return {
    schema: 'aligned-article/1',
    id: article.id,
    status: segments.some(({ origin }) => origin === 'none') ? 'partial' : 'complete',
    sourceLanguage: 'ar',
    targetLanguage: 'en',
    article: {
      title: titleOf(composed),
      byline: article.metadata.byline,
      published: article.metadata.published,
      url: article.metadata.url,
      licence: article.metadata.licence,
      mediaType: article.mediaType,
      charset: article.charset,
      bytes: article.bytes,
      sha256: article.sha256,
    },
    // Field by field: the bytes must not depend on the order in which somebody wrote them down.
    engine: { name: engine.name, model: engine.model, notice: engine.notice, glossary: engine.glossary },
    generator: { ...GENERATOR },
    disclosure: { machineTranslated: segments.some(({ origin }) => origin === 'machine'), reviewed: false },
    blocks: composed,
    issues: glossary ? composed.flatMap((block) => unappliedIn(block, glossary)) : [],
  };
}

function composeBlock(
  { block, segments }: TranslatedBlock,
  { toPoints, ids }: { readonly toPoints: (offset: number) => number; readonly ids: Iterator<string> },
): Block {
  return {
    id: block.id,
    kind: block.kind,
    ...(block.level !== undefined && { level: block.level }),
    range: [toPoints(block.start), toPoints(block.end)],
    ...(block.place && { place: { ...block.place } }),
    segments: segments.map((segment) => composeSegment(segment, String(ids.next().value))),
  };
}

/** What the glossary asks for and the translation has not: a terminology is a wish. */
function unappliedIn({ id, segments }: Block, glossary: Glossary): Issue[] {
  return segments.flatMap((segment) => {
    if (segment.origin !== 'machine') return [];
    return unappliedTerms(segment.source, segment.target, glossary).map(({ source, target }): Issue => ({
      check: 'glossary',
      severity: 'warning',
      block: id,
      segment: segment.id,
      message: `The glossary has “${target.trim()}” for “${source.trim()}”, and the English has not.`,
    }));
  });
}

function composeSegment({ source, gap, translation }: TranslatedSegment, id: string): Segment {
  const common = { id, source, ...(gap !== undefined && { gap }) };
  if (translation.target === null)
    return { ...common, target: null, origin: 'none', error: { ...translation.failure } };
  const { target, origin, method, confidence } = translation;
  return { ...common, target, origin, method, confidence };
}
