import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ObjectStore } from '../../../../src/local/s3/store/object-store.ts';
import type { Admission, NewObject } from '../../../../src/local/s3/store/object-store.ts';

let folder: string;
let store: ObjectStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'warraq-s3-store-'));
  store = await openStore();
  await store.createBucket('articles');
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

const NOW = Date.UTC(2026, 0, 2, 3, 4, 5, 678);
const openStore = (): Promise<ObjectStore> => ObjectStore.open(folder, () => NOW);
const admitAll: Admission = () => undefined;

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  for (const piece of text.match(/.{1,3}/gs) ?? []) yield await Promise.resolve(Buffer.from(piece));
}

function described(text: string): NewObject {
  const size = Buffer.byteLength(text);
  return {
    size,
    etag: `etag-of-${text}`,
    headers: { 'content-type': 'text/plain' },
    metadata: {},
    checksums: {},
  };
}

async function put(key: string, text: string, admit = admitAll): Promise<void> {
  const upload = await store.upload(bytes(text));
  await store.commit(upload, { bucket: 'articles', key, object: described(text), admit });
}

async function read(key: string): Promise<string> {
  const { file } = await store.read({ bucket: 'articles', key });
  try {
    return await file.readFile('utf8');
  } finally {
    await file.close();
  }
}

/** Every file under the data folder but the README, by its path. */
async function files(): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile() && entry.name !== 'README.txt')
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

// sha256sum of "articles/a.txt"
const HASH = 'ac42b1b248f931f9638d66f22d20543f79f07e5adad24b7f59afd1d1f8e6128f';

describe('on disk', () => {
  test('an object is two files that say what they are', async () => {
    await put('articles/a.txt', 'hello');
    const [bucket, data, json] = await files();
    expect(bucket).toBe('buckets/articles/bucket.json');
    expect(JSON.parse(await readFile(join(folder, json!), 'utf8'))).toEqual({
      key: 'articles/a.txt',
      size: 5,
      etag: 'etag-of-hello',
      lastModified: '2026-01-02T03:04:05.678Z',
      sequencer: '001886CAF244FFA780',
      headers: { 'content-type': 'text/plain' },
      metadata: {},
      checksums: {},
      data: `${HASH}.001886CAF244FFA780.data`,
    });
    expect(json).toBe(`buckets/articles/objects/${HASH.slice(0, 2)}/${HASH}.json`);
    expect(await readFile(join(folder, data!), 'utf8')).toBe('hello');
    expect(await readFile(join(folder, 'README.txt'), 'utf8')).toContain('SHA-256 of the key');
  });

  test.each([
    '..dots/./x',
    '../../../escape',
    '/',
    '//',
    'a/',
    'a',
    'a/b',
    'مقالات/مقال أول.txt',
    `q'"<>&?#`,
    '\u0000',
    'x'.repeat(1024),
  ])('the key %j is itself, and stays inside', async (key) => {
    await put(key, `content of ${key}`);
    expect(await read(key)).toBe(`content of ${key}`);
    expect(store.keys('articles')).toEqual([key]);
    expect((await files()).every((path) => path.startsWith('buckets/articles/'))).toBe(true);
    store = await openStore();
    expect(await read(key)).toBe(`content of ${key}`);
  });

  test('an overwrite and a delete leave nothing of the old object', async () => {
    await put('k', 'one');
    await put('k', 'two');
    expect(await read('k')).toBe('two');
    expect(await files()).toHaveLength(3);
    await store.remove({ bucket: 'articles', key: 'k', admit: admitAll });
    expect(await files()).toEqual(['buckets/articles/bucket.json']);
  });

  test.each(['..', '.', 'a/b', '../x', 'A', 'ab', 'a..b', '1.2.3.4', '-ab', 'x'.repeat(64)])(
    'no bucket is called %j',
    async (name) => {
      await expect(store.createBucket(name)).rejects.toMatchObject({ code: 'InvalidBucketName' });
    },
  );
});

