import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, describe, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { startFunction } from '../../src/local/functions/start-function.ts';
import type { FunctionOptions, LocalFunction } from '../../src/local/functions/start-function.ts';

/** Real handlers in real processes. */

const fixture = (name: string): URL => new URL(`fixtures/functions/${name}`, import.meta.url);

const open: { readonly close: () => Promise<void> }[] = [];
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const started of open.splice(0)) await started.close();
});

interface Started extends LocalFunction {
  readonly log: string[];
}

function start(options: Partial<FunctionOptions> = {}): Started {
  const log: string[] = [];
  const started = startFunction({
    name: 'echo',
    entry: fixture('echo.ts'),
    handler: 'handler',
    environment: {},
    timeoutMs: 10_000,
    processes: 1,
    onLog: (line, { stream }) => void log.push(`${stream}: ${line}`),
    ...options,
  });
  open.push(started);
  return { ...started, log };
}

const Report = z.strictObject({
  count: z.int(),
  pid: z.int(),
  from: z.int(),
  to: z.int(),
  remaining: z.int(),
});

async function report(invocation: Promise<unknown>): Promise<z.infer<typeof Report>> {
  return Report.parse(await invocation);
}

/** A process that ended and that nobody has collected yet (a zombie) does not run. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const stat = `/proc/${pid}/stat`;
  return !existsSync(stat) || !/\) Z /.test(readFileSync(stat, 'utf8'));
}

const matching = (pattern: RegExp): unknown => expect.stringMatching(pattern);
const containing = (words: string): unknown => expect.stringContaining(words);

async function moduleFile(name: string, source: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'function-'));
  open.push({ close: () => rm(folder, { recursive: true }) });
  const file = join(folder, name);
  await writeFile(file, source);
  return file;
}

describe('results', () => {
  test('module state lives on between invocations', async () => {
    const { invoke } = start();
    const first = await report(invoke({}));
    const second = await report(invoke({}));
    expect([first.count, second.count]).toEqual([1, 2]);
    expect(second.pid).toBe(first.pid);
    expect(first.pid).not.toBe(process.pid);
  });

  test.each([
    [
      { نص: 'عربي', list: [1, null] },
      { نص: 'عربي', list: [1, null] },
    ],
    ['text', 'text'],
    [null, null],
    [0, 0],
  ])('an answer of %j arrives as JSON', async (answer, expected) => {
    await expect(start().invoke({ answer })).resolves.toEqual(expected);
  });

  test('undefined is null, on the way in and out', async () => {
    await expect(start({ handler: 'nothing' }).invoke(undefined)).resolves.toBeNull();
  });

  test('an answer that cannot be JSON is an error', async () => {
    const { invoke } = start({ handler: 'circular' });
    await expect(invoke({})).rejects.toMatchObject({
      name: 'TypeError',
      message: containing('circular structure'),
    });
  });

  test('an event that cannot be JSON is an error, and the process goes on', async () => {
    const { invoke } = start();
    await expect(invoke({ big: 1n })).rejects.toThrow('BigInt');
    expect((await report(invoke({}))).count).toBe(1);
  });

  test('a JavaScript handler by its path', async () => {
    const source = 'export const handler = async (event) => ({ plain: event });';
    const { invoke } = start({ entry: await moduleFile('handler.mjs', source) });
    await expect(invoke('event')).resolves.toEqual({ plain: 'event' });
  });
});

describe('errors', () => {
  test('what the handler throws keeps its type, words and stack; the process goes on', async () => {
    const { invoke } = start();
    await expect(invoke({ throw: 'too far' })).rejects.toMatchObject({
      name: 'RangeError',
      message: 'too far',
      stack: matching(/^RangeError: too far\n\s+at handler \(.*echo\.ts:\d+:\d+\)/),
    });
    expect((await report(invoke({}))).count).toBe(2);
  });

  test('what is thrown need not be an Error', async () => {
    const { invoke } = start({
      entry: await moduleFile('odd.mjs', 'export const handler = () => { throw 5; };'),
    });
    await expect(invoke({})).rejects.toMatchObject({ name: 'number', message: '5' });
  });

  test.each([
    ['exit 3', { exit: 3 }, /^RequestId: [0-9a-f-]{36} Error: Runtime exited with error: exit status 3$/],
    ['exit 0', { exit: 0 }, /^RequestId: [0-9a-f-]{36} Error: Runtime exited without providing a reason$/],
    ['a signal', { kill: 'SIGKILL' }, /Error: Runtime exited with error: signal: SIGKILL$/],
    [
      'a rejection that nobody handles',
      { crash: 'lost', wait: 5000 },
      /Error: Runtime exited with error: exit status 1$/,
    ],
    ['a closed channel', { leaveIpc: true, wait: 5000 }, /Error: Runtime exited without providing a reason$/],
  ])('%s is Runtime.ExitError; a fresh process with fresh state follows', async (_, event, words) => {
    const { invoke } = start();
    const before = await report(invoke({}));
    await expect(invoke(event)).rejects.toMatchObject({
      name: 'Runtime.ExitError',
      message: matching(words),
    });
    const after = await report(invoke({}));
    expect([before.count, after.count]).toEqual([1, 1]);
    expect(after.pid).not.toBe(before.pid);
  });

  test('a process that ends between invocations is replaced without an error', async () => {
    const { invoke } = start();
    const { pid } = await report(invoke({}));
    process.kill(pid, 'SIGKILL');
    await expect.poll(() => isRunning(pid)).toBe(false);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await report(invoke({}))).count).toBe(1);
  });

  test('the fresh process starts before it is asked for', async () => {
    const source = 'console.log("imported"); export const handler = () => process.exit(1);';
    const { invoke, log } = start({ entry: await moduleFile('handler.mjs', source) });
    await expect(invoke({})).rejects.toMatchObject({ name: 'Runtime.ExitError' });
    await expect.poll(() => log, { timeout: 5000 }).toEqual(['stdout: imported', 'stdout: imported']);
  });

  test('other invocations survive the crash of one', async () => {
    const { invoke } = start({ processes: 2 });
    const all = await Promise.allSettled([invoke({ exit: 1 }), invoke({}), invoke({}), invoke({})]);
    expect(all.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled', 'fulfilled']);
  });
});

describe('timeout', () => {
  test.each([
    ['waits', { wait: 60_000 }],
    ['spins', { spin: true }],
  ])('a handler that %s too long is killed, in Lambda’s words; a fresh process follows', async (_, event) => {
    const { invoke } = start({ timeoutMs: 400 });
    const { pid } = await report(invoke({}));
    await expect(invoke(event)).rejects.toMatchObject({
      name: 'Sandbox.Timedout',
      message: matching(/^RequestId: [0-9a-f-]{36} Error: Task timed out after 0\.40 seconds$/),
    });
    expect(isRunning(pid)).toBe(false);
    expect((await report(invoke({}))).count).toBe(1);
  });

  test('the handler knows its remaining time, and each invocation has its own', async () => {
    const { invoke } = start({ timeoutMs: 600 });
    for (const wait of [400, 400]) {
      const { remaining } = await report(invoke({ wait }));
      expect(remaining).toBeGreaterThan(500);
      expect(remaining).toBeLessThanOrEqual(600);
    }
  });
});

describe('import', () => {
  test('an error is reported with its own name and message, each time', async () => {
    const { invoke, log } = start({ entry: fixture('broken-import.ts') });
    for (const attempt of [1, 2]) {
      await expect(invoke({ attempt })).rejects.toMatchObject({
        name: 'TypeError',
        message: 'WARRAQ_ENGINE is missing',
      });
    }
    await expect.poll(() => log).toContainEqual('stderr: TypeError: WARRAQ_ENGINE is missing');
  });

  test('an import that does not end is killed', async () => {
    const entry = await moduleFile('handler.mjs', 'await new Promise(() => setInterval(() => 1, 1000));');
    const { invoke } = start({ entry, importTimeoutMs: 300 });
    await expect(invoke({})).rejects.toMatchObject({
      name: 'Sandbox.Timedout',
      message: 'Importing the handler timed out after 0.30 seconds',
    });
  });

  test('its time limit ends with it', async () => {
    const { invoke } = start({ importTimeoutMs: 1500 });
    expect((await report(invoke({}))).count).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 1600));
    expect((await report(invoke({}))).count).toBe(2);
  });

  test('a file that is not there', async () => {
    const { invoke } = start({ entry: fixture('not-there.ts') });
    await expect(invoke({})).rejects.toThrow(/Cannot find module .*not-there\.ts/);
  });

  test('an exit', async () => {
    const { invoke } = start({ entry: fixture('exits-on-import.ts') });
    await expect(invoke({})).rejects.toMatchObject({
      name: 'Runtime.ExitError',
      message: 'Runtime exited with error: exit status 7',
    });
  });

  test.each(['handle', 'notAFunction'])('a handler %s that is none', async (handler) => {
    await expect(start({ handler }).invoke({})).rejects.toMatchObject({
      name: 'Runtime.HandlerNotFound',
      message: `${fixture('echo.ts').href} exports no function named '${handler}'.`,
    });
  });

  test('every waiting invocation learns of it', async () => {
    const { invoke } = start({ entry: fixture('broken-import.ts'), processes: 2 });
    const all = await Promise.allSettled([1, 2, 3].map((event) => invoke(event)));
    expect(all.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  });

  test('a module that is mended works at the next invocation', async () => {
    const entry = await moduleFile('handler.mjs', 'throw new Error("not yet");');
    const { invoke } = start({ entry });
    await expect(invoke({})).rejects.toThrow('not yet');
    await writeFile(entry, 'export const handler = () => "mended";');
    await expect(invoke({})).resolves.toBe('mended');
  });

  test('processes start before the first invocation', async () => {
    const entry = await moduleFile('handler.mjs', 'console.log("imported"); export const handler = () => 1;');
    const { log } = start({ entry, processes: 2 });
    await expect.poll(() => log, { timeout: 5000 }).toEqual(['stdout: imported', 'stdout: imported']);
  });
});

describe('environment', () => {
  test('nothing of the user’s reaches the function but what it needs to run', async () => {
    for (const name of [
      'AWS_PROFILE',
      'AWS_ACCESS_KEY_ID',
      'AWS_SESSION_TOKEN',
      'AWS_ENDPOINT_URL',
      'AWS_REGION',
    ]) {
      vi.stubEnv(name, 'of-the-user');
    }
    vi.stubEnv('SECRET_OF_THE_USER', 'secret');
    vi.stubEnv('NODE_OPTIONS', '--no-warnings');
    vi.stubEnv('LANG', 'ar_MA.UTF-8');
    vi.stubEnv('TMPDIR', undefined);
    const { invoke } = start({
      handler: 'describe',
      environment: { WARRAQ_SETTINGS: '{}', AWS_REGION: 'eu-west-1' },
    });
    expect(await invoke({})).toHaveProperty('execArgv', []);
    expect(await invoke({})).toHaveProperty('environment', {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      LANG: 'ar_MA.UTF-8',
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_REGION: 'eu-west-1',
      AWS_DEFAULT_REGION: 'eu-west-1',
      AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
      AWS_LAMBDA_FUNCTION_NAME: 'echo',
      AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '512',
      AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
      AWS_LAMBDA_LOG_GROUP_NAME: '/aws/lambda/echo',
      AWS_LAMBDA_LOG_STREAM_NAME: 'local',
      LAMBDA_TASK_ROOT: fileURLToPath(fixture('.')).replace(/\/$/, ''),
      _HANDLER: 'echo.describe',
      TZ: 'UTC',
      WARRAQ_SETTINGS: '{}',
    });
  });

  test('the context is Lambda’s', async () => {
    const { invoke } = start({
      handler: 'describe',
      name: 'translate-article',
      memoryMb: 1024,
      timeoutMs: 5000,
    });
    const closeTo5000: unknown = expect.closeTo(5000, -3);
    expect(await invoke({})).toMatchObject({
      context: {
        awsRequestId: matching(/^[0-9a-f-]{36}$/),
        callbackWaitsForEmptyEventLoop: true,
        functionName: 'translate-article',
        functionVersion: '$LATEST',
        invokedFunctionArn: 'arn:aws:lambda:us-east-1:000000000000:function:translate-article',
        logGroupName: '/aws/lambda/translate-article',
        logStreamName: 'local',
        memoryLimitInMB: '1024',
        remaining: closeTo5000,
      },
    });
  });
});

describe('logs', () => {
  test('come line by line, Arabic intact, the last one without a newline too', async () => {
    const source = `export function handler() {
      process.stdout.write('أولى\\nثانية\\n\\nبلا سطر');
      console.error('شكوى');
      process.exitCode = 0;
    }`;
    const { invoke, log, close } = start({ entry: await moduleFile('handler.mjs', source) });
    await invoke({});
    await expect.poll(() => log).toContain('stderr: شكوى');
    await close();
    await expect.poll(() => log).toContain('stdout: بلا سطر');
    expect(log.filter((line) => line.startsWith('stdout'))).toEqual([
      'stdout: أولى',
      'stdout: ثانية',
      'stdout: ',
      'stdout: بلا سطر',
    ]);
  });
});

describe('concurrency', () => {
  test('one invocation at a time a process, as many as there are processes', async () => {
    const { invoke } = start({ processes: 2 });
    const reports = await Promise.all([1, 2, 3, 4, 5].map(() => report(invoke({ wait: 80 }))));
    const atOnce = reports.map(
      ({ from }) => reports.filter((other) => other.from <= from && from < other.to).length,
    );
    expect(Math.max(...atOnce)).toBe(2);
    for (const pid of new Set(reports.map((each) => each.pid))) {
      const spans = reports.filter((each) => each.pid === pid).sort((one, other) => one.from - other.from);
      spans.slice(1).forEach((span, index) => {
        expect(span.from).toBeGreaterThanOrEqual(spans[index]!.to);
      });
    }
    expect(new Set(reports.map(({ pid }) => pid)).size).toBe(2);
  });

  test('waiting invocations go in their order', async () => {
    const { invoke } = start();
    const counts = await Promise.all([1, 2, 3, 4].map(async () => (await report(invoke({}))).count));
    expect(counts).toEqual([1, 2, 3, 4]);
  });
});

describe('close', () => {
  test('ends idle and busy processes; what was under way, waiting or comes later rejects', async () => {
    const { invoke, close } = start();
    const { pid } = await report(invoke({}));
    const outcomes = Promise.allSettled([invoke({ wait: 60_000 }), invoke({})]);
    await close();
    expect(isRunning(pid)).toBe(false);
    expect(await outcomes).toMatchObject([
      { reason: { name: 'Runtime.ExitError', message: matching(/signal: SIGTERM$/) } },
      { reason: { message: 'The function is closed: it takes no more invocations.' } },
    ]);
    await expect(invoke({})).rejects.toThrow('The function is closed: it takes no more invocations.');
  });

  test('starts nothing anew', async () => {
    const source = 'console.log("imported"); export const handler = () => new Promise(() => 1);';
    const { invoke, close, log } = start({ entry: await moduleFile('handler.mjs', source) });
    // Under way already or still waiting for the import: which of the two the closing finds is chance.
    const refused = expect(invoke({})).rejects.toThrow(/closed|exited/i);
    await expect.poll(() => log, { timeout: 5000 }).toEqual(['stdout: imported']);
    await close();
    await refused;
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(log).toEqual(['stdout: imported']);
  });

  test('in the middle of the start', async () => {
    const { close } = start({ processes: 2 });
    await expect(close()).resolves.toBeUndefined();
    await expect(close()).resolves.toBeUndefined();
  });

  test('takes what ignores SIGTERM by force', async () => {
    const { invoke, close } = start({ entry: fixture('stubborn.ts') });
    const { pid } = z.object({ pid: z.int() }).parse(await invoke({}));
    await close();
    expect(isRunning(pid)).toBe(false);
  });
});

test.each(['SIGKILL', 'SIGTERM', 'SIGINT'] as const)(
  'no process outlives a parent killed by %s',
  async (signal) => {
    const parent = spawn(process.execPath, [fileURLToPath(fixture('parent.ts'))], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      const pids: number[] = [];
      for await (const line of createInterface(parent.stdout)) {
        pids.push(Number(line));
        if (pids.length === 2) break;
      }
      expect(pids.map(isRunning)).toEqual([true, true]);
      expect(new Set(pids).size).toBe(2);
      parent.kill(signal);
      await expect.poll(() => pids.map(isRunning), { timeout: 5000 }).toEqual([false, false]);
    } finally {
      parent.kill('SIGKILL');
    }
  },
);

test('Ctrl-C in the terminal is the parent’s business', async () => {
  const { invoke } = start();
  const { pid } = await report(invoke({}));
  const underWay = report(invoke({ wait: 200 }));
  process.kill(pid, 'SIGINT');
  expect((await underWay).count).toBe(2);
});

test.each([
  [{ processes: 0 }, "The function's processes must be a whole number from 1; got 0."],
  [{ timeoutMs: 1.5 }, "The function's timeoutMs must be a whole number from 1; got 1.5."],
])('startFunction refuses %j', (options, message) => {
  expect(() => start(options)).toThrow(new RangeError(message));
});

test('a path may hold spaces and Arabic', async () => {
  const entry = await moduleFile('دالة 1.mjs', 'export const handler = () => "here";');
  await expect(start({ entry: pathToFileURL(entry) }).invoke({})).resolves.toBe('here');
});
