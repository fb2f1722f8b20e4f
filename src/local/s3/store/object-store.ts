import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { noSuchKey, S3Error } from '../wire/s3-error.ts';
import { checkBucketName } from './bucket-name.ts';
import { dataName, DiskLayout, README } from './disk-layout.ts';
import { KeyLocks } from './key-locks.ts';
import { loadBuckets } from './load-buckets.ts';
import { Sequencer } from './sequencer.ts';
import { writeStoredObject } from './stored-object.ts';
import type { StoredObject } from './stored-object.ts';
import { compareUtf8 } from './utf8-order.ts';

export interface Address {
  readonly bucket: string;
  readonly key: string;
}

/** Decides, while nobody else can write the key, whether a write may go on; throws where it may not. */
export type Admission = (current: StoredObject | undefined) => void;

/** What a commit adds to an upload: everything the store does not decide itself. */
export type NewObject = Pick<StoredObject, 'size' | 'etag' | 'headers' | 'metadata' | 'checksums'>;

/** A delete that removed something. */
export interface Removal {
  /** ISO 8601, UTC. */
  readonly time: string;
  readonly sequencer: string;
}

interface Bucket {
  readonly name: string;
  readonly created: string;
  readonly objects: Map<string, StoredObject>;
  /** In UTF-8 order; undefined when a key came or went since it was last asked for. */
  sortedKeys: readonly string[] | undefined;
}

/**
 * Buckets on disk with their index in memory. A write is committed by one rename, that of the metadata file: before
 * it the old object stands whole, after it the new one. Bytes are never changed in place, so a reader that has
 * opened an object reads that object to its end.
 */
export class ObjectStore {
  readonly #layout: DiskLayout;
  readonly #now: () => number;
  readonly #sequencer: Sequencer;
  readonly #buckets = new Map<string, Bucket>();
  readonly #locks = new KeyLocks();

  /** Use ObjectStore.open. */
  private constructor(layout: DiskLayout, now: () => number) {
    this.#layout = layout;
    this.#now = now;
    this.#sequencer = new Sequencer(now);
  }

  /**
   * Opens a data folder, which is made where it is missing. One process at a time may have it open.
   * @param now milliseconds since the epoch
   * @throws Error where a file in it was damaged by hand
   */
  static async open(folder: string, now: () => number = Date.now): Promise<ObjectStore> {
    const layout = new DiskLayout(folder);
    await mkdir(layout.buckets, { recursive: true });
    await mkdir(layout.uploads, { recursive: true });
    await writeFile(layout.readme, README);
    const store = new ObjectStore(layout, now);
    for (const { name, created, objects } of await loadBuckets(layout)) {
      const byKey = new Map(objects.map((object) => [object.key, object]));
      store.#buckets.set(name, { name, created, objects: byKey, sortedKeys: undefined });
      for (const { sequencer } of objects) store.#sequencer.observe(sequencer);
    }
    return store;
  }

