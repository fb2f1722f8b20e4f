/**
 * Writes text in the charsets that Arabic files come in. The tables are spelled out from the Unicode consortium's
 * mappings (CP1256.TXT, 8859-6.TXT): nothing here asks the decoder that it is to test.
 */

const FREE = '\ufffd';

/** Bytes 0x80 to 0xff, sixteen a line. */
const HIGH_HALVES = {
  'windows-1256': [
    '€پ‚ƒ„…†‡ˆ‰ٹ‹Œچژڈ',
    'گ‘’“”•–—ک™ڑ›œ\u200c\u200dں',
    '\u00a0،¢£¤¥¦§¨©ھ«¬\u00ad®¯',
    '°±²³´µ¶·¸¹؛»¼½¾؟',
    'ہءآأؤإئابةتثجحخد',
    'ذرزسشصض×طظعغـفقك',
    'àلâمنهوçèéêëىيîï',
    '\u064b\u064c\u064d\u064eô\u064f\u0650÷\u0651ù\u0652ûü\u200e\u200fے',
  ].join(''),
  'iso-8859-6': [
    FREE.repeat(32),
    `\u00a0${FREE.repeat(3)}¤${FREE.repeat(7)}،\u00ad${FREE.repeat(2)}`,
    `${FREE.repeat(11)}؛${FREE.repeat(3)}؟`,
    `${FREE}ءآأؤإئابةتثجحخد`,
    `ذرزسشصضطظعغ${FREE.repeat(5)}`,
    'ـفقكلمنهوىي\u064b\u064c\u064d\u064e\u064f',
    `\u0650\u0651\u0652${FREE.repeat(13)}`,
  ].join(''),
  'windows-1252': [
    `€${FREE}‚ƒ„…†‡ˆ‰Š‹Œ${FREE}Ž${FREE}`,
    `${FREE}‘’“”•–—˜™š›œ${FREE}žŸ`,
    '\u00a0¡¢£¤¥¦§¨©ª«¬\u00ad®¯',
    '°±²³´µ¶·¸¹º»¼½¾¿',
    'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏ',
    'ÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß',
    'àáâãäåæçèéêëìíîï',
    'ðñòóôõö÷øùúûüýþÿ',
  ].join(''),
} as const;

export type EightBitCharset = keyof typeof HIGH_HALVES;
export type TestCharset = EightBitCharset | 'utf-8' | 'utf-16le' | 'utf-16be';

/** The characters of an 8-bit charset from 0x80 up; U+FFFD where it has none. */
export function highHalf(charset: EightBitCharset): string {
  return HIGH_HALVES[charset];
}

/** Encodes a text; throws where the charset lacks a character. */
export function encodeText(text: string, charset: TestCharset): Uint8Array {
  if (charset === 'utf-8') return new TextEncoder().encode(text);
  if (charset === 'utf-16le' || charset === 'utf-16be') return encodeUtf16(text, charset === 'utf-16be');
  return Uint8Array.from(text, (character) => {
    if (character < '\x80') return character.charCodeAt(0);
    const index = HIGH_HALVES[charset].indexOf(character);
    if (index < 0 || character === FREE) throw new RangeError(`${charset} has no ${character}`);
    return 0x80 + index;
  });
}

/** Bytes from a text of characters below U+0100, one byte each. */
export function rawBytes(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

function encodeUtf16(text: string, bigEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let index = 0; index < text.length; index += 1) {
    view.setUint16(index * 2, text.charCodeAt(index), !bigEndian);
  }
  return new Uint8Array(view.buffer);
}
