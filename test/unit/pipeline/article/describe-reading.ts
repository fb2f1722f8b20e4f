import type { ReadArticle } from '../../../../src/pipeline/article/read-article.ts';
import type { OutlineBlock } from '../../../../src/pipeline/document/article-outline.ts';

/** What was read, for comparing: one line a sentence, under the kind and place of its block. */
export function describeReading(article: ReadArticle, blocks: readonly OutlineBlock[]): string {
  const { mediaType, charset, metadata, exclusions, readingText } = article;
  return [
    `${mediaType} ${charset}`,
    JSON.stringify(metadata),
    ...blocks.flatMap(({ kind, level, place, segments }) => [
      [kind, level, JSON.stringify(place ?? null)].filter((part) => part !== undefined).join(' '),
      ...segments.map(({ source }) => `  ${source}`),
    ]),
    ...exclusions.map(
      ({ start, end, reason }) => `- ${reason}: ${JSON.stringify(readingText.slice(start, end))}`,
    ),
    '',
  ].join('\n');
}
