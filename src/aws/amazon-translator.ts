import { TranslateTextCommand, type TranslateClient } from '@aws-sdk/client-translate';
import type { Engine } from '../pipeline/document/engine.ts';
import { WarraqError, type ErrorCode } from '../pipeline/errors.ts';
import type { Translator } from '../pipeline/ports.ts';
import { MAX_REQUEST_BYTES } from '../pipeline/settings.ts';

export const AMAZON_TRANSLATE: Engine = {
  name: 'amazon-translate',
  model: null,
  notice: null,
  glossary: null,
};

const LANGUAGES = { SourceLanguageCode: 'ar', TargetLanguageCode: 'en' } as const;

const LINE_END = /\r\n|[\n\r\u0085\u2028\u2029]/u;

export interface AmazonTranslatorOptions {
  /** Name of the terminology that every request asks for. */
  readonly terminology?: string | undefined;
}

/** Amazon Translate, or what answers in its name: then `engine` says who that really is. */
export function amazonTranslator(
  client: TranslateClient,
  engine: Engine = AMAZON_TRANSLATE,
  { terminology }: AmazonTranslatorOptions = {},
): Translator {
  const request = { ...LANGUAGES, ...(terminology !== undefined && { TerminologyNames: [terminology] }) };
  return {
    engine,
    maxRequestBytes: MAX_REQUEST_BYTES,
    translate: async (lines, signal) => {
      const command = new TranslateTextCommand({ Text: lines.join('\n'), ...request });
      try {
        const { TranslatedText = '', $metadata } = await client.send(command, { abortSignal: signal });
        return {
          lines: TranslatedText.split(LINE_END).map((line) => line.trim()),
          attempts: $metadata.attempts ?? 1,
        };
      } catch (error) {
        throw translatorError(error, signal);
      }
    },
  };
}

/** By the name of the error: `ThrottlingException` has no class. */
const CODES: Readonly<Record<string, ErrorCode>> = {
  TooManyRequestsException: 'throttled',
  ThrottlingException: 'throttled',
  Throttling: 'throttled',
  LimitExceededException: 'throttled',
  UnsupportedLanguagePairException: 'unsupported-language-pair',
  ResourceNotFoundException: 'glossary-not-found',
  AccessDeniedException: 'access-denied',
  UnrecognizedClientException: 'access-denied',
  InvalidSignatureException: 'access-denied',
  IncompleteSignatureException: 'access-denied',
  ExpiredTokenException: 'access-denied',
  MissingAuthenticationTokenException: 'access-denied',
  OptInRequired: 'access-denied',
  SubscriptionRequiredException: 'access-denied',
  CredentialsProviderError: 'access-denied',
  TextSizeLimitExceededException: 'text-refused',
  InvalidRequestException: 'text-refused',
  ValidationException: 'text-refused',
};

const ADVICE: Partial<Record<ErrorCode, string>> = {
  throttled: 'It is tried again. If it keeps happening, lower the concurrency or ask AWS for a higher quota.',
  'unsupported-language-pair': 'Use a region in which Amazon Translate offers Arabic to English.',
  'glossary-not-found': 'Deploy the terminology, or take it out of the settings.',
  'access-denied': 'Check the credentials, and that the role may call translate:TranslateText.',
  'text-refused': 'Change this text, or translate it by hand.',
};

function translatorError(cause: unknown, signal: AbortSignal): WarraqError {
  if (signal.aborted) {
    return new WarraqError('out-of-time', 'The translator did not answer in the time that was left.', {
      cause,
    });
  }
  const name = cause instanceof Error ? cause.name : 'Error';
  const message = cause instanceof Error ? cause.message : String(cause);
  const code = (Object.hasOwn(CODES, name) ? CODES[name] : undefined) ?? 'translator-unavailable';
  return new WarraqError(
    code,
    `The translator said ${name}: ${message}. ${ADVICE[code] ?? 'It is tried again.'}`,
    { cause },
  );
}
