import * as z from 'zod';

/** What the parent sends: one event to handle. */
export interface Invocation {
  readonly requestId: string;
  readonly event: unknown;
  /** When the function runs out of time, in milliseconds since 1970. */
  readonly deadline: number;
}

/** An error as Lambda words it: https://docs.aws.amazon.com/lambda/latest/dg/nodejs-exceptions.html */
const ErrorReport = z.object({ errorType: z.string(), errorMessage: z.string(), trace: z.string() });
export type ErrorReport = z.infer<typeof ErrorReport>;

/** What a function's process answers. The function's own code runs there too, so every message is parsed. */
export const HostMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('init-failed'), error: ErrorReport }),
  /** JSON carries no undefined: it is null on the other side, as on Lambda. */
  z.object({ type: z.literal('result'), requestId: z.string(), result: z.unknown().optional() }),
  z.object({ type: z.literal('failed'), requestId: z.string(), error: ErrorReport }),
]);
export type HostMessage = z.infer<typeof HostMessage>;
