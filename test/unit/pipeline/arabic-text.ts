import fc from 'fast-check';

/** What Arabic files are made of, the awkward parts included: marks, quotes of every shape, what only looks empty. */
const FRAGMENTS = [
  ...['وزير', 'الخارجية', 'قال', 'وأضاف', 'د', 'ق.م', '٢٠٢١', '7.9', 'COVID-19', 'https://example.com/a?b=1'],
  ...[
    '.',
    '. ',
    '؟',
    '! ',
    '...',
    '…',
    '۔',
    '،',
    ':',
    ': "',
    '".',
    '»',
    '«',
    '’’',
    '‘‘',
    '(',
    ')',
    '[1]',
    '- ',
  ],
  ...[' ', '  ', '\t', '\u00a0', '\u200f', '\u202b', '\u202c', '\u200b', '\ufeff', 'ـ', 'ـــ', 'ً'],
  ...['🎉', '👩‍👩‍👧', '𞸀', '&', '<b>', '\\', '*'],
];
const LINE_ENDS = ['\n', '\n', '\n\n', '\r\n', '\r\n\r\n', '\r', '\u2028', '\u2029'];

/** One line of Arabic, likely and unlikely. */
export const arabicLine: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...FRAGMENTS), { maxLength: 24 })
  .map((parts) => parts.join(''));

/** A whole file: lines of Arabic with line ends of every kind. */
export const arabicText: fc.Arbitrary<string> = fc
  .array(fc.tuple(arabicLine, fc.constantFrom(...LINE_ENDS)), { maxLength: 10 })
  .map((lines) => lines.flat().join(''));

/** What a reader sees nothing of, spelled out anew: the independent side of every completeness check. */
const INVISIBLE = /[\s\u00ad\u0640\u061c\u0085\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/** The characters that a reader sees, in order. */
export function visible(text: string): string {
  return text.replace(INVISIBLE, '');
}

/** The slice of a text between two code-point offsets, as Python and jq would take it. */
export function sliceByCodePoints(text: string, [start, end]: readonly [number, number]): string {
  return Array.from(text).slice(start, end).join('');
}
