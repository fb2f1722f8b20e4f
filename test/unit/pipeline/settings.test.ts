import { describe, expect, test } from 'vitest';
import type { Engine } from '../../../src/pipeline/document/engine.ts';
import { settingsHash } from '../../../src/pipeline/settings-hash.ts';
import { parseSettings } from '../../../src/pipeline/settings.ts';

const DEFAULTS = {
  maxArticleBytes: 10_000_000,
  maxCharacters: 200_000,
  requestsInFlight: 8,
  usdPerMillionCharacters: 15,
  glossary: null,
};

describe('parseSettings', () => {
  test.each([[undefined], [null], [{}]])('%j gives the defaults', (input) => {
    expect(parseSettings(input, 'the test')).toEqual(DEFAULTS);
  });

  test('what is set stands, the rest keeps its default', () => {
    expect(parseSettings({ requestsInFlight: 1, usdPerMillionCharacters: 0 }, 'the test')).toEqual({
      ...DEFAULTS,
      requestsInFlight: 1,
      usdPerMillionCharacters: 0,
    });
  });

  test.each([
    [{ maxArticleBytes: 0 }, 'maxArticleBytes'],
    [{ maxArticleBytes: 1.5 }, 'maxArticleBytes'],
    [{ maxCharacters: -1 }, 'maxCharacters'],
    [{ maxCharacters: '200000' }, 'maxCharacters'],
    [{ maxCharacters: null }, 'maxCharacters'],
    [{ requestsInFlight: 0 }, 'requestsInFlight'],
    [{ requestsInFlight: 101 }, 'requestsInFlight'],
    [{ usdPerMillionCharacters: -0.01 }, 'usdPerMillionCharacters'],
    [{ usdPerMillionCharacters: Infinity }, 'usdPerMillionCharacters'],
    [{ usdPerMillionCharacters: NaN }, 'usdPerMillionCharacters'],
    [{ maxCharacter: 5 }, 'maxCharacter'],
    [{ constructor: 5 }, 'constructor'],
  ])('%j is refused by the name of its key, and says where it stood', (input, name) => {
    expect(() => parseSettings(input, 'WARRAQ_SETTINGS')).toThrow(
      expect.objectContaining({ code: 'invalid-settings', message: expect.stringContaining(name) as string }),
    );
    expect(() => parseSettings(input, 'WARRAQ_SETTINGS')).toThrow(
      'The settings in WARRAQ_SETTINGS are not valid',
    );
  });

  test('every offending key is named at once', () => {
    expect(() => parseSettings({ maxCharacters: 0, requestsInFlight: 0, speed: 1 }, 'the test')).toThrow(
      /speed[^]*maxCharacters[^]*requestsInFlight|maxCharacters[^]*requestsInFlight[^]*speed/,
    );
  });

  test.each([[[]], ['{}'], [7], [true]])('%j is no object of settings', (input) => {
    expect(() => parseSettings(input, 'the test')).toThrow(
      expect.objectContaining({ code: 'invalid-settings' }),
    );
  });
});

describe('settingsHash', () => {
  const settings = parseSettings({}, 'the test');
  const engine: Engine = { name: 'fake', model: '1', notice: 'not real', glossary: 'terms' };
  const before = settingsHash(settings, engine);

  test('is sixteen hex digits, the same every time', () => {
    expect(before).toMatch(/^[0-9a-f]{16}$/);
    expect(settingsHash({ ...settings }, { ...engine })).toBe(before);
  });

  test.each([
    ['the size limit', { maxArticleBytes: 9 }, {}],
    ['the budget', { maxCharacters: 9 }, {}],
    ['the engine', {}, { name: 'other' }],
    ['its model', {}, { model: '2' }],
    ['no model at all', {}, { model: null }],
    ['its notice', {}, { notice: null }],
    ['its glossary', {}, { glossary: 'more terms' }],
  ])('changes with %s', (_, settingsChange, engineChange) => {
    expect(settingsHash({ ...settings, ...settingsChange }, { ...engine, ...engineChange })).not.toBe(before);
  });

  test.each([
    ['the requests in flight', { requestsInFlight: 1 }],
    ['the price', { usdPerMillionCharacters: 1 }],
  ])('does not change with %s: no byte of a document depends on it', (_, change) => {
    expect(settingsHash({ ...settings, ...change }, engine)).toBe(before);
  });
});