describe('reading and writing', () => {
  test('a reader that has opened an object reads that object to its end', async () => {
    await put('k', 'old');
    const { object, file } = await store.read({ bucket: 'articles', key: 'k' });
    await put('k', 'newer');
    expect(object.size).toBe(3);
    expect(await file.readFile('utf8')).toBe('old');
    await file.close();
  });

  test('only-when-absent lets one of many in', async () => {
    const onlyOnce: Admission = (current) => {
      if (current !== undefined) throw new Error('there already');
    };
    const results = await Promise.allSettled(
      Array.from({ length: 10 }, (_, n) => put('k', `v${n}`, onlyOnce)),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await files()).toHaveLength(3);
  });

  test('a refused write leaves the object, and no upload', async () => {
    await put('k', 'old');
    const refuse: Admission = () => {
      throw new Error('refused');
    };
    await expect(put('k', 'new', refuse)).rejects.toThrow('refused');
    await expect(store.remove({ bucket: 'articles', key: 'k', admit: refuse })).rejects.toThrow('refused');
    expect(await read('k')).toBe('old');
    expect(await files()).toHaveLength(3);
  });

  test('an upload that breaks off leaves nothing', async () => {
    async function* breaking(): AsyncGenerator<Uint8Array> {
      yield await Promise.resolve(Buffer.from('half'));
      throw new Error('gone');
    }
    await expect(store.upload(breaking())).rejects.toThrow('gone');
    expect(await files()).toEqual(['buckets/articles/bucket.json']);
  });

  test('what is not there', async () => {
    expect(() => store.find({ bucket: 'articles', key: 'k' })).toThrow(
      expect.objectContaining({ code: 'NoSuchKey' }),
    );
    expect(() => store.keys('none')).toThrow(expect.objectContaining({ code: 'NoSuchBucket' }));
    expect(await store.remove({ bucket: 'articles', key: 'k', admit: admitAll })).toBeUndefined();
    const upload = await store.upload(bytes('x'));
    await expect(
      store.commit(upload, { bucket: 'none', key: 'k', object: described('x'), admit: admitAll }),
    ).rejects.toMatchObject({ code: 'NoSuchBucket' });
    expect(await files()).toEqual(['buckets/articles/bucket.json']);
  });

  test('keys come in UTF-8 order, and a bucket is made once', async () => {
    for (const key of ['é', 'a', '\u{1f54c}', '\uffff', 'B']) await put(key, '');
    expect(store.keys('articles')).toEqual(['B', 'a', 'é', '\uffff', '\u{1f54c}']);
    await store.remove({ bucket: 'articles', key: 'a', admit: admitAll });
    expect(store.keys('articles')).toEqual(['B', 'é', '\uffff', '\u{1f54c}']);
    expect(await store.createBucket('articles')).toBe(false);
    expect(store.keys('articles')).toHaveLength(4);
  });

  test('each write and each delete has a greater sequencer, restarts included', async () => {
    await put('k', 'one');
    const one = store.find({ bucket: 'articles', key: 'k' }).sequencer;
    store = await openStore();
    await put('k', 'two');
    const two = store.find({ bucket: 'articles', key: 'k' }).sequencer;
    const removal = await store.remove({ bucket: 'articles', key: 'k', admit: admitAll });
    expect([removal!.sequencer, two, one].sort()).toEqual([one, two, removal!.sequencer]);
    expect(new Set([one, two, removal!.sequencer]).size).toBe(3);
  });
});

describe('opening again', () => {
  test('everything acknowledged is there', async () => {
    await put('a', 'one');
    await put('b', 'two');
    await put('a', 'three');
    const before = store.find({ bucket: 'articles', key: 'a' });
    store = await openStore();
    expect(store.keys('articles')).toEqual(['a', 'b']);
    expect(store.find({ bucket: 'articles', key: 'a' })).toEqual(before);
    expect(await read('a')).toBe('three');
    expect(store.buckets()).toEqual([{ name: 'articles', created: '2026-01-02T03:04:05.678Z' }]);
  });

  test('what an interrupted write left is swept, and the old object stands', async () => {
    await put('k', 'old');
    const [, data] = await files();
    const whole = await files();
    await store.upload(bytes('half an upload'));
    await writeFile(
      join(folder, data!.replace('001886CAF244FFA780', '00FF')),
      'bytes that no metadata names',
    );
    await mkdir(join(folder, 'buckets/half-made/objects'), { recursive: true });
    store = await openStore();
    expect(await files()).toEqual(whole);
    expect(await read('k')).toBe('old');
    expect(store.buckets()).toHaveLength(1);
    expect(await store.createBucket('half-made')).toBe(true);
  });

  test('an object whose bytes were deleted by hand is gone', async () => {
    await put('k', 'old');
    const data = (await files()).find((path) => path.endsWith('.data'))!;
    await rm(join(folder, data));
    store = await openStore();
    expect(store.keys('articles')).toEqual([]);
    expect(await files()).toEqual(['buckets/articles/bucket.json']);
  });

  test.each([
    ['.json', () => '{', /\.json is damaged: it is not the description of an object/],
    ['.json', (text: string) => text.replace('"size": 3', '"size": "3"'), /not the description of an object/],
    [
      '.json',
      (text: string) => text.replace('"key": "k"', '"key": "j"'),
      /file names are not those of the key "j"/,
    ],
    [
      '.json',
      (text: string) => text.replace(/"data": ".*"/, '"data": "../../../../../etc/hosts"'),
      /file names are not/,
    ],
    ['.data', () => 'more', /\.data is damaged: it holds 4 bytes where its description says 3/],
    ['bucket.json', () => '{}', /bucket\.json is damaged: it has no "created" date/],
  ])('a damaged %s is named', async (end, damage, message) => {
    await put('k', 'old');
    const path = join(
      folder,
      (await files()).find(
        (name) => name.endsWith(end) && (end === 'bucket.json' || !name.endsWith('bucket.json')),
      )!,
    );
    await writeFile(path, damage(await readFile(path, 'utf8')));
    await expect(openStore()).rejects.toThrow(message);
  });
});
