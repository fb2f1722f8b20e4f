import { Buffer } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ScriptedFault } from '../../src/local/s3/server-options.ts';
import { NOTHING_PUBLISHED, runCloud, targetsOf, type RunningCloud } from './running-cloud.ts';

/** Input that no pipeline likes: each has a clear outcome, and what was published before stays as it is. */

const GOOD = 'مقال سليم. وهو قصير.';
const SETTINGS = { maxArticleBytes: 2_000, maxCharacters: 500 };

let running: RunningCloud;
/** What S3 answers to the next read of an article instead. */
let readFault: ScriptedFault | undefined;
beforeAll(async () => {
  running = await runCloud({
    environment: { WARRAQ_SETTINGS: JSON.stringify(SETTINGS) },
    intercept: ({ name, key }) => {
      if (name !== 'GetObject' || !key.startsWith('articles/') || !readFault) return undefined;
      const fault = readFault;
      readFault = undefined;
      return fault;
    },
    maxReceives: 3,
  });
});
afterAll(() => running.close());

async function upload(id: string, body: string | Uint8Array): Promise<void> {
  await running.put(id, body);
  await running.settled();
}

const halfUtf16 = Uint8Array.from([0xff, 0xfe, ...Buffer.from('مقال', 'utf16le'), 0x45]);
const english =
  'The harbour opened again on Monday after two years of work, and the first ship came in at noon.';

const BAD_BODIES: readonly (readonly [string, string | Uint8Array, string, string])[] = [
  ['an empty file', '', 'empty-article', 'holds no text. Put text into it and try again.'],
  ['only white space', ' \t\r\n\u00a0\u2003\n\u200b\ufeff\n', 'empty-article', 'holds no text'],
  ['only a byte-order mark', Uint8Array.of(0xef, 0xbb, 0xbf), 'empty-article', 'holds no text'],
  [
    'bytes that are no text',
    Uint8Array.from({ length: 400 }, (_, at) => (at * 89) % 256),
    'undecodable',
    'try again.',
  ],
  [
    'UTF-8 that is cut off',
    Buffer.from('مقال طويل').subarray(0, -1),
    'undecodable',
    'broken at byte 15 (line 1)',
  ],
  ['half a character of UTF-16', halfUtf16, 'undecodable', 'holds half a character'],
  ['another language', english, 'wrong-language', 'is in English (en), not in Arabic'],
  ['a NUL character', 'نص\0نص', 'undecodable', 'NUL character (character 2)'],
  [
    'a picture',
    Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
    'undecodable',
    'looks like a PNG image',
  ],
  ['too many bytes', 'ن'.repeat(1_001), 'too-large', '2002 bytes, more than the 2000 of the setting'],
  [
    'too many characters',
    'نص '.repeat(200),
    'over-budget',
    '500 of the setting maxCharacters. Nothing was sent.',
  ],
];

describe('an article at fault is rejected', () => {
  test.each(BAD_BODIES)('as the first of its name: %s', async (what, body, code, advice) => {
    const id = `first/${what}.txt`;
    const paid = running.paid.length;
    await upload(id, body);
    const status = await running.status(id);
    expect(status).toMatchObject({
      outcome: 'rejected',
      error: { code },
      published: [],
      publishedSource: null,
    });
    expect(status!.error!.message).toContain(advice);
    expect(await running.published(id)).toEqual(NOTHING_PUBLISHED);
    expect(running.paid).toHaveLength(paid);
  });

  test.each(BAD_BODIES)(
    'and what was published before stays, byte for byte: %s',
    async (what, body, code) => {
      const id = `replaced/${what}.txt`;
      await upload(id, GOOD);
      const [before, good] = [await running.published(id), (await running.status(id))!];
      await upload(id, body);
      expect(await running.published(id)).toEqual(before);
      expect(await running.status(id)).toMatchObject({
        outcome: 'rejected',
        error: { code },
        published: good.published,
        publishedSource: good.publishedSource,
      });
    },
  );

  test('and can be put right', async () => {
    await upload('mended.txt', '');
    await upload('mended.txt', GOOD);
    expect(await running.status('mended.txt')).toMatchObject({ outcome: 'complete', error: null });
    expect(targetsOf(await running.proven('mended.txt', GOOD))).toEqual(['EN~مقال سليم.~', 'EN~وهو قصير.~']);
  });

  test('and deleted: then what was published before goes too', async () => {
    await upload('bad-then-gone.txt', GOOD);
    await upload('bad-then-gone.txt', '');
    await running.remove('bad-then-gone.txt');
    await running.settled();
    expect(await running.published('bad-then-gone.txt')).toEqual(NOTHING_PUBLISHED);
    expect(await running.status('bad-then-gone.txt')).toMatchObject({ outcome: 'removed', error: null });
  });
});

