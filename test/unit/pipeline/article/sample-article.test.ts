import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readArticle } from '../../../../src/pipeline/article/read-article.ts';
import { outline } from '../../../../src/pipeline/document/article-outline.ts';
import { parseSettings } from '../../../../src/pipeline/settings.ts';

/** The article that the project was created from stands beside it, not in it: it is news copy of its publisher. */
const SEEDS = new URL('../../../../../shared/seeds/', import.meta.url);
const absent = !existsSync(SEEDS);
if (absent) console.info(`skipped: data not present: ${SEEDS.pathname}`);

interface ExpectedBlock {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly sentences: readonly string[];
}

const read = (name: string) =>
  readArticle(
    { id: 'seed.txt', bytes: readFileSync(new URL(name, SEEDS)) },
    parseSettings(undefined, 'the test'),
  );

const expectedBlocks = () =>
  (
    JSON.parse(readFileSync(new URL('expected-blocks.json', SEEDS), 'utf8')) as {
      sha256: string;
      blocks: ExpectedBlock[];
    }
  ).blocks;

/** What the file says, in whatever way it is laid out. */
async function content(name: string) {
  return outline(await read(name)).map(({ kind, segments }) => ({
    kind,
    sentences: segments.map(({ source }) => source),
  }));
}

describe.skipIf(absent)('the sample article (skipped: data not present, without ../shared)', () => {
  test('has 19 blocks and 19 sentences, where they should be', async () => {
    const article = await read('000_b836564ad961b99c.txt');
    const outlined = outline(article);
    expect(outlined.map(({ start, end, text }) => ({ start, end, text }))).toEqual(
      expectedBlocks().map(({ start, end, text }) => ({ start, end, text })),
    );
    expect(outlined.map(({ kind }) => kind)).toEqual(expectedBlocks().map(({ type }) => type));
    expect(outlined.map(({ segments }) => segments.map(({ source }) => source))).toEqual(
      expectedBlocks().map(({ sentences }) => sentences),
    );
    expect([outlined.length, outlined.flatMap(({ segments }) => segments).length]).toEqual([19, 19]);
    expect(article.sha256).toBe('f17692ac12c91e5600ed73f02acb856fe44a0f4e7f6d656914dd62cc10eafebe');
  });

  test.each(['utf8', 'utf8-bom', 'utf8-crlf', 'single-newline', 'hard-wrapped'])(
    'says the same laid out as %s',
    async (layout) => {
      expect(await content(`variants/seed.${layout}.txt`)).toEqual(await content('000_b836564ad961b99c.txt'));
    },
  );

  test('has the same blocks with Arabic-Indic digits', async () => {
    const westernDigits = (text: string) =>
      text.replace(/[٠-٩]/gu, (digit) => String(digit.charCodeAt(0) - 0x660));
    const variant = (await content('variants/seed.arabic-indic-digits.txt')).map(({ kind, sentences }) => ({
      kind,
      sentences: sentences.map(westernDigits),
    }));
    expect(variant).toEqual(await content('000_b836564ad961b99c.txt'));
  });

  test('has the same blocks with bidi controls strewn in', async () => {
    const bare = (text: string) => text.replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '');
    const variant = (await content('variants/seed.bidi-controls.txt')).map(({ kind, sentences }) => ({
      kind,
      sentences: sentences.map(bare),
    }));
    expect(variant).toEqual(await content('000_b836564ad961b99c.txt'));
  });

  test.each([
    ['utf16be', 'utf-16be'],
    ['utf16le', 'utf-16le'],
    ['utf16le-bom', 'utf-16le'],
    ['win1256', 'windows-1256'],
    ['iso8859-6', 'iso-8859-6'],
  ])('says the same as %s', async (name, charset) => {
    // ISO 8859-6 has no quotes but the typewriter's.
    const withCharset = (text: string) => (charset === 'iso-8859-6' ? text.replace(/[’‘]/gu, '"') : text);
    const expected = (await content('000_b836564ad961b99c.txt')).map(({ kind, sentences }) => ({
      kind,
      sentences: sentences.map(withCharset),
    }));
    expect(await content(`variants/seed.${name}.txt`)).toEqual(expected);
    expect((await read(`variants/seed.${name}.txt`)).charset).toBe(charset);
  });
});
