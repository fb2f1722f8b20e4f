import fc from 'fast-check';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { decodeText } from '../../../../src/pipeline/article/decode-text.ts';
import { WarraqError } from '../../../../src/pipeline/errors.ts';
import { arabicText } from '../arabic-text.ts';
import { encodeText, highHalf, rawBytes, type TestCharset } from './encode-text.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const bytes = (...values: number[]) => Uint8Array.from(values);
const decode = (file: Uint8Array, ...declared: string[]) => decodeText(file, { id: 'a.txt', declared });
const messageOf = (file: Uint8Array, ...declared: string[]) => {
  try {
    return decode(file, ...declared);
  } catch (error) {
    return error instanceof WarraqError ? `${error.code}: ${error.message}` : error;
  }
};

describe('UTF-8', () => {
  test.each([
    ['plain text', utf8('سلام'), 'سلام'],
    ['a byte-order mark, left out', bytes(0xef, 0xbb, 0xbf, 0xd8, 0xa8), 'ب'],
    ['nothing', bytes(), ''],
    ['a byte-order mark alone', bytes(0xef, 0xbb, 0xbf), ''],
    ['an emoji', utf8('🎉'), '🎉'],
    ['line ends of every kind, kept', utf8('أ\r\nب\rج\u0085د\u2028'), 'أ\r\nب\rج\u0085د\u2028'],
    [
      'letters and marks, not normalised',
      utf8('ا\u064b \ufe8d \u0623 \u0627\u0654'),
      'ا\u064b \ufe8d \u0623 \u0627\u0654',
    ],
    ['a U+FFFD that somebody wrote', utf8('سلام \ufffd عليكم'), 'سلام \ufffd عليكم'],
    ['a stray control character', utf8('سلام\x1a'), 'سلام\x1a'],
    ['one that looks like UTF-16, 0x06', utf8('سلام\x06 عليكم'), 'سلام\x06 عليكم'],
    ['text that begins like a picture name', utf8('GIF and PNG, PK and PDF'), 'GIF and PNG, PK and PDF'],
  ])('%s', (_, file, text) => {
    expect(decode(file)).toEqual({ text, charset: 'utf-8' });
  });

  test.each(['windows-1256', 'iso-8859-6', 'utf-16', 'shift_jis', 'no such charset'])(
    'is not what a wrong declaration of %s says',
    (declared) => {
      expect(decode(utf8('قال الوزير'), declared)).toEqual({ text: 'قال الوزير', charset: 'utf-8' });
    },
  );
});

describe('UTF-16', () => {
  const text = 'وقال الوزير: «نعم»، في 12 مايو.\r\n';

  test.each([
    ['little-endian with a mark', bytes(0xff, 0xfe, ...encodeText(text, 'utf-16le')), 'utf-16le'],
    ['big-endian with a mark', bytes(0xfe, 0xff, ...encodeText(text, 'utf-16be')), 'utf-16be'],
    ['little-endian without a mark', encodeText(text, 'utf-16le'), 'utf-16le'],
    ['big-endian without a mark', encodeText(text, 'utf-16be'), 'utf-16be'],
  ])('%s', (_, file, charset) => {
    expect(decode(file)).toEqual({ text, charset });
    expect(decode(file, 'windows-1256')).toEqual({ text, charset });
  });

  test('is told from UTF-8 even where its bytes are well-formed UTF-8', () => {
    const file = encodeText('بيت', 'utf-16le');
    expect(new TextDecoder('utf-8', { fatal: true }).decode(file)).toBe('(\x06J\x06*\x06');
    expect(decode(file)).toEqual({ text: 'بيت', charset: 'utf-16le' });
  });

  test('holds English too', () => {
    expect(decode(encodeText('The minister said so.', 'utf-16be'))).toEqual({
      text: 'The minister said so.',
      charset: 'utf-16be',
    });
  });

  test.each([
    ['a lone surrogate', bytes(0xff, 0xfe, 0x28, 0x06, 0x00, 0xd8), 'UTF-16LE'],
    ['an odd byte', bytes(0xfe, 0xff, 0x06, 0x28, 0x06), 'UTF-16BE'],
    ['an odd byte, without a mark', bytes(0x28, 0x06, 0x4a, 0x06, 0x2a), 'UTF-16LE'],
  ])('%s is undecodable', (_, file, charset) => {
    expect(messageOf(file)).toBe(
      `undecodable: a.txt begins like ${charset} text but holds half a character: a lone surrogate, or an odd byte at the end. Save it as UTF-8 text and try again.`,
    );
  });
});

