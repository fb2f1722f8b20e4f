import type { ErrorReport } from './messages.ts';

/**
 * Why an invocation failed, in Lambda's own words. `name` is Lambda's error type: that of the error that the handler or
 * its import threw, `Sandbox.Timedout`, `Runtime.ExitError` or `Runtime.HandlerNotFound`; `stack` is that of the
 * function's process.
 */
export class FunctionError extends Error {
  override readonly name: string;

  constructor({ errorType, errorMessage, trace }: ErrorReport) {
    super(errorMessage);
    this.name = errorType;
    if (trace !== '') this.stack = trace;
  }
}

/** @param requestId null where the function had no invocation yet */
export function timeoutError(requestId: string | null, timeoutMs: number): FunctionError {
  const seconds = (timeoutMs / 1000).toFixed(2);
  const what = requestId === null ? 'Importing the handler' : 'Task';
  return sandboxError('Sandbox.Timedout', requestId, `${what} timed out after ${seconds} seconds`);
}

/** @param requestId null where the function had no invocation yet */
export function exitError(
  requestId: string | null,
  { code, signal }: { readonly code: number | null; readonly signal: string | null },
): FunctionError {
  return sandboxError('Runtime.ExitError', requestId, exitWords(code, signal));
}

function exitWords(code: number | null, signal: string | null): string {
  if (signal !== null) return `Runtime exited with error: signal: ${signal}`;
  if (code === 0) return 'Runtime exited without providing a reason';
  return `Runtime exited with error: exit status ${code ?? 'unknown'}`;
}

function sandboxError(errorType: string, requestId: string | null, words: string): FunctionError {
  const errorMessage = requestId === null ? words : `RequestId: ${requestId} Error: ${words}`;
  return new FunctionError({ errorType, errorMessage, trace: '' });
}
