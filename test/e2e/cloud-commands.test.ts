import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ArticleStatus } from '../../src/pipeline/document/status-schema.ts';
import { warraq, warraqLocal, type Ended, type LocalCommand } from './command-line.ts';
import { provenAgainst } from './running-cloud.ts';

/** `warraq` against a local cloud that it finds by its data folder. */

const ARTICLES = {
  'news/2026/one.txt': 'وصل الوزير إلى المدينة. وغادر في المساء.\n',
  'news/أخبار اليوم.txt': 'بدأ المعرض اليوم.\n',
  'mixed/good.txt': 'مقال سليم.\n',
  'mixed/blank.txt': ' \n',
  'bad/empty.txt': '',
  'bad/picture.jpg': 'x',
  'later/later.txt': 'مقال لاحق.\n',
} as const;

let folder: string;
let local: LocalCommand;
const path = (name: keyof typeof ARTICLES | 'news' | 'mixed') => join(folder, name);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'warraq-commands-'));
  for (const [name, text] of Object.entries(ARTICLES)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  local = await warraqLocal(join(folder, 'data'));
});
afterAll(async () => {
  await local.stop();
  rmSync(folder, { recursive: true });
});

/** Runs a command against the cloud, takes the line that says so off stderr. */
async function ask(...args: string[]): Promise<Ended> {
  const ended = await warraq([...args, '--data', join(folder, 'data')]);
  const said = `Talking to the local cloud at ${local.line.endpoint}\n`;
  expect(ended.stderr.startsWith(said)).toBe(true);
  return { ...ended, stderr: ended.stderr.slice(said.length) };
}

const outcomesIn = (stdout: string) =>
  (
    JSON.parse(stdout) as { articles: { id: string; outcome: string; error: { code: string } | null }[] }
  ).articles.map(({ id, outcome, error }) => [id, outcome, error?.code ?? null]);

describe('upload', () => {
  test('of a folder waits for the outcome of each', async () => {
    const { code, stdout, stderr } = await ask('upload', path('news'), '--wait');
    expect([code, stdout]).toEqual([0, '']);
    expect(stderr.trim().split('\n').toSorted()).toEqual([
      expect.stringMatching(
        /^✓ 2026\/one\.txt: complete 1 request, 40 characters translated, 0 reused {2}\(\d of 2\)$/u,
      ),
      expect.stringMatching(
        /^✓ أخبار اليوم\.txt: complete 1 request, 17 characters translated, 0 reused {2}\(\d of 2\)$/u,
      ),
    ]);
  });

  test('of which one is rejected is partly done', async () => {
    const { code, stdout, stderr } = await ask('upload', path('mixed'), '--wait', '--json');
    expect([code, stderr]).toEqual([3, '']);
    expect(JSON.parse(stdout)).toMatchObject({ pair: 'ar-en' });
    expect(outcomesIn(stdout)).toEqual([
      ['blank.txt', 'rejected', 'empty-article'],
      ['good.txt', 'complete', null],
    ]);
  });

  test('of which all are rejected has failed', async () => {
    const { code, stderr } = await ask('upload', path('bad/empty.txt'), path('bad/picture.jpg'), '--wait');
    expect(code).toBe(1);
    expect(stderr).toContain('✗ empty.txt: rejected (empty-article) empty.txt holds no text.');
    expect(stderr).toContain('✗ picture.jpg: rejected (unsupported-format)');
  });

  test('need not wait', async () => {
    const { code, stdout } = await ask('upload', path('later/later.txt'));
    expect(code).toBe(0);
    expect(stdout).toBe('Uploaded 1. See how they fare with: npx warraq list\n');
    const status = async () => (await ask('status', 'later.txt')).stdout.split('\n')[0];
    await expect.poll(status, { timeout: 10_000 }).toBe('later.txt: complete');
  });
});

