import { describe, expect, test } from 'vitest';
import { outline } from '../../../../src/pipeline/document/article-outline.ts';
import { parseSettings } from '../../../../src/pipeline/settings.ts';
import { translateArticle } from '../../../../src/pipeline/translate-article.ts';
import { checkBudget, estimate, planTranslation } from '../../../../src/pipeline/translation/plan.ts';
import { plainArticle } from '../../../fakes/article.ts';
import type { Run } from '../../../../src/pipeline/translation/run.ts';
import { fakeRun } from '../../../fakes/run.ts';
import { fakeTranslator } from '../../../fakes/translator.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

const plan = (text: string, changes: Partial<Run> = {}) =>
  planTranslation(outline(plainArticle(text)), fakeRun(changes));

describe('what is translated', () => {
  test.each([
    ['Arabic', 'أهلا', 'translated'],
    ['Latin', 'Hello', 'translated'],
    ['Arabic-Indic digits', '٢٠٢١', 'translated'],
    ['an Arabic percent sign', '50٪', 'translated'],
    ['an Arabic question mark', '؟', 'translated'],
    ['European digits', '12.5 - 13', 'copied'],
    ['asterisks', '* * *', 'copied'],
    ['an emoji', '🎉', 'copied'],
    ['dashes', '———', 'copied'],
  ])('%s', async (_, text, scope) => {
    expect((await plan(text)).map((block) => block.scope)).toEqual([scope]);
  });
});

describe('the budget', () => {
  test('is counted in characters of what is sent', async () => {
    const run = fakeRun();
    const cost = estimate(await plan('أهلا🎉\n\n12345\n\nنعم\n\nنعم', run), run.translator);
    expect(cost).toEqual({ characters: 8, requests: 2, reusedCharacters: 3, copiedCharacters: 5 });
    const allowing = (maxCharacters: number) => () => {
      checkBudget('a.txt', cost, { maxCharacters });
    };
    expect(allowing(8)).not.toThrow();
    expect(allowing(7)).toThrow(
      expect.objectContaining({
        code: 'over-budget',
        message:
          'a.txt has 8 characters to translate, more than the 7 of the setting maxCharacters. Nothing was sent. Split the article, or raise the setting.',
      }),
    );
  });

  test('is held before anything is sent', async () => {
    const translator = fakeTranslator();
    const run = fakeRun({
      translator,
      settings: parseSettings({ maxCharacters: 7 }, 'the test'),
    });
    await expect(translateArticle({ id: 'a.txt', bytes: bytes('أهلا وسهلا') }, run)).rejects.toMatchObject({
      code: 'over-budget',
    });
    expect([translator.requests, run.happenings]).toEqual([[], []]);
  });
});
