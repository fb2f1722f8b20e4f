import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { bundleFunction } from '../../infra/bundle-function.ts';
import { startFunction, type LocalFunction } from '../../src/local/functions/start-function.ts';
import type { Fault } from '../../src/local/translate/faults.ts';
import { readArticle } from '../../src/pipeline/article/read-article.ts';
import { parseArticle } from '../../src/pipeline/document/parse-article.ts';
import { findProblems } from '../../src/pipeline/document/prove-integrity.ts';
import { ArticleStatus } from '../../src/pipeline/document/status-schema.ts';
import { parseSettings } from '../../src/pipeline/settings.ts';
import {
  notificationAbout,
  queueEvent,
  STAND_ENGINE,
  STAND_MAX_RECEIVES,
  startFunctionStand,
  type FunctionStand,
} from './function-stand.ts';

/** The handler in a process of its own, told by nothing but its environment where everything is. */

const ARTICLE = 'وصل الوزير إلى المدينة. وغادر في المساء.\n\nوقال إنه سعيد.\n';
const OK = { batchItemFailures: [] };
const failed = (...ids: string[]) => ({ batchItemFailures: ids.map((id) => ({ itemIdentifier: id })) });
const TRANSLATED = ['EN~وصل الوزير إلى المدينة.~', 'EN~وغادر في المساء.~', 'EN~وقال إنه سعيد.~'];

let stand: FunctionStand;
let fault: (text: string) => Fault | undefined = () => undefined;
beforeAll(async () => {
  stand = await startFunctionStand((line) => fault(line));
});
afterAll(() => stand.close());
beforeEach(() => {
  fault = () => undefined;
});

const statusOf = async (id: string) => {
  const json = await stand.read(`status/${id}.json`);
  return json === null ? null : ArticleStatus.parse(JSON.parse(json));
};

async function targetsOf(id: string): Promise<(string | null)[]> {
  const document = parseArticle((await stand.read(`aligned/ar-en/${id}.json`))!, id);
  return document.blocks.flatMap(({ segments }) => segments.map(({ target }) => target));
}

