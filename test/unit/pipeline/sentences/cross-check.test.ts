import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readArticle } from '../../../../src/pipeline/article/read-article.ts';
import { splitSentences } from '../../../../src/pipeline/sentences/split-sentences.ts';
import { parseSettings } from '../../../../src/pipeline/settings.ts';

const ARTICLES = new URL('../../../../content/articles/', import.meta.url);

const settings = parseSettings(undefined, 'the defaults');
const names = readdirSync(ARTICLES, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.txt'),
);
const articles = await Promise.all(
  names.map((id) => readArticle({ id, bytes: readFileSync(new URL(encodeURI(id), ARTICLES)) }, settings)),
);
const paragraphs = articles
  .flatMap(({ blocks }) => blocks)
  .filter(({ kind }) => kind === 'paragraph')
  .map(({ text }) => text);

const unicode = new Intl.Segmenter('ar', { granularity: 'sentence' });

/** Where the sentences of a text begin, the first aside, by the rules of Unicode. */
const unicodeStarts = (text: string) => Array.from(unicode.segment(text), ({ index }) => index).slice(1);

const ourStarts = (text: string) =>
  splitSentences(text)
    .map(({ start }) => start)
    .slice(1);

/** What the rules of Unicode know nothing of: the stop behind a lone letter, as in `د. هالة` and `أ.د. نبيل`. */
const LETTER_AND_STOP = /(?:^|[\s.])\p{L}\.\s*$/u;

describe('the sentences of the sample articles, against the rules of Unicode', () => {
  test('there are boundaries to compare', () => {
    expect(paragraphs.flatMap(ourStarts).length).toBeGreaterThanOrEqual(20);
  });

  test.each(paragraphs)('%s', (text) => {
    const ours = ourStarts(text);
    const theirs = unicodeStarts(text).filter((start) => !LETTER_AND_STOP.test(text.slice(0, start)));
    expect(ours.map((start) => text.slice(start))).toEqual(theirs.map((start) => text.slice(start)));
  });
});
