import { join } from 'node:path';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { expect, test } from 'vitest';

/** The rule of the house as `npm run lint` enforces it, without what needs types. */
const RULES = ['no-restricted-imports', 'no-restricted-globals'];
const eslint = new ESLint({
  cwd: join(import.meta.dirname, '../..'),
  overrideConfig: tseslint.configs.disableTypeChecked,
  ruleFilter: ({ ruleId }) => RULES.includes(ruleId),
});

async function complaints(file: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: file });
  return result!.messages.map(({ message }) => message);
}

const from = (name: string) => `import { x } from '${name}';\nexport const y = x;\n`;
const typeFrom = (name: string) => `import type { X } from '${name}';\nexport type Y = X;\n`;

test.each([
  ['src/pipeline/a.ts', '@aws-sdk/client-s3'],
  ['src/pipeline/article/a.ts', '@aws-sdk/client-translate'],
  ['src/pipeline/a.ts', '@smithy/types'],
  ['src/pipeline/a.ts', 'fs'],
  ['src/pipeline/a.ts', 'fs/promises'],
  ['src/pipeline/a.ts', 'node:fs'],
  ['src/pipeline/a.ts', 'node:fs/promises'],
  ['src/pipeline/a.ts', 'node:http'],
  ['src/pipeline/a.ts', 'node:process'],
  ['src/pipeline/a.ts', 'node:timers/promises'],
  ['src/pipeline/a.ts', '../aws/clients.ts'],
  ['src/pipeline/article/a.ts', '../../aws/clients.ts'],
  ['src/pipeline/a.ts', '../local/queue.ts'],
  ['src/pipeline/a.ts', '../cli/terminal.ts'],
  ['src/pipeline/a.ts', '../reader/units.ts'],
  ['src/pipeline/a.ts', '../../functions/translate-article/log.ts'],
  ['src/pipeline/a.ts', '../../infra/intake.ts'],
  ['src/aws/a.ts', '../local/queue.ts'],
  ['src/aws/a.ts', '../cli/terminal.ts'],
  ['src/aws/a.ts', '../reader/units.ts'],
  ['src/aws/a.ts', '../../functions/translate-article/log.ts'],
  ['src/aws/a.ts', '../../infra/intake.ts'],
  ['functions/translate-article/a.ts', '../../src/local/queue.ts'],
  ['functions/translate-article/a.ts', '../../src/cli/terminal.ts'],
  ['functions/translate-article/a.ts', '../../src/reader/units.ts'],
  ['functions/translate-article/a.ts', '../../infra/intake.ts'],
  ['infra/a.ts', '../src/pipeline/translation/plan.ts'],
  ['infra/a.ts', '../src/pipeline/errors.ts'],
  ['infra/a.ts', '../src/pipeline/translate-article.ts'],
  ['infra/a.ts', '../src/aws/clients.ts'],
  ['infra/a.ts', '../src/local/cloud.ts'],
  ['infra/a.ts', '../src/cli/terminal.ts'],
  ['infra/a.ts', '../functions/translate-article/log.ts'],
  ['src/local/a.ts', '../cli/terminal.ts'],
  ['src/local/translate/demo/a.ts', '../../../cli/terminal.ts'],
  ['src/local/a.ts', '../../infra/bundle-function.ts'],
  ['src/local/a.ts', '../reader/units.ts'],
  ['src/cli/a.ts', '../../infra/bundle-function.ts'],
  ['src/cli/commands/a.ts', '../../../infra/bundle-function.ts'],
  ['src/reader/a.ts', '../aws/clients.ts'],
  ['src/reader/a.ts', '../local/cloud.ts'],
  ['src/reader/a.ts', '../cli/terminal.ts'],
  ['src/reader/a.ts', '../../functions/translate-article/log.ts'],
  ['src/reader/a.ts', '../../infra/intake.ts'],
  ['src/reader/a.ts', 'node:fs'],
  ['src/reader/a.ts', '@aws-sdk/client-s3'],
])('%s must not import %s, not even its types', async (file, name) => {
  expect(await complaints(file, from(name))).toEqual([expect.stringContaining(name)]);
  expect(await complaints(file, typeFrom(name))).toHaveLength(1);
  expect(await complaints(file, `export * from '${name}';\n`)).toHaveLength(1);
});

test.each([
  ['src/pipeline/a.ts', './keys.ts'],
  ['src/pipeline/article/a.ts', '../translation/plan.ts'],
  ['src/pipeline/a.ts', 'zod'],
  ['src/pipeline/a.ts', 'node:crypto'],
  ['src/aws/a.ts', '../pipeline/ports.ts'],
  ['src/aws/a.ts', '@aws-sdk/client-s3'],
  ['functions/translate-article/a.ts', '../../src/pipeline/reconciliation/reconcile.ts'],
  ['functions/translate-article/a.ts', '../../src/aws/clients.ts'],
  ['functions/translate-article/a.ts', './log.ts'],
  ['infra/a.ts', '../src/pipeline/keys.ts'],
  ['infra/a.ts', '../src/pipeline/settings.ts'],
  ['infra/a.ts', '../src/pipeline/translation/glossary.ts'],
  ['infra/a.ts', './intake.ts'],
  ['infra/a.ts', 'aws-cdk-lib'],
  ['infra/a.ts', 'aws-cdk-lib/aws-s3'],
  ['src/local/a.ts', '../pipeline/keys.ts'],
  ['src/local/a.ts', '../aws/clients.ts'],
  ['src/local/a.ts', '../../functions/translate-article/handler.ts'],
  ['src/local/a.ts', './functions/host.ts'],
  ['src/local/functions/a.ts', './host.ts'],
  ['src/cli/a.ts', '../local/cloud.ts'],
  ['src/cli/a.ts', '../aws/clients.ts'],
  ['src/cli/a.ts', '../pipeline/keys.ts'],
  ['src/cli/a.ts', '../reader/units.ts'],
  ['src/reader/a.ts', '../pipeline/document/schema.ts'],
  ['test/a.ts', '../infra/intake.ts'],
])('%s may import %s', async (file, name) => {
  expect(await complaints(file, from(name))).toEqual([]);
});

test.each([
  ['process', 'export const y = process.env;\n'],
  ['console', 'console.log(1);\n'],
  ['fetch', 'export const y = fetch;\n'],
  ['Date', 'export const y = new Date();\n'],
  ['Date', 'export const y = Date.now();\n'],
  ['performance', 'export const y = performance.now();\n'],
  ['setTimeout', 'setTimeout(() => undefined, 1);\n'],
  ['setInterval', 'setInterval(() => undefined, 1);\n'],
  ['globalThis', 'export const y = globalThis.process;\n'],
])('the pipeline does without %s: %s', async (name, code) => {
  expect(await complaints('src/pipeline/translation/a.ts', code)).toEqual([
    expect.stringMatching(new RegExp(`Unexpected use of '${name}'`, 'u')),
  ]);
  expect(await complaints('src/aws/a.ts', code)).toEqual([]);
});
