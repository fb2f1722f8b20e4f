import { createHash } from 'node:crypto';
import { inProcessMemory } from '../../../../src/local/in-process-memory.ts';
import type { ArticleStatus } from '../../../../src/pipeline/document/status-schema.ts';
import { WarraqError, type ErrorCode } from '../../../../src/pipeline/errors.ts';
import { alignedKey, articleKey, pageKey, statusKey } from '../../../../src/pipeline/keys.ts';
import type { ArticleVersion, PublishedFile } from '../../../../src/pipeline/ports.ts';
import { reconcile, type Reconciliation } from '../../../../src/pipeline/reconciliation/reconcile.ts';
import { fakeAlignedStore, fakeArticleSource, FakeBucket } from '../../../fakes/stores.ts';
import { fakeRun } from '../../../fakes/run.ts';
import { fakeTranslator } from '../../../fakes/translator.ts';

export const ID = 'news/a.txt';
export const JSON_KEY = 'aligned/ar-en/news/a.txt.json';
export const PAGE_KEY = 'pages/ar-en/news/a.txt.html';
export const FIRST = 'بداية السنة\n\nأهلا. سلام.\n\n12\n\nوداعا.';
export const SECOND = 'نهاية السنة\n\nأهلا. سلام.\n\nشكرا.';

/**
 * Hook around every call of a port: `before` may throw or meddle, `after` may throw once the call took effect. What is no
 * `WarraqError` is the death of the function: no later call of that delivery gets through.
 */
export interface Hook {
  readonly before?: (call: string, count: number) => unknown;
  readonly after?: (call: string, count: number) => unknown;
}

/** The buckets, the memory and the engine of one small cloud. */
export class World {
  readonly articles = new FakeBucket();
  readonly translations = new FakeBucket();
  readonly entries = new Map<string, string>();
  readonly translator = fakeTranslator();

  upload(text: string | Uint8Array): void {
    this.articles.set(articleKey(ID), text);
  }

  delete(): void {
    this.articles.objects.delete(articleKey(ID));
  }

  /** What a delivery works with; a hook sees every call of a store. */
  ports(hook: Hook = {}): Reconciliation & ReturnType<typeof fakeRun> {
    let count = 0;
    let death: Error | null = null;
    const watch = <Args extends unknown[], Result>(
      name: string,
      call: (...args: Args) => Promise<Result>,
    ) => {
      return async (...args: Args): Promise<Result> => {
        count += 1;
        const mine = count;
        if (death !== null) throw death;
        try {
          await hook.before?.(name, mine);
          const result = await call(...args);
          await hook.after?.(name, mine);
          return result;
        } catch (thrown) {
          if (!(thrown instanceof WarraqError)) death = new Error('The power went.', { cause: thrown });
          throw thrown;
        }
      };
    };
    const source = fakeArticleSource(this.articles);
    const aligned = fakeAlignedStore(this.translations);
    const memory = inProcessMemory(this.entries);
    return {
      ...fakeRun({ translator: this.translator }),
      source: {
        head: watch('head', (id: string) => source.head(id)),
        read: watch('read', (version: ArticleVersion) => source.read(version)),
      },
      memory: {
        get: watch('memory.get', (key: string) => memory.get(key)),
        put: watch('memory.put', (key: string, body: string) => memory.put(key, body)),
        replace: watch('memory.replace', (key: string, body: string) => memory.replace(key, body)),
      },
      aligned: {
        readStatus: watch('readStatus', (id: string) => aligned.readStatus(id)),
        writeStatus: watch('writeStatus', (status: ArticleStatus, expected: string | null) =>
          aligned.writeStatus(status, expected),
        ),
        etagOf: watch('etagOf', (key: string) => aligned.etagOf(key)),
        publish: watch('publish', (file: PublishedFile, expected: string | null) =>
          aligned.publish(file, expected),
        ),
        remove: watch('remove', (key: string, expected: string) => aligned.remove(key, expected)),
      },
    };
  }

  /** One delivery. */
  reconcile(changes: Partial<Reconciliation> & { hook?: Hook } = {}): Promise<ArticleStatus | null> {
    const { hook, ...others } = changes;
    return reconcile(ID, { ...this.ports(hook), ...others });
  }

  status(): ArticleStatus | null {
    const text = this.translations.text(statusKey(ID));
    return text === null ? null : (JSON.parse(text) as ArticleStatus);
  }

  /** What readers see: the published files by key. */
  published(): Record<string, string | null> {
    return {
      json: this.translations.text(alignedKey(ID)),
      page: this.translations.text(pageKey(ID)),
    };
  }

  /** Everything in the translations bucket. */
  keys(): string[] {
    return [...this.translations.objects.keys()].sort();
  }
}

/** A world in which this article has been published, undisturbed. */
export async function publishedWorld(text: string): Promise<World> {
  const world = new World();
  world.upload(text);
  await world.reconcile();
  return world;
}

/** The calls of a delivery that change something, as they are made. */
export function writes(world: World) {
  const calls: string[] = [];
  const hook = {
    before: (call: string) => {
      if (!['readStatus', 'etagOf', 'head', 'read', 'memory.get'].includes(call)) calls.push(call);
    },
  };
  const deliver = (changes: Parameters<World['reconcile']>[0] = {}) => world.reconcile({ ...changes, hook });
  return { calls, deliver };
}

/** An engine that answers every request with this error. */
export const refusing = (code: ErrorCode) =>
  fakeTranslator(() => {
    throw new WarraqError(code, 'The translator said no.');
  });

export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
