import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { jsonSchemas } from '../../../src/pipeline/document/json-schema.ts';

test.each(Object.entries(jsonSchemas()))('docs/%s is current (else: npm run docs)', (name, text) => {
  expect(readFileSync(new URL(`../../../docs/${name}`, import.meta.url), 'utf8')).toBe(text);
});

test('the schemas are those of the two documents that programs read', () => {
  expect(Object.keys(jsonSchemas())).toEqual(['aligned-article.schema.json', 'article-status.schema.json']);
});

test.each([
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'docs/data-format.md',
  'docs/decisions.md',
  'docs/measurements.md',
])('%s has no placeholder left, and its links lead somewhere', (name) => {
  const page = new URL(`../../../${name}`, import.meta.url);
  const text = readFileSync(page, 'utf8');
  expect(text).not.toMatch(/@@|TODO|TBD/u);
  for (const [, target = ''] of text.matchAll(/\]\((?!https?:)([^)#]+)/gu)) {
    expect(existsSync(new URL(target, page)), target).toBe(true);
  }
});