describe('8-bit charsets', () => {
  test.each(['windows-1256', 'iso-8859-6', 'windows-1252'] as const)('every byte of %s', (charset) => {
    const characters = highHalf(charset);
    expect(characters).toHaveLength(128);
    for (const [index, character] of Array.from(characters).entries()) {
      const decoded = new TextDecoder(charset).decode(bytes(0x80 + index));
      if (character !== '\ufffd') expect(decoded).toBe(character);
    }
  });

  test.each<[string, TestCharset, string]>([
    ['two words', 'windows-1256', 'مجلس الوزراء'],
    ['two words', 'iso-8859-6', 'مجلس الوزراء'],
    ['a verb and a name', 'windows-1256', 'قال الرئيس'],
    ['a verb and a name', 'iso-8859-6', 'قال الرئيس'],
    ['the letters of Persian names', 'windows-1256', 'زار پاريس وچاد وبيژن وگراتس مع الوزير'],
    ['French inside Arabic', 'windows-1256', 'افتتح الوزير مقهى Café de la Forêt في العاصمة'],
    ['quotes, dashes, joiners', 'windows-1256', 'قال: “نعم” – ثم سكت… هذا‌ رأيه ‏‎'],
    ['vowel marks', 'windows-1256', 'كَتَبَ الطَّالِبُ دَرْسًا جَدِيدًا ثُمَّ قَرَأَهُ مَرَّةً أُخْرَى'],
    ['vowel marks', 'iso-8859-6', 'كَتَبَ الطَّالِبُ دَرْسًا جَدِيدًا ثُمَّ قَرَأَهُ مَرَّةً أُخْرَى'],
    ['Western digits and Latin', 'iso-8859-6', 'بلغ عدد الزوار 12500 في معرض COMPUTEX، فهل يزيد؟'],
    ['French', 'windows-1252', 'L’été dernier, l’Économie française a changé à l’Élysée.'],
    ['German', 'windows-1252', 'Die Größe der Brücke gefällt den Bürgern.'],
    ['a sign in English', 'windows-1252', '© 2026 The Newsroom'],
  ])('%s in %s', (_, charset, text) => {
    expect(decode(encodeText(text, charset))).toEqual({ text, charset });
  });

  test('markup around few letters', () => {
    const text = `<html><head><title>x</title>${'<link href="a.css">'.repeat(200)}</head><p>وصل الوفد</p></html>`;
    expect(decode(encodeText(text, 'windows-1256'))).toEqual({ text, charset: 'windows-1256' });
  });
});

