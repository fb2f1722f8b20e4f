/**
 * A file that is UTF-8 but for a few places has at least so many whole characters beyond ASCII for each
 * broken place.
 */
const WHOLE_TO_BROKEN = 2;

const REPLACEMENT = '\ufffd';
const BEYOND_ASCII = /[^\0-\x7f\ufffd]/gu;

/** The first place at which a file is not UTF-8. */
interface Damage {
  /** Offset of the first byte that is part of no character, from 0. */
  readonly byte: number;
  /** The line that holds it, from 1. */
  readonly line: number;
}

/**
 * Whether a file that is not well-formed UTF-8 was meant to be: most of its characters beyond ASCII are.
 * Linear.
 */
export function isNearlyUtf8(bytes: Uint8Array): boolean {
  const text = decodeLossily(bytes);
  const broken = text.split(REPLACEMENT).length - 1;
  return text.replace(BEYOND_ASCII, '').length <= text.length - WHOLE_TO_BROKEN * broken;
}

/** Where well-formed UTF-8 ends, or null where the whole file is. Linear. */
export function firstDamage(bytes: Uint8Array): Damage | null {
  const text = decodeLossily(bytes);
  let [from, byte, line] = [0, 0, 1];
  for (let at = text.indexOf(REPLACEMENT); at >= 0; at = text.indexOf(REPLACEMENT, at + 1)) {
    const whole = text.slice(from, at);
    byte += new TextEncoder().encode(whole).length;
    line += whole.split('\n').length - 1;
    if (!isWrittenReplacement(bytes, byte)) return { byte, line };
    from = at;
  }
  return null;
}

/** Whether the file itself holds U+FFFD here. */
function isWrittenReplacement(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 0xef && bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd;
}

function decodeLossily(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}
