import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ArticleSource } from '../../src/pipeline/ports.ts';
import type { Description } from '../fakes/stores.ts';

/** An implementation, and the way in which articles come to it. */
export interface ArticleSourceStand {
  readonly source: ArticleSource;
  readonly put: (id: string, body: string | Uint8Array, description?: Partial<Description>) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
  /** Whether what was replaced or deleted can still be read. */
  readonly keepsVersions: boolean;
  readonly close: () => Promise<void>;
}

/** Names that went wrong somewhere: in a URL, a form, a signature or a file system. */
export const ODD_NAMES = [
  'مقال أول.txt',
  'a b.txt',
  'a+b.txt',
  'a%20b.txt',
  'a%2Bb.txt',
  '100%.txt',
  `"double" 'single' \`back\`.txt`,
  'a&b=c?d#e;f,g.txt',
  '(a)!*~$@:[].txt',
  '../up.txt',
  './here.txt',
  'double//slash.txt',
  'back\\slash.txt',
  'caf\u00e9.txt',
  'cafe\u0301.txt',
  '📰.txt',
] as const;

/** What every `ArticleSource` does. */
export function describeArticleSource(name: string, make: () => Promise<ArticleSourceStand>): void {
  describe(`ArticleSource: ${name}`, () => {
    let stand: ArticleSourceStand;
    beforeAll(async () => {
      stand = await make();
    });
    afterAll(() => stand.close());

    const anId = (file = 'article.txt') => `${randomUUID()}/${file}`;
    const head = async (id: string) => (await stand.source.head(id))!;

    test('an article that never was is absent', async () => {
      expect(await stand.source.head(anId())).toBeNull();
    });

    test('the newest version is described', async () => {
      const id = anId();
      await stand.put(id, 'مقال');
      const version = await head(id);
      expect(version).toMatchObject({ key: `articles/${id}`, bytes: 8 });
      expect(version.etag).toMatch(/^"[0-9a-f]+"$/u);
      expect(version.versionId !== null).toBe(stand.keepsVersions);
    });

    test('its content type and metadata are told, names in lower case', async () => {
      const id = anId();
      const title = encodeURIComponent('عنوان');
      await stand.put(id, 'مقال', { contentType: 'text/plain; charset=windows-1256', metadata: { title } });
      expect(await head(id)).toMatchObject({
        contentType: 'text/plain; charset=windows-1256',
        metadata: { title },
      });
      await stand.put(id, 'مقال');
      expect((await head(id)).metadata).toEqual({});
    });

    test.each([
      ['text', new TextEncoder().encode('سطر\r\nسطر')],
      ['bytes that are no text', Uint8Array.of(0, 255, 254, 10, 13, 0x80)],
      ['nothing', new Uint8Array()],
    ])('the bytes are read as they were put: %s', async (_, bytes) => {
      const id = anId();
      await stand.put(id, bytes);
      expect(new Uint8Array((await stand.source.read(await head(id)))!)).toEqual(bytes);
      expect((await head(id)).bytes).toBe(bytes.length);
    });

    test('a replaced version is never read as its successor', async () => {
      const id = anId();
      await stand.put(id, 'old');
      const old = await head(id);
      await stand.put(id, 'new');
      const current = await head(id);
      expect(current.etag).not.toBe(old.etag);
      expect(await textOf(old)).toBe(stand.keepsVersions ? 'old' : null);
      expect(await textOf(current)).toBe('new');
    });

    test('a deleted article is absent, and read no more unless versions are kept', async () => {
      const id = anId();
      await stand.put(id, 'old');
      const old = await head(id);
      await stand.remove(id);
      expect(await stand.source.head(id)).toBeNull();
      expect(await textOf(old)).toBe(stand.keepsVersions ? 'old' : null);
    });

    test('names that differ by one sign are articles of their own', async () => {
      const folder = randomUUID();
      for (const file of ODD_NAMES) await stand.put(`${folder}/${file}`, `this is ${file}`);
      for (const file of ODD_NAMES) {
        const version = await head(`${folder}/${file}`);
        expect(version.key).toBe(`articles/${folder}/${file}`);
        expect(await textOf(version)).toBe(`this is ${file}`);
      }
    });

    async function textOf(version: Parameters<ArticleSource['read']>[0]): Promise<string | null> {
      const bytes = await stand.source.read(version);
      return bytes && new TextDecoder().decode(bytes);
    }
  });
}
