import { isChecksumName } from '../body/checksums.ts';
import type { Checksums } from '../body/checksums.ts';
import { isDate, isRecord, parseRecord } from './json-record.ts';

/** What is known of an object, as it stands in memory and in its metadata file. */
export interface StoredObject {
  readonly key: string;
  /** In bytes. */
  readonly size: number;
  /** MD5 of the bytes in hex, without quotes. */
  readonly etag: string;
  /** ISO 8601, UTC, milliseconds. */
  readonly lastModified: string;
  /** Upper-case hex of one width: of two writes the later has the greater. */
  readonly sequencer: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly metadata: Readonly<Record<string, string>>;
  readonly checksums: Checksums;
  /** The file beside the metadata that holds the bytes. */
  readonly data: string;
}

/** The metadata file's text: indented, for people to read. */
export function writeStoredObject(object: StoredObject): string {
  return `${JSON.stringify(object, null, 2)}\n`;
}

/** Reads a metadata file's text; undefined where it is not one. */
export function readStoredObject(text: string): StoredObject | undefined {
  const record = parseRecord(text);
  return record !== undefined && isStoredObject(record) ? record : undefined;
}

function isStoredObject(record: Record<string, unknown>): record is Record<string, unknown> & StoredObject {
  const { key, size, etag, lastModified, sequencer, headers, metadata, checksums, data } = record;
  return (
    [key, etag, data].every((value) => typeof value === 'string') &&
    Number.isSafeInteger(size) &&
    isDate(lastModified) &&
    typeof sequencer === 'string' &&
    /^[0-9A-F]+$/.test(sequencer) &&
    [headers, metadata, checksums].every(isTextRecord) &&
    Object.keys(checksums ?? {}).every(isChecksumName)
  );
}

function isTextRecord(value: unknown): boolean {
  return isRecord(value) && Object.values(value).every((entry) => typeof entry === 'string');
}
