import { S3Error } from '../wire/s3-error.ts';

/**
 * Also what keeps a bucket's folder inside the data folder: such a name holds no slash and starts with no dot.
 * @throws S3Error InvalidBucketName
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
 */
export function checkBucketName(name: string): void {
  const valid =
    /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) && !name.includes('..') && !/^\d+(\.\d+){3}$/.test(name);
  if (valid) return;
  throw new S3Error(
    'InvalidBucketName',
    'The specified bucket is not valid: 3 to 63 of a–z, 0–9, dots and hyphens, a letter or digit at both ends, ' +
      'no two dots in a row, not an IP address.',
    { BucketName: name },
  );
}
