import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NOTHING_PUBLISHED, runCloud, targetsOf, type RunningCloud } from './running-cloud.ts';

/** The function's process dies in the middle of its work; the queue delivers the event again. */

const folder = mkdtempSync(join(tmpdir(), 'warraq-crash-'));
const order = join(folder, 'die-at-request');

let running: RunningCloud;
beforeAll(async () => {
  const preload = new URL('die-at-request.ts', import.meta.url);
  running = await runCloud({
    environment: { NODE_OPTIONS: `--import=${preload.href}`, DIE_AT_REQUEST: order },
    maxReceives: 3,
  });
});
afterAll(async () => {
  await running.close();
  rmSync(folder, { recursive: true });
});

/** Has the next process that sends this request die of it, and waits until all is settled nevertheless. */
async function withCrash(request: string, work: () => Promise<void>): Promise<void> {
  writeFileSync(order, request);
  await work();
  await running.settled();
  expect(existsSync(order)).toBe(false);
  expect(running.deadLetters).toHaveLength(0);
}

test.each([
  ['when it asks for the second translation', 'POST / 2'],
  ['when it stores what was paid for', 'PUT /warraq-memory/ 1'],
  ['when it announces that it publishes', 'PUT /warraq-translations/status/ 1'],
  ['when it publishes', 'PUT /warraq-translations/aligned/ 1'],
  ['between the aligned article and its page', 'PUT /warraq-translations/pages/ 1'],
  ['when it tells the outcome', 'PUT /warraq-translations/status/ 2'],
])('a crash %s costs a delivery, not the article', async (where, request) => {
  const body = `خبر ${where}. ثم توقف.\n\nخاتمة ${where}.\n`;
  await withCrash(request, () => running.put(`${where}.txt`, body));
  expect(targetsOf(await running.proven(`${where}.txt`, body))).toEqual([
    `EN~خبر ${where}.~`,
    'EN~ثم توقف.~',
    `EN~خاتمة ${where}.~`,
  ]);
  expect(await running.status(`${where}.txt`)).toMatchObject({ outcome: 'complete', error: null });
});

test.each([
  ['before', 'PUT /warraq-translations/aligned/ 1'],
  ['between', 'PUT /warraq-translations/pages/ 1'],
  ['after', 'PUT /warraq-translations/status/ 2'],
])('a crash %s the files of an edited article leaves the new one, whole', async (where, request) => {
  const id = `edited-${where}.txt`;
  await running.put(id, `قديم ${where}.`);
  await running.settled();
  await withCrash(request, () => running.put(id, `جديد ${where}.`));
  expect(targetsOf(await running.proven(id, `جديد ${where}.`))).toEqual([`EN~جديد ${where}.~`]);
  expect((await running.published(id)).page).toContain(`EN~جديد ${where}.~`);
  expect(await running.status(id)).toMatchObject({ outcome: 'complete', error: null });
});

test.each([
  ['before', 'DELETE /warraq-translations/aligned/ 1'],
  ['between', 'DELETE /warraq-translations/pages/ 1'],
  ['after', 'PUT /warraq-translations/status/ 2'],
])('a crash %s the removal of the files leaves nothing behind', async (where, request) => {
  const id = `removed-${where}.txt`;
  await running.put(id, 'مقال قصير العمر.');
  await running.settled();
  await withCrash(request, () => running.remove(id));
  expect(await running.published(id)).toEqual(NOTHING_PUBLISHED);
  expect(await running.status(id)).toMatchObject({ outcome: 'removed', published: [] });
});

test('what was stored in the memory before a crash is not paid again', async () => {
  const paid = running.paid.length;
  const body = ['ألف.', 'باء.', 'تاء.'].map((word) => `فقرة ${word}`).join('\n\n');
  await withCrash('PUT /warraq-translations/status/ 1', () => running.put('thrifty.txt', body));
  expect(running.paid.slice(paid).toSorted()).toEqual(['فقرة ألف.', 'فقرة باء.', 'فقرة تاء.']);
  expect(await running.status('thrifty.txt')).toMatchObject({
    outcome: 'complete',
    receipt: { requests: 0, billedCharacters: 0, reusedCharacters: 27 },
  });
});
