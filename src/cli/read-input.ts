import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { ArticleFile } from '../pipeline/article/read-article.ts';
import { CommandError } from './terminal.ts';

/** What standard input is called where a name is needed; its ending says that it is read as plain text. */
const STDIN_ID = 'stdin.txt';

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

export async function readArticleFile(path: string): Promise<ArticleFile> {
  return { id: path === '-' ? STDIN_ID : basename(path), bytes: await readBytes(path) };
}

function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'there is no such file or folder';
  if (code === 'EISDIR') return 'it is a folder';
  if (code === 'EACCES') return 'permission denied';
  return error instanceof Error ? error.message : String(error);
}
