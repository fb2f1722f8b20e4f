import { describe, expect, test } from 'vitest';
import type { ArticleStatus, Outcome } from '../../../../src/pipeline/document/status-schema.ts';
import {
  isSameVersion,
  nextStep,
  type Seen,
  type Step,
} from '../../../../src/pipeline/reconciliation/next-step.ts';

const SOURCE = {
  key: 'articles/a.txt',
  versionId: null,
  etag: '"v1"',
  bytes: 10,
  contentType: null,
  metadata: {},
};
const FILES = { 'aligned/ar-en/a.txt.json': '"j1"', 'pages/ar-en/a.txt.html': '"p1"' };
const NOTHING = {};
const OLDER = { key: 'articles/a.txt', versionId: null, etag: '"v0"', sha256: null };

/** A status about version 1 and settings s1, with both files published. */
const status = (outcome: Outcome, changes: Partial<ArticleStatus> = {}): ArticleStatus => ({
  schema: 'article-status/1',
  id: 'a.txt',
  outcome,
  error: null,
  source: { key: 'articles/a.txt', versionId: null, etag: '"v1"', sha256: null },
  settings: 's1',
  edits: null,
  published: Object.entries(FILES).map(([key, etag]) => ({ key, etag })),
  publishedSource: null,
  waiting: null,
  receipt: null,
  ...changes,
});

function step(seen: Partial<Omit<Seen, 'files'>>, files: Record<string, string>): Step {
  return nextStep({
    status: null,
    statusEtag: seen.status ? '"s"' : null,
    source: SOURCE,
    settings: 's1',
    ...seen,
    files: new Map(Object.entries(files)),
  });
}

describe('the article is there', () => {
  test.each<[string, Step, ArticleStatus | null, Record<string, string>]>([
    ['never seen', 'translate', null, NOTHING],
    ['never seen, but files stand there', 'translate', null, FILES],
    ['complete', 'nothing', status('complete'), FILES],
    ['partial', 'nothing', status('partial'), FILES],
    ['rejected, with nothing published', 'nothing', status('rejected', { published: [] }), NOTHING],
    ['rejected, with older files published', 'nothing', status('rejected'), FILES],
    ['failed', 'translate', status('failed'), FILES],
    ['failed, with nothing published', 'translate', status('failed', { published: [] }), NOTHING],
    ['broken off while publishing', 'translate', status('publishing'), FILES],
    ['removed before', 'translate', status('removed', { source: null, published: [] }), NOTHING],
    ['a new version', 'translate', status('complete', { source: OLDER }), FILES],
    ['a new version of a rejected one', 'translate', status('rejected', { source: OLDER }), FILES],
    ['other settings', 'translate', status('complete', { settings: 's0' }), FILES],
    ['other settings for a rejected one', 'translate', status('rejected', { settings: 's0' }), FILES],
    ['a file is gone', 'translate', status('complete'), { 'aligned/ar-en/a.txt.json': '"j1"' }],
    ['all files are gone', 'translate', status('complete'), NOTHING],
    ['a file was changed', 'translate', status('complete'), { ...FILES, 'pages/ar-en/a.txt.html': '"x"' }],
    ['a file too many', 'translate', status('rejected', { published: [] }), FILES],
    ['a status without its version', 'translate', status('complete', { source: null }), FILES],
  ])('%s: %s', (_, expected, seen, files) => {
    expect(step({ status: seen }, files)).toBe(expected);
  });
});

describe('the article is gone', () => {
  test.each<[string, Step, ArticleStatus | null, Record<string, string>]>([
    ['it never was', 'nothing', null, NOTHING],
    ['it never was, but files stand there', 'remove', null, FILES],
    ['removed', 'nothing', status('removed', { source: null, published: [] }), NOTHING],
    ['removed, but a file stands there', 'remove', status('removed', { source: null, published: [] }), FILES],
    ['removed, but the status lists files', 'remove', status('removed', { source: null }), NOTHING],
    ['complete until now', 'remove', status('complete'), FILES],
    ['complete, files already gone', 'remove', status('complete'), NOTHING],
    ['rejected until now', 'remove', status('rejected', { published: [] }), NOTHING],
    ['failed until now', 'remove', status('failed', { published: [] }), NOTHING],
    ['broken off while removing', 'remove', status('publishing', { source: null, published: [] }), NOTHING],
  ])('%s: %s', (_, expected, seen, files) => {
    expect(step({ status: seen, source: null }, files)).toBe(expected);
  });

  test('settings do not matter', () => {
    const removed = status('removed', { source: null, published: [], settings: 's0' });
    expect(step({ status: removed, source: null }, NOTHING)).toBe('nothing');
  });
});

describe('isSameVersion', () => {
  const one = { versionId: 'a', etag: '"1"' };

  test.each([
    ['the same', one, { ...one }, true],
    ['another version of the same content', one, { ...one, versionId: 'b' }, false],
    ['the same version of other content', one, { ...one, etag: '"2"' }, false],
    ['a bucket that began to keep versions', one, { ...one, versionId: null }, false],
    ['none and one', null, one, false],
    ['none and none', null, null, true],
  ])('%s', (_, left, right, same) => {
    expect([isSameVersion(left, right), isSameVersion(right, left)]).toEqual([same, same]);
  });
});
