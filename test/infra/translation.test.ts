import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { resourcesOf, synthesise } from './synthesise.ts';

const template = synthesise();

const OneOrMore = z.union([z.string().transform((one) => [one]), z.array(z.string())]);
const Statement = z.object({
  Effect: z.string(),
  Action: OneOrMore,
  Resource: OneOrMore,
  Condition: z.unknown().optional(),
});
const Policies = z.array(z.object({ PolicyDocument: z.object({ Statement: z.array(Statement) }) })).length(1);

function only(type: string): Readonly<Record<string, unknown>> {
  const resources = Object.values(resourcesOf(template, type));
  expect(resources).toHaveLength(1);
  return resources[0]!.Properties;
}

function statements(): readonly z.infer<typeof Statement>[] {
  return Policies.parse(only('AWS::IAM::Role')['Policies'])[0]!.PolicyDocument.Statement;
}

describe('the stack', () => {
  test('holds these resources and none beside them: no custom resource, no hidden function', () => {
    const count: Record<string, number> = {};
    for (const { Type } of Object.values(template.Resources)) count[Type] = (count[Type] ?? 0) + 1;
    expect(count).toEqual({
      'AWS::S3::Bucket': 3,
      'AWS::S3::BucketPolicy': 3,
      'AWS::SQS::Queue': 2,
      'AWS::SQS::QueuePolicy': 2,
      'AWS::CloudWatch::Alarm': 1,
      'AWS::Logs::LogGroup': 1,
      'AWS::IAM::Role': 1,
      'AWS::Lambda::Function': 1,
      'AWS::Lambda::EventSourceMapping': 1,
    });
  });

  test('tells where everything is', () => {
    expect(template.Outputs).toEqual({
      ArticlesBucket: { Value: '<IntakeArticles>' },
      TranslationsBucket: { Value: '<Translations>' },
      MemoryBucket: { Value: '<Memory>' },
      QueueUrl: { Value: '<IntakeQueue>' },
      DeadLetterQueueUrl: { Value: '<IntakeDeadLetterQueue>' },
      FunctionName: { Value: '<TranslationFunction>' },
      LogGroup: { Value: '<TranslationLog>' },
      Region: { Value: '<AWS::Region>' },
    });
  });
});

describe('the function', () => {
  test('runs Node 24 on ARM for at most two minutes', () => {
    expect(only('AWS::Lambda::Function')).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'handler.handler',
      Timeout: 120,
      MemorySize: 1024,
      Role: '<TranslationRole.Arn>',
      LoggingConfig: { LogGroup: '<TranslationLog>' },
    });
  });

  test('is told its buckets, its settings and when to give up', () => {
    expect(only('AWS::Lambda::Function')['Environment']).toEqual({
      Variables: {
        ARTICLES_BUCKET: '<IntakeArticles>',
        TRANSLATIONS_BUCKET: '<Translations>',
        MEMORY_BUCKET: '<Memory>',
        MAX_RECEIVES: '10',
        WARRAQ_SETTINGS:
          '{"maxArticleBytes":10000000,"maxCharacters":200000,"requestsInFlight":8,"usdPerMillionCharacters":15,"glossary":null}',
      },
    });
  });

  test('keeps its log for 30 days', () => {
    expect(only('AWS::Logs::LogGroup')).toEqual({ RetentionInDays: 30 });
  });

  test('gets one message at a time, reports the failed one, and never floods Amazon Translate', () => {
    expect(only('AWS::Lambda::EventSourceMapping')).toEqual({
      EventSourceArn: '<IntakeQueue.Arn>',
      FunctionName: '<TranslationFunction>',
      BatchSize: 1,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: 5 },
    });
  });
});

describe('the role', () => {
  test('is for Lambda, without managed policies', () => {
    expect(only('AWS::IAM::Role')).not.toHaveProperty('ManagedPolicyArns');
    expect(only('AWS::IAM::Role')['AssumeRolePolicyDocument']).toEqual({
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } },
      ],
    });
  });

  test('may do this and no more', () => {
    const allowed = (Action: string[], Resource: string[]) => ({ Effect: 'Allow', Action, Resource });
    const listed = (bucket: string, prefixes: string[]) => ({
      ...allowed(['s3:ListBucket'], [bucket]),
      Condition: { StringLike: { 's3:prefix': prefixes } },
    });
    const expected = [
      allowed(['s3:GetObject', 's3:GetObjectVersion'], ['<IntakeArticles.Arn>/articles/*']),
      listed('<IntakeArticles.Arn>', ['articles/*']),
      allowed(
        ['s3:GetObject', 's3:PutObject'],
        [
          '<Memory.Arn>/ar-en/*',
          '<Translations.Arn>/aligned/*',
          '<Translations.Arn>/pages/*',
          '<Translations.Arn>/status/*',
        ],
      ),
      allowed(['s3:DeleteObject'], ['<Translations.Arn>/aligned/*', '<Translations.Arn>/pages/*']),
      listed('<Translations.Arn>', ['aligned/*', 'pages/*', 'status/*']),
      listed('<Memory.Arn>', ['ar-en/*']),
      allowed(['translate:TranslateText'], ['*']),
      allowed(['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'], ['<IntakeQueue.Arn>']),
      allowed(['logs:CreateLogStream', 'logs:PutLogEvents'], ['<TranslationLog.Arn>']),
    ];
    expect(statements()).toHaveLength(expected.length);
    expect(statements()).toEqual(expect.arrayContaining(expected));
  });

  test('has no action with a wildcard, and no resource that is one but for TranslateText', () => {
    expect(
      statements()
        .flatMap(({ Action }) => Action)
        .filter((action) => action.includes('*')),
    ).toEqual([]);
    const everything = statements().filter(({ Resource }) => Resource.includes('*'));
    expect(everything.flatMap(({ Action }) => Action)).toEqual(['translate:TranslateText']);
  });
});
