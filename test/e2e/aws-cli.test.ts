import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT, run, warraq, type Ended } from './command-line.ts';
import { NOTHING_PUBLISHED, provenAgainst, runCloud, type RunningCloud } from './running-cloud.ts';
import { SAMPLE_ARTICLE } from './sample-article.ts';

/** An unmodified client that is not ours: the AWS command line. */

/** Debian's package first: a shim on the path may be anything. */
const AWS = [
  '/usr/bin/aws',
  ...(process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'aws')),
].find((path) => existsSync(path));
const REQUIRED = process.env['WARRAQ_REQUIRE_AWSCLI'] === '1';

if (AWS !== undefined) describeAwsCli(AWS);
else if (REQUIRED) {
  test('the AWS command line is here, as WARRAQ_REQUIRE_AWSCLI=1 asks (Debian: apt install awscli)', () => {
    expect(AWS).toBeDefined();
  });
} else {
  console.info('The AWS command line is not tried: there is none (Debian: apt install awscli).');
  test.skip('the AWS command line: there is none');
}

const CONTENT = join(ROOT, 'content/articles');

function describeAwsCli(command: string): void {
  describe('the AWS command line', () => {
    let running: RunningCloud;
    let folder: string;
    beforeAll(async () => {
      running = await runCloud();
      folder = mkdtempSync(join(tmpdir(), 'warraq-aws-'));
    });
    afterAll(async () => {
      await running.close();
      rmSync(folder, { recursive: true });
    });

    function aws(...args: string[]): Promise<Ended> {
      const { endpoint, region, accessKeyId, secretAccessKey } = running.cloud.file;
      const env = {
        AWS_ACCESS_KEY_ID: accessKeyId,
        AWS_SECRET_ACCESS_KEY: secretAccessKey,
        AWS_DEFAULT_REGION: region,
        HOME: folder,
      };
      return run(command, ['--endpoint-url', endpoint, 's3', ...args], { env, cwd: folder });
    }

    const sample = SAMPLE_ARTICLE ?? join(CONTENT, 'معرض الكتاب.txt');

    test('puts an article in, fetches it aligned and proven, and takes it out again', async () => {
      const id = basename(sample);
      const aligned = `s3://warraq-translations/aligned/ar-en/${id}.json`;
      const uploaded = await aws('cp', sample, 's3://warraq-articles/articles/');
      expect([uploaded.code, uploaded.stderr]).toEqual([0, '']);

      const fetched = join(folder, 'aligned.json');
      const fetch = async () => (await aws('cp', aligned, fetched)).code;
      await expect.poll(fetch, { timeout: 15_000, interval: 200 }).toBe(0);
      await provenAgainst(readFileSync(fetched, 'utf8'), { id, bytes: readFileSync(sample) });
      const verified = await warraq(['verify', fetched, '--article', sample]);
      expect(verified.code).toBe(0);

      expect((await aws('rm', `s3://warraq-articles/articles/${id}`)).code).toBe(0);
      await running.settled();
      expect(await running.published(id)).toEqual(NOTHING_PUBLISHED);
      expect((await aws('ls', aligned)).code).toBe(1);
    }, 40_000);

    test('puts a folder in, whatever its names, and fetches all that is published', async () => {
      const uploaded = await aws(
        'cp',
        '--recursive',
        '--no-progress',
        CONTENT,
        's3://warraq-articles/articles/',
      );
      expect([uploaded.code, uploaded.stderr]).toEqual([0, '']);
      await running.settled();
      const target = join(folder, 'all');
      expect((await aws('sync', '--quiet', 's3://warraq-translations/aligned/ar-en/', target)).code).toBe(0);
      const articles = readdirSync(CONTENT, { recursive: true, encoding: 'utf8' }).filter((name) =>
        name.endsWith('.txt'),
      );
      expect(articles.length).toBeGreaterThanOrEqual(6);
      for (const id of articles) {
        const json = readFileSync(join(target, `${id}.json`), 'utf8');
        await provenAgainst(json, { id, bytes: readFileSync(join(CONTENT, id)) });
      }
    }, 40_000);

    test('with other keys is refused', async () => {
      const { endpoint } = running.cloud.file;
      const env = {
        AWS_ACCESS_KEY_ID: 'SOMEBODY',
        AWS_SECRET_ACCESS_KEY: 'else',
        AWS_DEFAULT_REGION: 'us-east-1',
      };
      const args = ['--endpoint-url', endpoint, 's3', 'ls', 's3://warraq-articles/'];
      const { code, stderr } = await run(command, args, { env });
      expect(code).not.toBe(0);
      expect(stderr).toContain('InvalidAccessKeyId');
    });
  });
}
