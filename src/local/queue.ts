import { createHash, randomUUID } from 'node:crypto';
import type { SQSEvent, SQSRecord } from 'aws-lambda';
import * as z from 'zod';

export interface QueueOptions {
  /** A message whose delivery takes longer is delivered again meanwhile, as on SQS. Milliseconds. */
  readonly visibilityMs: number;
  /** How long a failed message stays away. Default: visibilityMs, what SQS does. Milliseconds. */
  readonly redeliveryMs?: number | undefined;
  /** Deliveries that a message gets before it goes to the dead-letter queue. */
  readonly maxReceives: number;
  /** Deliveries under way at once, at most. */
  readonly concurrency: number;
  /**
   * Hands one message to the function and resolves to the function's response. Where it throws, or the response names
   * the message in `batchItemFailures`, the message has failed.
   */
  readonly deliver: (event: SQSEvent) => Promise<unknown>;
  /** Takes a message whose last delivery failed. Must not throw: the queue has let go of the message. */
  readonly onDeadLetter: (letter: DeadLetter) => void;
  /** What records say of where they come from. Default: `arn:aws:sqs:us-east-1:000000000000:articles`. */
  readonly arn?: string | undefined;
}

export interface DeadLetter {
  readonly messageId: string;
  readonly body: string;
  readonly receives: number;
  /** Why its last delivery failed. */
  readonly reason: string;
}

/** Counts of messages at this moment, and since the queue was created. */
export interface QueueStats {
  readonly waiting: number;
  /** Deliveries under way. */
  readonly inFlight: number;
  /** Messages that failed and wait for their redelivery. */
  readonly returning: number;
  readonly sent: number;
  readonly completed: number;
  readonly deadLettered: number;
}

export interface Queue {
  /** Takes a message and returns its id. @throws Error after close() */
  readonly send: (body: string) => string;
  /** Resolves once nothing waits, is under way or returns; at once where that is so; at close in any case. */
  readonly idle: () => Promise<void>;
  readonly stats: () => QueueStats;
  /**
   * Delivers nothing more, and waits for the deliveries under way, `withinMs` at most (default 5,000). Messages that
   * are not done are forgotten.
   */
  readonly close: (withinMs?: number) => Promise<void>;
}

interface Message {
  readonly messageId: string;
  readonly body: string;
  readonly sentAt: number;
  firstReceivedAt: number | null;
  receives: number;
  /** Makes it visible again. */
  timer: NodeJS.Timeout | undefined;
}

/** Ours: time for most articles to finish; what is cut off is an unfinished delivery, and those must be harmless. */
const CLOSE_WITHIN_MS = 5000;

const DEFAULT_ARN = 'arn:aws:sqs:us-east-1:000000000000:articles';

/** The longest time that a timer can run, 2^31 - 1 ms: https://nodejs.org/api/timers.html */
const MAX_TIMER_MS = 2_147_483_647;

/**
 * A queue in memory with the semantics that a function behind an SQS event source sees: at least once, roughly in
 * order, one message a delivery, and a message that fails comes back until the dead-letter queue takes it.
 * @throws RangeError where an option is not a whole number in its range
 */
export function createQueue(options: QueueOptions): Queue {
  const queue = new MemoryQueue(options);
  return {
    send: (body) => queue.send(body),
    idle: () => queue.idle(),
    stats: () => queue.stats(),
    close: (withinMs = CLOSE_WITHIN_MS) => queue.close(withinMs),
  };
}

class MemoryQueue {
  readonly #options: QueueOptions;
  readonly #redeliveryMs: number;
  /** Neither completed nor dead-lettered. */
  readonly #messages = new Set<Message>();
  /** Visible, the next one first. */
  readonly #waiting = new Set<Message>();
  readonly #returning = new Set<Message>();
  readonly #counts = { sent: 0, completed: 0, deadLettered: 0 };
  #inFlight = 0;
  #whenIdle = Promise.withResolvers<undefined>();
  #closed = false;
  /** Closed, and the time to wait for deliveries is over. */
  #abandoned = false;

