import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { NOTHING_PUBLISHED, runCloud, targetsOf, type RunningCloud } from './running-cloud.ts';

/** A local cloud that stops, and another one that goes on with its folder. */

let data: string;
const open: RunningCloud[] = [];
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'warraq-restart-'));
});
afterEach(async () => {
  for (const running of open.splice(0)) await running.close({ keep: true });
  rmSync(data, { recursive: true });
});

async function start(options: Parameters<typeof runCloud>[0] = {}): Promise<RunningCloud> {
  const running = await runCloud({ data, ...options });
  open.push(running);
  return running;
}

/** Waits until the function has told of a failure with this code. */
async function untilLogged(running: RunningCloud, code: string): Promise<void> {
  const isLogged = () => running.log.some((line) => line.includes(`"${code}"`));
  await expect.poll(isLogged, { timeout: 15_000 }).toBe(true);
}

test('everything is kept, and nothing is done or paid again', async () => {
  const first = await start();
  await first.put('kept.txt', 'مقال باق. وله تتمة.');
  await first.put('خبر محذوف.txt', 'مقال زائل.');
  await first.put('empty.txt', '');
  await first.settled();
  await first.remove('خبر محذوف.txt');
  await first.settled();
  const ids = ['kept.txt', 'خبر محذوف.txt', 'empty.txt'];
  const look = (running: RunningCloud) =>
    Promise.all(ids.map(async (id) => [await running.status(id), await running.published(id)]));
  const before = await look(first);
  expect(before.map(([status]) => status)).toMatchObject([
    { outcome: 'complete' },
    { outcome: 'removed' },
    { outcome: 'rejected' },
  ]);
  await first.close({ keep: true });

  const second = await start();
  await second.settled();
  expect(await look(second)).toEqual(before);
  expect(second.cloud.translate.requests).toHaveLength(0);
  const { accessKeyId, secretAccessKey } = first.cloud.file;
  expect(second.cloud.file).toMatchObject({ accessKeyId, secretAccessKey });
});

test('what was pending is finished, and what was paid for is not paid again', async () => {
  const down = { type: 'error', name: 'ServiceUnavailableException', status: 503, message: 'no' } as const;
  const first = await start({
    redeliveryMs: 60_000,
    faults: (text) => (text.includes('معلق') ? down : undefined),
  });
  await first.put('gone.txt', 'سيحذف.');
  await first.settled();
  await first.put('pending.txt', 'كلام سريع.\n\nكلام معلق.');
  await untilLogged(first, 'translator-unavailable');
  expect(await first.status('pending.txt')).toBeNull();
  await first.close({ keep: true });

  const second = await start();
  await second.settled();
  expect(targetsOf(await second.proven('pending.txt', 'كلام سريع.\n\nكلام معلق.'))).toEqual([
    'EN~كلام سريع.~',
    'EN~كلام معلق.~',
  ]);
  expect(second.paid).toEqual(['كلام معلق.']);
});

test('what was removed while nobody could publish is removed', async () => {
  const first = await start({
    redeliveryMs: 60_000,
    intercept: ({ name, key }) =>
      name === 'DeleteObject' && key.startsWith('pages/')
        ? { status: 503, code: 'ServiceUnavailable' }
        : undefined,
  });
  await first.put('stuck.txt', 'سيحذف.');
  await first.settled();
  await first.remove('stuck.txt');
  await untilLogged(first, 'store-unavailable');
  expect(await first.status('stuck.txt')).toMatchObject({ outcome: 'publishing' });
  await first.close({ keep: true });

  const second = await start();
  await second.settled();
  expect(await second.published('stuck.txt')).toEqual(NOTHING_PUBLISHED);
  expect(await second.status('stuck.txt')).toMatchObject({ outcome: 'removed' });
});

test('another engine is another translation, and readers are told', async () => {
  const first = await start();
  await first.put('again.txt', 'كلام.');
  await first.settled();
  await first.close({ keep: true });

  const engine = { name: 'other', model: '2', notice: null, glossary: null };
  const second = await start({ engine: { engine, translateLine: (line) => `OTHER(${line})` } });
  await second.settled();
  const document = await second.proven('again.txt', 'كلام.');
  expect(targetsOf(document)).toEqual(['OTHER(كلام.)']);
  expect(document.engine).toEqual(engine);
});
