import { Option, type Command } from 'commander';
import { codePointCounter } from '../../pipeline/article/code-points.ts';
import { readArticle, type ReadArticle } from '../../pipeline/article/read-article.ts';
import { outline, type OutlineBlock } from '../../pipeline/document/article-outline.ts';
import { parseSettings } from '../../pipeline/settings.ts';
import { readArticleFile } from '../read-input.ts';
import { print, printJson } from '../terminal.ts';

export function addSegment(program: Command): void {
  program
    .command('segment')
    .description('show the blocks and sentences of an article')
    .argument('<path>', 'the article, or - for standard input')
    .addOption(new Option('--lang <code>', 'language of the text').choices(['ar']).default('ar'))
    .option('--json', 'for programs; ranges count code points')
    .action(async (path: string, flags: { lang: 'ar'; json?: boolean }) => {
      const article = readArticle(await readArticleFile(path), parseSettings(undefined, 'the defaults'));
      const blocks = outline(article);
      if (flags.json) printJson(segmentation(article, { blocks, lang: flags.lang }));
      else print(blocks.map(forPeople).join('\n\n'));
    });
}

function segmentation(
  article: ReadArticle,
  { blocks, lang }: { blocks: readonly OutlineBlock[]; lang: string },
) {
  const toPoints = codePointCounter(article.readingText);
  return {
    charset: article.charset,
    mediaType: article.mediaType,
    lang,
    blocks: blocks.map((block) => ({
      kind: block.kind,
      level: block.level ?? null,
      source: block.text,
      range: [toPoints(block.start), toPoints(block.end)],
      sentences: sentencesOf(block),
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

function forPeople({ kind, line, segments }: OutlineBlock): string {
  return [`${kind}, line ${line}`, ...segments.map(({ source }) => `  ${source}`)].join('\n');
}
