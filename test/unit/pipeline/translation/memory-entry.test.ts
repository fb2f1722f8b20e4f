import { describe, expect, test } from 'vitest';
import type { Engine } from '../../../../src/pipeline/document/engine.ts';
import {
  memoryKeyOf,
  parseMemoryEntry,
  serializeMemoryEntry,
} from '../../../../src/pipeline/translation/memory-entry.ts';

const ENGINE: Engine = { name: 'fake', model: '1', notice: 'not real', glossary: null };

describe('memoryKeyOf', () => {
  const key = memoryKeyOf(['أهلا.', 'سلام.'], ENGINE);

  test('stays what it is: another key would bill everything again', () => {
    expect(key).toBe('ar-en/01df5b4a92868915187bb0c214d2c7fe4081ef57c7e32ca28ef12d07dad79a51.json');
  });

  test.each<[string, string[], Partial<Engine>]>([
    ['a letter', ['أهلا.', 'سلامٌ.'], {}],
    ['the order', ['سلام.', 'أهلا.'], {}],
    ['where one sentence ends', ['أهلا. سلام.'], {}],
    ['one sentence more', ['أهلا.', 'سلام.', 'نعم.'], {}],
    ['the engine', ['أهلا.', 'سلام.'], { name: 'other' }],
    ['its model', ['أهلا.', 'سلام.'], { model: null }],
    ['its glossary', ['أهلا.', 'سلام.'], { glossary: 'terms' }],
  ])('changes with %s', (_, sentences, change) => {
    expect(memoryKeyOf(sentences, { ...ENGINE, ...change })).not.toBe(key);
  });

  test('does not change with what is said about the engine', () => {
    expect(memoryKeyOf(['أهلا.', 'سلام.'], { ...ENGINE, notice: null })).toBe(key);
  });
});

describe('an entry', () => {
  const sentences = ['أهلا.', 'سلام.'];
  const body =
    '{"schema":"memory-entry/1","source":["أهلا.","سلام."],"target":["Hello.","Peace."],"method":"line"}\n';

  test('is one line of JSON', () => {
    expect(serializeMemoryEntry({ source: sentences, target: ['Hello.', 'Peace.'], method: 'line' })).toBe(
      body,
    );
  });

  test('comes back as it was stored', () => {
    expect(parseMemoryEntry(body, sentences)).toEqual({
      schema: 'memory-entry/1',
      source: sentences,
      target: ['Hello.', 'Peace.'],
      method: 'line',
    });
  });

  test.each([
    ['no JSON', body.slice(0, 30), /^✖ Invalid input: expected object/],
    ['nothing', '', /^✖ Invalid input: expected object/],
    ['another schema', body.replace('entry/1', 'entry/2'), /at schema$/],
    ['an unknown field', body.replace('}', ',"by":"x"}'), /"by"/],
    ['an unknown method', body.replace('"line"', '"guess"'), /at method$/],
    ['an empty target', body.replace('Peace.', ''), /at target\[1\]$/],
    ['a target that is no text', body.replace('"Peace."', 'null'), /at target\[1\]$/],
    ['no targets', body.replace('"Hello.","Peace."', ''), /at target$/],
    ['another sentence', body.replace('سلام', 'سلم'), /^it holds other sentences$/],
    ['a target too few', body.replace(',"Peace."', ''), /^it holds another number of targets than sources$/],
  ])('%s cannot be used, and says why', (_, text, reason) => {
    expect(parseMemoryEntry(text, sentences)).toEqual({ reason: expect.stringMatching(reason) as string });
  });
});
