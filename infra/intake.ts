import { ArnFormat, Aws, Duration, Fn, Stack } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { ARTICLES_PREFIX } from '../src/pipeline/keys.ts';
import { MAX_RECEIVES, VISIBILITY_SECONDS } from '../src/pipeline/settings.ts';
import { PrivateBucket } from './private-bucket.ts';

/** How long a replaced or deleted article can still be brought back. */
const OLD_VERSIONS_KEPT = Duration.days(90);

/** The longest that SQS keeps a message: docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html */
const LONGEST_RETENTION = Duration.days(14);

/** Created, removed and expired: whatever changes what the newest version of an article is. */
const EVENTS = ['s3:ObjectCreated:*', 's3:ObjectRemoved:*', 's3:LifecycleExpiration:*'];

/** Where articles come in: their bucket, and the queue that its events wait in. */
export class Intake extends Construct {
  readonly articles: PrivateBucket;
  readonly queue: Queue;
  readonly deadLetterQueue: Queue;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.deadLetterQueue = new Queue(this, 'DeadLetterQueue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: LONGEST_RETENTION,
    });
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: LONGEST_RETENTION,
      visibilityTimeout: Duration.seconds(VISIBILITY_SECONDS),
      deadLetterQueue: { queue: this.deadLetterQueue, maxReceiveCount: MAX_RECEIVES },
    });
    this.articles = this.#articlesSendingTo(this.queue);
    this.#alarmOnDeadLetters();
  }

  /**
   * S3 refuses a notification to a queue that does not let it in yet, so the queue's policy comes before the bucket, and must
   * name it before it exists: hence a bucket name of our own. The part from the stack's id makes it new for every stack, so
   * that a bucket kept from a deleted stack is in nobody's way.
   */
  #articlesSendingTo(queue: Queue): PrivateBucket {
    const stack = Stack.of(this);
    const stackUuid = Fn.select(2, Fn.split('/', Aws.STACK_ID));
    const bucketName = `${stack.stackName.toLowerCase()}-articles-${Fn.select(0, Fn.split('-', stackUuid))}`;
    const bucketArn = stack.formatArn({
      service: 's3',
      region: '',
      account: '',
      resource: bucketName,
      arnFormat: ArnFormat.NO_RESOURCE_NAME,
    });
    queue.addToResourcePolicy(
      new PolicyStatement({
        sid: 'ArticlesBucketOnly',
        principals: [new ServicePrincipal('s3.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [queue.queueArn],
        conditions: {
          ArnEquals: { 'aws:SourceArn': bucketArn },
          StringEquals: { 'aws:SourceAccount': stack.account },
        },
      }),
    );
    const articles = new PrivateBucket(this, 'Articles', {
      bucketName,
      versioned: true,
      lifecycleRules: [{ noncurrentVersionExpiration: OLD_VERSIONS_KEPT }],
    });
    articles.node.addDependency(queue);
    notify(articles, queue);
    return articles;
  }

  #alarmOnDeadLetters(): void {
    new Alarm(this, 'DeadLetters', {
      alarmDescription:
        'Articles were given up after all retries: their events wait in the dead-letter queue.',
      metric: this.deadLetterQueue.metricApproximateNumberOfMessagesVisible({
        period: Duration.minutes(1),
        statistic: 'Maximum',
      }),
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      threshold: 0,
      evaluationPeriods: 1,
      // An idle queue stops reporting after some hours.
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }
}

/** Set on the resource itself: `addEventNotification` would bring a custom resource, with a Lambda function of its own. */
function notify(bucket: PrivateBucket, queue: Queue): void {
  bucket.resource.notificationConfiguration = {
    queueConfigurations: EVENTS.map((event) => ({
      event,
      queue: queue.queueArn,
      filter: { s3Key: { rules: [{ name: 'prefix', value: ARTICLES_PREFIX }] } },
    })),
  };
}
