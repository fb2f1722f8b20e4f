import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wire } from '../../../../functions/translate-article/environment.ts';
import { WarraqError } from '../../../../src/pipeline/errors.ts';

/** As the stack sets them. */
const DEPLOYED = {
  ARTICLES_BUCKET: 'articles-bucket',
  TRANSLATIONS_BUCKET: 'translations-bucket',
  MEMORY_BUCKET: 'memory-bucket',
  MAX_RECEIVES: '10',
  AWS_REGION: 'eu-west-1',
};
const OWN_ENGINE = '{"name":"demo","model":"lexicon-1","notice":"rough gloss"}';

function errorOf(variables: Readonly<Record<string, string | undefined>>): WarraqError {
  try {
    wire(variables);
  } catch (error) {
    if (error instanceof WarraqError) return error;
  }
  throw new Error('Expected a WarraqError.');
}

test('the deployed function translates with Amazon Translate and the default settings', () => {
  const { maxReceives, settings, translator } = wire(DEPLOYED);
  expect(maxReceives).toBe(10);
  expect(translator.engine).toEqual({ name: 'amazon-translate', model: null, notice: null, glossary: null });
  expect(translator.maxRequestBytes).toBe(10_000);
  expect(settings).toEqual({
    maxArticleBytes: 10_000_000,
    maxCharacters: 200_000,
    requestsInFlight: 8,
    usdPerMillionCharacters: 15,
    glossary: null,
  });
});

describe('what is missing or wrong is named', () => {
  test.each(['ARTICLES_BUCKET', 'TRANSLATIONS_BUCKET', 'MEMORY_BUCKET', 'MAX_RECEIVES'])(
    '%s must be there',
    (name) => {
      for (const value of [undefined, '']) {
        const error = errorOf({ ...DEPLOYED, [name]: value });
        expect(error.code).toBe('invalid-settings');
        expect(error.message).toMatch(
          new RegExp(`^The environment is not valid:\\n✖ .*\\n {2}→ at ${name}$`, 'u'),
        );
      }
    },
  );

  test('all of it at once', () => {
    const { message } = errorOf({});
    expect(message.match(/→ at \w+/gu)).toEqual([
      '→ at ARTICLES_BUCKET',
      '→ at TRANSLATIONS_BUCKET',
      '→ at MEMORY_BUCKET',
      '→ at MAX_RECEIVES',
    ]);
  });

  test.each(['0', '-1', '2.5', 'ten'])('MAX_RECEIVES is no number of receives: %s', (MAX_RECEIVES) => {
    expect(errorOf({ ...DEPLOYED, MAX_RECEIVES }).message).toContain('→ at MAX_RECEIVES');
  });

  test.each([
    ['no JSON', '{maxCharacters:1}', /is not JSON\n {2}→ at WARRAQ_SETTINGS$/u],
    ['an unknown key', '{"maxCharacter":1}', /Unrecognized key: "maxCharacter"/u],
    ['a value out of range', '{"requestsInFlight":0}', /→ at requestsInFlight$/u],
    ['no object', '"fast"', /expected object/u],
  ])('WARRAQ_SETTINGS: %s', (_, WARRAQ_SETTINGS, message) => {
    const error = errorOf({ ...DEPLOYED, WARRAQ_SETTINGS });
    expect(error.code).toBe('invalid-settings');
    expect(error.message).toContain('WARRAQ_SETTINGS');
    expect(error.message).toMatch(message);
  });

  test.each([
    ['no JSON', 'demo'],
    ['no name', '{"model":null,"notice":null}'],
    ['an empty name', '{"name":"","model":null,"notice":null}'],
    ['no notice', '{"name":"demo","model":null}'],
    ['an unknown key', '{"name":"demo","model":null,"notice":null,"version":1}'],
  ])('WARRAQ_ENGINE: %s', (_, WARRAQ_ENGINE) => {
    const error = errorOf({ ...DEPLOYED, WARRAQ_ENGINE });
    expect(error.code).toBe('invalid-settings');
    expect(error.message).toContain('WARRAQ_ENGINE');
  });
});

