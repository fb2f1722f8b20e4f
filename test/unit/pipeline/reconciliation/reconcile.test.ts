import { describe, expect, test } from 'vitest';
import { ArticleStatus } from '../../../../src/pipeline/document/status-schema.ts';
import { articleKey, statusKey } from '../../../../src/pipeline/keys.ts';
import { reconcile } from '../../../../src/pipeline/reconciliation/reconcile.ts';
import { parseSettings } from '../../../../src/pipeline/settings.ts';
import { fakeTranslator } from '../../../fakes/translator.ts';
import { FIRST, ID, JSON_KEY, PAGE_KEY, publishedWorld, SECOND, sha256, World, writes } from './world.ts';

const NOW = '2026-01-02T03:04:05.000Z';

describe('a first publication', () => {
  test('leaves the two files and a status that describes them', async () => {
    const world = new World();
    world.upload(FIRST);
    const status = await world.reconcile();
    expect(status).toEqual({
      schema: 'article-status/1',
      id: ID,
      outcome: 'complete',
      error: null,
      source: {
        key: 'articles/news/a.txt',
        versionId: null,
        etag: world.articles.etag(articleKey(ID)),
        sha256: sha256(FIRST),
      },
      settings: expect.stringMatching(/^[0-9a-f]{16}$/) as string,
      edits: null,
      published: [
        { key: JSON_KEY, etag: world.translations.etag(JSON_KEY) },
        { key: PAGE_KEY, etag: world.translations.etag(PAGE_KEY) },
      ],
      publishedSource: sha256(FIRST),
      waiting: null,
      receipt: {
        requests: 3,
        billedCharacters: 28,
        reusedCharacters: 0,
        estimatedUsd: 0.0004,
        retries: 0,
        startedAt: NOW,
        finishedAt: NOW,
      },
    });
    expect(world.status()).toEqual(status);
    expect(ArticleStatus.parse(world.status())).toEqual(status);
    expect(world.keys()).toEqual([JSON_KEY, PAGE_KEY, statusKey(ID)]);
    expect(world.published()).toEqual({
      json: expect.stringContaining('"target":"EN~وداعا.~"') as string,
      page: expect.stringMatching(/^<!doctype html>/) as string,
    });
  });

  test('looks, reads, translates, claims, writes, looks again and settles, in this order', async () => {
    const world = new World();
    world.upload('أهلا.');
    const calls: string[] = [];
    await world.reconcile({ hook: { before: (call) => calls.push(call) } });
    expect(calls).toEqual([
      ...['readStatus', 'head', 'etagOf', 'etagOf', 'read', 'memory.get', 'memory.put'],
      ...['writeStatus', 'publish', 'publish', 'head', 'writeStatus'],
    ]);
  });

  test('before anything is published, the status says that it is being published', async () => {
    const world = new World();
    world.upload(FIRST);
    const seen: (string | undefined)[] = [];
    await world.reconcile({
      hook: { before: (call) => call === 'publish' && seen.push(world.status()?.outcome) },
    });
    expect(seen).toEqual(['publishing', 'publishing']);
  });

  test('files are published with their content types', async () => {
    const world = new World();
    world.upload(FIRST);
    const ports = world.ports();
    const types: string[] = [];
    const publish: typeof ports.aligned.publish = (file, expected) => {
      types.push(file.contentType);
      return ports.aligned.publish(file, expected);
    };
    await reconcile(ID, { ...ports, aligned: { ...ports.aligned, publish } });
    expect(types).toEqual(['application/json; charset=utf-8', 'text/html; charset=utf-8']);
  });

  test('is observed', async () => {
    const world = new World();
    world.upload('أهلا.');
    const ports = world.ports();
    await reconcile(ID, ports);
    expect(ports.happenings).toEqual([
      { type: 'planned', id: ID, blocks: 1, segments: 1 },
      { type: 'block-done', id: ID, done: 1, blocks: 1 },
      { type: 'settled', id: ID, outcome: 'complete', changed: true },
    ]);
  });
});

describe('a delivery that changes nothing', () => {
  test('of an unchanged article sends nothing and writes nothing', async () => {
    const world = await publishedWorld(FIRST);
    const { calls, deliver } = writes(world);
    const before = world.status();
    expect(await deliver()).toEqual(before);
    expect(calls).toEqual([]);
    expect(world.translator.requests).toHaveLength(3);
  });

  test('does not even read the article', async () => {
    const world = await publishedWorld(FIRST);
    const calls: string[] = [];
    await world.reconcile({ hook: { before: (call) => calls.push(call) } });
    expect(calls).toEqual(['readStatus', 'head', 'etagOf', 'etagOf']);
  });

  test('is observed as such', async () => {
    const world = await publishedWorld(FIRST);
    const ports = world.ports();
    await reconcile(ID, ports);
    expect(ports.happenings).toEqual([{ type: 'settled', id: ID, outcome: 'complete', changed: false }]);
  });

  test('of an article that never was is null', async () => {
    const world = new World();
    const { calls, deliver } = writes(world);
    expect(await deliver()).toBeNull();
    expect([calls, world.keys()]).toEqual([[], []]);
  });

  test('of a removed article leaves it removed', async () => {
    const world = await publishedWorld(FIRST);
    world.delete();
    await world.reconcile();
    const { calls, deliver } = writes(world);
    expect((await deliver())?.outcome).toBe('removed');
    expect(calls).toEqual([]);
  });

  test('of a rejected article does not try again', async () => {
    const world = new World();
    world.upload('');
    await world.reconcile();
    const { calls, deliver } = writes(world);
    expect((await deliver())?.outcome).toBe('rejected');
    expect(calls).toEqual([]);
  });
});

describe('a changed article', () => {
  test('is published as if it had never been another, and pays only for what is new', async () => {
    const world = await publishedWorld(FIRST);
    world.upload(SECOND);
    const status = await world.reconcile();
    expect(world.published()).toEqual((await publishedWorld(SECOND)).published());
    expect(status?.publishedSource).toBe(sha256(SECOND));
    expect(status?.receipt).toMatchObject({ requests: 2, billedCharacters: 16, reusedCharacters: 11 });
    expect(world.translator.requests.slice(3)).toEqual([['نهاية السنة'], ['شكرا.']]);
  });

  test('is published anew when the settings change, out of the memory', async () => {
    const world = await publishedWorld(FIRST);
    const before = world.published();
    const status = await world.reconcile({ settings: parseSettings({ maxCharacters: 100 }, 'the test') });
    expect(status?.receipt).toMatchObject({ requests: 0, billedCharacters: 0, reusedCharacters: 28 });
    expect(world.published()).toEqual(before);
  });

  test('of the same bytes under a new version id is settled anew, out of the memory', async () => {
    const world = await publishedWorld(FIRST);
    const { source } = world.ports();
    const head = async (id: string) => {
      const version = await source.head(id);
      return version && { ...version, versionId: 'v2' };
    };
    const status = await world.reconcile({ source: { ...source, head } });
    expect(status).toMatchObject({
      outcome: 'complete',
      source: { versionId: 'v2' },
      receipt: { requests: 0 },
    });
  });

  test('is published anew when the engine changes, at its price', async () => {
    const world = await publishedWorld(FIRST);
    const translator = { ...fakeTranslator(), engine: { ...world.translator.engine, model: '2' } };
    await world.reconcile({ translator });
    expect(translator.requests).toHaveLength(3);
    expect(world.published()['json']).toContain('"model":"2"');
  });
});
