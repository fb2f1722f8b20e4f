import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { LocalCloudFile } from './local-cloud-file.ts';

const Credentials = z.strictObject({ accessKeyId: z.string().min(1), secretAccessKey: z.string().min(1) });
export type LocalCredentials = z.infer<typeof Credentials>;

const OWNER_ONLY = 0o600;

/**
 * The keys of a local cloud: made at its first start and kept, so that what people export stays true. Random, so that no
 * page in a browser can guess them.
 */
export async function localCredentials(folder: string): Promise<LocalCredentials> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, 'credentials.json');
  const stored = Credentials.safeParse(await readJson(path));
  if (stored.success) return stored.data;
  const made = {
    accessKeyId: `WARRAQ${randomBytes(7).toString('hex').toUpperCase()}`,
    secretAccessKey: randomBytes(30).toString('base64url'),
  };
  await writeWhole(path, made);
  return made;
}

/** Says in the folder how to talk to the cloud that runs on it. */
export async function announceCloud(folder: string, file: LocalCloudFile): Promise<void> {
  await writeWhole(join(folder, 'local.json'), file);
}

export async function withdrawCloud(folder: string): Promise<void> {
  await rm(join(folder, 'local.json'), { force: true });
}

/** Where a running cloud says who it is: see `reader-pages.ts`. */
export const ALIVE_PATH = '/reader/alive';
const ALIVE_WITHIN_MS = 1_000;

/** The cloud that runs on this folder, or null. A process id alone proves nothing: they come again after a restart. */
export async function runningCloud(folder: string): Promise<LocalCloudFile | null> {
  const found = LocalCloudFile.safeParse(await readJson(join(folder, 'local.json')));
  return found.success && (await answersAs(found.data)) ? found.data : null;
}

/** One that is there but too slow to answer counts as running: two clouds on one folder would be worse. */
async function answersAs({ endpoint, pid }: LocalCloudFile): Promise<boolean> {
  try {
    const response = await fetch(endpoint + ALIVE_PATH, { signal: AbortSignal.timeout(ALIVE_WITHIN_MS) });
    return (await response.text()) === String(pid);
  } catch (error) {
    return error instanceof Error && error.name === 'TimeoutError';
  }
}

/** Keeps a message that no delivery could finish, for people to look at. */
export async function keepDeadLetter(
  folder: string,
  letter: { readonly messageId: string },
): Promise<string> {
  await mkdir(join(folder, 'dead-letters'), { recursive: true });
  const path = join(folder, 'dead-letters', `${letter.messageId}.json`);
  await writeWhole(path, letter);
  return path;
}

async function writeWhole(path: string, value: unknown): Promise<void> {
  const temporary = `${path}.${randomBytes(4).toString('hex')}.tmp`;
  await writeFile(temporary, `${JSON.stringify(value, null, 1)}\n`, { mode: OWNER_ONLY });
  const file = await open(temporary, 'r');
  await file.sync();
  await file.close();
  await rename(temporary, path);
}

/** What a JSON file holds; undefined where there is none, or it holds no JSON. */
async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (isMissing || error instanceof SyntaxError) return undefined;
    throw error;
  }
}
