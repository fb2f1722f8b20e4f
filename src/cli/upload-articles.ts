import { readdir, stat } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { putObject } from '../aws/s3-objects.ts';
import { WarraqError } from '../pipeline/errors.ts';
import { articleKey, mediaTypeOf } from '../pipeline/keys.ts';
import type { Connection } from './connection.ts';
import type { Uploaded } from './outcomes.ts';
import { readBytes } from './read-input.ts';
import { CommandError, say, soft, visible } from './terminal.ts';

/** A file and the article id that it is uploaded under. */
export interface Upload {
  readonly path: string;
  readonly id: string;
}

/**
 * The uploads that paths stand for: a file under its own name, a folder's articles under their names within it. Hidden
 * files are left out, and in folders what Warraq does not read.
 */
export async function uploadsOf(paths: readonly string[]): Promise<Upload[]> {
  const uploads: Upload[] = [];
  for (const path of paths) {
    const found = await stat(path).catch(() => null);
    if (!found)
      throw new CommandError(
        'not-found',
        `Cannot read ${path}: there is no such file or folder. Check the path.`,
      );
    uploads.push(...(found.isDirectory() ? await folderUploads(path) : [{ path, id: basename(path) }]));
  }
  refuseSameName(uploads);
  return uploads;
}

/** The second would replace the first, whose outcome nobody could wait for. */
function refuseSameName(uploads: readonly Upload[]): void {
  const paths = new Map<string, string>();
  for (const { id, path } of uploads) {
    const other = paths.get(id);
    if (other !== undefined) {
      throw new CommandError(
        'usage',
        `${other} and ${path} would both be uploaded as ${id}. Upload the folder that they are in, or one after the other.`,
      );
    }
    paths.set(id, path);
  }
}

async function folderUploads(folder: string): Promise<Upload[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, id: relative(folder, path).split(sep).join('/') }))
    .filter(({ id }) => !id.split('/').some((part) => part.startsWith('.')))
    .sort((one, other) => (one.id < other.id ? -1 : 1));
  const isRead = ({ id }: Upload) => mediaTypeOf(id) !== null;
  tellSkipped(
    folder,
    files.filter((file) => !isRead(file)),
  );
  return files.filter(isRead);
}

/** How many names a line on stderr lists before it only counts. */
const TOLD = 5;

function tellSkipped(folder: string, skipped: readonly Upload[]): void {
  if (skipped.length === 0) return;
  const names = skipped.slice(0, TOLD).map(({ id }) => visible(id));
  const more = skipped.length > TOLD ? ` and ${skipped.length - TOLD} more` : '';
  say(soft(`Left out of ${visible(folder)}, for their endings are not read: ${names.join(', ')}${more}`));
}

export async function uploadArticle(connection: Connection, { path, id }: Upload): Promise<Uploaded> {
  const written = await putObject(connection.client, {
    bucket: connection.articlesBucket,
    key: articleKey(id),
    body: await readBytes(path),
    contentType: mediaTypeOf(id) ?? 'application/octet-stream',
  });
  if (!written) {
    throw new WarraqError(
      'store-unavailable',
      `${id}: somebody else is writing it at this moment. Upload it again.`,
    );
  }
  return { id, ...written };
}
