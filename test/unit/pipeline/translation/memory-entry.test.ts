import { describe, expect, test } from 'vitest';
import type { Engine } from '../../../../src/pipeline/document/engine.ts';
import {
  memoryKeyOf,
  parseMemoryEntry,
  serializeMemoryEntry,
} from '../../../../src/pipeline/translation/memory-entry.ts';
import type { Glossary } from '../../../../src/pipeline/translation/term.ts';
import type { Translation } from '../../../../src/pipeline/translation/translation.ts';

const ENGINE: Engine = { name: 'fake', model: '1', notice: 'not real', glossary: null };

describe('memoryKeyOf', () => {
  const keyWith = (sentences: string[], change: Partial<Engine> = {}, glossary: Glossary | null = null) =>
    memoryKeyOf(sentences, { engine: { ...ENGINE, ...change }, glossary });
  const key = keyWith(['أهلا.', 'سلام.']);

  test('stays what it is: another key would bill everything again', () => {
    expect(key).toBe('ar-en/5708265881e44ee1deccdfd76fc33a7ec6bfd1245f0753e0e540658963194d1f.json');
  });

  test.each<[string, string[], Partial<Engine>]>([
    ['a letter', ['أهلا.', 'سلامٌ.'], {}],
    ['the order', ['سلام.', 'أهلا.'], {}],
    ['where one sentence ends', ['أهلا. سلام.'], {}],
    ['one sentence more', ['أهلا.', 'سلام.', 'نعم.'], {}],
    ['the engine', ['أهلا.', 'سلام.'], { name: 'other' }],
    ['its model', ['أهلا.', 'سلام.'], { model: null }],
  ])('changes with %s', (_, sentences, change) => {
    expect(keyWith(sentences, change)).not.toBe(key);
  });

  test('does not change with what is said about the engine', () => {
    expect(keyWith(['أهلا.', 'سلام.'], { notice: null, glossary: 'terms-2' })).toBe(key);
  });

  test('changes with a term that stands in the sentences, and with no other', () => {
    const terms = (...rows: [string, string][]): Glossary => ({
      terms: rows.map(([source, target], index) => ({ source, target, line: index + 2 })),
    });
    const both = ['أهلا.', 'سلام.'];
    expect(keyWith(both, {}, terms(['وزارة', 'ministry']))).toBe(key);
    expect(keyWith(both, {}, terms(['سلام', 'peace']))).not.toBe(key);
    expect(keyWith(both, {}, terms(['سلام', 'peace'], ['وزارة', 'ministry']))).toBe(
      keyWith(both, {}, terms(['سلام', 'peace'])),
    );
  });
});

describe('an entry', () => {
  const sentences = ['أهلا.', 'سلام.'];
  const translation: Translation = {
    pairs: [
      { sentences: 1, target: 'Hello.', confidence: 1 },
      { sentences: 1, target: 'Peace.', confidence: 0.97 },
    ],
    method: 'line',
  };
  const body =
    '{"schema":"memory-entry/2","source":["أهلا.","سلام."],"pairs":[{"sentences":1,"target":"Hello.","confidence":1},{"sentences":1,"target":"Peace.","confidence":0.97}],"method":"line"}\n';

  test('is one line of JSON', () => {
    expect(serializeMemoryEntry(sentences, translation)).toBe(body);
  });

  test('of which a part failed is none', () => {
    const failed = { sentences: 2, target: { code: 'text-refused', message: 'no' }, confidence: 0 } as const;
    expect(serializeMemoryEntry(sentences, { pairs: [failed], method: 'line' })).toBeNull();
  });

  test('comes back as it was stored', () => {
    expect(parseMemoryEntry(body, sentences)).toEqual(translation);
  });

  test('of two sentences that are one pair comes back too', () => {
    const pairs = [{ sentences: 2, target: 'Hello and peace.', confidence: 0.99 }];
    const text = serializeMemoryEntry(sentences, { pairs, method: 'length' });
    expect(parseMemoryEntry(text ?? '', sentences)).toEqual({ pairs, method: 'length' });
  });

  test.each([
    ['no JSON', body.slice(0, 30), /^✖ Invalid input: expected object/],
    ['nothing', '', /^✖ Invalid input: expected object/],
    ['another schema', body.replace('entry/2', 'entry/1'), /at schema$/],
    ['an unknown field', body.replace(/\}\n$/u, ',"by":"x"}'), /"by"/],
    ['an unknown method', body.replace('"line"', '"guess"'), /at method$/],
    ['an empty target', body.replace('Peace.', ''), /at pairs\[1\]\.target$/],
    ['a target that is no text', body.replace('"Peace."', 'null'), /at pairs\[1\]\.target$/],
    ['a confidence beyond 1', body.replace('0.97', '1.5'), /at pairs\[1\]\.confidence$/],
    ['no pairs', body.replace(/"pairs":\[.*\]/u, '"pairs":[]'), /at pairs$/],
    ['another sentence', body.replace('سلام', 'سلم'), /^it holds other sentences$/],
    [
      'a sentence too many',
      body.replace('"sentences":1', '"sentences":2'),
      /^its pairs hold another number of sentences$/,
    ],
  ])('%s cannot be used, and says why', (_, text, reason) => {
    expect(parseMemoryEntry(text, sentences)).toEqual({ reason: expect.stringMatching(reason) as string });
  });
});
