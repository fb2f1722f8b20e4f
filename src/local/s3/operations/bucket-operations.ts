import { sendEmpty, sendXml } from '../wire/replies.ts';
import { S3Error } from '../wire/s3-error.ts';
import { escapeXml, parentElement, textElement, xmlDocument } from '../wire/xml.ts';
import type { Exchange } from './exchange.ts';

/** The region whose buckets answer GetBucketLocation with an empty constraint. */
const UNNAMED_REGION = 'us-east-1';

export function listBuckets({ response, store }: Exchange): void {
  const buckets = store
    .buckets()
    .map(({ name, created }) =>
      parentElement('Bucket', [textElement('Name', name), textElement('CreationDate', created)]),
    );
  const owner = parentElement('Owner', [textElement('ID', 'local')]);
  sendXml(response, xmlDocument('ListAllMyBucketsResult', [owner, parentElement('Buckets', buckets)]));
}

export async function createBucket({ response, store, target }: Exchange): Promise<void> {
  if (!(await store.createBucket(target.bucket))) {
    throw new S3Error('BucketAlreadyOwnedByYou', 'You already own this bucket.', {
      BucketName: target.bucket,
    });
  }
  sendEmpty(response, { status: 200, headers: { location: `/${target.bucket}` } });
}

export function headBucket({ response, store, target, region }: Exchange): void {
  store.checkBucket(target.bucket);
  sendEmpty(response, { status: 200, headers: { 'x-amz-bucket-region': region } });
}

export function getBucketLocation({ response, store, target, region }: Exchange): void {
  store.checkBucket(target.bucket);
  sendXml(response, xmlDocument('LocationConstraint', region === UNNAMED_REGION ? [] : [escapeXml(region)]));
}
