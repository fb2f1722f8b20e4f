import { describe, expect, test } from 'vitest';
import { asWarraqError, ERROR_CODES, WarraqError, type ErrorCode } from '../../../src/pipeline/errors.ts';

/** Every code and what it means for the article: changing one changes what is retried and what alarms. */
const DISPOSITIONS: [ErrorCode, string][] = [
  ['unsupported-format', 'rejected'],
  ['undecodable', 'rejected'],
  ['empty-article', 'rejected'],
  ['too-large', 'rejected'],
  ['over-budget', 'rejected'],
  ['key-too-long', 'rejected'],
  ['untranslatable', 'rejected'],
  ['wrong-language', 'rejected'],
  ['unsupported-language-pair', 'failed'],
  ['glossary-not-found', 'failed'],
  ['access-denied', 'failed'],
  ['bucket-not-found', 'failed'],
  ['invalid-settings', 'failed'],
  ['throttled', 'passing'],
  ['translator-unavailable', 'passing'],
  ['store-unavailable', 'passing'],
  ['out-of-time', 'passing'],
  ['unknown-message', 'passing'],
  ['text-refused', 'block'],
  ['empty-translation', 'block'],
  ['integrity-broken', 'ours'],
  ['unexpected', 'ours'],
];

describe('WarraqError', () => {
  test.each(DISPOSITIONS)('%s is %s', (code, disposition) => {
    expect(new WarraqError(code, 'said').disposition).toBe(disposition);
  });

  test('the table above misses no code', () => {
    expect([...ERROR_CODES].sort()).toEqual(DISPOSITIONS.map(([code]) => code).sort());
  });

  test('is an error with a name, a message and a cause', () => {
    const cause = new Error('deep');
    const error = new WarraqError('throttled', 'slow down', { cause });
    expect(error).toBeInstanceOf(Error);
    expect([error.name, error.code, error.message, error.cause]).toEqual([
      'WarraqError',
      'throttled',
      'slow down',
      cause,
    ]);
  });
});

describe('asWarraqError', () => {
  test('leaves one of ours as it is', () => {
    const error = new WarraqError('throttled', 'slow down');
    expect(asWarraqError(error, 'a.txt')).toBe(error);
  });

  test.each([
    [
      new TypeError('x is not a function'),
      'a.txt: x is not a function. This is a defect of Warraq; please report it.',
    ],
    ['a string', 'a.txt: a string. This is a defect of Warraq; please report it.'],
    [undefined, 'a.txt: undefined. This is a defect of Warraq; please report it.'],
    [null, 'a.txt: null. This is a defect of Warraq; please report it.'],
  ])('%s becomes unexpected, with its cause', (thrown, message) => {
    const error = asWarraqError(thrown, 'a.txt');
    expect([error.code, error.disposition, error.message]).toEqual(['unexpected', 'ours', message]);
    expect(error.cause).toBe(thrown);
  });
});
