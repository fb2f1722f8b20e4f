/**
 * What an error means for the article.
 *
 * - `rejected`: the article's fault; never retried, told in its status.
 * - `failed`: the set-up's fault; told in its status, retried, then the dead-letter queue and its alarm.
 * - `passing`: redelivery tries again, and what is paid for is kept.
 * - `block`: one text's fault; its segment says so, and the rest of the article goes on.
 * - `ours`: a defect of Warraq; nothing is published.
 */
export type Disposition = 'rejected' | 'failed' | 'passing' | 'block' | 'ours';

const DISPOSITIONS = {
  'unsupported-format': 'rejected',
  undecodable: 'rejected',
  'empty-article': 'rejected',
  'too-large': 'rejected',
  'wrong-language': 'rejected',
  'over-budget': 'rejected',
  'key-too-long': 'rejected',
  untranslatable: 'rejected',
  'unsupported-language-pair': 'failed',
  'glossary-not-found': 'failed',
  'access-denied': 'failed',
  'bucket-not-found': 'failed',
  'invalid-settings': 'failed',
  throttled: 'passing',
  'translator-unavailable': 'passing',
  'store-unavailable': 'passing',
  'out-of-time': 'passing',
  'unknown-message': 'passing',
  'text-refused': 'block',
  'empty-translation': 'block',
  'integrity-broken': 'ours',
  unexpected: 'ours',
} as const satisfies Record<string, Disposition>;

export type ErrorCode = keyof typeof DISPOSITIONS;

export const ERROR_CODES: readonly ErrorCode[] = Object.keys(DISPOSITIONS).filter(isErrorCode);

/** The one base class. `message` says what happened, where, and what to do about it. */
export class WarraqError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'WarraqError';
    this.code = code;
  }

  get disposition(): Disposition {
    return dispositionOf(this.code);
  }
}

export function dispositionOf(code: ErrorCode): Disposition {
  return DISPOSITIONS[code];
}

/** Any thrown thing as a `WarraqError`; what is not one yet is `unexpected`, with its cause. */
export function asWarraqError(thrown: unknown, where: string): WarraqError {
  if (thrown instanceof WarraqError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new WarraqError(
    'unexpected',
    `${where}: ${message}. This is a defect of Warraq; please report it.`,
    {
      cause: thrown,
    },
  );
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(DISPOSITIONS, code);
}
