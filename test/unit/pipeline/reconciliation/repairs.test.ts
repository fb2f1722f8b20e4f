import { describe, expect, test } from 'vitest';
import { statusKey } from '../../../../src/pipeline/keys.ts';
import { FIRST, ID, JSON_KEY, PAGE_KEY, publishedWorld, SECOND, World } from './world.ts';

describe('removal', () => {
  test('of an article takes its files, and the status says so', async () => {
    const world = await publishedWorld(FIRST);
    const settings = world.status()?.settings;
    world.delete();
    const status = await world.reconcile();
    expect(status).toEqual({
      schema: 'article-status/1',
      id: ID,
      outcome: 'removed',
      error: null,
      source: null,
      settings,
      edits: null,
      published: [],
      publishedSource: null,
      waiting: null,
      receipt: null,
    });
    expect(world.status()).toEqual(status);
    expect(world.keys()).toEqual([statusKey(ID)]);
  });

  test('of a rejected article too', async () => {
    const world = new World();
    world.upload('');
    await world.reconcile();
    world.delete();
    expect((await world.reconcile())?.outcome).toBe('removed');
  });

  test('an article that comes back is published again, out of the memory', async () => {
    const world = await publishedWorld(FIRST);
    const before = world.published();
    world.delete();
    await world.reconcile();
    world.upload(FIRST);
    const status = await world.reconcile();
    expect(status).toMatchObject({ outcome: 'complete', receipt: { requests: 0 } });
    expect(world.published()).toEqual(before);
  });

  test('takes stray files of an article that never was', async () => {
    const world = new World();
    world.translations.set(PAGE_KEY, 'stray');
    expect((await world.reconcile())?.outcome).toBe('removed');
    expect(world.keys()).toEqual([statusKey(ID)]);
  });
});

describe('what somebody else did to the bucket is mended', () => {
  const before = publishedWorld(FIRST);

  test.each<[string, (world: World) => void]>([
    ['a published file changed', (world) => world.translations.set(JSON_KEY, '{}')],
    ['a page defaced', (world) => world.translations.set(PAGE_KEY, '<script>alert(1)</script>')],
    ['a published file deleted', (world) => world.translations.objects.delete(PAGE_KEY)],
    [
      'all files deleted',
      (world) => [JSON_KEY, PAGE_KEY].map((key) => world.translations.objects.delete(key)),
    ],
    ['the status damaged', (world) => world.translations.set(statusKey(ID), '{"schema":"arti')],
    ['the status of another schema', (world) => world.translations.set(statusKey(ID), '{"schema":"x/2"}')],
    ['the status deleted', (world) => world.translations.objects.delete(statusKey(ID))],
    [
      'everything deleted',
      (world) => {
        world.translations.objects.clear();
      },
    ],
  ])('%s', async (_, meddle) => {
    const world = await publishedWorld(FIRST);
    const requests = world.translator.requests.length;
    meddle(world);
    const status = await world.reconcile();
    expect(status).toMatchObject({ outcome: 'complete', receipt: { requests: 0 } });
    expect(world.status()).toEqual(status);
    expect(world.published()).toEqual((await before).published());
    expect(world.translator.requests).toHaveLength(requests);
  });

  test('files that only the status remembers go with the next publication', async () => {
    const world = await publishedWorld(FIRST);
    const old = {
      key: 'aligned/ar-en/news/a.json',
      etag: world.translations.set('aligned/ar-en/news/a.json', 'old'),
    };
    const status = world.status()!;
    world.translations.set(
      statusKey(ID),
      JSON.stringify({ ...status, published: [...status.published, old] }),
    );
    world.upload(SECOND);
    await world.reconcile();
    expect(world.keys()).toEqual([JSON_KEY, PAGE_KEY, statusKey(ID)]);
    expect(world.status()?.published.map(({ key }) => key)).toEqual([JSON_KEY, PAGE_KEY]);
  });
});
