import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ArticleStatus } from '../../src/pipeline/document/status-schema.ts';
import { statusKey } from '../../src/pipeline/keys.ts';
import type { AlignedStore } from '../../src/pipeline/ports.ts';

/** An implementation, and a way around it. */
export interface AlignedStoreStand {
  readonly store: AlignedStore;
  /** Writes whatever text, and returns its ETag. */
  readonly write: (key: string, text: string) => Promise<string>;
  /** The stored text; null where there is none. */
  readonly read: (key: string) => Promise<string | null>;
  readonly close: () => Promise<void>;
}

/** What every `AlignedStore` does. */
export function describeAlignedStore(name: string, make: () => Promise<AlignedStoreStand>): void {
  describe(`AlignedStore: ${name}`, () => {
    let stand: AlignedStoreStand;
    let store: AlignedStore;
    beforeAll(async () => {
      stand = await make();
      store = stand.store;
    });
    afterAll(() => stand.close());

    const anId = (file = 'مقال أول.txt') => `${randomUUID()}/${file}`;

    describe('statuses', () => {
      test('an article that never was has none', async () => {
        expect(await store.readStatus(anId())).toBeNull();
      });

      test('what is written is read again, with its ETag', async () => {
        const status = aStatus(anId());
        const etag = await store.writeStatus(status, null);
        expect(etag).toMatch(/^"[0-9a-f]+"$/u);
        expect(await store.readStatus(status.id)).toEqual({ status, etag });
      });

      test('each write names what it replaces', async () => {
        const id = anId();
        const first = await store.writeStatus(aStatus(id, 'publishing'), null);
        const second = await store.writeStatus(aStatus(id, 'complete'), first);
        expect(second).not.toBe(first);
        expect(await store.readStatus(id)).toEqual({ status: aStatus(id, 'complete'), etag: second });
      });

      test('a status that is there is not created again', async () => {
        const id = anId();
        const etag = await store.writeStatus(aStatus(id, 'publishing'), null);
        expect(await store.writeStatus(aStatus(id, 'removed'), null)).toBeNull();
        expect(await store.readStatus(id)).toEqual({ status: aStatus(id, 'publishing'), etag });
      });

      test('a status that was rewritten meanwhile is left alone', async () => {
        const id = anId();
        const stale = await store.writeStatus(aStatus(id, 'publishing'), null);
        const etag = await store.writeStatus(aStatus(id, 'complete'), stale);
        expect(await store.writeStatus(aStatus(id, 'failed'), stale)).toBeNull();
        expect(await store.readStatus(id)).toEqual({ status: aStatus(id, 'complete'), etag });
      });

      test('a status that is gone is not replaced', async () => {
        const id = anId();
        expect(await store.writeStatus(aStatus(id), '"00000000000000000000000000000000"')).toBeNull();
        expect(await store.readStatus(id)).toBeNull();
      });

      test('of several who create a status, one wins', async () => {
        const id = anId();
        const outcomes = ['complete', 'partial', 'rejected', 'failed', 'removed'] as const;
        const etags = await Promise.all(
          outcomes.map((outcome) => store.writeStatus(aStatus(id, outcome), null)),
        );
        const winners = etags.filter((etag) => etag !== null);
        expect(winners).toHaveLength(1);
        const winner = outcomes[etags.indexOf(winners[0]!)]!;
        expect(await store.readStatus(id)).toEqual({ status: aStatus(id, winner), etag: winners[0] });
      });

      test.each([
        ['not JSON', 'oops {'],
        ['empty', ''],
        ['JSON of another kind', '[1, 2]'],
        ['of another schema', '{"schema":"article-status/9","id":"a.txt"}'],
        ['with a field that is not known', JSON.stringify({ ...aStatus('a.txt'), surprise: true })],
        ['cut off', JSON.stringify(aStatus('a.txt')).slice(0, -10)],
      ])('a damaged status is no status, and can be replaced: %s', async (_, text) => {
        const id = anId();
        const etag = await stand.write(statusKey(id), text);
        expect(await store.readStatus(id)).toEqual({ status: null, etag });
        expect(await store.writeStatus(aStatus(id), null)).toBeNull();
        expect(await store.writeStatus(aStatus(id), etag)).not.toBeNull();
        expect((await store.readStatus(id))?.status).toEqual(aStatus(id));
      });

      test('ids too long for a key have statuses of their own', async () => {
        const long = anId('ل'.repeat(480));
        const [one, other] = [`${long}1.txt`, `${long}2.txt`];
        const etag = await store.writeStatus(aStatus(one, 'rejected'), null);
        await store.writeStatus(aStatus(other, 'failed'), null);
        expect(Buffer.byteLength(`status/${one}.json`)).toBeGreaterThan(1_000);
        expect(await store.readStatus(one)).toEqual({ status: aStatus(one, 'rejected'), etag });
        expect((await store.readStatus(other))?.status).toEqual(aStatus(other, 'failed'));
      });
    });

    describe('published files', () => {
      const file = (body = '{"نص": "text"}\n') => ({
        key: `aligned/ar-en/${anId()}.json`,
        body,
        contentType: 'application/json; charset=utf-8',
      });

      test('what is not there has no ETag', async () => {
        expect(await store.etagOf(file().key)).toBeNull();
      });

      test('what is published is there, to the letter', async () => {
        const published = file('{"نص": "Text – with “signs” 📰"}\n');
        const etag = await store.publish(published, null);
        expect(etag).not.toBeNull();
        expect(await store.etagOf(published.key)).toBe(etag);
        expect(await stand.read(published.key)).toBe(published.body);
      });

      test('a file is replaced by who knows it', async () => {
        const published = file();
        const first = await store.publish(published, null);
        const second = await store.publish({ ...published, body: 'two' }, first);
        expect(await store.etagOf(published.key)).toBe(second);
        expect(await stand.read(published.key)).toBe('two');
      });

      test.each([
        ['that is there is not created again', null],
        ['that changed is left alone', '"00000000000000000000000000000000"'],
      ])('a file %s', async (_, expected) => {
        const published = file();
        await store.publish(published, null);
        expect(await store.publish({ ...published, body: 'two' }, expected)).toBeNull();
        expect(await stand.read(published.key)).toBe('{"نص": "text"}\n');
      });

      test('a file that is gone is not replaced, only made anew', async () => {
        const published = file();
        const etag = (await store.publish(published, null))!;
        await store.remove(published.key, etag);
        expect(await store.publish(published, etag)).toBeNull();
        expect(await store.etagOf(published.key)).toBeNull();
        expect(await store.publish(published, null)).toBe(etag);
      });

      test('a file is removed by who knows it, and it is no error that it is gone already', async () => {
        const published = file();
        const etag = (await store.publish(published, null))!;
        expect(await store.remove(published.key, etag)).toBe(true);
        expect(await store.etagOf(published.key)).toBeNull();
        expect(await stand.read(published.key)).toBeNull();
        expect(await store.remove(published.key, etag)).toBe(true);
      });

      test('a file that changed is not removed', async () => {
        const published = file();
        const stale = (await store.publish(published, null))!;
        const etag = await store.publish({ ...published, body: 'two' }, stale);
        expect(await store.remove(published.key, stale)).toBe(false);
        expect(await store.etagOf(published.key)).toBe(etag);
        expect(await stand.read(published.key)).toBe('two');
      });
    });
  });
}

export function aStatus(id: string, outcome: ArticleStatus['outcome'] = 'complete'): ArticleStatus {
  return {
    schema: 'article-status/1',
    id,
    outcome,
    error: { code: 'throttled', message: 'بطيء' },
    source: { key: `articles/${id}`, versionId: null, etag: '"e"', sha256: null },
    settings: '0123456789abcdef',
    edits: null,
    published: [{ key: `aligned/ar-en/${id}.json`, etag: '"f"' }],
    publishedSource: null,
    waiting: null,
    receipt: {
      requests: 3,
      billedCharacters: 120,
      reusedCharacters: 4,
      estimatedUsd: 0.0018,
      retries: 1,
      startedAt: '2026-01-02T03:04:05.000Z',
      finishedAt: '2026-01-02T03:04:06.000Z',
    },
  };
}
