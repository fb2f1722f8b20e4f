import { describe, expect, test } from 'vitest';
import { WarraqError, type ErrorCode } from '../../../../src/pipeline/errors.ts';
import { articleKey, statusKey } from '../../../../src/pipeline/keys.ts';
import { reconcile } from '../../../../src/pipeline/reconciliation/reconcile.ts';
import { parseSettings } from '../../../../src/pipeline/settings.ts';
import { fakeEnglish, fakeTranslator } from '../../../fakes/translator.ts';
import { FIRST, ID, publishedWorld, refusing, SECOND, sha256, World, writes } from './world.ts';

describe('an article that cannot be taken', () => {
  test.each<[ErrorCode, string | Uint8Array]>([
    ['empty-article', ' \n\u00a0'],
    ['undecodable', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0xff])],
  ])('%s: rejected, with nothing published', async (code, content) => {
    const world = new World();
    world.upload(content);
    const status = await world.reconcile();
    expect(status).toMatchObject({
      outcome: 'rejected',
      error: { code },
      published: [],
      publishedSource: null,
    });
    expect(world.status()).toEqual(status);
    expect(world.keys()).toEqual([statusKey(ID)]);
    expect(world.translator.requests).toEqual([]);
  });

  test('what was published before stays, byte for byte, and the status says which that is', async () => {
    const world = await publishedWorld(FIRST);
    const before = { files: world.published(), status: world.status() };
    world.upload('ب\0');
    const { calls, deliver } = writes(world);
    expect(await deliver()).toMatchObject({
      outcome: 'rejected',
      error: { code: 'undecodable', message: expect.stringContaining('news/a.txt holds a NUL') as string },
      source: { etag: world.articles.etag(articleKey(ID)) },
      published: before.status?.published,
      publishedSource: sha256(FIRST),
    });
    expect(calls).toEqual(['writeStatus', 'writeStatus']);
    expect(world.published()).toEqual(before.files);
  });

  test('a rejected article that is mended is published', async () => {
    const world = await publishedWorld(FIRST);
    world.upload('');
    await world.reconcile();
    world.upload(SECOND);
    expect(await world.reconcile()).toMatchObject({ outcome: 'complete', error: null });
    expect(world.published()).toEqual((await publishedWorld(SECOND)).published());
  });

  test('one that is too large is not read', async () => {
    const world = new World();
    world.upload(FIRST);
    const calls: string[] = [];
    const settings = parseSettings({ maxArticleBytes: 10 }, 'the test');
    const status = await world.reconcile({ settings, hook: { before: (call) => calls.push(call) } });
    expect(status).toMatchObject({ outcome: 'rejected', error: { code: 'too-large' } });
    expect(calls).not.toContain('read');
  });

  test('one over the budget costs nothing', async () => {
    const world = new World();
    world.upload(FIRST);
    const status = await world.reconcile({ settings: parseSettings({ maxCharacters: 27 }, 'the test') });
    expect(status).toMatchObject({
      outcome: 'rejected',
      error: { code: 'over-budget' },
      receipt: { requests: 0, billedCharacters: 0, estimatedUsd: 0 },
    });
  });

  test.each([
    ['key-too-long', `${'ب'.repeat(503)}.txt`],
    ['unsupported-format', 'news/a.pdf'],
  ])('%s gets a status too', async (code, id) => {
    const world = new World();
    world.articles.set(articleKey(id), FIRST);
    const status = await reconcile(id, world.ports());
    expect(status).toMatchObject({ id, outcome: 'rejected', error: { code } });
    expect(JSON.parse(world.translations.text(statusKey(id))!)).toEqual(status);
  });
});

describe('a translation that fails', () => {
  test.each<ErrorCode>(['access-denied', 'unsupported-language-pair', 'glossary-not-found'])(
    '%s: failed, told in the status, and thrown for the alarm',
    async (code) => {
      const world = await publishedWorld(FIRST);
      const before = world.published();
      world.upload(SECOND);
      await expect(world.reconcile({ translator: refusing(code) })).rejects.toMatchObject({ code });
      expect(world.status()).toMatchObject({
        outcome: 'failed',
        error: { code, message: 'The translator said no.' },
        publishedSource: sha256(FIRST),
      });
      expect(world.published()).toEqual(before);
      expect(world.status()?.published).toHaveLength(2);
    },
  );

  test('a defect of ours: failed, with nothing published', async () => {
    const world = new World();
    world.upload(FIRST);
    const translator = fakeTranslator(() => {
      throw new TypeError('x is undefined');
    });
    await expect(world.reconcile({ translator })).rejects.toMatchObject({ code: 'unexpected' });
    expect(world.status()).toMatchObject({
      outcome: 'failed',
      error: {
        code: 'unexpected',
        message: 'news/a.txt: x is undefined. This is a defect of Warraq; please report it.',
      },
    });
    expect(world.keys()).toEqual([statusKey(ID)]);
  });

  test.each<ErrorCode>(['throttled', 'translator-unavailable'])(
    '%s passes: thrown, with no trace in the status',
    async (code) => {
      const world = await publishedWorld(FIRST);
      const before = world.status();
      world.upload(SECOND);
      const { calls, deliver } = writes(world);
      await expect(deliver({ translator: refusing(code) })).rejects.toMatchObject({ code });
      expect([world.status(), calls]).toEqual([before, []]);
    },
  );

  test('a failed article is tried again by the next delivery', async () => {
    const world = new World();
    world.upload(FIRST);
    await expect(world.reconcile({ translator: refusing('access-denied') })).rejects.toThrow();
    expect(await world.reconcile()).toMatchObject({ outcome: 'complete', error: null });
    expect(world.published()).toEqual((await publishedWorld(FIRST)).published());
  });

  test('a redelivery pays only for the rest', async () => {
    const world = new World();
    world.upload(FIRST);
    let requests = 0;
    const translator = fakeTranslator((lines) => {
      requests += 1;
      if (requests === 2) throw new WarraqError('throttled', 'Too fast.');
      return fakeEnglish(lines);
    });
    const settings = parseSettings({ requestsInFlight: 1 }, 'the test');
    await expect(world.reconcile({ translator, settings })).rejects.toThrow('Too fast.');
    const status = await world.reconcile({ settings });
    expect(status?.receipt).toMatchObject({ requests: 2, billedCharacters: 17, reusedCharacters: 11 });
  });
});

