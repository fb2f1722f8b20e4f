import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';

/** Lies in the data folder, for whoever opens it. */
export const README = `This folder holds the buckets of Warraq's local S3.

buckets/<bucket>/bucket.json               the bucket
buckets/<bucket>/objects/ab/abcd….json     one object: its key, size, headers, metadata and the name of its data file
buckets/<bucket>/objects/ab/abcd….….data   its bytes, unchanged
uploads/                                   uploads under way; emptied at every start

abcd… is the SHA-256 of the key. To find an object by its key: grep -rl '"key": "articles/' buckets
Stop the server before changing anything here. To remove an object by hand, delete both of its files.
`;

/** Where everything lies. No path is made from a key: keys may hold `..`, slashes and more bytes than a file name. */
export class DiskLayout {
  readonly readme: string;
  readonly buckets: string;
  readonly uploads: string;

  constructor(folder: string) {
    this.readme = join(folder, 'README.txt');
    this.buckets = join(folder, 'buckets');
    this.uploads = join(folder, 'uploads');
  }

  bucketFile(bucket: string): string {
    return join(this.buckets, bucket, 'bucket.json');
  }

  objects(bucket: string): string {
    return join(this.buckets, bucket, 'objects');
  }

  /** The folder of a key's files. */
  shelf(bucket: string, key: string): string {
    return join(this.objects(bucket), keyHash(key).slice(0, 2));
  }

  metadataFile(bucket: string, key: string): string {
    return join(this.shelf(bucket, key), metadataName(key));
  }

  /** A file of its own for something that is still being written. */
  newUpload(): string {
    return join(this.uploads, randomUUID());
  }
}

export function metadataName(key: string): string {
  return `${keyHash(key)}.json`;
}

/** The name of the bytes of one write: no two writes share one, so a write never touches what another stored. */
export function dataName(key: string, sequencer: string): string {
  return `${keyHash(key)}.${sequencer}.data`;
}

function keyHash(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
