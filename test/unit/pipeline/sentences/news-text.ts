import fc from 'fast-check';
import { arabicText } from '../arabic-text.ts';

/** What English news is made of, the awkward parts included: abbreviations, initials, marks, quotes of every shape. */
const FRAGMENTS = [
  ...[
    'Mr',
    'U.S',
    'Inc',
    'p.m',
    'No',
    'Jan',
    'J',
    'I',
    'He',
    'The minister',
    'said',
    'asked',
    'Yahoo',
    'Rabat',
    'iPhone',
  ],
  ...[
    '5',
    '3.5',
    '$2',
    'COVID-19',
    'https://example.com/a?b=1',
    '@some.body',
    'e.g',
    'Monday',
    'and',
    'Amina Smith asked',
  ],
  ...['.', '. ', '? ', '! ', '...', '…', ' . . . ', ',', ':', ';', ' – ', ' — '],
  ...['"', '." ', '?” ', '“', '‘‘', '’’', '(', ') ', '.) ', '[1]', '« ', ' »'],
  ...[' ', ' ', ' ', '\t', '\u00a0', '\u200f', '\u200b', '\n', '\r\n', '🎉', '❤️', '🇲🇦', 'é', '\0', '\ud83c'],
];

const englishText = fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 24 }).map((parts) => parts.join(''));

/** Texts of one line or several, Arabic, English or both, likely and unlikely. */
export const newsText: fc.Arbitrary<string> = fc
  .tuple(fc.oneof(arabicText, englishText), fc.oneof(fc.constant(''), arabicText, englishText))
  .map((texts) => texts.join(''));