describe('the handler', () => {
  let handler: LocalFunction;
  let log: string[] = [];
  beforeAll(() => {
    handler = startHandler({ timeoutMs: 60_000 });
  });
  afterAll(() => handler.close());
  beforeEach(() => {
    log = [];
  });

  function startHandler(changes: { timeoutMs: number }): LocalFunction {
    return startFunction({
      name: 'translate-article',
      entry: new URL('../../functions/translate-article/handler.ts', import.meta.url),
      handler: 'handler',
      environment: stand.environment,
      processes: 1,
      onLog: (line) => log.push(line),
      ...changes,
    });
  }

  test('publishes the article that an event is about', async () => {
    await stand.put('خبر أول + 100%.txt', ARTICLE);
    const event = queueEvent([notificationAbout('articles/خبر أول + 100%.txt')]);
    expect(await handler.invoke(event)).toEqual(OK);
    expect(await targetsOf('خبر أول + 100%.txt')).toEqual(TRANSLATED);
    expect(await statusOf('خبر أول + 100%.txt')).toMatchObject({ outcome: 'complete', error: null });
    expect(log.map((line): unknown => JSON.parse(line))).toEqual([
      { level: 'info', type: 'settled', id: 'خبر أول + 100%.txt', outcome: 'complete', changed: true },
    ]);
  });

  test('treats an event that comes again as what it is: nothing new', async () => {
    await stand.put('again.txt', ARTICLE);
    const event = queueEvent([notificationAbout('articles/again.txt')]);
    await handler.invoke(event);
    const [before, requests] = [await stand.read('status/again.txt.json'), stand.translate.requests.length];
    expect(await handler.invoke(event)).toEqual(OK);
    expect(await stand.read('status/again.txt.json')).toBe(before);
    expect(stand.translate.requests).toHaveLength(requests);
  });

  test('removes what was published of an article that is gone', async () => {
    await stand.put('gone.txt', ARTICLE);
    const event = queueEvent([notificationAbout('articles/gone.txt')]);
    await handler.invoke(event);
    await stand.remove('gone.txt');
    expect(await handler.invoke(event)).toEqual(OK);
    expect(stand.keys().filter((key) => key.includes('gone.txt'))).toEqual(['status/gone.txt.json']);
    expect(await statusOf('gone.txt')).toMatchObject({ outcome: 'removed', published: [], source: null });
  });

  test('of two messages, reports the one that failed alone', async () => {
    await stand.put('fine.txt', ARTICLE);
    await stand.put('unlucky.txt', 'كلام آخر.');
    fault = (line) => (line.includes('آخر') ? serverError : undefined);
    const bodies = [notificationAbout('articles/unlucky.txt'), notificationAbout('articles/fine.txt')];
    expect(await handler.invoke(queueEvent(bodies))).toEqual(failed('m1'));
    expect(await statusOf('fine.txt')).toMatchObject({ outcome: 'complete' });
    expect(await statusOf('unlucky.txt')).toBeNull();
    expect(JSON.parse(log[0]!)).toMatchObject({
      level: 'error',
      type: 'failed',
      code: 'translator-unavailable',
      messageId: 'm1',
      receives: 1,
    });
  });

  test('handles every record of a notification', async () => {
    await stand.put('batch/1.txt', ARTICLE);
    await stand.put('batch/2.txt', ARTICLE);
    const body = notificationAbout('articles/batch/1.txt', 'articles/batch/2.txt', 'articles/batch/1.txt');
    expect(await handler.invoke(queueEvent([body]))).toEqual(OK);
    expect(await statusOf('batch/1.txt')).toMatchObject({ outcome: 'complete' });
    expect(await statusOf('batch/2.txt')).toMatchObject({ outcome: 'complete' });
    expect(log).toHaveLength(2);
  });

  test.each([
    ["S3's test event", '{"Service":"Amazon S3","Event":"s3:TestEvent","Bucket":"the-articles"}'],
    ['a folder marker', notificationAbout('articles/2026/')],
    ['the prefix itself', notificationAbout('articles/')],
    ['another prefix', notificationAbout('human/ar-en/a.txt')],
    ['a key that only begins like the prefix', notificationAbout('articles-of-others/a.txt')],
  ])('acknowledges %s, and does nothing', async (_, body) => {
    const before = stand.keys();
    expect(await handler.invoke(queueEvent([body]))).toEqual(OK);
    expect(stand.keys()).toEqual(before);
    expect(log).toEqual([]);
  });

  test('of an article that was deleted before its event was handled, tells nothing', async () => {
    expect(await handler.invoke(queueEvent([notificationAbout('articles/never.txt')]))).toEqual(OK);
    expect(await statusOf('never.txt')).toBeNull();
  });

  test.each([
    ['no JSON', 'hello'],
    ['another notification', '{"Type":"Notification","Message":"hello"}'],
    ['a key that cannot be decoded', notificationAbout('articles/a.txt').replace('a.txt', '%ff.txt')],
  ])('fails a message that it does not know: %s', async (_, body) => {
    const good = notificationAbout('articles/never.txt');
    expect(await handler.invoke(queueEvent([body, good]))).toEqual(failed('m1'));
    expect(JSON.parse(log[0]!)).toMatchObject({ level: 'error', code: 'unknown-message', messageId: 'm1' });
    expect(log).toHaveLength(1);
  });

  test('throws at what is no SQS event', async () => {
    await expect(handler.invoke({ Records: [{ body: '' }] })).rejects.toMatchObject({
      name: 'WarraqError',
      message: expect.stringMatching(/^This is not an SQS event:/u) as string,
    });
  });

  test('rejects an article that is at fault, and acknowledges it', async () => {
    await stand.put('blank.txt', ' \n\u00a0\n');
    expect(await handler.invoke(queueEvent([notificationAbout('articles/blank.txt')]))).toEqual(OK);
    expect(await statusOf('blank.txt')).toMatchObject({
      outcome: 'rejected',
      error: { code: 'empty-article', message: 'blank.txt holds no text. Put text into it and try again.' },
    });
  });

  test('publishes on the last receive what is translated, and not before', async () => {
    await stand.put('half.txt', 'أول الكلام.\n\nآخر الكلام.');
    fault = (line) => (line.includes('آخر') ? serverError : undefined);
    const body = notificationAbout('articles/half.txt');
    for (let receives = 1; receives < STAND_MAX_RECEIVES; receives += 1) {
      expect(await handler.invoke(queueEvent([body], receives))).toEqual(failed('m1'));
      expect(await statusOf('half.txt')).toBeNull();
    }
    expect(await handler.invoke(queueEvent([body], STAND_MAX_RECEIVES))).toEqual(OK);
    expect(await targetsOf('half.txt')).toEqual(['EN~أول الكلام.~', null]);
    expect(await statusOf('half.txt')).toMatchObject({ outcome: 'partial' });
  });

  test('tells on the last receive that nothing could be translated, and fails the message', async () => {
    await stand.put('nothing.txt', 'كلام.');
    fault = () => serverError;
    const event = queueEvent([notificationAbout('articles/nothing.txt')], STAND_MAX_RECEIVES);
    expect(await handler.invoke(event)).toEqual(failed('m1'));
    expect(await statusOf('nothing.txt')).toMatchObject({
      outcome: 'failed',
      error: { code: 'translator-unavailable' },
      published: [],
    });
  });

  test.each([
    ['unsupported-language-pair', 'UnsupportedLanguagePairException'],
    ['access-denied', 'AccessDeniedException'],
  ])("tells a set-up's fault at once, and fails the message: %s", async (code, name) => {
    await stand.put(`${code}.txt`, `كلام ${code}.`);
    fault = () => ({ type: 'error', name, status: 400, message: 'no' });
    const event = queueEvent([notificationAbout(`articles/${code}.txt`)]);
    expect(await handler.invoke(event)).toEqual(failed('m1'));
    expect(await statusOf(`${code}.txt`)).toMatchObject({ outcome: 'failed', error: { code } });
  });

  test('starts no request that it could not finish in the time that is left', async () => {
    await stand.put('hurry.txt', 'كلام على عجل.');
    const requests = stand.translate.requests.length;
    const hurried = startHandler({ timeoutMs: 10_000 });
    const response = await hurried.invoke(queueEvent([notificationAbout('articles/hurry.txt')]));
    await hurried.close();
    expect(response).toEqual(failed('m1'));
    expect(JSON.parse(log[0]!)).toMatchObject({ code: 'out-of-time' });
    expect(stand.translate.requests).toHaveLength(requests);
  });
});

