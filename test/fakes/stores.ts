import { createHash } from 'node:crypto';
import { ArticleStatus } from '../../src/pipeline/document/status-schema.ts';
import { articleKey, statusKey } from '../../src/pipeline/keys.ts';
import type { AlignedStore, ArticleSource, ArticleVersion } from '../../src/pipeline/ports.ts';

/** How an object is described beside its bytes. */
export type Description = Pick<ArticleVersion, 'contentType' | 'metadata'>;

/** A bucket in memory: bodies and ETags by key, conditional writes, no versions. */
export class FakeBucket {
  readonly objects = new Map<string, { body: Uint8Array; etag: string; description: Description }>();

  set(key: string, body: string | Uint8Array, description: Partial<Description> = {}): string {
    const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
    const etag = `"${createHash('md5').update(bytes).digest('hex')}"`;
    this.objects.set(key, {
      body: bytes,
      etag,
      description: { contentType: null, metadata: {}, ...description },
    });
    return etag;
  }

  etag(key: string): string | null {
    return this.objects.get(key)?.etag ?? null;
  }

  text(key: string): string | null {
    const object = this.objects.get(key);
    return object ? new TextDecoder().decode(object.body) : null;
  }

  write(key: string, body: string, expected: string | null): string | null {
    return this.etag(key) === expected ? this.set(key, body) : null;
  }
}

export function fakeArticleSource(bucket: FakeBucket): ArticleSource {
  return {
    head: (id) => {
      const key = articleKey(id);
      const object = bucket.objects.get(key);
      return Promise.resolve(
        object
          ? { key, versionId: null, etag: object.etag, bytes: object.body.length, ...object.description }
          : null,
      );
    },
    read: ({ key, etag }) => {
      const object = bucket.objects.get(key);
      return Promise.resolve(object?.etag === etag ? object.body : null);
    },
  };
}

export function fakeAlignedStore(bucket: FakeBucket): AlignedStore {
  return {
    readStatus: (id) => {
      const text = bucket.text(statusKey(id));
      const etag = bucket.etag(statusKey(id));
      if (text === null || etag === null) return Promise.resolve(null);
      return Promise.resolve({ status: parseStatus(text), etag });
    },
    writeStatus: (status, expected) =>
      Promise.resolve(bucket.write(statusKey(status.id), JSON.stringify(status), expected)),
    etagOf: (key) => Promise.resolve(bucket.etag(key)),
    publish: ({ key, body }, expected) => Promise.resolve(bucket.write(key, body, expected)),
    remove: (key, expected) => {
      const there = bucket.etag(key);
      if (there === expected) bucket.objects.delete(key);
      return Promise.resolve(there === expected || there === null);
    },
  };
}

function parseStatus(text: string): ArticleStatus | null {
  try {
    return ArticleStatus.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
