import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type HeadObjectCommandOutput,
  type S3Client,
} from '@aws-sdk/client-s3';
import { WarraqError } from '../pipeline/errors.ts';

/** An S3 object as Warraq needs it. */
export interface StoredObject {
  /** Quotes included. */
  readonly etag: string;
  readonly versionId: string | null;
  readonly bytes: number;
  readonly contentType: string | null;
  /** User metadata, names in lower case. */
  readonly metadata: Readonly<Record<string, string>>;
}

export interface Address {
  readonly bucket: string;
  readonly key: string;
}

/** Which object a read must find, for it to count as there. */
export interface Which {
  readonly etag?: string;
  readonly versionId?: string | null;
}

/** Null for an object that is not there. */
export async function headObject(client: S3Client, { bucket, key }: Address): Promise<StoredObject | null> {
  const command = new HeadObjectCommand({ Bucket: bucket, Key: key });
  const found = await unlessAbsent(client.send(command), { bucket, key });
  return found && described(found);
}

/** Null for an object that is not there, or not the one asked for. */
export async function getObject(
  client: S3Client,
  { bucket, key }: Address,
  { etag, versionId }: Which = {},
): Promise<(StoredObject & { readonly body: Uint8Array }) | null> {
  const command = new GetObjectCommand({
    Bucket: bucket,
    Key: key,
    ...(etag !== undefined && { IfMatch: etag }),
    ...(versionId && { VersionId: versionId }),
  });
  return unlessAbsent(
    client.send(command).then(async (found) => ({
      ...described(found),
      body: (await found.Body?.transformToByteArray()) ?? new Uint8Array(),
    })),
    { bucket, key },
  );
}

/** What to write, and what it may replace: an ETag, null for nothing at all, undefined for whatever stands there. */
export interface Write extends Address {
  readonly body: string | Uint8Array;
  readonly contentType: string;
  readonly expected?: string | null;
}

/** What was written, or null where something else stands there than expected. */
export async function putObject(
  client: S3Client,
  write: Write,
): Promise<Pick<StoredObject, 'etag' | 'versionId'> | null> {
  const command = new PutObjectCommand({
    Bucket: write.bucket,
    Key: write.key,
    Body: write.body,
    ContentType: write.contentType,
    ...(write.expected === null && { IfNoneMatch: '*' }),
    ...(typeof write.expected === 'string' && { IfMatch: write.expected }),
  });
  const written = await unlessAbsent(client.send(command), write);
  if (!written) return null;
  const { etag, versionId } = described(written);
  return { etag, versionId };
}

/** Every key of a bucket that begins with `prefix`, in the order of their UTF-8. */
export async function listKeys(
  client: S3Client,
  { bucket, prefix }: { readonly bucket: string; readonly prefix: string },
): Promise<string[]> {
  const keys: string[] = [];
  let token: string | undefined;
  do {
    const command = new ListObjectsV2Command({
      Bucket: bucket,
      Prefix: prefix,
      ...(token !== undefined && { ContinuationToken: token }),
    });
    const page = await client.send(command).catch((error: unknown) => {
      throw storeError(error, { bucket, key: prefix });
    });
    keys.push(...(page.Contents ?? []).flatMap(({ Key }) => Key ?? []));
    token = page.NextContinuationToken;
  } while (token !== undefined);
  return keys;
}

/** Deletes the object that has this ETag. False where there is another, or none. */
export async function deleteObject(
  client: S3Client,
  { bucket, key }: Address,
  etag: string,
): Promise<boolean> {
  const command = new DeleteObjectCommand({ Bucket: bucket, Key: key, IfMatch: etag });
  return (await unlessAbsent(client.send(command), { bucket, key })) !== null;
}

function described(
  found: Partial<
    Pick<HeadObjectCommandOutput, 'ETag' | 'VersionId' | 'ContentLength' | 'ContentType' | 'Metadata'>
  >,
): StoredObject {
  // A bucket whose versioning was never switched on, or is suspended, calls its only version "null".
  const versionId = found.VersionId === undefined || found.VersionId === 'null' ? null : found.VersionId;
  return {
    etag: found.ETag ?? '',
    versionId,
    bytes: found.ContentLength ?? 0,
    contentType: found.ContentType ?? null,
    metadata: found.Metadata ?? {},
  };
}

/** Absent, or no longer what was asked for: 412 lost the race, 409 is a race under way. */
const ABSENT: ReadonlySet<string> = new Set([
  'NotFound',
  'NoSuchKey',
  'NoSuchVersion',
  'PreconditionFailed',
  'ConditionalRequestConflict',
]);
const DENIED: ReadonlySet<string> = new Set([
  'AccessDenied',
  'Forbidden',
  'InvalidAccessKeyId',
  'SignatureDoesNotMatch',
  'ExpiredToken',
  'CredentialsProviderError',
]);

async function unlessAbsent<Found>(sent: Promise<Found>, address: Address): Promise<Found | null> {
  try {
    return await sent;
  } catch (error) {
    if (error instanceof Error && ABSENT.has(error.name)) return null;
    throw storeError(error, address);
  }
}

function storeError(cause: unknown, { bucket, key }: Address): WarraqError {
  const name = cause instanceof Error ? cause.name : 'Error';
  const message = cause instanceof Error ? cause.message : String(cause);
  const where = `s3://${bucket}/${key}: ${name}: ${message}`;
  if (name === 'NoSuchBucket') {
    return new WarraqError('bucket-not-found', `${where}. Check the name of the bucket and its region.`, {
      cause,
    });
  }
  if (DENIED.has(name) || statusOf(cause) === 403) {
    const advice =
      'Check the credentials, and that s3:ListBucket is granted: without it a missing key is forbidden too';
    return new WarraqError('access-denied', `${where}. ${advice}.`, { cause });
  }
  const advice = 'If it does not pass by itself, check the endpoint, the region and the network';
  return new WarraqError('store-unavailable', `${where}. ${advice}.`, { cause });
}

function statusOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('$metadata' in error)) return undefined;
  const metadata = error.$metadata;
  return typeof metadata === 'object' && metadata && 'httpStatusCode' in metadata
    ? Number(metadata.httpStatusCode)
    : undefined;
}
