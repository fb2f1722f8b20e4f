import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { warraq, warraqLocal, type LocalCommand } from './command-line.ts';

/** `warraq local` and `warraq start`: how they begin and end. */

let data: string;
let started: LocalCommand[];
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'warraq-local-'));
  started = [];
});
afterEach(async () => {
  for (const local of started) await local.stop('SIGKILL');
  rmSync(data, { recursive: true });
});

async function start(...args: string[]): Promise<LocalCommand> {
  const local = await warraqLocal(data, args.length > 0 ? args : undefined);
  started.push(local);
  return local;
}

const portOf = ({ line }: LocalCommand) => Number(new URL(line.endpoint).port);

describe('warraq local', () => {
  test('says in one line of JSON how to talk to it, and shows its pages', async () => {
    const { line } = await start();
    expect(line).toEqual({
      endpoint: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/u) as string,
      region: 'us-east-1',
      accessKeyId: expect.stringMatching(/^WARRAQ[0-9A-F]{14}$/u) as string,
      secretAccessKey: expect.stringMatching(/^[\w-]{40}$/u) as string,
      articlesBucket: 'warraq-articles',
      translationsBucket: 'warraq-translations',
      memoryBucket: 'warraq-memory',
      reader: `${line.endpoint}/reader/`,
      engine: 'demo',
    });
    const page = await fetch(line.reader);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('<h1>Articles</h1>');
  });

  test.each(['SIGTERM', 'SIGINT'] as const)('%s ends it cleanly', async (name) => {
    const local = await start();
    expect(existsSync(join(data, 'local.json'))).toBe(true);
    expect(await local.stop(name)).toEqual({ code: 0, signal: null, stderr: '' });
    expect(existsSync(join(data, 'local.json'))).toBe(false);
    await expect(fetch(local.line.reader)).rejects.toThrow();
  });

  test('takes a free port where the one it is given is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const address = other.address();
    const taken = typeof address === 'object' && address ? address.port : 0;
    const local = await start('--port', String(taken));
    other.close();
    expect(portOf(local)).not.toBe(taken);
    expect((await fetch(local.line.reader)).status).toBe(200);
  });

  test('refuses to run twice on one folder, and says what to do; the first goes on', async () => {
    const { line } = await start();
    const second = await warraq(['local', '--port', '0', '--data', data]);
    expect(second).toMatchObject({ code: 1, signal: null, stdout: '' });
    expect(second.stderr).toMatch(
      /^error already-running: A local cloud already runs on [^\n]+ \(process \d+\)\. Use it, stop it, or give --data another folder\.\n$/u,
    );
    expect(second.stderr).toContain(line.endpoint);
    expect((await fetch(line.reader)).status).toBe(200);
  });

  test('ends at once where its folder is damaged, and names the file', async () => {
    const bucket = join(data, 'buckets/buckets/warraq-articles');
    mkdirSync(bucket, { recursive: true });
    writeFileSync(join(bucket, 'bucket.json'), '{');
    const { code, stdout } = await warraq(['local', '--port', '0', '--data', data, '--json']);
    expect(code).toBe(1);
    const { error } = JSON.parse(stdout) as { error: { code: string; message: string } };
    expect(error.code).toBe('data-folder-unusable');
    expect(error.message).toContain(join(bucket, 'bucket.json'));
    expect(existsSync(join(data, 'local.json'))).toBe(false);
  });

  test('starts again after it was killed', async () => {
    const killed = await start();
    await killed.stop('SIGKILL');
    expect(existsSync(join(data, 'local.json'))).toBe(true);
    const again = await start();
    expect(again.line.secretAccessKey).toBe(killed.line.secretAccessKey);
    expect((await again.stop()).code).toBe(0);
  });
});

describe('warraq start --once', () => {
  // Another endpoint in the environment is none of its business.
  const env = { AWS_ENDPOINT_URL: 'http://127.0.0.1:1' };
  const startOnce = (...args: string[]) =>
    warraq(['start', '--once', '--port', '0', '--data', data, ...args], { env });

  test('aligns the samples, shows a pair and a table, says what is next, and ends', async () => {
    const { code, stdout, stderr } = await startOnce();
    expect(code).toBe(0);
    expect(stdout).toMatch(/^\nOne pair of 2026\/01\/desert-observatory\.txt \(demo: rough gloss/u);
    expect(stdout).toMatch(/^ {2}ar {2}بدأ مرصد وادي النجوم[^\n]+\n {2}en {2}\S[^\n]+$/mu);
    const rows = stdout.split('\n').filter((line) => / complete /u.test(line));
    expect(rows).toHaveLength(13);
    expect(stdout).toMatch(/^13 articles in \d+\.\d s\.$/mu);
    expect(stdout).toContain('npx warraq upload my-article.txt --wait');
    expect(stdout).toMatch(
      /aws --endpoint-url http:\/\/127\.0\.0\.1:\d+ s3 cp article\.txt s3:\/\/warraq-articles/u,
    );
    expect(stderr).toMatch(/^Warraq's local cloud is up at http:\/\/127\.0\.0\.1:\d+, engine "demo"\.$/mu);
    expect(existsSync(join(data, 'local.json'))).toBe(false);
  });

  test('is partly done where an article is rejected, and shows why', async () => {
    const content = join(data, 'content');
    mkdirSync(content);
    writeFileSync(join(content, 'good.txt'), 'مقال سليم.');
    writeFileSync(join(content, 'blank.txt'), '\n');
    const { code, stdout } = await startOnce('--content', content);
    expect(code).toBe(3);
    expect(stdout).toMatch(/^blank\.txt +rejected +0 +0 +0 +0 +empty-article$/mu);
  });

  test('has failed where there is no article, and leaves no cloud behind', async () => {
    const { code, stderr } = await startOnce('--content', join(import.meta.dirname));
    expect(code).toBe(1);
    expect(stderr).toContain(`error not-found: There is no article in ${import.meta.dirname}.`);
    expect(existsSync(join(data, 'local.json'))).toBe(false);
    expect(JSON.parse(readFileSync(join(data, 'credentials.json'), 'utf8'))).toHaveProperty('accessKeyId');
  });
});
