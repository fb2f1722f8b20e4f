import { WarraqError } from '../errors.ts';
import { binaryFormatOf } from './binary-signatures.ts';
import { firstDamage, isNearlyUtf8 } from './damaged-utf8.ts';
import { detectCharset } from './detect-charset.ts';
import { utf16Charset } from './detect-utf16.ts';

interface DecodedText {
  /** The reading text: the file as it is, without a byte-order mark. */
  readonly text: string;
  /**
   * The name that the Encoding standard gives the charset, in lower case: `utf-8`, `utf-16le`,
   * `windows-1256`.
   */
  readonly charset: string;
}

interface DecodeOptions {
  /** Names the article in messages. */
  readonly id: string;
  /**
   * Charset labels that the file or its object declares, the most trusted first; null and unknown ones are
   * passed over.
   */
  readonly declared?: readonly (string | null)[];
}

/**
 * Byte-order marks: https://encoding.spec.whatwg.org/#bom-sniff. UTF-32, which it leaves out, is named to be
 * refused.
 */
const MARKS = [
  { charset: 'utf-8', mark: [0xef, 0xbb, 0xbf] },
  { charset: 'utf-32le', mark: [0xff, 0xfe, 0x00, 0x00] },
  { charset: 'utf-16le', mark: [0xff, 0xfe] },
  { charset: 'utf-32be', mark: [0x00, 0x00, 0xfe, 0xff] },
  { charset: 'utf-16be', mark: [0xfe, 0xff] },
] as const;

const SAVE_AS_UTF8 = 'Save it as UTF-8 text and try again.';

/** Control characters that no text needs; tab, line ends and form feed are left out. */
const CONTROL = /[\x01-\x08\x0e-\x1f\x7f]/u;
/** More than these, and more than this share of the characters: binary. A few stray ones happen in text. */
const STRAY_CONTROLS = 4;
const MAX_CONTROL_SHARE = 0.01;
/** Characters that are searched for them: what is binary is so from its beginning. */
const CONTROL_SAMPLE = 1 << 16;

/** A megabyte is many times the longest article; it bounds the time that a large file of another kind takes. */
const SAMPLE_BYTES = 1 << 20;

/** What a wrong charset leaves behind: C1 controls (but NEL, a line end), private and unassigned characters. */
const IMPLAUSIBLE = /[\u0080-\u0084\u0086-\u009f]|\p{Co}|\p{Cn}/u;

/**
 * Decodes an article's file. The first that holds: a byte-order mark, UTF-16 by its look, strict UTF-8, a
 * declared charset that the bytes do not contradict, the charset that the letters tell. Never replaces a
 * character: what is not text in one of these throws `undecodable`, which says what the file looks like.
 * Linear; UTF-8 costs one decoding.
 */
export function decodeText(bytes: Uint8Array, { id, declared = [] }: DecodeOptions): DecodedText {
  const format = binaryFormatOf(bytes);
  if (format) {
    throw undecodable(`${id} looks like ${format.name}, not like text. ${format.advice}, and try again.`);
  }
  const charset = markedCharset(bytes) ?? utf16Charset(bytes);
  const decoded = charset ? decodeAs(charset, bytes, id) : decodeUnmarked(bytes, { id, declared });
  refuseBinary(decoded.text, id);
  return decoded;
}

function markedCharset(bytes: Uint8Array): string | null {
  const found = MARKS.find(({ mark }) => mark.every((byte, index) => bytes[index] === byte));
  return found?.charset ?? null;
}

/** Decodes what says by itself which charset it is in: if it then breaks that charset's rules, it is damaged. */
function decodeAs(charset: string, bytes: Uint8Array, id: string): DecodedText {
  if (charset.startsWith('utf-32')) {
    throw undecodable(`${id} is UTF-32 text, which Warraq does not read. ${SAVE_AS_UTF8}`);
  }
  const text = tryDecode(charset, bytes);
  if (text !== null) return { text, charset };
  if (charset === 'utf-8') throw damagedUtf8(bytes, id);
  throw undecodable(
    `${id} begins like ${charset.toUpperCase()} text but holds half a character: a lone surrogate, or an odd byte at the end. ${SAVE_AS_UTF8}`,
  );
}

function decodeUnmarked(bytes: Uint8Array, { id, declared }: Required<DecodeOptions>): DecodedText {
  const utf8 = tryDecode('utf-8', bytes);
  if (utf8 !== null) return { text: utf8, charset: 'utf-8' };
  const sample = sampleOf(bytes);
  if (isNearlyUtf8(sample)) throw damagedUtf8(bytes, id);
  const evidence = detectCharset(sample);
  const believed = declared
    .map(charsetOfLabel)
    .filter((charset) => charset !== null && !evidence.contradicts(charset));
  for (const charset of [...believed, evidence.charset]) {
    const text = charset === null ? null : tryDecode(charset, bytes);
    if (charset !== null && text !== null && !IMPLAUSIBLE.test(text)) return { text, charset };
  }
  throw undecodable(
    `${id} is not text in any charset that Warraq can tell: UTF-8, UTF-16, windows-1256, ISO-8859-6, windows-1252. ${SAVE_AS_UTF8}`,
  );
}

/** From the first byte that is not ASCII, with its neighbour: enough to tell a charset from. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  const start = Math.max(0, bytes.findIndex((byte) => byte >= 0x80) - 1);
  return bytes.subarray(start, start + SAMPLE_BYTES);
}

/** The name of a label's charset; null for an unknown label, and for UTF-16, which shows itself or is not it. */
function charsetOfLabel(label: string | null): string | null {
  if (label === null) return null;
  try {
    const { encoding } = new TextDecoder(label, { fatal: true });
    return encoding.startsWith('utf-') ? null : encoding;
  } catch {
    return null;
  }
}

function tryDecode(charset: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Throws `undecodable` where a text holds what only binary files hold. */
function refuseBinary(text: string, id: string): void {
  const nul = text.indexOf('\0');
  if (nul >= 0) {
    throw undecodable(
      `${id} holds a NUL character (character ${nul}): it is binary, or text in another encoding. ${SAVE_AS_UTF8}`,
    );
  }
  const sample = text.slice(0, CONTROL_SAMPLE);
  if (sample.split(CONTROL).length - 1 > STRAY_CONTROLS + sample.length * MAX_CONTROL_SHARE) {
    throw undecodable(
      `${id} is full of control characters: it looks like a binary file, not like text. ${SAVE_AS_UTF8}`,
    );
  }
}

function damagedUtf8(bytes: Uint8Array, id: string): WarraqError {
  const damage = firstDamage(bytes);
  const place = damage ? `byte ${damage.byte} (line ${damage.line})` : 'one place';
  return undecodable(
    `${id} is UTF-8 text, but broken at ${place}. Mend that place, or save it as UTF-8 again, and try again.`,
  );
}

function undecodable(message: string): WarraqError {
  return new WarraqError('undecodable', message);
}
