import * as z from 'zod';
import { WarraqError } from './errors.ts';

/** Amazon Translate's limit for one TranslateText request: docs.aws.amazon.com/translate/latest/dg/what-is-limits.html */
export const MAX_REQUEST_BYTES = 10_000;

/** Seconds for one article. What is not done by then is delivered again, and what was paid for is remembered. */
export const FUNCTION_TIMEOUT_SECONDS = 120;

/** Deliveries of one event before it goes to the dead-letter queue. */
export const MAX_RECEIVES = 10;

/** docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html: at least six times the function's timeout. */
export const VISIBILITY_SECONDS = 6 * FUNCTION_TIMEOUT_SECONDS;

/** What an operator may set. Unknown keys are errors; every key has a default. */
export const Settings = z.strictObject({
  /** Largest article that is read, in bytes. */
  maxArticleBytes: z.int().min(1).default(10_000_000),
  /** Budget of one article, in characters sent to the translator; beyond it the article is `over-budget`. */
  maxCharacters: z.int().min(1).default(200_000),
  /** Translation requests of one article in flight at once. */
  requestsInFlight: z.int().min(1).max(100).default(8),
  /** USD for a million characters: the well-known list price of Amazon Translate; check yours. */
  usdPerMillionCharacters: z.number().min(0).default(15),
  /** CSV file of terms (`ar,en`) that are deployed as a terminology; its path from the folder of the project. */
  glossary: z.string().min(1).nullable().default(null),
});
export type Settings = z.infer<typeof Settings>;

/**
 * Settings from untrusted input: an object, or nothing for the defaults.
 * Throws `invalid-settings`, naming every offending key, and `where` they came from.
 */
export function parseSettings(input: unknown, where: string): Settings {
  const result = Settings.safeParse(input ?? {});
  if (result.success) return result.data;
  throw new WarraqError(
    'invalid-settings',
    `The settings in ${where} are not valid:\n${z.prettifyError(result.error)}`,
  );
}
