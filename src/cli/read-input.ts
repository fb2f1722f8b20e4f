import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { ArticleFile } from '../pipeline/article/read-article.ts';
import { CommandError } from './terminal.ts';

/** What standard input is called where a name is needed. */
const STDIN_NAME = 'stdin';
const DEFAULT_ENDING = 'txt';

/** A file's bytes, or standard input's for `-`. Throws `not-found`, naming the path and what is wrong with it. */
export async function readBytes(path: string): Promise<Uint8Array> {
  if (path === '-') return buffer(process.stdin);
  try {
    return await readFile(path);
  } catch (error) {
    throw new CommandError('not-found', `Cannot read ${path}: ${reason(error)}. Check the path.`);
  }
}

/** Throws `not-writable`, naming the path and what is wrong with it. */
export async function writeText(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text);
  } catch (error) {
    throw new CommandError('not-writable', `Cannot write ${path}: ${reason(error)}. Check the path.`);
  }
}

/** An article from a path or standard input. `as`, `md` for example, says how to read it, whatever it is called. */
export async function readArticleFile(path: string, as?: string): Promise<ArticleFile> {
  const name = path === '-' ? `${STDIN_NAME}.${as ?? DEFAULT_ENDING}` : basename(path);
  const id = as === undefined || name.toLowerCase().endsWith(`.${as}`) ? name : `${name}.${as}`;
  return { id, bytes: await readBytes(path) };
}

function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'there is no such file or folder';
  if (code === 'EISDIR') return 'it is a folder, and one file is wanted';
  if (code === 'EACCES') return 'permission denied';
  return error instanceof Error ? error.message : String(error);
}
