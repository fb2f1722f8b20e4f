import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { asFailure, CommandError, table, tellError } from '../../../src/cli/terminal.ts';
import { LocalCloudError } from '../../../src/local/local-cloud-error.ts';
import { WarraqError } from '../../../src/pipeline/errors.ts';

describe('a table', () => {
  test('has columns as wide as their widest cell, numbers to the right', () => {
    const head = ['ARTICLE', 'OUTCOME', 'BLOCKS'];
    const rows = [
      ['a.txt', 'complete', 12],
      ['2026/long-name.txt', 'removed', 3],
    ];
    expect(table(head, rows)).toBe(
      [
        'ARTICLE             OUTCOME   BLOCKS',
        'a.txt               complete      12',
        '2026/long-name.txt  removed        3',
      ].join('\n'),
    );
  });

  test('counts Arabic letters, not the marks on them', () => {
    expect(table(['A', 'B'], [['كِتَابٌ', 'x']])).toBe('A     B\nكِتَابٌ  x');
  });

  test('has no space at the end of a line', () => {
    expect(table(['A', ''], [['long', '']])).toBe('A\nlong');
  });

  test('of nothing is its head', () => {
    expect(table(['OUTCOME', 'ARTICLES'], [])).toBe('OUTCOME  ARTICLES');
  });
});

describe('errors', () => {
  let out: string;
  let err: string;
  beforeEach(() => {
    [out, err] = ['', ''];
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((out += String(text)), true));
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((err += String(text)), true));
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  test('are told to people on stderr', () => {
    vi.stubEnv('NO_COLOR', '1');
    tellError(new CommandError('not-found', 'There is no such file.'), false);
    vi.unstubAllEnvs();
    expect(out).toBe('');
    expect(err).toBe('error not-found: There is no such file.\n');
  });

  test('are told to programs as one line of JSON on stdout', () => {
    tellError(new WarraqError('undecodable', 'It is not\nUTF-8.'), true);
    expect(err).toBe('');
    expect(out).toBe('{"error":{"code":"undecodable","message":"It is not\\nUTF-8."}}\n');
  });

  test.each([
    [new CommandError('usage', 'Wrong.'), { code: 'usage', message: 'Wrong.' }],
    [new LocalCloudError('already-running', 'Twice.'), { code: 'already-running', message: 'Twice.' }],
    [new WarraqError('throttled', 'Later.'), { code: 'throttled', message: 'Later.' }],
    [
      new TypeError('x is not a function'),
      {
        code: 'unexpected',
        message: 'warraq: x is not a function. This is a defect of Warraq; please report it.',
      },
    ],
  ])('keep their code: %o', (thrown, failure) => {
    expect(asFailure(thrown)).toEqual(failure);
  });
});
