import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { jsonSchemas } from '../../../src/pipeline/document/json-schema.ts';

test.each(Object.entries(jsonSchemas()))('docs/%s is current (else: npm run docs)', (name, text) => {
  expect(readFileSync(new URL(`../../../docs/${name}`, import.meta.url), 'utf8')).toBe(text);
});

test('the schemas are those of the two documents that programs read', () => {
  expect(Object.keys(jsonSchemas())).toEqual(['aligned-article.schema.json', 'article-status.schema.json']);
});
