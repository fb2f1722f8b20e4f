import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseNotification, parseQueueEvent } from '../../../src/aws/queue-message.ts';
import { WarraqError } from '../../../src/pipeline/errors.ts';

/** A notification as S3 sends it, about keys that are encoded already. */
function notification(...encodedKeys: string[]): string {
  const Records = encodedKeys.map((key) => ({
    eventVersion: '2.1',
    eventSource: 'aws:s3',
    awsRegion: 'eu-west-1',
    eventTime: '2026-01-02T03:04:05.678Z',
    eventName: 'ObjectCreated:Put',
    s3: {
      s3SchemaVersion: '1.0',
      bucket: { name: 'articles-bucket', arn: 'arn:aws:s3:::articles-bucket' },
      object: { key, size: 3966, eTag: '0123456789abcdef0123456789abcdef', sequencer: '0A1B2C3D4E5F678901' },
    },
  }));
  return JSON.stringify({ Records });
}

function errorOf(work: () => unknown): WarraqError {
  try {
    work();
  } catch (error) {
    if (error instanceof WarraqError) return error;
  }
  throw new Error('Expected a WarraqError.');
}

describe('keys of a notification', () => {
  test.each([
    ['articles/a.txt', 'articles/a.txt'],
    ['articles/2021/05/blinken-bourita.txt', 'articles/2021/05/blinken-bourita.txt'],
    ['articles/a+b.txt', 'articles/a b.txt'],
    ['articles/a%2Bb.txt', 'articles/a+b.txt'],
    ['articles/a%20b.txt', 'articles/a b.txt'],
    ['articles/100%25.txt', 'articles/100%.txt'],
    ['articles/a%252Bb.txt', 'articles/a%2Bb.txt'],
    ['articles/%2B+%252B.txt', 'articles/+ %2B.txt'],
    ['articles/%22a%22+%27b%27.txt', `articles/"a" 'b'.txt`],
    ['articles/%D9%85%D9%82%D8%A7%D9%84+%D8%A3%D9%88%D9%84.txt', 'articles/مقال أول.txt'],
    ['articles/%F0%9F%93%B0.txt', 'articles/📰.txt'],
    ['articles/a%0Ab.txt', 'articles/a\nb.txt'],
  ])('%s is %j', (encoded, key) => {
    expect(parseNotification(notification(encoded))).toEqual([key]);
  });

  test('any key comes back from the way in which S3 encodes it', () => {
    const character = fc
      .oneof(fc.integer({ min: 0, max: 0xd7ff }), fc.integer({ min: 0xe000, max: 0x10ffff }))
      .map((codePoint) => String.fromCodePoint(codePoint));
    const key = fc.array(character, { minLength: 1, maxLength: 30 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(key, (text) => {
        expect(parseNotification(notification(formEncoded(text)))).toEqual([text]);
      }),
    );
  });

  test('keys with the signs that encoding is about come back too', () => {
    const unit = fc.constantFrom('+', ' ', '%', '%2B', '%20', '"', "'", '/', 'م', '&', '=', '📰');
    const key = fc.array(unit, { minLength: 1, maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(key, (text) => {
        expect(parseNotification(notification(formEncoded(text)))).toEqual([text]);
      }),
    );
  });

  test('all records are read, not the first alone', () => {
    expect(parseNotification(notification('articles/a.txt', 'articles/b.txt', 'articles/c.txt'))).toEqual([
      'articles/a.txt',
      'articles/b.txt',
      'articles/c.txt',
    ]);
  });

  test('a key that is told several times, encoded this way or that, is one', () => {
    expect(parseNotification(notification('a+b', 'c', 'a%20b', 'a+b'))).toEqual(['a b', 'c']);
  });

  test('no records are no keys', () => {
    expect(parseNotification('{"Records":[]}')).toEqual([]);
  });

  test.each(['2.0', '2.5', '3.0'])('the version of the event decides nothing: %s', (eventVersion) => {
    const body = notification('articles/a.txt').replace('"2.1"', JSON.stringify(eventVersion));
    expect(parseNotification(body)).toEqual(['articles/a.txt']);
  });

  test.each(['ObjectRemoved:Delete', 'ObjectRemoved:DeleteMarkerCreated', 'LifecycleExpiration:Delete'])(
    '%s needs no size, no ETag and no sequencer',
    (eventName) => {
      const body = JSON.stringify({
        Records: [{ eventSource: 'aws:s3', eventName, s3: { object: { key: 'articles/a.txt' } } }],
      });
      expect(parseNotification(body)).toEqual(['articles/a.txt']);
    },
  );

  test("S3's test event is about nothing", () => {
    const body = JSON.stringify({
      Service: 'Amazon S3',
      Event: 's3:TestEvent',
      Time: '2026-01-02T03:04:05.678Z',
      Bucket: 'articles-bucket',
      RequestId: '5582815E1AEA5ADF',
      HostId: '8cLeGAmw098X5cv4Zkwcmo8vvZa3eH3eKxsPzbB9wrR',
    });
    expect(parseNotification(body)).toEqual([]);
  });

  test.each([
    ['nothing', ''],
    ['no JSON', 'Hello there'],
    ['JSON that is cut off', notification('articles/a.txt').slice(0, -3)],
    ['null', 'null'],
    ['a number', '42'],
    ['a list', '[]'],
    ['no records', '{}'],
    ['another test event', '{"Event":"s3:OtherEvent"}'],
    ['records of another service', '{"Records":[{"eventSource":"aws:sns","eventName":"Notification"}]}'],
    ['a record without an object', '{"Records":[{"eventSource":"aws:s3","eventName":"x","s3":{}}]}'],
    ['an empty key', notification('')],
    ['a key that is no text', notification('a').replace('"a"', '7')],
    ['a percent sign that encodes nothing', notification('articles/100%.txt')],
    ['bytes that are no UTF-8', notification('articles/%FF.txt')],
    ['a good record and a bad one', notification('articles/a.txt', 'articles/%zz.txt')],
  ])('a message that is no notification is refused: %s', (_, body) => {
    const error = errorOf(() => parseNotification(body));
    expect(error.code).toBe('unknown-message');
    expect(error.disposition).toBe('passing');
    expect(error.message).toBe(
      `The message is no S3 notification; it goes to the dead-letter queue. It begins: ${body.slice(0, 200)}`,
    );
  });
});

describe('messages of a queue event', () => {
  const record = (messageId: string, receives: unknown) => ({
    messageId,
    receiptHandle: 'AQEB',
    body: 'anything',
    attributes: { ApproximateReceiveCount: receives, SentTimestamp: '1767323045678' },
    messageAttributes: {},
    eventSource: 'aws:sqs',
  });

  test('are told with their number of receives, in order', () => {
    expect(parseQueueEvent({ Records: [record('one', '1'), record('two', '10')] })).toEqual([
      { messageId: 'one', body: 'anything', attributes: { ApproximateReceiveCount: 1 } },
      { messageId: 'two', body: 'anything', attributes: { ApproximateReceiveCount: 10 } },
    ]);
  });

  test.each([
    ['null', null],
    ['an empty object', {}],
    ['a record without attributes', { Records: [{ messageId: 'one', body: '' }] }],
    ['a receive count of zero', { Records: [record('one', '0')] }],
    ['a receive count that is no number', { Records: [record('one', 'many')] }],
  ])('what is no SQS event is refused: %s', (_, event) => {
    const error = errorOf(() => parseQueueEvent(event));
    expect(error.code).toBe('unknown-message');
    expect(error.message).toMatch(/^This is not an SQS event:\n✖ /u);
  });
});

/** `application/x-www-form-urlencoded`, slashes kept: what S3 does, done by another implementation than ours. */
function formEncoded(key: string): string {
  return new URLSearchParams([['', key]]).toString().slice(1).replaceAll('%2F', '/');
}