describe('a declared charset', () => {
  const cyrillic = bytes(0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2);

  test('is believed where the bytes allow it, by any of its labels', () => {
    expect(decode(cyrillic, 'CP1251')).toEqual({ text: 'Привет', charset: 'windows-1251' });
  });

  test('decides what is a word in two charsets', () => {
    const file = bytes(0xe3, 0xe4);
    expect(decode(file, 'windows-1256')).toEqual({ text: 'من', charset: 'windows-1256' });
    expect(decode(file, 'iso-8859-6')).toEqual({ text: 'كل', charset: 'iso-8859-6' });
  });

  test('is not believed where it says UTF-16, which would show itself', () => {
    expect(decode(bytes(0xdf, 0xca, 0xc7, 0xc8), 'utf-16')).toEqual({
      text: 'كتاب',
      charset: 'windows-1256',
    });
  });

  test('is believed in the order given, unknown and impossible ones passed over', () => {
    const file = bytes(0xe3, 0xe4);
    expect(decode(file, 'klingon', 'utf-8', 'asmo-708', 'windows-1256').charset).toBe('iso-8859-6');
  });

  test.each<[TestCharset, string]>([
    ['windows-1256', 'iso-8859-1'],
    ['windows-1256', 'iso-8859-6'],
    ['windows-1256', 'windows-1251'],
    ['windows-1256', 'gbk'],
    ['windows-1256', 'utf-16'],
    ['windows-1256', 'x-user-defined'],
    ['iso-8859-6', 'windows-1256'],
    ['iso-8859-6', 'iso-8859-1'],
  ])('of %s text as %s is not believed', (charset, declared) => {
    const text = 'أعلنت الوزارة افتتاح مكتبة جديدة في المدينة';
    expect(decode(encodeText(text, charset), declared)).toEqual({ text, charset });
  });

  test('that leaves control characters behind is not believed', () => {
    expect(decode(bytes(0xe9, 0x92), 'iso-8859-5').charset).toBe('windows-1252');
  });
});

