import { randomUUID } from 'node:crypto';
import { resolve as resolvePath } from 'node:path';
import { pathToFileURL } from 'node:url';
import { functionEnvironment } from './environment.ts';
import { FunctionProcess } from './function-process.ts';
import type { LogOrigin, ProcessOptions } from './function-process.ts';

export interface FunctionOptions {
  /** What Lambda would call it: part of its context and its log group. */
  readonly name: string;
  /** The handler's module, TypeScript or not: a file URL, or a path from the working directory. */
  readonly entry: URL | string;
  /** The name of its export. */
  readonly handler: string;
  /** The function's environment; of this machine's own it gets PATH, HOME, TMPDIR and LANG. */
  readonly environment: Readonly<Record<string, string>>;
  /** Time for one invocation, in milliseconds. The import of the handler does not count. */
  readonly timeoutMs: number;
  /** Time for the import, in milliseconds. Default 30,000. */
  readonly importTimeoutMs?: number | undefined;
  /** Invocations at once, at most: each has a process of its own. */
  readonly processes: number;
  /** What the context says of memory; nothing enforces it. Default 512. */
  readonly memoryMb?: number | undefined;
  /** Takes what the function prints, line by line, without newlines. */
  readonly onLog: (line: string, origin: LogOrigin) => void;
}

export interface LocalFunction {
  /**
   * Runs the handler on an event, as JSON both ways; waits while every process is busy.
   * @throws FunctionError where the handler or its import threw, the time was up or the process ended
   */
  readonly invoke: (event: unknown) => Promise<unknown>;
  /** Ends every process; invocations under way or waiting reject. */
  readonly close: () => Promise<void>;
}

interface WaitingInvocation {
  readonly event: unknown;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

const DEFAULT_MEMORY_MB = 512;

/** Ours. Lambda gives an import 10 s; unbundled TypeScript on a busy machine takes its time. */
const DEFAULT_IMPORT_TIMEOUT_MS = 30_000;

/**
 * Runs an unmodified Lambda handler in processes of its own. They start at once and import the handler, but nothing
 * waits for them; one that ended is replaced with a fresh one.
 * @throws RangeError where a number is not a whole one from 1
 */
export function startFunction(options: FunctionOptions): LocalFunction {
  mustBeWhole('timeoutMs', options.timeoutMs);
  mustBeWhole('importTimeoutMs', options.importTimeoutMs ?? DEFAULT_IMPORT_TIMEOUT_MS);
  mustBeWhole('processes', options.processes);
  const pool = new ProcessPool(processOptions(options), options.processes);
  return { invoke: (event) => pool.invoke(event), close: () => pool.close() };
}

class ProcessPool {
  readonly #options: ProcessOptions;
  readonly #size: number;
  readonly #processes = new Set<FunctionProcess>();
  readonly #idle = new Set<FunctionProcess>();
  readonly #waiting: WaitingInvocation[] = [];
  #starting = 0;
  #closed = false;

  constructor(options: ProcessOptions, size: number) {
    this.#options = options;
    this.#size = size;
    while (this.#processes.size < size) this.#start();
  }

  async invoke(event: unknown): Promise<unknown> {
    if (this.#closed) throw closedError();
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    this.#waiting.push({ event, resolve, reject });
    this.#pump();
    return promise;
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const { reject } of this.#waiting.splice(0)) reject(closedError());
    await Promise.all([...this.#processes].map((child) => child.end()));
  }

  /** Gives waiting invocations to idle processes, and starts processes for those that remain. */
  #pump(): void {
    for (const child of this.#idle) {
      const invocation = this.#waiting.shift();
      if (invocation === undefined) return;
      this.#idle.delete(child);
      void this.#run(child, invocation);
    }
    while (this.#starting < this.#waiting.length && this.#processes.size < this.#size) this.#start();
  }

  async #run(child: FunctionProcess, { event, resolve, reject }: WaitingInvocation): Promise<void> {
    try {
      resolve(await child.invoke(event, randomUUID()));
    } catch (error) {
      reject(error);
    }
    if (child.isAlive) this.#idle.add(child);
    else this.#replace(child);
    this.#pump();
  }

  /** Warm for the next invocation. One lost invocation, one start: a handler that always exits does not spin. */
  #replace(child: FunctionProcess): void {
    this.#forget(child);
    if (!this.#closed && this.#processes.size < this.#size) this.#start();
  }

  #start(): void {
    const child = new FunctionProcess(this.#options);
    this.#processes.add(child);
    this.#starting += 1;
    void this.#welcome(child);
    void child.exited.then(() => {
      this.#forget(child);
      this.#pump();
    });
  }

  async #welcome(child: FunctionProcess): Promise<void> {
    try {
      await child.ready;
      this.#idle.add(child);
    } catch (error) {
      this.#forget(child);
      // One invocation learns why; where none waits, the log says it, and the next invocation tries again.
      this.#waiting.shift()?.reject(error);
    }
    this.#starting -= 1;
    this.#pump();
  }

  #forget(child: FunctionProcess): void {
    this.#processes.delete(child);
    this.#idle.delete(child);
  }
}

function processOptions(options: FunctionOptions): ProcessOptions {
  const { name, handler, timeoutMs, importTimeoutMs = DEFAULT_IMPORT_TIMEOUT_MS, onLog } = options;
  const entry = options.entry instanceof URL ? options.entry : pathToFileURL(resolvePath(options.entry));
  const identity = { name, entry, handler, memoryMb: options.memoryMb ?? DEFAULT_MEMORY_MB };
  const environment = functionEnvironment(identity, { given: options.environment, machine: process.env });
  return { entry, handler, environment, timeoutMs, importTimeoutMs, onLog };
}

function closedError(): Error {
  return new Error('The function is closed: it takes no more invocations.');
}

function mustBeWhole(name: string, value: number): void {
  if (Number.isInteger(value) && value >= 1) return;
  throw new RangeError(`The function's ${name} must be a whole number from 1; got ${value}.`);
}