const serverError: Fault = { type: 'error', name: 'InternalServerException', status: 500, message: 'no' };

/** A ten-line Lambda: no framework, no flags, nothing but the asset and its environment. */
const SCRIPT = `
import { handler } from './handler.mjs';
const { EVENT, REMAINING_MS } = process.env;
const deadline = Date.now() + Number(REMAINING_MS);
const response = await handler(JSON.parse(EVENT), {
  getRemainingTimeInMillis: () => deadline - Date.now(),
});
console.log(JSON.stringify(response));
`;

describe('the bundled function', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'warraq-asset-'));
    bundleFunction('translate-article', folder);
    await writeFile(join(folder, 'run.mjs'), SCRIPT);
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function run(variables: Readonly<Record<string, string>>) {
    const child = spawn(process.execPath, ['run.mjs'], { cwd: folder, env: variables });
    const code = new Promise((resolve) => child.once('close', resolve));
    const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
    return { code: await code, lines: stdout.trim().split('\n'), stderr };
  }

  test('runs on the Node that Lambda has', () => {
    expect(process.versions.node).toMatch(/^24\./u);
  });

  test('handles an event in a plain process, far from this project', async () => {
    await stand.put('2026/bundled.txt', ARTICLE);
    const EVENT = JSON.stringify(queueEvent([notificationAbout('articles/2026/bundled.txt')]));
    const { code, lines, stderr } = await run({ ...stand.environment, EVENT, REMAINING_MS: '60000' });
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(lines.map((line): unknown => JSON.parse(line))).toEqual([
      { level: 'info', type: 'settled', id: '2026/bundled.txt', outcome: 'complete', changed: true },
      OK,
    ]);
    const document = parseArticle((await stand.read('aligned/ar-en/2026/bundled.txt.json'))!, 'bundled');
    const article = await readArticle(
      { id: '2026/bundled.txt', bytes: new TextEncoder().encode(ARTICLE) },
      parseSettings(undefined, 'the test'),
    );
    expect(findProblems(document, { article })).toEqual([]);
    expect(document.engine).toEqual(STAND_ENGINE);
    expect(await targetsOf('2026/bundled.txt')).toEqual(TRANSLATED);
    expect(await stand.read('pages/ar-en/2026/bundled.txt.html')).toContain('EN~وقال إنه سعيد.~');
  });

  test('does not start where its environment is incomplete, and says what is missing', async () => {
    const { code, stderr } = await run({ EVENT: '{}', REMAINING_MS: '1', MAX_RECEIVES: '3' });
    expect(code).toBe(1);
    expect(stderr).toMatch(/invalid-settings/u);
    expect(stderr).toMatch(/→ at ARTICLES_BUCKET/u);
  });

  test('brings everything along: no package is beside it', async () => {
    const names = await readdir(folder);
    expect(names.filter((name) => !name.endsWith('.mjs'))).toEqual([]);
  });
});