  /** Every bucket, by name. */
  buckets(): { name: string; created: string }[] {
    return [...this.#buckets.values()]
      .map(({ name, created }) => ({ name, created }))
      .sort((one, other) => compareUtf8(one.name, other.name));
  }

  /**
   * @returns false where the bucket was there already
   * @throws S3Error InvalidBucketName
   */
  async createBucket(name: string): Promise<boolean> {
    checkBucketName(name);
    return this.#locks.hold(name, async () => {
      if (this.#buckets.has(name)) return false;
      const created = new Date(this.#now()).toISOString();
      await mkdir(this.#layout.objects(name), { recursive: true });
      await this.#writeWhole(
        this.#layout.bucketFile(name),
        `${JSON.stringify({ name, created }, null, 2)}\n`,
      );
      this.#buckets.set(name, { name, created, objects: new Map(), sortedKeys: undefined });
      return true;
    });
  }

  /** @throws S3Error NoSuchBucket */
  checkBucket(name: string): void {
    this.#bucket(name);
  }

  /** A bucket's keys in UTF-8 order. @throws S3Error NoSuchBucket */
  keys(bucket: string): readonly string[] {
    const found = this.#bucket(bucket);
    found.sortedKeys ??= [...found.objects.keys()].sort(compareUtf8);
    return found.sortedKeys;
  }

  /** @throws S3Error NoSuchBucket, NoSuchKey */
  find({ bucket, key }: Address): StoredObject {
    const object = this.#bucket(bucket).objects.get(key);
    if (object === undefined) throw noSuchKey(key);
    return object;
  }

  /** An object with its bytes, opened for reading; the caller closes the file. @throws S3Error as `find` */
  async read(address: Address): Promise<{ object: StoredObject; file: FileHandle }> {
    // Under the lock: else an overwrite could take the bytes away between the look-up and the opening.
    return this.#locks.hold(lockName(address), async () => {
      const object = this.find(address);
      return { object, file: await open(this.#dataFile(address, object), 'r') };
    });
  }

  /** Writes bytes, durably, to a file that is no object yet. @returns its path, for `commit` or `discard` */
  async upload(bytes: AsyncIterable<Uint8Array>): Promise<string> {
    const path = this.#layout.newUpload();
    try {
      await writeFile(path, bytes, { flag: 'wx', flush: true });
      return path;
    } catch (error) {
      await this.discard(path);
      throw error;
    }
  }

  async discard(upload: string): Promise<void> {
    await rm(upload, { force: true });
  }

  /**
   * Makes an upload the object at an address, if `admit` lets it; the upload is used up either way.
   * @throws S3Error NoSuchBucket, and whatever `admit` throws
   */
  async commit(upload: string, to: Address & { object: NewObject; admit: Admission }): Promise<StoredObject> {
    try {
      return await this.#locks.hold(lockName(to), async () => {
        const before = this.#bucket(to.bucket).objects.get(to.key);
        to.admit(before);
        const object = this.#newObject(to.key, to.object);
        await this.#place(upload, { to, object });
        this.#index(to.bucket, object);
        if (before !== undefined) await this.discard(this.#dataFile(to, before));
        return object;
      });
    } finally {
      await this.discard(upload);
    }
  }

  /**
   * Deletes an object, if `admit` lets it.
   * @returns undefined where there was none
   * @throws S3Error NoSuchBucket, and whatever `admit` throws
   */
  async remove(address: Address & { admit: Admission }): Promise<Removal | undefined> {
    return this.#locks.hold(lockName(address), async () => {
      const bucket = this.#bucket(address.bucket);
      const object = bucket.objects.get(address.key);
      address.admit(object);
      if (object === undefined) return undefined;
      await rm(this.#layout.metadataFile(address.bucket, address.key), { force: true });
      bucket.objects.delete(address.key);
      bucket.sortedKeys = undefined;
      await this.discard(this.#dataFile(address, object));
      return { time: new Date(this.#now()).toISOString(), sequencer: this.#sequencer.next() };
    });
  }

  #bucket(name: string): Bucket {
    const bucket = this.#buckets.get(name);
    if (bucket !== undefined) return bucket;
    throw new S3Error('NoSuchBucket', 'The specified bucket does not exist', { BucketName: name });
  }

  #newObject(key: string, object: NewObject): StoredObject {
    const lastModified = new Date(this.#now()).toISOString();
    const sequencer = this.#sequencer.next();
    const { size, etag, headers, metadata, checksums } = object;
    const data = dataName(key, sequencer);
    return { key, size, etag, lastModified, sequencer, headers, metadata, checksums, data };
  }

  /** Bytes first, then the metadata that names them: a crash in between leaves bytes that nobody names. */
  async #place(upload: string, { to, object }: { to: Address; object: StoredObject }): Promise<void> {
    await mkdir(this.#layout.shelf(to.bucket, to.key), { recursive: true });
    const data = this.#dataFile(to, object);
    await rename(upload, data);
    try {
      await this.#writeWhole(this.#layout.metadataFile(to.bucket, to.key), writeStoredObject(object));
    } catch (error) {
      await this.discard(data);
      throw error;
    }
  }

  #index(bucketName: string, object: StoredObject): void {
    const bucket = this.#bucket(bucketName);
    if (!bucket.objects.has(object.key)) bucket.sortedKeys = undefined;
    bucket.objects.set(object.key, object);
  }

  async #writeWhole(path: string, text: string): Promise<void> {
    const draft = this.#layout.newUpload();
    try {
      await writeFile(draft, text, { flush: true });
      await rename(draft, path);
    } catch (error) {
      await this.discard(draft);
      throw error;
    }
  }

  #dataFile({ bucket, key }: Address, object: StoredObject): string {
    return join(this.#layout.shelf(bucket, key), object.data);
  }
}

function lockName({ bucket, key }: Address): string {
  return `${bucket}/${key}`;
}
