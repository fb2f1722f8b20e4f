import { describe, expect, test } from 'vitest';
import { checkTranslatable, parseTranslateText } from '../../../../src/local/translate/translate-text.ts';

const oneError: unknown = expect.stringMatching(/^1 validation error detected: /);

const GOOD = { Text: 'نص', SourceLanguageCode: 'ar', TargetLanguageCode: 'en' };

function parse(input: unknown): unknown {
  return parseTranslateText(Buffer.from(JSON.stringify(input)));
}

describe('parseTranslateText', () => {
  test.each([
    ['the three members that it must have', GOOD],
    ['nulls where members were not sent', { ...GOOD, Settings: null, TerminologyNames: null }],
    ['settings, null among them', { ...GOOD, Settings: { Profanity: 'MASK', Formality: null } }],
  ])('reads %s', (_, input) => {
    expect(parse(input)).toEqual(input);
  });

  test('ignores members that it does not know', () => {
    expect(parse({ ...GOOD, NewMember: 1 })).toEqual(GOOD);
  });

  test.each([
    [{ ...GOOD, Text: undefined }, "Value at 'text' failed to satisfy constraint: Member must not be null"],
    [{ ...GOOD, Text: null }, "Value at 'text' failed to satisfy constraint: Member must not be null"],
    [
      { ...GOOD, Text: '' },
      "Value at 'text' failed to satisfy constraint: Member must have length greater than or equal to 1",
    ],
    [
      { ...GOOD, SourceLanguageCode: 'a' },
      "Value at 'sourceLanguageCode' failed to satisfy constraint: Member must have length greater than or equal to 2",
    ],
    [
      { ...GOOD, TargetLanguageCode: 'english' },
      "Value at 'targetLanguageCode' failed to satisfy constraint: Member must have length less than or equal to 5",
    ],
    [
      { ...GOOD, Settings: { Profanity: 'HIDE' } },
      "Value at 'settings.profanity' failed to satisfy constraint: Member must satisfy enum value set: [MASK]",
    ],
    [
      { ...GOOD, Settings: { Formality: 'formal' } },
      "Value at 'settings.formality' failed to satisfy constraint: Member must satisfy enum value set: [FORMAL, INFORMAL]",
    ],
    [
      { ...GOOD, Settings: { Brevity: 'OFF' } },
      "Value at 'settings.brevity' failed to satisfy constraint: Member must satisfy enum value set: [ON]",
    ],
    [{ ...GOOD, Settings: { Politeness: 'ON' } }, 'Unrecognized key: "Politeness"'],
  ])('%j is a ValidationException', (input, words) => {
    expect(() => parse(input)).toThrow(
      expect.objectContaining({
        name: 'ValidationException',
        status: 400,
        message: oneError,
      }),
    );
    expect(() => parse(input)).toThrow(words);
  });

  test('counts the errors', () => {
    expect(() => parse({})).toThrow(
      "3 validation errors detected: Value at 'text' failed to satisfy constraint: Member must not be null; Value at 'sourceLanguageCode' failed",
    );
  });

  test.each([
    [{ ...GOOD, Text: 1 }, 'text: Invalid input: expected string, received number'],
    [{ ...GOOD, TerminologyNames: 'x' }, 'terminologyNames: Invalid input: expected array, received string'],
    [[], 'the request body: Invalid input: expected object, received array'],
  ])('%j is a SerializationException', (input, message) => {
    expect(() => parse(input)).toThrow(expect.objectContaining({ name: 'SerializationException', message }));
  });

  test('bytes that are not UTF-8 are a SerializationException', () => {
    const body = Buffer.concat([Buffer.from('{"Text":"'), Buffer.from([0xd9]), Buffer.from('"}')]);
    expect(() => parseTranslateText(body)).toThrow('The request body is not JSON in UTF-8.');
  });
});

describe('checkTranslatable', () => {
  test('size comes before language pair', () => {
    const input = { Text: 'نصa', SourceLanguageCode: 'auto', TargetLanguageCode: 'en' };
    expect(() => {
      checkTranslatable(input, 4);
    }).toThrow(expect.objectContaining({ name: 'TextSizeLimitExceededException' }));
    expect(() => {
      checkTranslatable(input, 5);
    }).toThrow(expect.objectContaining({ name: 'UnsupportedLanguagePairException' }));
  });
});
