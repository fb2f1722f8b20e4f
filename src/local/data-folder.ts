import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
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

/** The cloud that runs on this folder, or null. */
export async function runningCloud(folder: string): Promise<LocalCloudFile | null> {
  const found = LocalCloudFile.safeParse(await readJson(join(folder, 'local.json')));
  return found.success && isAlive(found.data.pid) ? found.data : null;
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

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
