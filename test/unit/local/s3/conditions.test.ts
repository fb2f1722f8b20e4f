import { describe, expect, test } from 'vitest';
import { checkRead, writeAdmission } from '../../../../src/local/s3/operations/conditions.ts';
import type { StoredObject } from '../../../../src/local/s3/store/stored-object.ts';

const OBJECT: StoredObject = {
  key: 'k',
  size: 1,
  etag: 'aa',
  lastModified: '2026-01-02T03:04:05.678Z',
  sequencer: '01',
  headers: {},
  metadata: {},
  checksums: {},
  data: 'd',
};
const THAT_SECOND = 'Fri, 02 Jan 2026 03:04:05 GMT';
const SECOND_BEFORE = 'Fri, 02 Jan 2026 03:04:04 GMT';

const code = (run: () => string): string => {
  try {
    return run();
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'an error without a code';
  }
};

describe('a write', () => {
  test.each([
    [{}, undefined, 'admitted'],
    [{}, OBJECT, 'admitted'],
    [{ 'if-none-match': '*' }, undefined, 'admitted'],
    [{ 'if-none-match': '*' }, OBJECT, 'PreconditionFailed'],
    [{ 'if-none-match': '"aa"' }, undefined, 'NotImplemented'],
    [{ 'if-match': '"aa"' }, OBJECT, 'admitted'],
    [{ 'if-match': 'aa' }, OBJECT, 'admitted'],
    [{ 'if-match': '*' }, OBJECT, 'admitted'],
    [{ 'if-match': '"a"' }, OBJECT, 'PreconditionFailed'],
    [{ 'if-match': '""' }, OBJECT, 'PreconditionFailed'],
    [{ 'if-match': '"aa"' }, undefined, 'NoSuchKey'],
    [{ 'if-match': '*' }, undefined, 'NoSuchKey'],
  ])('with %j on %o is %s', (headers, current, outcome) => {
    expect(
      code(() => {
        writeAdmission(headers, 'k')(current);
        return 'admitted';
      }),
    ).toBe(outcome);
  });
});

describe('a read', () => {
  test.each([
    [{}, 'send'],
    [{ 'if-match': '"aa"' }, 'send'],
    [{ 'if-match': '"bb", "aa"' }, 'send'],
    [{ 'if-match': '"bb"' }, 'PreconditionFailed'],
    [{ 'if-none-match': '"aa"' }, 'not-modified'],
    [{ 'if-none-match': 'W/"aa"' }, 'not-modified'],
    [{ 'if-none-match': '*' }, 'not-modified'],
    [{ 'if-none-match': '"bb"' }, 'send'],
    [{ 'if-modified-since': THAT_SECOND }, 'not-modified'],
    [{ 'if-modified-since': SECOND_BEFORE }, 'send'],
    [{ 'if-modified-since': 'once' }, 'send'],
    [{ 'if-unmodified-since': THAT_SECOND }, 'send'],
    [{ 'if-unmodified-since': SECOND_BEFORE }, 'PreconditionFailed'],
    [{ 'if-match': '"aa"', 'if-unmodified-since': SECOND_BEFORE }, 'send'],
    [{ 'if-none-match': '"bb"', 'if-modified-since': THAT_SECOND }, 'send'],
  ])('with %j: %s', (headers, outcome) => {
    expect(code(() => checkRead(OBJECT, { headers }))).toBe(outcome);
  });

  test('of a copy source has its own headers', () => {
    const headers = { 'if-match': '"bb"', 'x-amz-copy-source-if-none-match': '"aa"' };
    expect(checkRead(OBJECT, { headers, prefix: 'x-amz-copy-source-' })).toBe('not-modified');
  });
});