describe('get', () => {
  test('prints the very bytes that are published', async () => {
    const { code, stdout, stderr } = await ask('get', '2026/one.txt');
    expect([code, stderr]).toEqual([0, '']);
    await provenAgainst(stdout, { id: '2026/one.txt', bytes: ARTICLES['news/2026/one.txt'] });
    const response = await fetch(`${local.line.reader}aligned/ar-en/2026/one.txt.json`);
    expect(await response.text()).toBe(stdout);
  });

  test('prints both languages as text', async () => {
    const { stdout } = await ask('get', 'أخبار اليوم.txt', '--format', 'text');
    expect(stdout).toMatch(/^بدأ المعرض اليوم\.\n[A-Z][\w ]+\.\n$/u);
  });

  test('writes a page to a file', async () => {
    const page = join(folder, 'page.html');
    const { code, stdout, stderr } = await ask('get', '2026/one.txt', '--format', 'html', '-o', page);
    expect([code, stdout, stderr]).toEqual([0, '', `Wrote ${page}\n`]);
    expect(readFileSync(page, 'utf8')).toMatch(/^<!doctype html>[^]*وغادر في المساء\./u);
  });

  test.each([
    [
      ['no-such.txt'],
      'not-found: No article “no-such.txt” is known. "npx warraq list" shows what there is; ids are as uploaded, ending included.',
    ],
    [
      ['blank.txt'],
      'not-found: blank.txt has nothing published: it is rejected. (empty-article) blank.txt holds no text. Put text into it and try again.',
    ],
    [
      ['good.txt', '-o', '/no-such-folder/good.json'],
      'not-writable: Cannot write /no-such-folder/good.json: there is no such file or folder. Check the path.',
    ],
  ])('%j says why not', async (args, message) => {
    const { code, stdout, stderr } = await ask('get', ...args);
    expect([code, stdout, stderr]).toEqual([1, '', `error ${message}\n`]);
  });
});

describe('list and status', () => {
  test('list every article with its outcome', async () => {
    const { code, stdout } = await ask('list');
    expect(code).toBe(0);
    expect(stdout.replace(/ +/gu, ' ').split('\n')).toEqual([
      'ARTICLE OUTCOME TRANSLATED REUSED WHY',
      '2026/one.txt complete 40 0',
      'blank.txt rejected 0 0 empty-article',
      'empty.txt rejected 0 0 empty-article',
      'good.txt complete 10 0',
      'later.txt complete 10 0',
      'picture.jpg rejected 0 0 unsupported-format',
      'أخبار اليوم.txt complete 17 0',
      '',
    ]);
  });

  test('list the statuses themselves for programs', async () => {
    const { stdout } = await ask('list', '--json');
    const statuses = ArticleStatus.array().parse(JSON.parse(stdout));
    expect(statuses).toHaveLength(7);
  });

  test('count the outcomes', async () => {
    expect((await ask('status')).stdout).toBe('OUTCOME   ARTICLES\ncomplete         4\nrejected         3\n');
    expect(JSON.parse((await ask('status', '--json')).stdout)).toEqual({ complete: 4, rejected: 3 });
  });

  test('tell what became of one article', async () => {
    const { stdout } = await ask('status', '2026/one.txt');
    expect(stdout.split('\n')).toEqual([
      '2026/one.txt: complete',
      expect.stringMatching(/^ {2}article: SHA-256 [0-9a-f]{64}$/u),
      '  published: aligned/ar-en/2026/one.txt.json',
      '  published: pages/ar-en/2026/one.txt.html',
      '  cost: 1 request, 40 characters translated, 0 reused, about USD 0.0006',
      expect.stringMatching(/^ {2}finished: 20[\d-]+T[\d:.]+Z$/u),
      '',
    ]);
  });

  test('of an article that nobody knows is an error', async () => {
    const { code, stdout } = await ask('status', 'no-such.txt', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'not-found' } });
  });
});

test('keys that are not the cloud’s are access-denied, and no defect of Warraq', async () => {
  const env = { AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'SOMEBODY', AWS_SECRET_ACCESS_KEY: 'else' };
  const args = ['list', '--endpoint', local.line.endpoint, '--json'];
  const { code, stdout } = await warraq(args, { env });
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'access-denied' } });
});
