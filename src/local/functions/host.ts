/**
 * The inside of a function's process: imports the handler and answers invocations, one at a time, over the IPC channel
 * of its parent. Arguments: the handler's module as a URL, the name of its export.
 */
import { contextOf } from './lambda-context.ts';
import type { LambdaContext } from './lambda-context.ts';
import type { ErrorReport, HostMessage, Invocation } from './messages.ts';

type Handler = (event: unknown, context: LambdaContext) => unknown;

const [entry = '', exportName = ''] = process.argv.slice(2);

// The channel closes with the parent, however that ended: this process must not outlive it.
process.on('disconnect', () => process.exit());
// Ctrl-C reaches every process of the terminal; it is the parent that decides what becomes of the work under way.
process.on('SIGINT', () => undefined);

try {
  const handler = await loadHandler();
  process.on('message', (message) => {
    if (isInvocation(message)) void handle(message, handler);
  });
  send({ type: 'ready' });
} catch (error) {
  console.error(error);
  send({ type: 'init-failed', error: reportOf(error) }, () => process.exit(1));
}

async function loadHandler(): Promise<Handler> {
  const module: unknown = await import(entry);
  const handler = new Map<string, unknown>(Object.entries(module ?? {})).get(exportName);
  if (isHandler(handler)) return handler;
  throw Object.assign(new Error(`${entry} exports no function named '${exportName}'.`), {
    name: 'Runtime.HandlerNotFound',
  });
}

async function handle(invocation: Invocation, handler: Handler): Promise<void> {
  const { requestId } = invocation;
  try {
    const result = await handler(invocation.event, contextOf(invocation, process.env));
    send({ type: 'result', requestId, result });
  } catch (error) {
    send({ type: 'failed', requestId, error: reportOf(error) });
  }
}

function isHandler(value: unknown): value is Handler {
  return typeof value === 'function';
}

function isInvocation(message: unknown): message is Invocation {
  return typeof message === 'object' && message !== null && 'requestId' in message && 'event' in message;
}

function reportOf(error: unknown): ErrorReport {
  if (!(error instanceof Error)) return { errorType: typeof error, errorMessage: String(error), trace: '' };
  return { errorType: error.name, errorMessage: error.message, trace: error.stack ?? '' };
}

/** Throws where the message cannot be JSON. */
function send(message: HostMessage, sent?: () => void): void {
  if (process.send === undefined) throw new Error('This file runs as the child of a local function only.');
  process.send(message, undefined, undefined, sent);
}
