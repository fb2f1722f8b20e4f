import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  errorDocument,
  escapeXml,
  parentElement,
  textElement,
  xmlDocument,
} from '../../../../src/local/s3/wire/xml.ts';
import { anyString } from '../../../fakes/any-string.ts';

test.each([
  [`a<b>&"c"'d'`, 'a&lt;b&gt;&amp;&quot;c&quot;&apos;d&apos;'],
  ['&amp;', '&amp;amp;'],
  ['tab\t, return\r, feed\n', 'tab&#x9;, return&#xD;, feed&#xA;'],
  [
    '\u0000\u0001\u001f\u007f\u0085\u2028\ufffe\uffff',
    '&#x0;&#x1;&#x1F;&#x7F;&#x85;&#x2028;&#xFFFE;&#xFFFF;',
  ],
  ['مقالات/مقال 1.txt 🕌', 'مقالات/مقال 1.txt 🕌'],
  [' spaces  kept ', ' spaces  kept '],
])('escapes %j', (text, escaped) => {
  expect(escapeXml(text)).toBe(escaped);
});

const NAMES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function unescape(xml: string): string {
  return xml.replace(/&(?:#x([0-9A-F]+)|(\w+));/g, (_, hex: string | undefined, name: string) =>
    hex === undefined ? NAMES[name]! : String.fromCodePoint(Number.parseInt(hex, 16)),
  );
}

test('any text comes back, and none is markup or a bare control character', () => {
  fc.assert(
    fc.property(anyString({ maxLength: 40 }), (text) => {
      const escaped = escapeXml(text);
      expect(unescape(escaped)).toBe(text);
      expect(escaped).not.toMatch(/[<>"'\u0000-\u001f]/);
    }),
  );
});

test('elements and documents', () => {
  expect(textElement('Key', 'a&b')).toBe('<Key>a&amp;b</Key>');
  expect(textElement('Size', 5) + textElement('IsTruncated', false)).toBe(
    '<Size>5</Size><IsTruncated>false</IsTruncated>',
  );
  expect(parentElement('Contents', [textElement('Key', 'k')])).toBe('<Contents><Key>k</Key></Contents>');
  expect(xmlDocument('LocationConstraint', [])).toBe(
    '<?xml version="1.0" encoding="UTF-8"?>\n<LocationConstraint xmlns="http://s3.amazonaws.com/doc/2006-03-01/"></LocationConstraint>',
  );
  expect(errorDocument([textElement('Code', 'NoSuchKey')])).toBe(
    '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>NoSuchKey</Code></Error>',
  );
});
