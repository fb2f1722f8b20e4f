import { test } from 'vitest';

/**
 * Runs a suite against AWS itself where `WARRAQ_TEST_AWS` names a scratch bucket, with credentials and a region in the
 * environment. It costs less than a cent. Elsewhere it says why not.
 */
export function onRealAws(subject: string, describeOn: (bucket: string) => void): void {
  const bucket = process.env['WARRAQ_TEST_AWS'];
  if (bucket) {
    describeOn(bucket);
    return;
  }
  const reason = 'set WARRAQ_TEST_AWS to the name of a scratch bucket, with AWS credentials and AWS_REGION';
  console.info(`${subject} is not tried on AWS: ${reason}.`);
  test.skip(`${subject} on AWS: ${reason}`);
}
