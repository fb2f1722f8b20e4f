import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { warraq } from './command-line.ts';
import { provenAgainst } from './running-cloud.ts';
import { SAMPLE_ARTICLE, WITHOUT_SAMPLE } from './sample-article.ts';

if (SAMPLE_ARTICLE === null) {
  console.info(`The sample article is not tried: ${WITHOUT_SAMPLE}.`);
  test.skip(`the sample article: ${WITHOUT_SAMPLE}`);
} else describeSample(SAMPLE_ARTICLE);

const Expected = z.object({
  blocks: z.array(z.object({ type: z.string(), text: z.string(), sentences: z.array(z.string()) })),
});

function describeSample(path: string): void {
  describe('the sample article', () => {
    test('is translated block by block, and its proof holds', async () => {
      const { code, stdout, stderr } = await warraq(['translate', path]);
      expect(code).toBe(0);
      expect(stderr).toContain('complete, 19 blocks, 19 segments, proven\n');
      const document = await provenAgainst(stdout, {
        id: '000_b836564ad961b99c.txt',
        bytes: readFileSync(path),
      });
      expect(document.blocks).toHaveLength(19);
      expect(document.blocks.filter(({ kind }) => kind === 'heading')).toHaveLength(1);
      expect(document.article.title).toBeNull();

      const verified = await warraq(['verify', '-', '--article', path], { input: stdout });
      expect(verified.code).toBe(0);
      expect(verified.stdout).toMatch(/^000_b836564ad961b99c\.txt: holds\. 19 blocks, 19 segments\.$/mu);
    });

    test('is segmented as a reader of Arabic did it', async () => {
      const gold = readFileSync(join(dirname(path), 'expected-blocks.json'), 'utf8');
      const expected = Expected.parse(JSON.parse(gold)).blocks.map(({ type, text, sentences }) => [
        type,
        text,
        sentences,
      ]);
      const { stdout } = await warraq(['segment', path, '--json']);
      const { blocks } = JSON.parse(stdout) as {
        blocks: { kind: string; source: string; sentences: { text: string }[] }[];
      };
      const segmented = blocks.map(({ kind, source, sentences }) => [
        kind,
        source,
        sentences.map(({ text }) => text),
      ]);
      expect(segmented).toEqual(expected);
    });
  });
}
