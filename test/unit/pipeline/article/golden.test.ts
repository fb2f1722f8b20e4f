import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readArticle } from '../../../../src/pipeline/article/read-article.ts';
import { outline } from '../../../../src/pipeline/document/article-outline.ts';
import { parseSettings } from '../../../../src/pipeline/settings.ts';
import { describeReading } from './describe-reading.ts';

/**
 * The samples and what must be read of them. The expected blocks in `golden/` were checked by eye against the samples;
 * `node test/unit/pipeline/article/write-golden.ts` writes them anew, for the difference to be read.
 */
const CONTENT = join(import.meta.dirname, '../../../../content/articles');
const GOLDEN = join(import.meta.dirname, 'golden');
const SAMPLES = readdirSync(CONTENT, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.\w+$/u.test(name))
  .map((name) => name.replaceAll('\\', '/'));

describe('the blocks of each sample', () => {
  test.each(SAMPLES)('%s', async (id) => {
    const bytes = readFileSync(join(CONTENT, id));
    const article = await readArticle({ id, bytes }, parseSettings(undefined, 'the test'));
    const expected = readFileSync(join(GOLDEN, `${id.replaceAll('/', '_')}.blocks`), 'utf8');
    expect(describeReading(article, outline(article))).toBe(expected);
  });

  test('no golden file is left behind', () => {
    const left = readdirSync(GOLDEN).filter(
      (name) => !SAMPLES.some((id) => name === `${id.replaceAll('/', '_')}.blocks`),
    );
    expect(left).toEqual([]);
    expect(existsSync(CONTENT)).toBe(true);
  });
});
