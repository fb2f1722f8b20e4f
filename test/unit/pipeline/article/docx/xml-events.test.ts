import { describe, expect, test } from 'vitest';
import { undecodable } from '../../../../../src/pipeline/article/docx/refusals.ts';
import { readXml } from '../../../../../src/pipeline/article/docx/xml-events.ts';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const STRICT = 'xmlns="http://purl.oclc.org/ooxml/wordprocessingml/main"';

/** Events in one line: `<name a=b`, `>name`, `"text`. */
function eventsOf(xml: string): string[] {
  return Array.from(readXml(xml, undecodable('a.docx')), (event) => {
    if (event.type === 'text') return `"${event.text}`;
    if (event.type === 'close') return `>${event.name}`;
    return `<${event.name}${Array.from(event.attributes, ([name, value]) => (name.startsWith('other:') || name === 'xmlns' ? '' : ` ${name}=${value}`)).join('')}`;
  });
}

test.each<[string, string, string[]]>([
  [
    'elements, attributes, text',
    `<w:p ${W}><w:r w:val="أ" b='"'>ب</w:r></w:p>`,
    ['<w:p', '<w:r w:val=أ b="', '"ب', '>w:r', '>w:p'],
  ],
  ['an empty element', `<w:p ${W} />`, ['<w:p', '>w:p']],
  [
    'prefixes of the writer',
    '<ns0:p xmlns:ns0="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ns0:val="1"/>',
    ['<w:p w:val=1', '>w:p'],
  ],
  ['the strict edition, as default namespace', `<p ${STRICT}><t/></p>`, ['<w:p', '<w:t', '>w:t', '>w:p']],
  [
    'a namespace that goes out of scope',
    `<w:p ${W}><w:a xmlns:w="urn:x"/><w:b/></w:p>`,
    ['<w:p', '<other:a', '>other:a', '<w:b', '>w:b', '>w:p'],
  ],
  [
    'a namespace that is declared again',
    `<w:p ${W}><w:a ${W} xmlns:b="urn:x"><w:c ${W}/><b:d xml:space="preserve"/></w:a><w:e/></w:p>`,
    ['<w:p', '<w:a', '<w:c', '>w:c', '<other:d', '>other:d', '>w:a', '<w:e', '>w:e', '>w:p'],
  ],
  [
    'a default namespace that is taken back',
    `<p ${STRICT}><a xmlns=""><b/></a><c/></p>`,
    ['<w:p', '<other:a', '<other:b', '>other:b', '>other:a', '<w:c', '>w:c', '>w:p'],
  ],
  ['an unknown namespace', '<x:p xmlns:x="urn:x"/>', ['<other:p', '>other:p']],
  ['no namespace', '<p/>', ['<other:p', '>other:p']],
  [
    'declaration, comments, instructions',
    `<?xml version="1.0"?><!-- <x> --><a><?b c?></a>\n`,
    ['<other:a', '>other:a'],
  ],
  ['CDATA', '<a><![CDATA[<b>&amp;]]></a>', ['<other:a', '"<b>&amp;', '>other:a']],
  ['> in an attribute', '<a b=">"/>', ['<other:a b=>', '>other:a']],
  ['entities', '<a b="&quot;">&lt;&#65;&#x42;&apos;</a>', ['<other:a b="', `"<AB'`, '>other:a']],
  ['line ends of any kind', '<a>\r\n\r</a>', ['<other:a', '"\n\n', '>other:a']],
  [
    'a character across slices',
    `<a>${' '.repeat(16_380)}🎉</a>`,
    ['<other:a', `"${' '.repeat(16_380)}🎉`, '>other:a'],
  ],
  ['white space in tags', '<a\n b = "1"\t></a >', ['<other:a b=1', '>other:a']],
])('%s', (_, xml, events) => {
  expect(eventsOf(xml)).toEqual(events);
});

/** `a0="u" a1="u"` */
function names(name: string, count: number): string {
  return Array.from({ length: count }, (_, n) => `${name}${n}="u"`).join(' ');
}

test('elements that stand deep are read like others', () => {
  const depth = 240;
  const xml = `<w:p ${W}>${'<w:a>'.repeat(depth)}${'<w:x/>'.repeat(30_000)}${'</w:a>'.repeat(depth)}</w:p>`;
  let events = 0;
  for (const { type } of readXml(xml, undecodable('a.docx'))) events += type === 'text' ? 0 : 1;
  expect(events).toBe(60_002 + 2 * depth);
});