describe('settings', () => {
  test('some may be set', () => {
    const { settings } = wire({ ...DEPLOYED, WARRAQ_SETTINGS: '{"maxCharacters":5000}' });
    expect(settings).toMatchObject({ maxCharacters: 5_000, requestsInFlight: 8 });
  });
});

describe('who translates', () => {
  test.each(['AWS_ENDPOINT_URL_TRANSLATE', 'AWS_ENDPOINT_URL'])(
    'nothing else may call itself Amazon Translate: with %s the engine must be named',
    (name) => {
      const error = errorOf({ ...DEPLOYED, [name]: 'http://127.0.0.1:9' });
      expect(error.code).toBe('invalid-settings');
      expect(error.message).toBe(
        'Translate requests go to http://127.0.0.1:9: set WARRAQ_ENGINE to {"name","model","notice"} of what answers there.',
      );
    },
  );

  test('the engine that is named is told', () => {
    const redirected = { ...DEPLOYED, AWS_ENDPOINT_URL_TRANSLATE: 'http://127.0.0.1:9' };
    expect(wire({ ...redirected, WARRAQ_ENGINE: OWN_ENGINE }).translator.engine).toEqual({
      name: 'demo',
      model: 'lexicon-1',
      notice: 'rough gloss',
      glossary: null,
    });
  });

  test('an endpoint for S3 alone redirects no translation', () => {
    const { translator } = wire({ ...DEPLOYED, AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:9' });
    expect(translator.engine.name).toBe('amazon-translate');
  });
});

describe('a glossary', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'environment-'));
    writeFileSync(join(folder, 'glossary.csv'), 'ar,en\nأرشيف المدينة,City Archive\n');
    writeFileSync(join(folder, 'broken.csv'), 'arabic,english\n');
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  const terms = [{ source: 'أرشيف المدينة', target: 'City Archive', line: 2 }];
  const named = (file: string) => JSON.stringify({ name: 'newsroom-1', file });

  test('there is none unless the environment names one', () => {
    expect(wire(DEPLOYED).glossary).toBeNull();
  });

  test('is read from beside the code, and documents say its name', () => {
    const { glossary, translator } = wire({
      ...DEPLOYED,
      LAMBDA_TASK_ROOT: folder,
      WARRAQ_GLOSSARY: named('glossary.csv'),
    });
    expect(glossary).toEqual({ terms });
    expect(translator.engine).toEqual({
      name: 'amazon-translate',
      model: null,
      notice: null,
      glossary: 'newsroom-1',
    });
  });

  test('may lie elsewhere, and is named with any engine', () => {
    const { glossary, translator } = wire({
      ...DEPLOYED,
      WARRAQ_ENGINE: OWN_ENGINE,
      WARRAQ_GLOSSARY: named(join(folder, 'glossary.csv')),
    });
    expect(glossary).toEqual({ terms });
    expect(translator.engine).toMatchObject({ name: 'demo', glossary: 'newsroom-1' });
  });

  test.each([
    ['a file that is not there', 'nowhere.csv', /ENOENT[^]*Deploy again/u],
    [
      'a file that is no glossary',
      'broken.csv',
      /broken\.csv, line 1: expected the header "ar,en"[^]*Deploy again/u,
    ],
  ])('that cannot be used stops the start: %s', (_, file, message) => {
    const error = errorOf({ ...DEPLOYED, LAMBDA_TASK_ROOT: folder, WARRAQ_GLOSSARY: named(file) });
    expect(error.code).toBe('invalid-settings');
    expect(error.message).toMatch(message);
  });

  test.each(['glossary.csv', '{"name":"g"}', '{"name":"","file":"g"}', '{"name":"g","file":"f","rows":1}'])(
    'WARRAQ_GLOSSARY is not %s',
    (WARRAQ_GLOSSARY) => {
      expect(errorOf({ ...DEPLOYED, WARRAQ_GLOSSARY }).message).toContain('at WARRAQ_GLOSSARY');
    },
  );
});
