import { describe, expect, test } from 'vitest';
import type { ArticleStatus } from '../../../../src/pipeline/document/status-schema.ts';
import { WarraqError } from '../../../../src/pipeline/errors.ts';
import { statusKey } from '../../../../src/pipeline/keys.ts';
import { reconcile } from '../../../../src/pipeline/reconciliation/reconcile.ts';
import { expectSettled } from './settled.ts';
import { FIRST, ID, publishedWorld, SECOND, World, type Hook } from './world.ts';

/** What may be under way when a delivery is disturbed, and the text that must be published in the end. */
const JOBS: Record<string, { begin: () => Promise<World>; end: string | null }> = {
  'a first publication': {
    begin: () => {
      const world = new World();
      world.upload(FIRST);
      return Promise.resolve(world);
    },
    end: FIRST,
  },
  'a new version': {
    begin: async () => {
      const world = await publishedWorld(FIRST);
      world.upload(SECOND);
      return world;
    },
    end: SECOND,
  },
  'a removal': {
    begin: async () => {
      const world = await publishedWorld(FIRST);
      world.delete();
      return world;
    },
    end: null,
  },
  'a rejection': {
    begin: async () => {
      const world = await publishedWorld(FIRST);
      world.upload('');
      return world;
    },
    end: FIRST,
  },
};

/** How many calls of a store an undisturbed delivery makes. */
async function callsOf(begin: () => Promise<World>): Promise<string[]> {
  const calls: string[] = [];
  const world = await begin();
  await world.reconcile({ hook: { before: (call) => calls.push(call) } });
  return calls;
}

/** A hook that acts once, at the call of this number. */
const once = (when: keyof Hook, at: number, act: () => unknown): Hook => {
  let done = false;
  return {
    [when]: (_: string, count: number) => {
      if (done || count !== at) return undefined;
      done = true;
      return act();
    },
  };
};

/** A status that some other delivery might write. */
const STRANGE: ArticleStatus = {
  schema: 'article-status/1',
  id: ID,
  outcome: 'failed',
  error: { code: 'access-denied', message: 'said another delivery' },
  source: null,
  settings: 'others',
  edits: null,
  published: [],
  publishedSource: null,
  waiting: null,
  receipt: null,
};

describe.each(Object.entries(JOBS))('%s', (_, { begin, end }) => {
  const crash = () => {
    throw new WarraqError('store-unavailable', 'The store is away.');
  };

  test.each(['before', 'after'] as const)(
    'a crash right %s any call of a store is made good by the next delivery',
    async (when) => {
      const calls = await callsOf(begin);
      for (const at of calls.keys()) {
        const world = await begin();
        const delivery = world.reconcile({ hook: once(when, at + 1, crash) });
        await expect(delivery, `${calls[at]!} (${at + 1})`).rejects.toThrow('The store is away.');
        await world.reconcile();
        await expectSettled(world, end);
      }
    },
  );

  test('what is paid for is paid for once, wherever it crashes after it was remembered', async () => {
    const calls = await callsOf(begin);
    const undisturbed = await begin();
    await undisturbed.reconcile();
    for (const at of calls.keys()) {
      if (at < calls.lastIndexOf('memory.put')) continue;
      const world = await begin();
      await expect(world.reconcile({ hook: once('after', at + 1, crash) })).rejects.toThrow();
      await world.reconcile();
      expect(world.translator.requests).toEqual(undisturbed.translator.requests);
    }
  });

  test('a second delivery at any moment of the first changes nothing', async () => {
    const calls = await callsOf(begin);
    for (const at of calls.keys()) {
      const world = await begin();
      await world.reconcile({ hook: once('before', at + 1, () => world.reconcile()) });
      await expectSettled(world, end);
    }
  });

  test('a newer version, published by another delivery at any moment, wins', async () => {
    const calls = await callsOf(begin);
    for (const at of calls.keys()) {
      const world = await begin();
      const newer = () => {
        world.upload('خبر جديد تماما.');
        return world.reconcile();
      };
      await world.reconcile({ hook: once('before', at + 1, newer) });
      await expectSettled(world, 'خبر جديد تماما.');
    }
  });

  test('a removal by another delivery at any moment wins', async () => {
    const calls = await callsOf(begin);
    for (const at of calls.keys()) {
      const world = await begin();
      const removal = () => {
        world.delete();
        return world.reconcile();
      };
      await world.reconcile({ hook: once('before', at + 1, removal) });
      await expectSettled(world, null);
    }
  });

  test('a status that somebody writes at any write is never written over unseen', async () => {
    const calls = await callsOf(begin);
    for (const at of calls.keys()) {
      if (!['writeStatus', 'publish', 'remove'].includes(calls[at]!)) continue;
      const world = await begin();
      const scribble = () => world.translations.set(statusKey(ID), JSON.stringify(STRANGE));
      const ports = world.ports(once('before', at + 1, scribble));
      await reconcile(ID, ports);
      const startedOver = ports.happenings.filter(({ type }) => type === 'started-over');
      expect(startedOver, `${calls[at]!} (${at + 1})`).toEqual([
        { type: 'started-over', id: ID, reason: 'it changed meanwhile' },
      ]);
      await expectSettled(world, end);
    }
  });
});

