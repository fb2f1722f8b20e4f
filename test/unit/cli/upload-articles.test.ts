import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uploadsOf } from '../../../src/cli/upload-articles.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'warraq-uploads-'));
  for (const path of [
    'news/2026/05/one.txt',
    'news/2026/05/مقال أول.TXT',
    'news/two.txt',
    'news/picture.jpg',
    'news/no-ending',
    'news/.hidden.txt',
    'news/.git/three.txt',
    'empty/.keep',
    'single.docx',
  ]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), '');
  }
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('what is uploaded', () => {
  test('of a folder: its articles under their names within it, in order', async () => {
    const uploads = await uploadsOf([join(folder, 'news')]);
    expect(uploads.map(({ id }) => id)).toEqual(['2026/05/one.txt', '2026/05/مقال أول.TXT', 'two.txt']);
    expect(uploads[0]?.path).toBe(join(folder, 'news/2026/05/one.txt'));
  });

  test('a folder is the same with a slash at its end', async () => {
    expect((await uploadsOf([`${folder}/news/`])).map(({ id }) => id)).toContain('2026/05/one.txt');
  });

  test('of a file: itself under its own name, whatever its ending, for the cloud to judge', async () => {
    const paths = [join(folder, 'single.docx'), join(folder, 'news/2026/05/one.txt')];
    expect(await uploadsOf(paths)).toEqual([
      { path: paths[0], id: 'single.docx' },
      { path: paths[1], id: 'one.txt' },
    ]);
  });

  test('of a folder without articles: nothing', async () => {
    expect(await uploadsOf([join(folder, 'empty')])).toEqual([]);
  });

  test('two articles of one name are refused: the second would replace the first', async () => {
    writeFileSync(join(folder, 'one.txt'), '');
    const paths = [join(folder, 'news/2026/05/one.txt'), join(folder, 'one.txt')];
    await expect(uploadsOf(paths)).rejects.toMatchObject({
      code: 'usage',
      message: `${paths[0]} and ${paths[1]} would both be uploaded as one.txt. Upload the folder that they are in, or one after the other.`,
    });
  });

  test('a path that is not there is an error that names it', async () => {
    await expect(uploadsOf([join(folder, 'news'), 'no/such.txt'])).rejects.toMatchObject({
      code: 'not-found',
      message: 'Cannot read no/such.txt: there is no such file or folder. Check the path.',
    });
  });
});