describe('endings', () => {
  test.each([
    ['picture.jpg', 'an ending that Warraq does not read'],
    ['no-ending', 'no ending that says how to read it'],
    ['article.txt.bak', 'an ending that Warraq does not read'],
    ['article.', 'no ending that says how to read it'],
    ['article.constructor', 'an ending that Warraq does not read'],
    ['txt', 'no ending that says how to read it'],
  ])('that are not read are rejected: %s', async (id, what) => {
    await upload(id, GOOD);
    expect(await running.status(id)).toMatchObject({
      outcome: 'rejected',
      error: {
        code: 'unsupported-format',
        message: `${id} has ${what}. Save it as .txt, .md, .html, .htm, .json, .docx and try again.`,
      },
    });
    expect(await running.published(id)).toEqual(NOTHING_PUBLISHED);
  });

  test('two articles that differ in nothing else are two', async () => {
    await running.put('twins.txt', 'توأم أول.');
    await running.put('twins.TXT', 'توأم ثان.');
    await running.put('twins.rtf', 'توأم ثالث.');
    await running.settled();
    expect(targetsOf(await running.proven('twins.txt', 'توأم أول.'))).toEqual(['EN~توأم أول.~']);
    expect(targetsOf(await running.proven('twins.TXT', 'توأم ثان.'))).toEqual(['EN~توأم ثان.~']);
    expect(await running.status('twins.rtf')).toMatchObject({ outcome: 'rejected' });
    await running.remove('twins.TXT');
    await running.settled();
    expect(await running.published('twins.TXT')).toEqual(NOTHING_PUBLISHED);
    expect(targetsOf(await running.proven('twins.txt', 'توأم أول.'))).toEqual(['EN~توأم أول.~']);
  });
});

describe('names too long for what would be published', () => {
  // S3 takes keys of 1,024 bytes; the aligned article's key is 19 bytes longer than the id.
  test.each([
    [1_005, 'complete'],
    [1_006, 'rejected'],
    [1_012, 'rejected'],
    [1_013, 'rejected'],
    [1_015, 'rejected'],
  ])('%i bytes: %s', async (bytes, outcome) => {
    const id = `${'ا'.repeat(400)}${'a'.repeat(bytes - 804)}.txt`;
    expect(Buffer.byteLength(id)).toBe(bytes);
    await upload(id, 'اسم طويل.');
    const status = await running.status(id);
    expect(status).toMatchObject({
      id,
      outcome,
      error: outcome === 'complete' ? null : { code: 'key-too-long' },
    });
    expect(running.deadLetters).toHaveLength(0);
    await running.remove(id);
    await running.settled();
    expect(await running.status(id)).toMatchObject({ outcome: 'removed' });
    expect(running.deadLetters).toHaveLength(0);
  });
});

describe('what is no article', () => {
  test.each(['2026/', '2026/05/', 'مجلد/'])('a folder marker is ignored: %s', async (id) => {
    await upload(id, '');
    expect(await running.status(id)).toBeNull();
    expect(running.deadLetters).toHaveLength(0);
  });
});

describe('an article that is deleted before it is read', () => {
  test('leaves no trace where there was none', async () => {
    await running.put('brief.txt', GOOD);
    await running.remove('brief.txt');
    await running.settled();
    expect(await running.published('brief.txt')).toEqual(NOTHING_PUBLISHED);
    expect((await running.status('brief.txt'))?.outcome ?? 'removed').toBe('removed');
  });

  test.each<ScriptedFault>([
    { status: 404, code: 'NoSuchKey' },
    { status: 412, code: 'PreconditionFailed' },
  ])('or replaced between two looks at it is looked at again: $code', async (fault) => {
    const id = `blink-${fault.code}.txt`;
    readFault = fault;
    await upload(id, GOOD);
    expect(readFault).toBeUndefined();
    expect(await running.status(id)).toMatchObject({ outcome: 'complete' });
    expect(running.log.map((line): unknown => JSON.parse(line))).toContainEqual({
      level: 'info',
      type: 'started-over',
      id,
      reason: 'it changed meanwhile',
    });
  });
});

test('a store that fails for a moment costs a try, not an article', async () => {
  readFault = { status: 500, code: 'InternalError' };
  await upload('stumble.txt', GOOD);
  expect(await running.status('stumble.txt')).toMatchObject({ outcome: 'complete' });
});

test('an article of bad characters comes through as it is', async () => {
  const body = 'نص \u202eمعكوس\u202c <script>alert(1)</script> & "quotes" \u0007\u001b[31m أحمر.';
  await upload('hostile.txt', body);
  const document = await running.proven('hostile.txt', body);
  expect(document.blocks).toHaveLength(1);
  const { page } = await running.published('hostile.txt');
  expect(page).not.toContain('<script');
  expect(page).toContain('&#60;script&#62;alert(1)&#60;/script&#62;');
});

test('no message of all these was given up', async () => {
  expect(running.deadLetters).toHaveLength(0);
  await expect(readFile(join(running.data, 'dead-letters'))).rejects.toMatchObject({ code: 'ENOENT' });
});
