import type { Context, SQSBatchResponse } from 'aws-lambda';
import { parseNotification, parseQueueEvent, type QueueMessage } from '../../src/aws/queue-message.ts';
import { systemClock } from '../../src/aws/system-clock.ts';
import { asWarraqError } from '../../src/pipeline/errors.ts';
import { articleIdOf } from '../../src/pipeline/keys.ts';
import { reconcile } from '../../src/pipeline/reconciliation/reconcile.ts';
import { wire } from './environment.ts';
import { logFailure, logObserver } from './log.ts';

const { maxReceives, ...ports } = wire(process.env);

/** Kept back from the time of an invocation for publishing what is translated by then. Milliseconds. */
const PUBLISH_MS = 15_000;

type Time = Pick<Context, 'getRemainingTimeInMillis'>;

/** An event says that articles may have changed: each is brought in line. What fails is delivered again. */
export async function handler(event: unknown, context: Time): Promise<SQSBatchResponse> {
  const batchItemFailures: SQSBatchResponse['batchItemFailures'] = [];
  for (const message of parseQueueEvent(event)) {
    try {
      await handleMessage(message, context);
    } catch (thrown) {
      const { messageId, attributes } = message;
      logFailure(asWarraqError(thrown, messageId), {
        messageId,
        receives: attributes.ApproximateReceiveCount,
      });
      batchItemFailures.push({ itemIdentifier: messageId });
    }
  }
  return { batchItemFailures };
}

async function handleMessage({ body, attributes }: QueueMessage, context: Time): Promise<void> {
  for (const key of parseNotification(body)) {
    const id = articleIdOf(key);
    if (id === null) continue;
    const milliseconds = Math.max(0, context.getRemainingTimeInMillis() - PUBLISH_MS);
    await reconcile(id, {
      ...ports,
      clock: systemClock,
      observer: logObserver,
      signal: AbortSignal.timeout(milliseconds),
      deadline: Date.now() + milliseconds,
      lastTry: attributes.ApproximateReceiveCount >= maxReceives,
    });
  }
}
