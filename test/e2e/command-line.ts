import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';

export const ROOT = join(import.meta.dirname, '../..');
const MAIN = join(ROOT, 'src/cli/main.ts');

/** Where processes that tests start find the code that an earlier one has compiled: they start in half the time. */
export const COMPILE_CACHE = { NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache') } as const;

/** Of this machine, nothing that points at AWS, and no colours. */
export const CLEAN_ENVIRONMENT: NodeJS.ProcessEnv = {
  ...Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(AWS_|FORCE_COLOR|NODE_)/u.test(name)),
  ),
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true',
  NO_COLOR: '1',
  ...COMPILE_CACHE,
};

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  /** Standard input; empty unless given. */
  readonly input?: string | Uint8Array;
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** Runs `warraq` with these arguments, to its end. */
export function warraq(args: readonly string[], options: RunOptions = {}): Promise<Ended> {
  return run(process.execPath, [MAIN, ...args], options);
}

/** Runs a command to its end. */
export async function run(
  command: string,
  args: readonly string[],
  { input = '', cwd = ROOT, env = {} }: RunOptions = {},
): Promise<Ended> {
  const child = spawn(command, args, {
    cwd,
    env: { ...CLEAN_ENVIRONMENT, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const [stdout, stderr, [code, signal]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>,
  ]);
  return { code, signal, stdout, stderr };
}

/** What `warraq local --json` prints first. */
export interface LocalCloudLine {
  readonly endpoint: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly articlesBucket: string;
  readonly translationsBucket: string;
  readonly memoryBucket: string;
  readonly reader: string;
  readonly engine: string;
}

export interface LocalCommand {
  readonly line: LocalCloudLine;
  /** Sends a signal, and waits for the end. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<Pick<Ended, 'code' | 'signal' | 'stderr'>>;
}

/** Starts `warraq local --json` and waits until it is up. */
export async function warraqLocal(
  data: string,
  args: readonly string[] = ['--port', '0'],
): Promise<LocalCommand> {
  const child: ChildProcessByStdio<Writable | null, Readable, Readable> = spawn(
    process.execPath,
    [MAIN, 'local', '--json', '--data', data, ...args],
    { cwd: ROOT, env: CLEAN_ENVIRONMENT, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const stderr = text(child.stderr);
  const closed = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
  const [line] = (await Promise.race([once(createInterface(child.stdout), 'line'), closed])) as unknown[];
  if (typeof line !== 'string') throw new Error(`warraq local ended at once: ${await stderr}`);
  return {
    line: JSON.parse(line) as LocalCloudLine,
    stop: async (name = 'SIGTERM') => {
      child.kill(name);
      const [code, signal] = await closed;
      return { code, signal, stderr: await stderr };
    },
  };
}
