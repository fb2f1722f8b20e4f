import { describe, expect, test } from 'vitest';
import { outline } from '../../../../src/pipeline/document/article-outline.ts';
import { parseSettings } from '../../../../src/pipeline/settings.ts';
import { translateArticle } from '../../../../src/pipeline/translate-article.ts';
import { planTranslation } from '../../../../src/pipeline/translation/plan.ts';
import { plainArticle } from '../../../fakes/article.ts';
import { fakeRun } from '../../../fakes/run.ts';
import { fakeTranslator } from '../../../fakes/translator.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

function plan(text: string, maxCharacters = 1000) {
  const settings = parseSettings({ maxCharacters }, 'the test');
  return planTranslation('a.txt', outline(plainArticle(text)), settings);
}

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
  ])('%s', (_, text, scope) => {
    expect(plan(text).map((block) => block.scope)).toEqual([scope]);
  });
});

describe('the budget', () => {
  test('is counted in characters of what is translated', () => {
    expect(plan('أهلا🎉\n\n12345\n\nنعم', 8)).toHaveLength(3);
    expect(() => plan('أهلا🎉\n\n12345\n\nنعم', 7)).toThrow(
      expect.objectContaining({
        code: 'over-budget',
        message:
          'a.txt has 8 characters to translate, more than the 7 of the setting maxCharacters. Nothing was sent. Split the article, or raise the setting.',
      }),
    );
  });

  test('is held before anything is sent or looked up', async () => {
    const translator = fakeTranslator();
    const asked: string[] = [];
    const run = fakeRun({
      translator,
      settings: parseSettings({ maxCharacters: 7 }, 'the test'),
      memory: {
        get: (key) => {
          asked.push(key);
          return Promise.resolve(null);
        },
        put: (_, body) => Promise.resolve(body),
        replace: () => Promise.resolve(),
      },
    });
    await expect(translateArticle({ id: 'a.txt', bytes: bytes('أهلا وسهلا') }, run)).rejects.toMatchObject({
      code: 'over-budget',
    });
    expect([translator.requests, asked, run.happenings]).toEqual([[], [], []]);
  });
});
