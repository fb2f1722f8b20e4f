import { expect, test } from 'vitest';
import { notificationOf } from '../../../../src/local/s3/notification.ts';

const FROM = { region: 'eu-west-1', requestId: 'REQ', hostId: 'HOST' };
const CHANGE = {
  bucket: 'articles',
  key: 'articles/مقال 1+2.txt',
  time: '2026-01-02T03:04:05.678Z',
  sequencer: '0018EA',
};

test('a created object, in the shape S3 sends', () => {
  const created = { size: 3000, etag: 'd41d8cd9' };
  expect(notificationOf({ ...CHANGE, eventName: 'ObjectCreated:Put', created }, FROM)).toEqual({
    Records: [
      {
        eventVersion: '2.1',
        eventSource: 'aws:s3',
        awsRegion: 'eu-west-1',
        eventTime: '2026-01-02T03:04:05.678Z',
        eventName: 'ObjectCreated:Put',
        userIdentity: { principalId: 'AWS:LOCAL' },
        requestParameters: { sourceIPAddress: '127.0.0.1' },
        responseElements: { 'x-amz-request-id': 'REQ', 'x-amz-id-2': 'HOST' },
        s3: {
          s3SchemaVersion: '1.0',
          configurationId: 'warraq-local',
          bucket: { name: 'articles', ownerIdentity: { principalId: 'LOCAL' }, arn: 'arn:aws:s3:::articles' },
          object: {
            key: 'articles/%D9%85%D9%82%D8%A7%D9%84+1%2B2.txt',
            size: 3000,
            eTag: 'd41d8cd9',
            sequencer: '0018EA',
          },
        },
      },
    ],
  });
});

test('a removed object has neither size nor ETag', () => {
  const [record] = notificationOf({ ...CHANGE, eventName: 'ObjectRemoved:Delete' }, FROM).Records;
  expect(record?.eventName).toBe('ObjectRemoved:Delete');
  expect(record?.s3.object).toEqual({
    key: 'articles/%D9%85%D9%82%D8%A7%D9%84+1%2B2.txt',
    sequencer: '0018EA',
  });
});
