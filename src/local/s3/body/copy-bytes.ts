import type { FileHandle } from 'node:fs/promises';
import type { ObjectStore } from '../store/object-store.ts';
import { BodyChecksums } from './checksums.ts';
import type { ChecksumName, Checksums } from './checksums.ts';

/** Copies an open file's bytes into a new upload, computing the checksums asked for on the way. */
export async function copyBytes(
  file: FileHandle,
  { store, algorithms }: { store: ObjectStore; algorithms: readonly ChecksumName[] },
): Promise<{ upload: string; checksums: Checksums }> {
  const checksums = new BodyChecksums(algorithms);
  const upload = await store.upload(passing(file, checksums));
  return { upload, checksums: checksums.digest() };
}

async function* passing(file: FileHandle, checksums: BodyChecksums): AsyncGenerator<Buffer, void, undefined> {
  const pieces: AsyncIterable<Buffer> = file.createReadStream({ autoClose: false });
  for await (const piece of pieces) {
    checksums.update(piece);
    yield piece;
  }
}
