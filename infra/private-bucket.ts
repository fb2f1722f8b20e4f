import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  CfnBucket,
  ObjectOwnership,
  type BucketProps,
} from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

/**
 * A bucket as all of Warraq's are: encrypted, TLS only, closed to the public, and kept when the stack goes, because it
 * holds what people wrote or what was paid for.
 */
export class PrivateBucket extends Bucket {
  /** The CloudFormation resource itself, for what the construct around it cannot say. */
  readonly resource: CfnBucket;

  constructor(
    scope: Construct,
    id: string,
    props: Pick<BucketProps, 'bucketName' | 'versioned' | 'lifecycleRules'> = {},
  ) {
    const { lifecycleRules = [], ...rest } = props;
    super(scope, id, {
      ...rest,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      removalPolicy: RemovalPolicy.RETAIN,
      // Parts of an upload that never completed are stored, and billed, but never seen.
      lifecycleRules: [{ abortIncompleteMultipartUploadAfter: Duration.days(7) }, ...lifecycleRules],
    });
    this.resource = resourceOf(this);
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'Who reads the buckets is a question for CloudTrail data events, which an account switches on for all buckets; ' +
        'access logs would need a fourth bucket and arrive hours late.',
    });
  }
}

function resourceOf(bucket: Bucket): CfnBucket {
  const resource = bucket.node.defaultChild;
  if (!CfnBucket.isCfnBucket(resource))
    throw new TypeError(`There is no CfnBucket inside ${bucket.node.path}.`);
  return resource;
}
