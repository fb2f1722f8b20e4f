import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { dataName, metadataName } from './disk-layout.ts';
import type { DiskLayout } from './disk-layout.ts';
import { isDate, parseRecord } from './json-record.ts';
import { readStoredObject } from './stored-object.ts';
import type { StoredObject } from './stored-object.ts';

/** A bucket as it stood when the server last stopped. */
export interface LoadedBucket {
  readonly name: string;
  /** ISO 8601, UTC. */
  readonly created: string;
  readonly objects: readonly StoredObject[];
}

/**
 * Reads every bucket, and clears away what an interrupted write left: uploads under way, bytes that no metadata
 * names, metadata whose bytes are gone.
 * @throws Error naming the file, where one was damaged by hand
 */
export async function loadBuckets(layout: DiskLayout): Promise<LoadedBucket[]> {
  await Promise.all((await readdir(layout.uploads)).map((name) => rm(join(layout.uploads, name))));
  const folders = (await readdir(layout.buckets, { withFileTypes: true })).filter((entry) =>
    entry.isDirectory(),
  );
  const buckets: LoadedBucket[] = [];
  for (const { name } of folders) {
    const created = await readCreationDate(layout.bucketFile(name));
    // A folder without its file is a creation that was cut off before it was acknowledged.
    if (created !== undefined)
      buckets.push({ name, created, objects: await loadObjects(layout.objects(name)) });
  }
  return buckets;
}

async function readCreationDate(path: string): Promise<string | undefined> {
  const text = await readFile(path, 'utf8').catch(ignoreMissing);
  if (text === undefined) return undefined;
  const created = parseRecord(text)?.['created'];
  if (!isDate(created)) throw damaged(path, 'it has no "created" date');
  return created;
}

async function loadObjects(folder: string): Promise<StoredObject[]> {
  const objects: StoredObject[] = [];
  for (const shelf of await readdir(folder)) objects.push(...(await loadShelf(join(folder, shelf))));
  return objects;
}

async function loadShelf(shelf: string): Promise<StoredObject[]> {
  const names = await readdir(shelf);
  const metadata = names.filter((name) => name.endsWith('.json'));
  const loaded = await Promise.all(metadata.map((name) => loadObject(shelf, name)));
  const objects = loaded.filter((object) => object !== undefined);
  const kept = new Set(objects.flatMap((object) => [metadataName(object.key), object.data]));
  await Promise.all(names.filter((name) => !kept.has(name)).map((name) => rm(join(shelf, name))));
  return objects;
}

async function loadObject(shelf: string, name: string): Promise<StoredObject | undefined> {
  const path = join(shelf, name);
  const object = readStoredObject(await readFile(path, 'utf8'));
  if (object === undefined) throw damaged(path, 'it is not the description of an object');
  if (metadataName(object.key) !== name || dataName(object.key, object.sequencer) !== object.data) {
    throw damaged(path, `the file names are not those of the key "${object.key}"`);
  }
  const data = join(shelf, object.data);
  const file = await stat(data).catch(ignoreMissing);
  if (file !== undefined && file.size !== object.size) {
    throw damaged(data, `it holds ${file.size} bytes where its description says ${object.size}`);
  }
  return file === undefined ? undefined : object;
}

function ignoreMissing(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
}

function damaged(path: string, reason: string): Error {
  return new Error(`${path} is damaged: ${reason}. Restore it, or delete it to let the object go.`);
}
