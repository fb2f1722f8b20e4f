import { formEncodeKey } from './wire/form-encoding.ts';

export type ObjectEventName = 'ObjectCreated:Put' | 'ObjectCreated:Copy' | 'ObjectRemoved:Delete';

/** A change that was committed. */
export interface ObjectChange {
  readonly eventName: ObjectEventName;
  readonly bucket: string;
  readonly key: string;
  /** ISO 8601, UTC. */
  readonly time: string;
  readonly sequencer: string;
  /** What is there now; absent after a delete. */
  readonly created?: { readonly size: number; readonly etag: string };
}

/** One record of an S3 notification: https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html */
export interface S3NotificationRecord {
  readonly eventVersion: '2.1';
  readonly eventSource: 'aws:s3';
  readonly awsRegion: string;
  readonly eventTime: string;
  readonly eventName: ObjectEventName;
  readonly userIdentity: { readonly principalId: string };
  readonly requestParameters: { readonly sourceIPAddress: string };
  readonly responseElements: { readonly 'x-amz-request-id': string; readonly 'x-amz-id-2': string };
  readonly s3: {
    readonly s3SchemaVersion: '1.0';
    readonly configurationId: string;
    readonly bucket: {
      readonly name: string;
      readonly ownerIdentity: { readonly principalId: string };
      readonly arn: string;
    };
    readonly object: {
      /** Form-encoded: see formEncodeKey. */
      readonly key: string;
      readonly size?: number;
      readonly eTag?: string;
      readonly sequencer: string;
    };
  };
}

export interface S3Notification {
  readonly Records: readonly S3NotificationRecord[];
}

/** What the caller of the server is told of a change. */
export interface ObjectEvent {
  readonly bucket: string;
  /** The key itself, not encoded. */
  readonly key: string;
  /** What S3 would send. */
  readonly notification: S3Notification;
}

const PRINCIPAL = 'LOCAL';
const CONFIGURATION_ID = 'warraq-local';

/** The notification S3 would send for a change made by one request. */
export function notificationOf(
  change: ObjectChange,
  { region, requestId, hostId }: { region: string; requestId: string; hostId: string },
): S3Notification {
  const record: S3NotificationRecord = {
    eventVersion: '2.1',
    eventSource: 'aws:s3',
    awsRegion: region,
    eventTime: change.time,
    eventName: change.eventName,
    userIdentity: { principalId: `AWS:${PRINCIPAL}` },
    requestParameters: { sourceIPAddress: '127.0.0.1' },
    responseElements: { 'x-amz-request-id': requestId, 'x-amz-id-2': hostId },
    s3: {
      s3SchemaVersion: '1.0',
      configurationId: CONFIGURATION_ID,
      bucket: {
        name: change.bucket,
        ownerIdentity: { principalId: PRINCIPAL },
        arn: `arn:aws:s3:::${change.bucket}`,
      },
      object: objectOf(change),
    },
  };
  return { Records: [record] };
}

function objectOf({ key, created, sequencer }: ObjectChange): S3NotificationRecord['s3']['object'] {
  const size = created === undefined ? {} : { size: created.size, eTag: created.etag };
  return { key: formEncodeKey(key), ...size, sequencer };
}
