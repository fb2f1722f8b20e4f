/** Writes `golden/` anew from what the samples are read as now. Read the difference before you commit it. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readArticle } from '../../../../src/pipeline/article/read-article.ts';
import { outline } from '../../../../src/pipeline/document/article-outline.ts';
import { parseSettings } from '../../../../src/pipeline/settings.ts';
import { describeReading } from './describe-reading.ts';

const CONTENT = join(import.meta.dirname, '../../../../content/articles');

for (const id of readdirSync(CONTENT, { recursive: true, encoding: 'utf8' })) {
  if (!/\.\w+$/u.test(id)) continue;
  const article = await readArticle(
    { id, bytes: readFileSync(join(CONTENT, id)) },
    parseSettings(undefined, 'golden'),
  );
  const file = join(import.meta.dirname, 'golden', `${id.replaceAll('/', '_')}.blocks`);
  writeFileSync(file, describeReading(article, outline(article)));
}
