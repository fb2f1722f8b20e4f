import * as z from 'zod';
import { WarraqError } from '../pipeline/errors.ts';

/** What SQS hands to a function, as far as Warraq looks at it. */
const QueueEvent = z.object({
  Records: z.array(
    z.object({
      messageId: z.string(),
      body: z.string(),
      attributes: z.object({ ApproximateReceiveCount: z.coerce.number().int().min(1) }),
    }),
  ),
});
export type QueueMessage = z.infer<typeof QueueEvent>['Records'][number];

/** S3's notification, version 2.x; fields that Warraq does not use may come and go. */
const Notification = z.object({
  Records: z.array(
    z.object({
      eventSource: z.literal('aws:s3'),
      eventName: z.string(),
      s3: z.object({ object: z.object({ key: z.string().min(1) }) }),
    }),
  ),
});

/** S3 sends this once when the notification is set up. */
const TestEvent = z.object({ Event: z.literal('s3:TestEvent') });

/** The messages of a queue event. Throws `unknown-message`. */
export function parseQueueEvent(event: unknown): readonly QueueMessage[] {
  const result = QueueEvent.safeParse(event);
  if (result.success) return result.data.Records;
  throw new WarraqError('unknown-message', `This is not an SQS event:\n${z.prettifyError(result.error)}`);
}

/**
 * The object keys that a notification is about, each once. Events come at least once and out of order, so nothing else in
 * them decides anything. Throws `unknown-message`.
 */
export function parseNotification(body: string): readonly string[] {
  const json = parseJson(body);
  if (TestEvent.safeParse(json).success) return [];
  const result = Notification.safeParse(json);
  if (!result.success) throw unknownMessage(body);
  return [...new Set(result.data.Records.map(({ s3 }) => decodeKey(s3.object.key, body)))];
}

/** S3 form-encodes keys in notifications: first the plus signs, then the percent signs. */
function decodeKey(key: string, body: string): string {
  try {
    return decodeURIComponent(key.replaceAll('+', ' '));
  } catch {
    throw unknownMessage(body);
  }
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function unknownMessage(body: string): WarraqError {
  return new WarraqError(
    'unknown-message',
    `The message is no S3 notification; it goes to the dead-letter queue. It begins: ${body.slice(0, 200)}`,
  );
}
