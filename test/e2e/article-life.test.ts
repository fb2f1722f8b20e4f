import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ODD_NAMES } from '../contract/article-source-contract.ts';
import { NOTHING_PUBLISHED, runCloud, targetsOf, type RunningCloud } from './running-cloud.ts';

/** From upload to removal, in the local cloud, with the unmodified handler. */

const PARAGRAPHS = [
  'افتتح المتحف أبوابه اليوم. وحضر المئات.',
  'معرض دائم',
  'وقال المدير: ’’نحن سعداء‘‘. وأضاف أن الدخول مجاني. وشكر الجميع.',
  'وصل 250 زائرا في 12 كانون الثاني.',
];
const ARTICLE = `${PARAGRAPHS.join('\n\n')}\n`;
const characters = (text: string) => Array.from(text).length;
/** Sentences go out one a line: what separates them counts, as it is billed. */
const ALL_CHARACTERS = PARAGRAPHS.reduce((sum, paragraph) => sum + characters(paragraph), 0);

let running: RunningCloud;
beforeAll(async () => {
  running = await runCloud();
});
afterAll(() => running.close());

async function upload(id: string, body: string | Uint8Array): Promise<void> {
  await running.put(id, body);
  await running.settled();
}

describe('an article that is uploaded', () => {
  beforeAll(() => upload('2026/museum.txt', ARTICLE));

  test('comes out aligned, sentence by sentence, and proven', async () => {
    const document = await running.proven('2026/museum.txt', ARTICLE);
    expect(targetsOf(document)).toEqual([
      'EN~افتتح المتحف أبوابه اليوم.~',
      'EN~وحضر المئات.~',
      'EN~معرض دائم~',
      'EN~وقال المدير: ’’نحن سعداء‘‘.~',
      'EN~وأضاف أن الدخول مجاني.~',
      'EN~وشكر الجميع.~',
      'EN~وصل 250 زائرا في 12 كانون الثاني.~',
    ]);
    expect(document).toMatchObject({
      schema: 'aligned-article/1',
      status: 'complete',
      engine: { name: 'brackets', notice: 'not a translation' },
      disclosure: { machineTranslated: true, reviewed: false },
      issues: [],
    });
  });

  test('is one block a line, so that it greps', async () => {
    const { aligned } = await running.published('2026/museum.txt');
    const lines = aligned!.split('\n').filter((line) => line.startsWith('{"id":"b'));
    expect(lines).toHaveLength(4);
    expect(lines.filter((line) => line.includes('نحن سعداء'))).toHaveLength(1);
  });

  test('has a page that shows both sides', async () => {
    const { page } = await running.published('2026/museum.txt');
    expect(page).toMatch(/^<!doctype html>/u);
    expect(page).toContain('وأضاف أن الدخول مجاني.');
    expect(page).toContain('EN~وأضاف أن الدخول مجاني.~');
  });

  test('has a status that says what it cost', async () => {
    const status = await running.status('2026/museum.txt');
    expect(status).toMatchObject({
      outcome: 'complete',
      error: null,
      source: { key: 'articles/2026/museum.txt', versionId: null },
      receipt: { requests: 4, billedCharacters: ALL_CHARACTERS, reusedCharacters: 0, retries: 0 },
    });
    expect(status!.published.map(({ key }) => key)).toEqual([
      'aligned/ar-en/2026/museum.txt.json',
      'pages/ar-en/2026/museum.txt.html',
    ]);
    expect(status!.publishedSource).toBe(status!.source?.sha256);
  });
});

test('uploaded again unchanged, nothing is done and nothing is paid', async () => {
  await upload('same.txt', `${ARTICLE}\nنهاية.\n`);
  const [published, status] = [await running.published('same.txt'), await running.status('same.txt')];
  const paid = running.paid.length;
  await upload('same.txt', `${ARTICLE}\nنهاية.\n`);
  expect(running.paid).toHaveLength(paid);
  expect(await running.published('same.txt')).toEqual(published);
  expect(await running.status('same.txt')).toEqual(status);
});

test('of an edited article, the edited paragraph alone is paid', async () => {
  await upload('edited.txt', ARTICLE);
  const paid = running.paid.length;
  const edited = ARTICLE.replace('وصل 250 زائرا', 'وصل 300 زائر');
  await upload('edited.txt', edited);
  expect(running.paid.slice(paid)).toEqual(['وصل 300 زائر في 12 كانون الثاني.']);
  expect(targetsOf(await running.proven('edited.txt', edited)).at(-1)).toBe(
    'EN~وصل 300 زائر في 12 كانون الثاني.~',
  );
  expect((await running.status('edited.txt'))!.receipt).toMatchObject({
    requests: 1,
    billedCharacters: characters('وصل 300 زائر في 12 كانون الثاني.'),
    reusedCharacters: ALL_CHARACTERS - characters(PARAGRAPHS[3]!),
  });
});