  constructor(options: QueueOptions) {
    this.#options = options;
    this.#redeliveryMs = options.redeliveryMs ?? options.visibilityMs;
    mustBeWhole('visibilityMs', options.visibilityMs, { min: 1, max: MAX_TIMER_MS });
    mustBeWhole('redeliveryMs', this.#redeliveryMs, { min: 0, max: MAX_TIMER_MS });
    mustBeWhole('maxReceives', options.maxReceives, { min: 1, max: Number.MAX_SAFE_INTEGER });
    mustBeWhole('concurrency', options.concurrency, { min: 1, max: Number.MAX_SAFE_INTEGER });
  }

  send(body: string): string {
    if (this.#closed) throw new Error('The queue is closed: it takes no more messages.');
    const message: Message = {
      messageId: randomUUID(),
      body,
      sentAt: Date.now(),
      firstReceivedAt: null,
      receives: 0,
      timer: undefined,
    };
    this.#counts.sent += 1;
    this.#messages.add(message);
    this.#becomeVisible(message);
    return message.messageId;
  }

  stats(): QueueStats {
    return {
      waiting: this.#waiting.size,
      inFlight: this.#inFlight,
      returning: this.#returning.size,
      ...this.#counts,
    };
  }

  async idle(): Promise<void> {
    if (!this.#isIdle()) await this.#whenIdle.promise;
  }

  async close(withinMs: number): Promise<void> {
    this.#closed = true;
    for (const message of this.#messages) clearTimeout(message.timer);
    for (const message of [...this.#waiting, ...this.#returning]) this.#forget(message);
    this.#noticeIdle();
    const limit = setTimeout(() => {
      this.#abandoned = true;
      // Whoever ends the function next makes these deliveries fail, and that is nobody's dead letter.
      this.#messages.clear();
      this.#noticeIdle();
    }, withinMs);
    await this.idle();
    clearTimeout(limit);
  }

  #becomeVisible(message: Message): void {
    this.#returning.delete(message);
    this.#waiting.add(message);
    this.#deliverWaiting();
  }

  #deliverWaiting(): void {
    for (const message of this.#waiting) {
      if (this.#inFlight >= this.#options.concurrency) return;
      this.#waiting.delete(message);
      void this.#deliver(message);
    }
  }

  async #deliver(message: Message): Promise<void> {
    this.#inFlight += 1;
    message.receives += 1;
    message.firstReceivedAt ??= Date.now();
    const receive = message.receives;
    message.timer = setTimeout(() => {
      this.#outlast(message);
    }, this.#options.visibilityMs);
    const failure = await this.#failureOf(message);
    if (failure === null) this.#complete(message);
    // Once the message is visible again, its fate is that of its next delivery.
    else if (message.receives === receive && !this.#waiting.has(message)) this.#fail(message, failure);
    this.#inFlight -= 1;
    this.#deliverWaiting();
    this.#noticeIdle();
  }

  async #failureOf(message: Message): Promise<string | null> {
    try {
      const response = await this.#options.deliver(eventOf(message, this.#options.arn ?? DEFAULT_ARN));
      return failureIn(response, message.messageId);
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  /** The delivery under way has lasted longer than the message stays invisible. */
  #outlast(message: Message): void {
    if (message.receives < this.#options.maxReceives) this.#becomeVisible(message);
    else this.#bury(message, `The delivery took longer than ${this.#options.visibilityMs} ms.`);
  }

  #fail(message: Message, reason: string): void {
    clearTimeout(message.timer);
    if (message.receives >= this.#options.maxReceives) this.#bury(message, reason);
    else if (this.#closed) this.#forget(message);
    else if (this.#messages.has(message)) {
      this.#returning.add(message);
      message.timer = setTimeout(() => {
        this.#becomeVisible(message);
      }, this.#redeliveryMs);
    }
  }

  #complete(message: Message): void {
    if (this.#forget(message)) this.#counts.completed += 1;
  }

  #bury(message: Message, reason: string): void {
    if (!this.#forget(message)) return;
    this.#counts.deadLettered += 1;
    const { messageId, body, receives } = message;
    this.#options.onDeadLetter({ messageId, body, receives, reason });
    this.#noticeIdle();
  }

  /** False where an earlier delivery has settled the message already. */
  #forget(message: Message): boolean {
    clearTimeout(message.timer);
    this.#waiting.delete(message);
    this.#returning.delete(message);
    return this.#messages.delete(message);
  }

  #isIdle(): boolean {
    return this.#abandoned || (this.#messages.size === 0 && this.#inFlight === 0);
  }

  #noticeIdle(): void {
    if (!this.#isIdle()) return;
    this.#whenIdle.resolve(undefined);
    this.#whenIdle = Promise.withResolvers();
  }
}

/** Source: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html, "Success and failure conditions" */
const BatchResponse = z
  .object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string().min(1) })).nullish() })
  .nullish();

/** Why the function's response means failure; null where it means success. */
function failureIn(response: unknown, messageId: string): string | null {
  const parsed = BatchResponse.safeParse(response);
  if (!parsed.success)
    return `The function's response is no batch response: ${z.prettifyError(parsed.error)}`;
  const failures = parsed.data?.batchItemFailures ?? [];
  if (failures.length === 0) return null;
  if (failures.some(({ itemIdentifier }) => itemIdentifier === messageId)) {
    return 'The function reported the message in batchItemFailures.';
  }
  return 'The function reported in batchItemFailures a message that it was not given.';
}

/** Source: https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html, "Example Amazon SQS message event" */
function eventOf(message: Message, arn: string): SQSEvent {
  const [, , , region = '', account = ''] = arn.split(':');
  const record: SQSRecord = {
    messageId: message.messageId,
    receiptHandle: randomUUID(),
    body: message.body,
    attributes: {
      ApproximateReceiveCount: String(message.receives),
      SentTimestamp: String(message.sentAt),
      SenderId: account,
      ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt ?? message.sentAt),
    },
    messageAttributes: {},
    md5OfBody: createHash('md5').update(message.body).digest('hex'),
    eventSource: 'aws:sqs',
    eventSourceARN: arn,
    awsRegion: region,
  };
  return { Records: [record] };
}

function mustBeWhole(
  name: string,
  value: number,
  range: { readonly min: number; readonly max: number },
): void {
  if (Number.isInteger(value) && value >= range.min && value <= range.max) return;
  throw new RangeError(
    `The queue's ${name} must be a whole number from ${range.min} to ${range.max}; got ${value}.`,
  );
}