describe('what is refused', () => {
  test.each<[string, string, string]>([
    ['nothing', '', 'its XML is not well-formed at line 1, column 1'],
    ['an open element', '<a><b></b>', 'its XML is not well-formed at line 1, column 11'],
    ['an open comment', '<a><!-- </a>', 'its XML is not well-formed at line 1, column 13'],
    ['an open CDATA section', '<a><![CDATA[x</a>', 'its XML is not well-formed at line 1, column 18'],
    ['an open instruction', '<?xml', 'its XML is not well-formed at line 1, column 6'],
    ['an open tag', '<a b="1"', 'its XML is not well-formed at line 1, column 9'],
    ['elements that cross', '<a><b></a></b>', 'its XML is not well-formed at line 1, column 11'],
    ['a close without an open', '</a>', 'its XML is not well-formed at line 1, column 5'],
    ['two roots', '<a/><b/>', 'its XML is not well-formed at line 1, column 8'],
    ['an attribute without quotes', '<a b=1/>', 'its XML is not well-formed at line 1, column 7'],
    ['an attribute twice', '<a b="1" b="2"/>', 'its XML is not well-formed at line 1, column 17'],
    ['< in an attribute', '<a b="<"/>', 'its XML is not well-formed at line 1, column 8'],
    ['a bare <', '<a>1 < 2</a>', 'its XML is not well-formed at line 1, column 8'],
    [']]> in text', '<a>]]></a>', 'its XML is not well-formed at line 1, column 7'],
    [
      'a prefix that an element before declared',
      '<a><b xmlns:x="u"><x:c/></b><x:d/></a>',
      'its XML is not well-formed at line 1, column 35',
    ],
    [
      'a prefix that is a property of all objects',
      '<a><constructor:b/></a>',
      'its XML is not well-formed at line 1, column 20',
    ],
    ['1,001 attributes', `<a ${names('b', 1001)}/>`, 'an element of its XML has more than 1000 attributes'],
    [
      '600 namespaces in an element',
      `<a ${names('xmlns:b', 600)}></a>`,
      'its XML declares more namespaces than any article needs',
    ],
    [
      'other namespaces in each of 5,000 elements',
      `<a ${names('xmlns:b', 450)}>${'<b xmlns:c="d"></b>'.repeat(5000)}</a>`,
      'its XML declares more namespaces than any article needs',
    ],
    ['a prefix that nothing declares', '<x:a/>', 'its XML is not well-formed at line 1, column 7'],
    ['text before the root', 'x<a/>', 'its XML is not well-formed at line 1, column 3'],
    ['text after the root', '<a/>x', 'its XML is not well-formed at line 1, column 6'],
    ['a bare &', '<a>&</a>', 'its XML is not well-formed at line 1, column 9'],
    ['an unknown entity', '<a>&nbsp;</a>', 'its XML is not well-formed at line 1, column 10'],
    ['a reference to NUL', '<a>&#0;</a>', 'its XML is not well-formed at line 1, column 8'],
    ['a reference to a surrogate', '<a>&#xD83C;</a>', 'its XML is not well-formed at line 1, column 12'],
    [
      'a reference to a control character of XML 1.1',
      '<?xml version="1.1"?><a>&#1;</a>',
      'its XML is not well-formed at line 1, column 29',
    ],
    ['a reference beyond Unicode', '<a>&#x110000;</a>', 'its XML is not well-formed at line 1, column 14'],
    ['NUL', '<a>\0</a>', 'its XML is not well-formed at line 1, column 5'],
    ['a noncharacter', '<a>\uffff</a>', 'its XML is not well-formed at line 1, column 5'],
    [
      'entities that multiply',
      '<!DOCTYPE a [<!ENTITY b "xx"><!ENTITY c "&b;&b;">]><a>&c;</a>',
      'its XML has a document type declaration',
    ],
    ['257 levels', '<a>'.repeat(257) + '</a>'.repeat(257), 'its XML is nested more than 256 deep'],
  ])('%s', (_, xml, problem) => {
    expect(() => eventsOf(xml)).toThrow(
      expect.objectContaining({
        code: 'undecodable',
        message: `a.docx cannot be read as a Word document: ${problem}. Open it in Word or LibreOffice, save it again as .docx, and try again.`,
      }),
    );
  });

  test('a piece of more than 4,000,000 characters', () => {
    expect(eventsOf(`<a>${'x'.repeat(3_900_000)}</a>`)).toHaveLength(3);
    expect(() => eventsOf(`<a>${'x'.repeat(4_100_000)}</a>`)).toThrow(
      /a piece of its XML has more than 4000000 characters/u,
    );
  });

  test('256 levels are read', () => {
    expect(eventsOf('<a>'.repeat(256) + '</a>'.repeat(256))).toHaveLength(512);
  });
});
