import { builtinModules } from 'node:module';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** The import rule of the house: who may import whom, one entry a room. Patterns match the text of the import. */
function room(files, forbidden, globals = []) {
  return {
    files,
    rules: {
      'no-restricted-imports': ['error', { patterns: forbidden }],
      'no-restricted-globals': ['error', ...globals],
    },
  };
}

const outside = (...rooms) => rooms.flatMap((name) => [`**/${name}/**`, `./${name}/**`]);

export default defineConfig(
  { ignores: ['node_modules', 'cdk.out', 'dist', '.warraq'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
      eqeqeq: 'error',
    },
  },
  { files: ['*.config.{js,ts}'], rules: { 'no-restricted-exports': 'off' } },
  { files: ['**/*.js'], extends: [tseslint.configs.disableTypeChecked] },
  room(
    ['src/pipeline/**'],
    [
      {
        group: [...outside('aws', 'local', 'cli', 'reader', 'functions', 'infra'), '@aws-sdk/*', '@smithy/*'],
        message: 'The pipeline is the pure core: it imports nothing of ours and no AWS SDK.',
      },
      {
        group: ['node:*', '!node:crypto', ...builtinModules],
        message: 'The pipeline touches no file system, network or process: put it behind a port.',
      },
    ],
    [
      { name: 'process', message: 'The pipeline reads no environment: pass settings in.' },
      { name: 'console', message: 'The pipeline prints nothing: use the Observer port.' },
      { name: 'fetch', message: 'The pipeline fetches nothing.' },
      { name: 'Date', message: 'The pipeline has no clock of its own: use the Clock port.' },
      { name: 'performance', message: 'The pipeline has no clock of its own: use the Clock port.' },
      { name: 'setTimeout', message: 'The pipeline does not wait: use the Clock port.' },
      { name: 'setInterval', message: 'The pipeline does not wait: use the Clock port.' },
      { name: 'globalThis', message: 'The pipeline takes what it needs as a parameter.' },
    ],
  ),
  room(
    ['src/aws/**'],
    [
      {
        group: outside('local', 'cli', 'reader', 'functions', 'infra'),
        message: 'src/aws imports the pipeline only.',
      },
    ],
  ),
  room(
    ['functions/**'],
    [
      {
        group: outside('local', 'cli', 'reader', 'infra'),
        message: 'A function imports the pipeline and src/aws only.',
      },
    ],
  ),
  room(
    ['infra/**'],
    [
      {
        group: outside('aws', 'local', 'cli', 'reader', 'functions'),
        message: 'The CDK app imports keys, settings and glossary of the pipeline only.',
      },
      {
        group: [
          '**/pipeline/**',
          '!**/pipeline/keys.ts',
          '!**/pipeline/settings.ts',
          '!**/pipeline/translation/',
          '!**/pipeline/translation/glossary.ts',
        ],
        message: 'The CDK app imports keys, settings and glossary of the pipeline only.',
      },
    ],
  ),
  room(
    ['src/local/**'],
    [
      {
        group: outside('cli', 'infra', 'reader'),
        message: 'src/local imports functions, aws and pipeline only.',
      },
    ],
  ),
  room(['src/cli/**'], [{ group: outside('infra'), message: 'The command line imports all but infra.' }]),
  room(
    ['src/reader/**'],
    [
      {
        group: [...outside('aws', 'local', 'cli', 'functions', 'infra'), 'node:*', '@aws-sdk/*'],
        message: 'The reader runs in browsers: it imports types of pipeline/document only.',
      },
    ],
  ),
  {
    files: ['test/**'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
);