describe('undecodable', () => {
  const advice = {
    export: 'Save its text as UTF-8 (.txt) or as a Word document (.docx), and try again.',
    image: 'Put the text of the article into a text file, and try again.',
    archive: 'Unpack it and upload the articles themselves, and try again.',
  };

  test.each([
    ['a PDF', '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', advice.export],
    [
      'a zip archive or a Word file',
      'PK\x03\x04\x14\0\x06\0',
      'If it is a Word document, let its name end in .docx; if it is an archive, unpack it, and try again.',
    ],
    ['an old Word or Office file (.doc)', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0', advice.export],
    ['a rich text file (.rtf)', '{\\rtf1\\ansi\\ansicpg1256 ', advice.export],
    ['a PNG image', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR', advice.image],
    ['a JPEG image', '\xff\xd8\xff\xe0\0\x10JFIF', advice.image],
    ['a WebP image', 'RIFF\x24\x10\0\0WEBPVP8 ', advice.image],
    ['a video or an HEIC image', '\0\0\0\x18ftypheic', advice.image],
    ['a gzip file', '\x1f\x8b\x08\0\0\0\0\0', advice.archive],
  ])('%s is named', (name, start, what) => {
    expect(messageOf(rawBytes(start))).toBe(`undecodable: a.txt looks like ${name}, not like text. ${what}`);
  });

  test('a NUL, and its place is told', () => {
    expect(messageOf(bytes(0xd8, 0xa8, 0x41, 0x00))).toBe(
      'undecodable: a.txt holds a NUL character (character 2): it is binary, or text in another encoding. Save it as UTF-8 text and try again.',
    );
  });

  test('more than a few control characters', () => {
    expect(messageOf(utf8('سلام\x01\x02\x03\x04\x05\x06'))).toBe(
      'undecodable: a.txt is full of control characters: it looks like a binary file, not like text. Save it as UTF-8 text and try again.',
    );
  });

  test.each([
    ['cut off in the middle of a letter', utf8('وصل الوفد\nإلى المدينة').subarray(0, -1), 'byte 37 (line 2)'],
    ['with a stray byte', bytes(...utf8('وصل \ufffd\n'), 0xff, ...utf8('الوفد')), 'byte 11 (line 2)'],
    ['with a surrogate in UTF-8 clothes', bytes(...utf8('وصل الوفد'), 0xed, 0xa0, 0x80), 'byte 17 (line 1)'],
    ['with a mark, and broken', bytes(0xef, 0xbb, 0xbf, 0xd8, 0xa8, 0xd8), 'byte 5 (line 1)'],
    [
      'with a part in windows-1256',
      bytes(...utf8('وصل الوفد إلى المدينة مساء السبت\n'), 0xe3, 0xe4, 0xcf),
      'byte 60 (line 2)',
    ],
  ])('UTF-8 %s: the place is told, whatever is declared', (_, file, place) => {
    const message = `undecodable: a.txt is UTF-8 text, but broken at ${place}. Mend that place, or save it as UTF-8 again, and try again.`;
    expect(messageOf(file)).toBe(message);
    expect(messageOf(file, 'windows-1256')).toBe(message);
  });

  test.each([
    ['bytes of no charset', bytes(0xd8, 0xa8, 0xff)],
    ['an overlong slash', bytes(0xc0, 0xaf)],
    [
      'Greek that declares nothing',
      rawBytes('\xc7 \xea\xf5\xe2\xdd\xf1\xed\xe7\xf3\xe7 \xf4\xe7\xf2 \xef\xe4\xef\xfd'),
    ],
    ['Russian that declares nothing', bytes(0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, 0x20, 0xec, 0xe8, 0xf0)],
  ])('%s', (_, file) => {
    expect(messageOf(file)).toBe(
      'undecodable: a.txt is not text in any charset that Warraq can tell: UTF-8, UTF-16, windows-1256, ISO-8859-6, windows-1252. Save it as UTF-8 text and try again.',
    );
  });

  test('UTF-32', () => {
    expect(messageOf(bytes(0xff, 0xfe, 0, 0, 0x28, 0x06, 0, 0))).toBe(
      'undecodable: a.txt is UTF-32 text, which Warraq does not read. Save it as UTF-8 text and try again.',
    );
  });
});

describe('properties', () => {
  const declared = fc.array(fc.constantFrom('windows-1256', 'iso-8859-6', 'latin1', 'utf-16', 'gbk', '?'), {
    maxLength: 2,
  });

  test('any bytes are decoded or refused, never anything else', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), declared, (file, labels) => {
        try {
          expect(decode(file, ...labels).text).not.toContain('\0');
        } catch (error) {
          expect(error).toMatchObject({ name: 'WarraqError', code: 'undecodable' });
        }
      }),
    );
  });

  test('many random bytes are refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 200, maxLength: 400 }), (file) => {
        expect(() => decode(file)).toThrow(expect.objectContaining({ code: 'undecodable' }));
      }),
    );
  });

  test('what is written as UTF-8 comes back', () => {
    fc.assert(
      fc.property(arabicText, declared, (text, labels) => {
        expect(decode(utf8(`أ${text}`), ...labels)).toEqual({ text: `أ${text}`, charset: 'utf-8' });
      }),
    );
  });
});

/** The article that the project was created from stands beside it, not in it: it is news copy of its publisher. */
const VARIANTS = new URL('../../../../../shared/seeds/variants/', import.meta.url);
const absent = !existsSync(VARIANTS);
if (absent) console.info(`skipped: data not present: ${VARIANTS.pathname}`);

describe.skipIf(absent)('the sample article (skipped: data not present, without ../shared)', () => {
  const read = (name: string) => decode(readFileSync(new URL(`seed.${name}.txt`, VARIANTS)));

  test.each([
    ['utf8', 'utf-8'],
    ['utf8-bom', 'utf-8'],
    ['utf16le', 'utf-16le'],
    ['utf16le-bom', 'utf-16le'],
    ['utf16be', 'utf-16be'],
    ['win1256', 'windows-1256'],
  ])('is the same text as %s', (name, charset) => {
    expect(read(name)).toEqual({ text: read('utf8').text, charset });
  });

  test('is the same letters as iso8859-6, which has no curly quotes', () => {
    const letters = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, ' ');
    expect(read('iso8859-6').charset).toBe('iso-8859-6');
    expect(letters(read('iso8859-6').text)).toBe(letters(read('utf8').text));
  });
});