describe('the last try', () => {
  const stumbling = () =>
    fakeTranslator((lines) => {
      if (lines[0] === 'وداعا.') throw new WarraqError('throttled', 'Too fast.');
      return fakeEnglish(lines);
    });

  test('publishes what is paid for as partial', async () => {
    const world = new World();
    world.upload(FIRST);
    const status = await world.reconcile({ translator: stumbling(), lastTry: true });
    expect(status).toMatchObject({ outcome: 'partial', error: null, publishedSource: sha256(FIRST) });
    expect(world.published()['json']).toContain(
      '"source":"وداعا.","target":null,"origin":"none","error":{"code":"throttled","message":"Too fast."}',
    );
    expect(world.published()['page']).toContain('Not translated (throttled)');
  });

  test('partial is final: the same version is not tried again', async () => {
    const world = new World();
    world.upload(FIRST);
    await world.reconcile({ translator: stumbling(), lastTry: true });
    const { calls, deliver } = writes(world);
    expect((await deliver())?.outcome).toBe('partial');
    expect(calls).toEqual([]);
  });

  test('that translates nothing at all is failed, and what was published stays', async () => {
    const world = await publishedWorld(FIRST);
    const before = world.published();
    world.upload('شكرا.');
    await expect(world.reconcile({ translator: refusing('throttled'), lastTry: true })).rejects.toMatchObject(
      { code: 'throttled' },
    );
    expect(world.status()).toMatchObject({ outcome: 'failed', error: { code: 'throttled' } });
    expect(world.published()).toEqual(before);
  });

  test('that cannot read the article is failed', async () => {
    const world = new World();
    world.upload(FIRST);
    const ports = world.ports();
    const error = new WarraqError('store-unavailable', 'The store is away.');
    const source = { ...ports.source, read: () => Promise.reject(error) };
    await expect(world.reconcile({ source, lastTry: true })).rejects.toBe(error);
    expect(world.status()).toMatchObject({ outcome: 'failed', error: { code: 'store-unavailable' } });
  });
});

describe('a set-up that lets nothing be published', () => {
  const denied = new WarraqError('access-denied', 'No s3:PutObject on pages/.');

  test('is told in the status, and what is there is told with it', async () => {
    const world = await publishedWorld(FIRST);
    const before = world.published();
    world.upload('شكرا.');
    const ports = world.ports();
    const aligned = { ...ports.aligned, publish: () => Promise.reject(denied) };
    await expect(world.reconcile({ aligned })).rejects.toBe(denied);
    expect(world.status()).toMatchObject({
      outcome: 'failed',
      error: { code: 'access-denied', message: 'No s3:PutObject on pages/.' },
      publishedSource: sha256(FIRST),
    });
    expect(world.published()).toEqual(before);
  });

  test('and is tried again by the next delivery', async () => {
    const world = new World();
    world.upload(FIRST);
    const ports = world.ports();
    await world
      .reconcile({ aligned: { ...ports.aligned, publish: () => Promise.reject(denied) } })
      .catch(() => null);
    expect(await world.reconcile()).toMatchObject({ outcome: 'complete' });
  });

  test('where not even the status can be written, the first error is thrown', async () => {
    const world = new World();
    world.upload(FIRST);
    const ports = world.ports();
    const away = new WarraqError('store-unavailable', 'The store is away.');
    const aligned = { ...ports.aligned, publish: () => Promise.reject(denied) };
    const writes: string[] = [];
    const writeStatus = (...call: Parameters<typeof ports.aligned.writeStatus>) => {
      writes.push(call[0].outcome);
      return writes.length > 1 ? Promise.reject(away) : ports.aligned.writeStatus(...call);
    };
    await expect(world.reconcile({ aligned: { ...aligned, writeStatus } })).rejects.toBe(denied);
    expect(writes).toEqual(['publishing', 'publishing']);
  });
});
