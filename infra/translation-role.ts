import { Stack, Validations } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { ALIGNED_PREFIX, ARTICLES_PREFIX, PAGES_PREFIX, PAIR, STATUS_PREFIX } from '../src/pipeline/keys.ts';
import type { PrivateBucket } from './private-bucket.ts';
import type { Terminology } from './terminology.ts';

export interface Touched {
  readonly articles: PrivateBucket;
  readonly translations: PrivateBucket;
  readonly memory: PrivateBucket;
  readonly queue: Queue;
  readonly logGroup: LogGroup;
  readonly terminology: Terminology | null;
}

const PUBLISHED = [ALIGNED_PREFIX, PAGES_PREFIX];
const MEMORY_PREFIX = `${PAIR}/`;

/** What the function may do, statement by statement: no `grant…` method, because those give more than is used. */
export class TranslationRole extends Role {
  constructor(scope: Construct, id: string, touched: Touched) {
    super(scope, id, {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: 'Reads articles, translates them, publishes the result.',
      inlinePolicies: {
        Translation: new PolicyDocument({
          statements: [
            ...readingArticles(touched.articles),
            ...publishing(touched.translations),
            ...remembering(touched.memory),
            ...running(touched),
          ],
        }),
      },
    });
    acknowledgeWildcards(this, touched);
  }
}

function readingArticles(bucket: PrivateBucket): PolicyStatement[] {
  return [
    onObjects(bucket, [ARTICLES_PREFIX], ['s3:GetObject', 's3:GetObjectVersion']),
    listing(bucket, [ARTICLES_PREFIX]),
  ];
}

/** A status is never deleted: it is what remembers that an article was there. */
function publishing(bucket: PrivateBucket): PolicyStatement[] {
  return [
    onObjects(bucket, [...PUBLISHED, STATUS_PREFIX], ['s3:GetObject', 's3:PutObject']),
    onObjects(bucket, PUBLISHED, ['s3:DeleteObject']),
    listing(bucket, [...PUBLISHED, STATUS_PREFIX]),
  ];
}

function remembering(bucket: PrivateBucket): PolicyStatement[] {
  return [
    onObjects(bucket, [MEMORY_PREFIX], ['s3:GetObject', 's3:PutObject']),
    listing(bucket, [MEMORY_PREFIX]),
  ];
}

function running({ queue, logGroup, terminology }: Touched): PolicyStatement[] {
  return [
    // Amazon Translate has no resource to name for plain translation.
    new PolicyStatement({ actions: ['translate:TranslateText'], resources: ['*'] }),
    ...(terminology ? [readingTerms(terminology)] : []),
    // What an event source needs: docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
    new PolicyStatement({
      actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
      resources: [queue.queueArn],
    }),
    new PolicyStatement({
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [logGroup.logGroupArn],
    }),
  ];
}

/**
 * No page says whether TranslateText with a terminology asks for this permission beside its own. It gives what the function has beside
 * its code anyway: the terms.
 */
function readingTerms(terminology: Terminology): PolicyStatement {
  return new PolicyStatement({
    actions: ['translate:GetTerminology'],
    resources: terminology.policyResources,
  });
}

function onObjects(bucket: PrivateBucket, prefixes: readonly string[], actions: string[]): PolicyStatement {
  return new PolicyStatement({
    actions,
    resources: prefixes.map((prefix) => bucket.arnForObjects(`${prefix}*`)),
  });
}

/**
 * The function lists nothing. But S3 tells "not there" (404) from "not yours to know" (403) by `s3:ListBucket`, and asks for
 * it with the wanted key as `s3:prefix`: a condition on the prefix is met by the keys below it and by no other. (The API
 * reference of GetObject has the rule; that the key counts as the prefix is observed: github.com/ceph/ceph/pull/68577,
 * github.com/kopia/kopia/pull/3072.)
 */
function listing(bucket: PrivateBucket, prefixes: readonly string[]): PolicyStatement {
  return new PolicyStatement({
    actions: ['s3:ListBucket'],
    resources: [bucket.bucketArn],
    conditions: { StringLike: { 's3:prefix': prefixes.map((prefix) => `${prefix}*`) } },
  });
}

function acknowledgeWildcards(role: Role, { articles, translations, memory }: Touched): void {
  acknowledge(
    role,
    '*',
    'translate:TranslateText knows no resources; it is the only action of its statement.',
  );
  acknowledgeKeys(role, articles, [ARTICLES_PREFIX]);
  acknowledgeKeys(role, translations, [...PUBLISHED, STATUS_PREFIX]);
  acknowledgeKeys(role, memory, [MEMORY_PREFIX]);
}

function acknowledgeKeys(role: Role, bucket: PrivateBucket, prefixes: readonly string[]): void {
  const logicalId = Stack.of(bucket).getLogicalId(bucket.resource);
  for (const prefix of prefixes) {
    acknowledge(
      role,
      `<${logicalId}.Arn>/${prefix}*`,
      `Keys below ${prefix} follow from articles not yet written.`,
    );
  }
}

function acknowledge(role: Role, resource: string, reason: string): void {
  Validations.of(role).acknowledge({ id: `AwsSolutions-IAM5[Resource::${resource}]`, reason });
}
