/** The languages whose sentences are known: ISO 639-1. */
export const LANGUAGES = ['ar', 'en'] as const;

export type Language = (typeof LANGUAGES)[number];
