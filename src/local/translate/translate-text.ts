import * as z from 'zod';
import { TranslateError } from './translate-error.ts';

/** The operation's input as far as this server reads it; members that it does not know are ignored, as AWS does. */
export interface TranslateTextInput {
  readonly Text: string;
  readonly SourceLanguageCode: string;
  readonly TargetLanguageCode: string;
  readonly TerminologyNames?: readonly string[] | null | undefined;
}

/** Source: https://docs.aws.amazon.com/translate/latest/APIReference/API_TranslateText.html */
const LanguageCode = z
  .string()
  .min(2, 'Member must have length greater than or equal to 2')
  .max(5, 'Member must have length less than or equal to 5');

const Input = z.object({
  Text: z.string().min(1, 'Member must have length greater than or equal to 1'),
  SourceLanguageCode: LanguageCode,
  TargetLanguageCode: LanguageCode,
  TerminologyNames: z.array(z.string()).nullish(),
  // Source: https://docs.aws.amazon.com/translate/latest/APIReference/API_TranslationSettings.html
  Settings: z
    .strictObject({
      Brevity: settingOf('ON'),
      Formality: settingOf('FORMAL', 'INFORMAL'),
      Profanity: settingOf('MASK'),
    })
    .nullish(),
});

function settingOf<Value extends string>(...values: Value[]) {
  return z.enum(values, `Member must satisfy enum value set: [${values.join(', ')}]`).nullish();
}

/**
 * Reads a request body.
 * @throws TranslateError SerializationException where it is no JSON of the right types, ValidationException where a
 *   value is missing or not allowed
 */
export function parseTranslateText(body: Uint8Array): TranslateTextInput {
  const result = Input.safeParse(parseJson(body), { reportInput: true });
  if (result.success) return result.data;
  throw refusalOf(result.error.issues);
}

/**
 * Passes what this server can translate: text within the limit, from Arabic to English.
 * @throws TranslateError TextSizeLimitExceededException, UnsupportedLanguagePairException
 */
export function checkTranslatable(input: TranslateTextInput, maxRequestBytes: number): void {
  const bytes = Buffer.byteLength(input.Text);
  if (bytes > maxRequestBytes) {
    throw new TranslateError(
      'TextSizeLimitExceededException',
      `Input text size exceeds limit. Max length of request text allowed is ${maxRequestBytes} bytes while in this request the text size is ${bytes} bytes`,
    );
  }
  checkLanguagePair(input);
}

function checkLanguagePair({ SourceLanguageCode, TargetLanguageCode }: TranslateTextInput): void {
  if (SourceLanguageCode === 'ar' && TargetLanguageCode === 'en') return;
  throw new TranslateError(
    'UnsupportedLanguagePairException',
    `Unsupported language pair: ${SourceLanguageCode} to ${TargetLanguageCode}. Warraq's local Amazon Translate does ar to en only.`,
    { details: { SourceLanguageCode, TargetLanguageCode } },
  );
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch (cause) {
    throw new TranslateError('SerializationException', 'The request body is not JSON in UTF-8.', { cause });
  }
}

function refusalOf(issues: readonly z.core.$ZodIssue[]): TranslateError {
  const wrongType = issues.find((issue) => issue.code === 'invalid_type' && !isAbsent(issue.input));
  if (wrongType !== undefined) {
    return new TranslateError('SerializationException', `${placeOf(wrongType)}: ${wrongType.message}`);
  }
  const told = issues.map(
    (issue) => `Value at '${placeOf(issue)}' failed to satisfy constraint: ${ruleOf(issue)}`,
  );
  const errors = told.length === 1 ? 'error' : 'errors';
  return new TranslateError(
    'ValidationException',
    `${told.length} validation ${errors} detected: ${told.join('; ')}`,
  );
}

function ruleOf(issue: z.core.$ZodIssue): string {
  return isAbsent(issue.input) ? 'Member must not be null' : issue.message;
}

/** AWS takes a null for a member that was not sent. */
function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}

/** As AWS names it: `settings.profanity`. */
function placeOf(issue: z.core.$ZodIssue): string {
  const names = issue.path.map(String).map((name) => name.charAt(0).toLowerCase() + name.slice(1));
  return names.length === 0 ? 'the request body' : names.join('.');
}
