import { describe, expect, test } from 'vitest';
import { alignedKey, articleKey, memoryKey, pageKey, statusKey } from '../../src/pipeline/keys.ts';
import { resourcesOf, synthesise } from './synthesise.ts';

const template = synthesise();
const buckets = resourcesOf(template, 'AWS::S3::Bucket');
const queues = resourcesOf(template, 'AWS::SQS::Queue');

const TLS_ONLY = {
  Effect: 'Deny',
  Principal: { AWS: '*' },
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
};

describe('buckets', () => {
  test('are three', () => {
    expect(Object.keys(buckets).sort()).toEqual(['IntakeArticles', 'Memory', 'Translations']);
  });

  test.each(Object.entries(buckets))(
    '%s is encrypted, closed, kept and free of half uploads',
    (_, bucket) => {
      expect(bucket.Properties).toMatchObject({
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
        },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      });
      expect(bucket.Properties['LifecycleConfiguration']).toMatchObject({
        Rules: expect.arrayContaining([
          { AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 }, Status: 'Enabled' },
        ]) as unknown,
      });
      expect(bucket).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    },
  );

  test.each(Object.keys(buckets))('%s answers over TLS only', (name) => {
    expect(resourcesOf(template, 'AWS::S3::BucketPolicy')[`${name}Policy`]?.Properties).toEqual({
      Bucket: `<${name}>`,
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [{ ...TLS_ONLY, Action: 's3:*', Resource: [`<${name}.Arn>`, `<${name}.Arn>/*`] }],
      },
    });
  });

  test('only articles are versioned, and old versions go after 90 days', () => {
    expect(buckets['IntakeArticles']?.Properties['VersioningConfiguration']).toEqual({ Status: 'Enabled' });
    expect(buckets['IntakeArticles']?.Properties['LifecycleConfiguration']).toMatchObject({
      Rules: expect.arrayContaining([
        { NoncurrentVersionExpiration: { NoncurrentDays: 90 }, Status: 'Enabled' },
      ]) as unknown,
    });
    expect(buckets['Translations']?.Properties).not.toHaveProperty('VersioningConfiguration');
    expect(buckets['Memory']?.Properties).not.toHaveProperty('VersioningConfiguration');
  });
});

describe('events', () => {
  const PREFIX = 'articles/';

  test('are created, removed and expired articles, and go to the queue', () => {
    const toQueue = (event: string) => ({
      Event: event,
      Queue: '<IntakeQueue.Arn>',
      Filter: { S3Key: { Rules: [{ Name: 'prefix', Value: PREFIX }] } },
    });
    expect(buckets['IntakeArticles']?.Properties['NotificationConfiguration']).toEqual({
      QueueConfigurations: [
        toQueue('s3:ObjectCreated:*'),
        toQueue('s3:ObjectRemoved:*'),
        toQueue('s3:LifecycleExpiration:*'),
      ],
    });
  });

  test('come from no bucket that Warraq writes to', () => {
    expect(buckets['Translations']?.Properties).not.toHaveProperty('NotificationConfiguration');
    expect(buckets['Memory']?.Properties).not.toHaveProperty('NotificationConfiguration');
  });

  test('would not come of output either, were it all in one bucket', () => {
    expect(articleKey('a.txt').startsWith(PREFIX)).toBe(true);
    for (const key of [alignedKey('a.txt'), pageKey('a.txt'), statusKey('a.txt'), memoryKey('0f')]) {
      expect(key.startsWith(PREFIX)).toBe(false);
    }
  });
});

describe('the queue', () => {
  test('keeps messages 14 days, hides them for six timeouts, gives them up after 10 receives', () => {
    expect(queues['IntakeQueue']?.Properties).toEqual({
      SqsManagedSseEnabled: true,
      MessageRetentionPeriod: 14 * 24 * 60 * 60,
      VisibilityTimeout: 12 * 60,
      RedrivePolicy: { deadLetterTargetArn: '<IntakeDeadLetterQueue.Arn>', maxReceiveCount: 10 },
    });
  });

  const BUCKET_NAME = 'warraq-articles-split(split(<AWS::StackId>, /)[2], -)[0]';

  test('takes messages over TLS only, from the articles bucket of this account only', () => {
    expect(resourcesOf(template, 'AWS::SQS::QueuePolicy')['IntakeQueuePolicy']?.Properties).toEqual({
      Queues: ['<IntakeQueue>'],
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          { ...TLS_ONLY, Action: 'sqs:*', Resource: '<IntakeQueue.Arn>' },
          {
            Sid: 'ArticlesBucketOnly',
            Effect: 'Allow',
            Principal: { Service: 's3.amazonaws.com' },
            Action: 'sqs:SendMessage',
            Resource: '<IntakeQueue.Arn>',
            Condition: {
              ArnEquals: { 'aws:SourceArn': `arn:<AWS::Partition>:s3:::${BUCKET_NAME}` },
              StringEquals: { 'aws:SourceAccount': '<AWS::AccountId>' },
            },
          },
        ],
      },
    });
  });

  test('lets the bucket in before the bucket exists, by its name', () => {
    expect(buckets['IntakeArticles']?.Properties['BucketName']).toBe(BUCKET_NAME);
    expect(buckets['IntakeArticles']?.DependsOn).toContain('IntakeQueuePolicy');
  });
});

describe('the dead-letter queue', () => {
  test('keeps messages 14 days and gives them to nobody', () => {
    expect(queues['IntakeDeadLetterQueue']?.Properties).toEqual({
      SqsManagedSseEnabled: true,
      MessageRetentionPeriod: 14 * 24 * 60 * 60,
    });
    expect(resourcesOf(template, 'AWS::SQS::QueuePolicy')['IntakeDeadLetterQueuePolicy']?.Properties).toEqual(
      {
        Queues: ['<IntakeDeadLetterQueue>'],
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [{ ...TLS_ONLY, Action: 'sqs:*', Resource: '<IntakeDeadLetterQueue.Arn>' }],
        },
      },
    );
  });

  test('alarms at the first message', () => {
    expect(
      Object.values(resourcesOf(template, 'AWS::CloudWatch::Alarm')).map((alarm) => alarm.Properties),
    ).toEqual([
      {
        AlarmDescription: expect.stringContaining('dead-letter queue') as unknown,
        Namespace: 'AWS/SQS',
        MetricName: 'ApproximateNumberOfMessagesVisible',
        Dimensions: [{ Name: 'QueueName', Value: '<IntakeDeadLetterQueue.QueueName>' }],
        Statistic: 'Maximum',
        Period: 60,
        EvaluationPeriods: 1,
        ComparisonOperator: 'GreaterThanThreshold',
        Threshold: 0,
        TreatMissingData: 'notBreaching',
      },
    ]);
  });
});
