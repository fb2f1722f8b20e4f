import { S3Error } from './s3-error.ts';

/**
 * A web page that has its own host name resolve to 127.0.0.1 (DNS rebinding) could talk to this server as if it were
 * part of that page's site: only names of this machine are answered.
 * @throws S3Error AccessDenied
 */
export function checkHost(host: string | undefined): void {
  if (/^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/i.test(host ?? '')) return;
  throw new S3Error(
    'AccessDenied',
    `Warraq's local S3 answers to 127.0.0.1, localhost and [::1] only, not to "${host ?? ''}". ` +
      'Use its endpoint as printed, with path-style addressing (forcePathStyle).',
  );
}
