import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundleFunction } from '../../infra/bundle-function.ts';

let folder: string;
const asset = (name: string) => join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bundle-'));
  bundleFunction('translate-article', asset('first'));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function contents(name: string): Record<string, string> {
  const files = readdirSync(asset(name)).sort();
  return Object.fromEntries(files.map((file) => [file, readFileSync(join(asset(name), file), 'utf8')]));
}

/** What the handler reads while it loads. */
const ENVIRONMENT = {
  AWS_REGION: 'eu-west-1',
  ARTICLES_BUCKET: 'articles',
  TRANSLATIONS_BUCKET: 'translations',
  MEMORY_BUCKET: 'memory',
  MAX_RECEIVES: '10',
};

describe('the bundled function', () => {
  test('is ES modules only, with a handler that exports `handler`', () => {
    const files = contents('first');
    expect(Object.keys(files).filter((file) => !file.endsWith('.mjs'))).toEqual([]);
    expect(files['handler.mjs']).toMatch(/export\{\w+ as handler\}/u);
  });

  test('needs nothing but Node and itself: every module of it loads where there is no node_modules', () => {
    const loadAll = Object.keys(contents('first')).map((file) => `await import('./${file}');`);
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--input-type=module', '--eval', loadAll.join('')],
      {
        cwd: asset('first'),
        env: ENVIRONMENT,
        encoding: 'utf8',
      },
    );
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });

  test('leaves to a later moment what a cold start does without', () => {
    const files = contents('first');
    const loaded = (name: string): string[] => [name, ...staticImportsOf(files[name]!).flatMap(loaded)];
    expect(new Set(loaded('handler.mjs')).size).toBeLessThan(Object.keys(files).length);
  });

  test('is the same bytes each time, whatever the folder held before', () => {
    bundleFunction('translate-article', asset('second'));
    writeFileSync(join(asset('second'), 'left-over.mjs'), '');
    bundleFunction('translate-article', asset('second'));
    expect(contents('second')).toEqual(contents('first'));
  });

  test('that does not exist is an error that says so', () => {
    expect(() => bundleFunction('translate-nothing', asset('none'))).toThrow(
      /functions\/translate-nothing\/handler\.ts/u,
    );
  });
});

function staticImportsOf(source: string): string[] {
  return [...source.matchAll(/\bfrom"\.\/([^"]+)"|\bimport"\.\/([^"]+)"/gu)].map(
    (match) => (match[1] ?? match[2])!,
  );
}
