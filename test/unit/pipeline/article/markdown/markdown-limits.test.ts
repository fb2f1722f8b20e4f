import { describe, expect, test } from 'vitest';
import { blocksOf, readingOf } from './reading-of.ts';

const TOO_MANY = { name: 'WarraqError', code: 'unsupported-format' };

describe('depth', () => {
  test.each([
    ['quotes', `${'>'.repeat(100_000)} نص`, [['quote', 'نص', 1]]],
    ['quotes with spaces', `${'> '.repeat(50_000)}نص`, [['quote', 'نص', 1]]],
    ['lists on one line', `${'- '.repeat(21)}نص`, [['list-item', '- نص', 1]]],
    ['numbered lists on one line', `${'1. '.repeat(22)}نص`, [['list-item', '1. 1. نص', 1]]],
    ['white space', `${' '.repeat(100_000)}- نص`, [['list-item', 'نص', 1]]],
    ['twenty levels', `${'> '.repeat(20)}نص`, [['quote', 'نص', 1]]],
  ])('%s', async (_, text, blocks) => {
    expect(await blocksOf(text)).toEqual(blocks);
  });

  test('by indentation', async () => {
    const text = Array.from({ length: 100 }, (_, depth) => `${' '.repeat(2 * depth)}- بند`).join('\n');
    const blocks = await blocksOf(text);
    expect(blocks).toHaveLength(100);
    expect(new Set(blocks.map(([kind, item]) => `${kind} ${item}`))).toEqual(new Set(['list-item بند']));
  });

  test('a long rule of dashes is a rule', async () => {
    expect(await blocksOf(`أول.\n\n${'- '.repeat(60)}\n\nثان.`)).toHaveLength(2);
  });
});

describe('size', () => {
  test.each([
    ['brackets', '['.repeat(100_000)],
    ['half links', '[نص]('.repeat(10_000)],
    ['tags', 'نص <!-- '.repeat(10_000)],
    ['one table of many cells', `|أ|ب|\n|-|-|\n${'|ج|د|\n'.repeat(5000)}`],
    ['one paragraph of many lines', 'نص\n'.repeat(12_000)],
    ['code of many lines', `\`\`\`\n${'نص\n'.repeat(12_000)}`],
  ])('too many in one piece: %s', async (_, text) => {
    await expect(readingOf(text)).rejects.toMatchObject(TOO_MANY);
  });

  test('says which lines of which article, and what to do', async () => {
    await expect(readingOf(`# عنوان\n\n${'['.repeat(10_000)}`)).rejects.toThrow(
      /^Lines 1 to 3 of news\/a\.md hold more Markdown marks in one piece than Warraq reads .*Put empty lines between paragraphs/u,
    );
  });

  const FILLER = 'كلمة ثم '.repeat(350);

  test.each([
    ['runs of backticks', Array.from({ length: 130 }, (_, n) => '`'.repeat(n + 1) + FILLER).join(' ')],
    ['comments', `نص ${`<!-- ${FILLER}`.repeat(250)}`],
    ['instructions', `نص ${`<? ${FILLER}`.repeat(250)}`],
    ['brackets', `${'['.repeat(400)}${FILLER.repeat(130)}${']'.repeat(400)}`],
    ['in a paragraph of many lines', 'نص <!-- كلمة كلمة كلمة\n'.repeat(5000).slice(0, 20_000 * 6)],
  ])('too far to look for their end: %s', async (_, text) => {
    const error = await readingOf(`# عنوان\n\n${text}\n\nآخر.`).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject(TOO_MANY);
    expect(String(error)).toMatch(
      /Lines 3 to \d+ of news\/a\.md hold more tags, brackets and backticks in one long paragraph than Warraq reads\./u,
    );
  });

  test('many paragraphs with many marks are read', async () => {
    const paragraph = `${'كلمة [رابط](https://example.org) ثم `رمز` ثم '.repeat(10)}\n\n`;
    expect((await readingOf(paragraph.repeat(100))).blocks).toHaveLength(100);
  });

  test('more lines than any article has', async () => {
    const error = await readingOf('نص\n'.repeat(100_001)).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      code: 'too-large',
      message: 'news/a.md has more than 100000 lines, more than any article has. Split it and try again.',
    });
  });

  test.each([
    ['asterisks', 'أ*ب* '.repeat(5000), 1],
    ['a long line', 'كلمة '.repeat(50_000), 1],
    ['empty lines', `${'\n'.repeat(100_000)}نص`, 1],
    ['paragraphs', 'نص.\n\n'.repeat(1500), 1500],
    ['items', '- نص\n'.repeat(1200), 1200],
    ['numbered items', '1. نص\n'.repeat(1200), 1200],
    ['paragraphs between fences', '```\n\nنص\n\n```\n\nنص.\n\n'.repeat(300), 600],
    ['links in many paragraphs', '[نص](https://example.org)\n\n'.repeat(1000), 1000],
  ])('as many as there are: %s', async (_, text, count) => {
    expect((await readingOf(text)).blocks).toHaveLength(count);
  });
});

describe('a file that is parsed in stretches', () => {
  const FILLER = 'حشو.\n\n'.repeat(600);

  test('reads references whose address stands elsewhere', async () => {
    const text = `انظر [الموقع][م].\n\n${FILLER}[م]: https://example.org\n\n${FILLER}وانظر [م].`;
    const blocks = await blocksOf(text);
    expect(blocks[0]).toEqual(['paragraph', 'انظر الموقع.', 1]);
    expect(blocks.at(-1)).toEqual(['paragraph', 'وانظر م.', 2405]);
  });

  test('does not cut code', async () => {
    const code = 'سطر\n\n'.repeat(1500).trim();
    expect(await blocksOf(`\`\`\`\n${code}\n\`\`\`\n\nنص.`)).toEqual([
      ['code', code, 1],
      ['paragraph', 'نص.', 3003],
    ]);
  });

  test('does not cut a comment', async () => {
    expect(await blocksOf(`<!--\n${FILLER}-->\n\nنص.`)).toEqual([['paragraph', 'نص.', 1204]]);
  });

  test('has one headline', async () => {
    const kinds = (await blocksOf(`# عنوان\n\n${FILLER}# آخر`)).map(([kind]) => kind);
    expect([kinds[0], kinds.at(-1)]).toEqual(['headline', 'heading 2']);
  });
});
