/** Code units at the start of a file that are looked at. */
const SAMPLE_UNITS = 2048;

/** Share of a text's UTF-16 code units in {@link TEXT_RANGES}; names in other scripts and emoji take the rest. */
const TEXT_SHARE = 0.9;

/** Where the code units of Arabic and Latin text lie: letters, digits, punctuation, presentation forms. */
const TEXT_RANGES = [
  [0x09, 0x0d],
  [0x20, 0x7e],
  [0xa0, 0x17f],
  [0x600, 0x6ff],
  [0x750, 0x77f],
  [0x8a0, 0x8ff],
  [0x2000, 0x206f],
  [0xfb50, 0xfdff],
  [0xfe70, 0xfeff],
] as const;

/**
 * The byte order of UTF-16 text without a byte-order mark, or null where the file is something else. Arabic
 * and Latin text in UTF-16 is full of bytes 0x06 and 0x00, the high halves of its characters, which no 8-bit
 * text and no UTF-8 text has. It must be asked before UTF-8 is tried: Arabic in UTF-16 can be well-formed
 * UTF-8, control characters that is.
 */
export function utf16Charset(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, 2 * SAMPLE_UNITS);
  if (!sample.includes(0x06) && !sample.includes(0x00)) return null;
  const little = textShare(sample, 0);
  const big = textShare(sample, 1);
  if (Math.max(little, big) < TEXT_SHARE) return null;
  return little >= big ? 'utf-16le' : 'utf-16be';
}

/**
 * Share of the code units that are text, where the low half of each unit is its first (0) or its second (1)
 * byte.
 */
function textShare(bytes: Uint8Array, low: 0 | 1): number {
  const units = Math.floor(bytes.length / 2);
  let text = 0;
  for (let unit = 0; unit < units; unit += 1) {
    const first = bytes[2 * unit] ?? 0;
    const second = bytes[2 * unit + 1] ?? 0;
    if (isTextUnit(low === 0 ? (second << 8) | first : (first << 8) | second)) text += 1;
  }
  return units === 0 ? 0 : text / units;
}

function isTextUnit(unit: number): boolean {
  return TEXT_RANGES.some(([from, to]) => unit >= from && unit <= to);
}
