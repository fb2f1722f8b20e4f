import { describe, expect, test, vi } from 'vitest';
import { exitCodeOf, lineOf, type UploadResult } from '../../../src/cli/results.ts';

function result(outcome: UploadResult['outcome'], changes: Partial<UploadResult> = {}): UploadResult {
  return { id: 'a.txt', outcome, error: null, unchanged: false, receipt: null, ...changes };
}

describe('the exit code', () => {
  test.each<[UploadResult['outcome'][], number]>([
    [['complete'], 0],
    [['uploaded', 'uploaded'], 0],
    [['complete', 'removed'], 0],
    [['rejected'], 1],
    [['failed', 'rejected', 'waiting'], 1],
    [['complete', 'rejected'], 3],
    [['complete', 'waiting'], 3],
    [['partial'], 3],
    [['partial', 'failed'], 3],
    [['partial', 'complete'], 3],
  ])('of %j is %i', (outcomes, code) => {
    expect(exitCodeOf(outcomes.map((outcome) => result(outcome)))).toBe(code);
  });
});

describe('the line of a result', () => {
  const receipt = {
    requests: 12,
    billedCharacters: 1197,
    reusedCharacters: 45,
    estimatedUsd: 0.018,
    retries: 0,
    startedAt: '2026-01-02T03:04:05.000Z',
    finishedAt: '2026-01-02T03:04:06.000Z',
  };

  test.each<[UploadResult, string]>([
    [result('complete', { receipt }), '✓ a.txt: complete 12 requests, 1197 characters translated, 45 reused'],
    [result('uploaded'), '✓ a.txt: uploaded'],
    [
      result('rejected', { error: { code: 'empty-article', message: 'It holds no text.' } }),
      '✗ a.txt: rejected (empty-article) It holds no text.',
    ],
    [result('partial', { receipt }), '✗ a.txt: partial 12 requests, 1197 characters translated, 45 reused'],
    [result('waiting'), '… a.txt: waiting'],
  ])('%o', (told, line) => {
    vi.stubEnv('NO_COLOR', '1');
    expect(lineOf(told)).toBe(line);
    vi.unstubAllEnvs();
  });
});
