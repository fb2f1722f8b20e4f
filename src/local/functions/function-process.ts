import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { extname } from 'node:path';
import { exitError, FunctionError, timeoutError } from './function-error.ts';
import { eachLine } from './log-lines.ts';
import { HostMessage } from './messages.ts';
import type { Invocation } from './messages.ts';

export interface ProcessOptions {
  /** The handler's module. */
  readonly entry: URL;
  /** The name of its export. */
  readonly handler: string;
  /** All that the process has of an environment. */
  readonly environment: Readonly<Record<string, string>>;
  /** Time for one invocation. */
  readonly timeoutMs: number;
  /** Time for the import of the handler. */
  readonly importTimeoutMs: number;
  readonly onLog: (line: string, origin: LogOrigin) => void;
}

export interface LogOrigin {
  readonly stream: 'stdout' | 'stderr';
  readonly pid: number | undefined;
}

interface UnderWay {
  readonly requestId: string;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Source: the shutdown phase in https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html */
const SHUTDOWN_MS = 2000;

/** Beside this file, and bundled or not as this file is. */
const HOST = new URL(`host${extname(import.meta.url)}`, import.meta.url);

/** One process of a function. It takes one invocation at a time, and does not outlive a timeout. */
export class FunctionProcess {
  readonly #options: ProcessOptions;
  readonly #child: ChildProcess;
  readonly #ready = Promise.withResolvers<undefined>();
  readonly #exited = Promise.withResolvers<undefined>();
  #timer: NodeJS.Timeout;
  #underWay: UnderWay | null = null;
  /** Why this process was killed. */
  #verdict: FunctionError | null = null;
  #isAlive = true;

  constructor(options: ProcessOptions) {
    this.#options = options;
    this.#child = fork(HOST, [options.entry.href, options.handler], {
      env: options.environment,
      // The parent's own flags (a test runner's loaders, an inspector) are none of the function's business.
      execArgv: [],
      execPath: process.execPath,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.#timer = this.#killAfter(options.importTimeoutMs, null);
    this.#listen();
  }

  /** Resolves once the handler is imported. @throws FunctionError where the import failed, exited or took too long */
  get ready(): Promise<void> {
    return this.#ready.promise;
  }

  /** Resolves once the process is gone; never rejects. */
  get exited(): Promise<void> {
    return this.#exited.promise;
  }

  get isAlive(): boolean {
    return this.#isAlive;
  }

  /** @throws FunctionError where the handler threw, the time was up (the process is gone then) or the process exited */
  invoke(event: unknown, requestId: string): Promise<unknown> {
    const { timeoutMs } = this.#options;
    return new Promise((resolve, reject) => {
      const invocation: Invocation = { requestId, event: event ?? null, deadline: Date.now() + timeoutMs };
      // Throws where the event cannot be JSON. A later error means that the process is going, and its exit says so.
      this.#child.send(invocation, () => undefined);
      this.#underWay = { requestId, resolve, reject };
      this.#timer = this.#killAfter(timeoutMs, requestId);
    });
  }

  /** Ends the process, by force where it does not go by itself. */
  async end(): Promise<void> {
    if (!this.#isAlive) return;
    this.#child.kill('SIGTERM');
    const force = setTimeout(() => this.#child.kill('SIGKILL'), SHUTDOWN_MS);
    await this.exited;
    clearTimeout(force);
  }

  #listen(): void {
    const { stdout, stderr, pid } = this.#child;
    const { onLog } = this.#options;
    if (stdout !== null)
      eachLine(stdout, (line) => {
        onLog(line, { stream: 'stdout', pid });
      });
    if (stderr !== null)
      eachLine(stderr, (line) => {
        onLog(line, { stream: 'stderr', pid });
      });
    this.#child.on('message', (message) => {
      const parsed = HostMessage.safeParse(message);
      if (parsed.success) this.#take(parsed.data);
    });
    this.#child.on('exit', (code, signal) => {
      this.#end(this.#verdict ?? exitError(this.#underWay?.requestId ?? null, { code, signal }));
    });
    this.#child.on('error', (cause) => {
      // Without a pid it was never started, and no exit follows.
      if (pid === undefined) this.#end(cause);
    });
  }

  #take(message: HostMessage): void {
    switch (message.type) {
      case 'ready':
        clearTimeout(this.#timer);
        this.#ready.resolve(undefined);
        break;
      case 'init-failed':
        this.#verdict = new FunctionError(message.error);
        break;
      case 'result':
        this.#settle(message.requestId)?.resolve(message.result ?? null);
        break;
      case 'failed':
        this.#settle(message.requestId)?.reject(new FunctionError(message.error));
        break;
    }
  }

  /** The invocation that an answer is for; null where it is not under way. */
  #settle(requestId: string): UnderWay | null {
    const underWay = this.#underWay;
    if (underWay?.requestId !== requestId || this.#verdict !== null) return null;
    clearTimeout(this.#timer);
    this.#underWay = null;
    return underWay;
  }

  #killAfter(ms: number, requestId: string | null): NodeJS.Timeout {
    return setTimeout(() => {
      this.#verdict = timeoutError(requestId, ms);
      this.#child.kill('SIGKILL');
    }, ms);
  }

  #end(reason: Error): void {
    clearTimeout(this.#timer);
    this.#isAlive = false;
    this.#ready.reject(reason);
    this.#underWay?.reject(reason);
    this.#underWay = null;
    this.#exited.resolve(undefined);
  }
}