test('a paragraph of another article is not paid again', async () => {
  await upload('first.txt', 'فقرة مشتركة بين مقالين.');
  const paid = running.paid.length;
  await upload('second.txt', 'فقرة مشتركة بين مقالين.\n\nوفقرة جديدة.');
  expect(running.paid.slice(paid)).toEqual(['وفقرة جديدة.']);
});

describe('an article that is deleted', () => {
  test('is no longer published, and its status says so', async () => {
    await upload('short-lived.txt', ARTICLE);
    await running.remove('short-lived.txt');
    await running.settled();
    expect(await running.published('short-lived.txt')).toEqual(NOTHING_PUBLISHED);
    expect(await running.status('short-lived.txt')).toMatchObject({
      outcome: 'removed',
      error: null,
      source: null,
      published: [],
      publishedSource: null,
    });
  });

  test('comes back as it was, and nothing is paid again', async () => {
    await upload('phoenix.txt', `${ARTICLE}\nطائر.`);
    const before = await running.published('phoenix.txt');
    await running.remove('phoenix.txt');
    await running.settled();
    const paid = running.paid.length;
    await upload('phoenix.txt', `${ARTICLE}\nطائر.`);
    expect(await running.published('phoenix.txt')).toEqual(before);
    expect(running.paid).toHaveLength(paid);
    expect(await running.status('phoenix.txt')).toMatchObject({
      outcome: 'complete',
      receipt: { requests: 0, billedCharacters: 0 },
    });
  });

  test('deleted again, nothing happens', async () => {
    await running.remove('phoenix.txt');
    await running.settled();
    const status = await running.status('phoenix.txt');
    await running.remove('phoenix.txt');
    await running.settled();
    expect(await running.status('phoenix.txt')).toEqual(status);
  });
});

test('a published file that got lost is put back by the next event, for nothing', async () => {
  await upload('lost.txt', ARTICLE);
  const before = await running.published('lost.txt');
  const paid = running.paid.length;
  await running.lose('aligned/ar-en/lost.txt.json');
  await upload('lost.txt', ARTICLE);
  expect(await running.published('lost.txt')).toEqual(before);
  expect(running.paid).toHaveLength(paid);
});

test('of versions that follow each other at once, the last is published', async () => {
  const versions = Array.from({ length: 6 }, (_, index) => `نسخة ${index}.\n\nفقرة ثابتة.`);
  for (const version of versions) await running.put('hasty.txt', version);
  await running.settled();
  expect(targetsOf(await running.proven('hasty.txt', versions.at(-1)!))).toEqual([
    'EN~نسخة 5.~',
    'EN~فقرة ثابتة.~',
  ]);
  expect(await running.status('hasty.txt')).toMatchObject({ outcome: 'complete' });
});

test('put, deleted and put again at once, it is there in the end', async () => {
  for (let round = 0; round < 3; round += 1) {
    await running.put('flicker.txt', `وميض ${round}.`);
    if (round < 2) await running.remove('flicker.txt');
  }
  await running.settled();
  expect(targetsOf(await running.proven('flicker.txt', 'وميض 2.'))).toEqual(['EN~وميض 2.~']);
});

test('any name that S3 takes is the name of an article', async () => {
  for (const name of ODD_NAMES) await running.put(`odd/${name}`, `اسم ${name}.`);
  await running.settled();
  for (const name of ODD_NAMES) {
    const document = await running.proven(`odd/${name}`, `اسم ${name}.`);
    expect(document.id).toBe(`odd/${name}`);
    expect(await running.status(`odd/${name}`)).toMatchObject({ id: `odd/${name}`, outcome: 'complete' });
  }
  for (const name of ODD_NAMES) await running.remove(`odd/${name}`);
  await running.settled();
  for (const name of ODD_NAMES) expect(await running.published(`odd/${name}`)).toEqual(NOTHING_PUBLISHED);
});

test('a copy of an article is an article, and free', async () => {
  await upload('original.txt', ARTICLE);
  const paid = running.paid.length;
  await running.copy('original.txt', 'copy.txt');
  await running.settled();
  expect(targetsOf(await running.proven('copy.txt', ARTICLE))).toHaveLength(7);
  expect(running.paid).toHaveLength(paid);
});

test('no message was given up', () => {
  expect(running.deadLetters).toHaveLength(0);
});
