import { afterEach, describe, expect, test, vi } from 'vitest';
import { s3Client, translateClient } from '../../../src/aws/clients.ts';

const CREDENTIALS = { accessKeyId: 'KEY', secretAccessKey: 'secret' };
const OPTIONS = { endpoint: 'http://127.0.0.1:9', region: 'eu-west-3', credentials: CREDENTIALS };

afterEach(() => {
  vi.unstubAllEnvs();
});

describe.each([
  ['S3', s3Client],
  ['Amazon Translate', translateClient],
])('the client of %s', (_, make) => {
  test('tries four times, with standard retries', async () => {
    const client = make(OPTIONS);
    expect(await client.config.maxAttempts()).toBe(4);
    const mode = client.config.retryMode;
    expect(typeof mode === 'function' ? await mode() : mode).toBe('standard');
  });

  test('goes where it is told, as who it is told', async () => {
    const { config } = make(OPTIONS);
    expect(await config.region()).toBe('eu-west-3');
    expect(await config.credentials()).toMatchObject(CREDENTIALS);
    expect(await config.endpoint?.()).toMatchObject({ hostname: '127.0.0.1', port: 9, protocol: 'http:' });
  });

  test('finds in the environment what it is not told', async () => {
    vi.stubEnv('AWS_REGION', 'us-west-1');
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'FROMENV');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'from-env');
    const { config } = make();
    expect(await config.region()).toBe('us-west-1');
    expect(await config.credentials()).toMatchObject({ accessKeyId: 'FROMENV', secretAccessKey: 'from-env' });
  });
});
