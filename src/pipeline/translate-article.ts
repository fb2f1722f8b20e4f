import { readArticle, type ArticleFile } from './article/read-article.ts';
import { outline } from './document/article-outline.ts';
import { composeArticle } from './document/compose-article.ts';
import { proveIntegrity } from './document/prove-integrity.ts';
import type { AlignedArticle } from './document/schema.ts';
import { checkBudget, estimate, planTranslation } from './translation/plan.ts';
import type { Run } from './translation/run.ts';
import { translateBlocks } from './translation/translate-blocks.ts';

/**
 * The way of an article, from its bytes to the proven aligned article. Throws a `WarraqError`: the article's fault, the
 * set-up's, or one that passes.
 */
export async function translateArticle(file: ArticleFile, run: Run): Promise<AlignedArticle> {
  const article = await readArticle(file, run.settings);
  const outlined = outline(article);
  const plan = await planTranslation(outlined, run);
  checkBudget(article.id, estimate(plan, run.translator), run.settings);
  run.observer.observe({
    type: 'planned',
    id: article.id,
    blocks: plan.length,
    segments: outlined.reduce((sum, { segments }) => sum + segments.length, 0),
  });

  const blocks = await translateBlocks(article.id, plan, run);
  const document = composeArticle(article, { engine: run.translator.engine, blocks, glossary: run.glossary });
  const returned = new Map(blocks.map(({ block, returned }) => [block.id, returned]));
  proveIntegrity(document, { article, returned });
  return document;
}
