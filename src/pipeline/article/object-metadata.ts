import { clean, METADATA_NAMES, NO_METADATA, type Metadata } from './metadata.ts';

/** RFC 2047, as S3 answers for metadata that was not ASCII when it was put. */
const ENCODED_WORD = /=\?utf-8\?([bq])\?([^?\s]*)\?=(?:\s+(?==\?))?/giu;

/**
 * Metadata from an object's user metadata: percent-encoded values (`x-amz-meta-title: %D8%B3…`), those that
 * S3 encoded itself, or plain ones. What is blank, or no http(s) address where one is wanted, is null.
 */
export function parseObjectMetadata(values: Readonly<Record<string, string>>): Metadata {
  const found = METADATA_NAMES.flatMap((name) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    return value === undefined ? [] : [[name, decodeValue(value)] as const];
  });
  return clean({ ...NO_METADATA, ...Object.fromEntries(found) });
}

function decodeValue(value: string): string {
  const words = value.replace(ENCODED_WORD, (_, how: string, text: string) =>
    how.toLowerCase() === 'b'
      ? Buffer.from(text, 'base64').toString('utf8')
      : decodePercent(quotedPrintable(text)),
  );
  return decodePercent(words);
}

function quotedPrintable(text: string): string {
  return text.replaceAll('_', ' ').replace(/=(?=[0-9A-Fa-f]{2})/gu, '%');
}

/** A value that is not percent-encoded, `growth of 5 %`, is what it says. */
function decodePercent(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