describe('the article changes under the hands of a delivery', () => {
  const during = async (act: (world: World) => unknown, call: string, count = 1) => {
    const world = new World();
    world.upload(FIRST);
    let seen = 0;
    const ports = world.ports({
      before: (name) => {
        if (name === call && ++seen === count) act(world);
      },
    });
    const status = await reconcile(ID, ports);
    return {
      world,
      status,
      startedOver: ports.happenings.filter(({ type }) => type === 'started-over').length,
    };
  };

  test('replaced while it is translated: the newest is published', async () => {
    const { world, status, startedOver } = await during((world) => {
      world.upload(SECOND);
    }, 'memory.put');
    expect([status?.outcome, startedOver]).toEqual(['complete', 1]);
    await expectSettled(world, SECOND);
  });

  test('replaced between look and read: the newest is published, the old one never read', async () => {
    const { world, startedOver } = await during((world) => {
      world.upload(SECOND);
    }, 'read');
    expect([startedOver, world.translator.requests.flat()]).toEqual([
      1,
      ['نهاية السنة', 'أهلا.', 'سلام.', 'شكرا.'],
    ]);
    await expectSettled(world, SECOND);
  });

  test('deleted before it is read: there is nothing to do, and nothing is left', async () => {
    const { world, status, startedOver } = await during((world) => {
      world.delete();
    }, 'read');
    expect([status, startedOver, world.keys()]).toEqual([null, 1, []]);
  });

  test('deleted while it is published: what was written goes again', async () => {
    const { world, status } = await during(
      (world) => {
        world.delete();
      },
      'publish',
      2,
    );
    expect([status?.outcome, world.keys()]).toEqual(['removed', [statusKey(ID)]]);
  });

  test('uploaded again while it is removed: it is published', async () => {
    const world = await publishedWorld(FIRST);
    world.delete();
    const status = await world.reconcile({
      hook: {
        before: (call) => {
          if (call === 'remove') world.upload(SECOND);
        },
      },
    });
    expect(status?.outcome).toBe('complete');
    await expectSettled(world, SECOND);
  });

  test('what an earlier round paid for is on the receipt of the last', async () => {
    const { status } = await during((world) => {
      world.upload(SECOND);
    }, 'memory.put');
    expect(status?.receipt).toMatchObject({ requests: 5, billedCharacters: 44, reusedCharacters: 11 });
  });

  test('over and over: the delivery gives up after eight rounds, and the next goes on', async () => {
    const world = new World();
    world.upload(FIRST);
    let versions = 0;
    const ports = world.ports({
      before: (call) => {
        if (call === 'memory.get') world.upload(`${FIRST}\n\nنسخة ${(versions += 1)}.`);
      },
    });
    await expect(reconcile(ID, ports)).rejects.toMatchObject({
      code: 'store-unavailable',
      message: 'news/a.txt kept changing while it was worked on. The next delivery goes on.',
    });
    expect(ports.happenings.filter(({ type }) => type === 'started-over')).toHaveLength(8);
    expect(world.status()?.outcome).toBe('publishing');
    world.upload(SECOND);
    await world.reconcile();
    await expectSettled(world, SECOND);
  });
});

describe('a publication that broke off', () => {
  /** Version one is published, of version two only the JSON. */
  async function brokenOff(): Promise<World> {
    const world = await publishedWorld(FIRST);
    world.upload(SECOND);
    let publications = 0;
    const hook: Hook = {
      before: (call) => {
        if (call === 'publish' && ++publications === 2) throw new Error('The power went.');
      },
    };
    await expect(world.reconcile({ hook })).rejects.toThrow('The power went.');
    return world;
  }

  test('is told in the status', async () => {
    const world = await brokenOff();
    expect(world.status()?.outcome).toBe('publishing');
    expect(world.published()['json']).toBe((await publishedWorld(SECOND)).published()['json']);
    expect(world.published()['page']).toBe((await publishedWorld(FIRST)).published()['page']);
  });

  test('and is followed by an article that is rejected: what is half of one and half of another goes', async () => {
    const world = await brokenOff();
    world.upload('');
    const status = await world.reconcile();
    expect(status).toMatchObject({ outcome: 'rejected', published: [], publishedSource: null });
    expect(world.published()).toEqual({ json: null, page: null });
  });

  test('and is followed by a removal: everything goes', async () => {
    const world = await brokenOff();
    world.delete();
    await world.reconcile();
    await expectSettled(world, null);
  });
});
