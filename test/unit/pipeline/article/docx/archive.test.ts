import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { noteMark, paragraph, run, wordDocument, wordParts } from '../../../../fakes/word-document.ts';
import { blocksOf, read, refusalOf, tooLarge, undecodable } from './reading.ts';

const BODY = [paragraph('خبر', { style: 'Title' }), paragraph('نص.')];
const DOCUMENT = wordDocument({ body: BODY });
const DAMAGED = 'its part word/document.xml is damaged';
const DAMAGED_DIRECTORY = 'the table of contents of its zip archive is damaged';

/** Where the entry of a name stands in the directory of an archive. */
function directoryEntry(bytes: Uint8Array, name: string): number {
  const text = Buffer.from(bytes).toString('latin1');
  return text.lastIndexOf(name) - 46;
}

/** A copy of the document with numbers written over it, at offsets from the directory's entry of word/document.xml. */
function withEntry(changes: readonly (readonly [offset: number, bytes: 2 | 4, value: number])[]): Uint8Array {
  const copy = Uint8Array.from(DOCUMENT);
  const view = new DataView(copy.buffer);
  const at = directoryEntry(copy, 'word/document.xml');
  for (const [offset, size, value] of changes) {
    if (size === 2) view.setUint16(at + offset, value, true);
    else view.setUint32(at + offset, value, true);
  }
  return copy;
}

/** A copy of the document with a number written over its end record. */
function withEnd(offset: number, value: number): Uint8Array {
  const copy = Uint8Array.from(DOCUMENT);
  new DataView(copy.buffer).setUint32(copy.length - 22 + offset, value, true);
  return copy;
}

describe('what is no Word document', () => {
  test.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(0), 'it is cut off, or not a zip archive as Word documents are'],
    ['text', strToU8('خبر '.repeat(100)), 'it is cut off, or not a zip archive as Word documents are'],
    [
      'an archive of something else',
      zipSync({ 'a.txt': strToU8('x') }),
      'it is a zip archive that holds no Word document',
    ],
    ['an empty archive', zipSync({}), 'it is a zip archive that holds no Word document'],
    [
      'a spreadsheet',
      wordDocument({ body: [], parts: { 'word/document.xml': '<workbook/>' } }),
      'it is another kind of document under the name of a Word document',
    ],
    [
      'no body',
      wordDocument({
        body: [],
        parts: {
          'word/document.xml': wordParts({ body: [] })['word/document.xml'].replaceAll('w:body', 'w:x'),
        },
      }),
      'it holds no text part',
    ],
    [
      'an old .doc',
      Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]),
      'it is in the format of Word 97–2003 (.doc)',
    ],
    [
      'an encrypted one',
      Buffer.concat([
        Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
        Buffer.from('EncryptedPackage', 'utf16le'),
      ]),
      'it is protected by a password',
    ],
    ['one with an encrypted part', withEntry([[8, 2, 1]]), 'it is protected by a password'],
  ])('%s', async (_, bytes, problem) => {
    expect(await refusalOf(bytes)).toEqual(undecodable(problem));
  });
});

describe('what is damaged', () => {
  test.each<[string, Uint8Array, string]>([
    [
      'the end is cut off',
      DOCUMENT.subarray(0, -40),
      'it is cut off, or not a zip archive as Word documents are',
    ],
    ['the start is cut off', DOCUMENT.subarray(40), DAMAGED_DIRECTORY],
    ['the directory is not where it should be', withEnd(16, 7), DAMAGED_DIRECTORY],
    ['the directory would reach beyond the end', withEnd(12, 0xffffff00), DAMAGED_DIRECTORY],
    ['more entries are announced than there are', withEnd(8, 0x00ff00ff), DAMAGED_DIRECTORY],
    ['an entry points beyond the file', withEntry([[42, 4, 0xfffffff0]]), DAMAGED],
    ['an entry points at no header', withEntry([[42, 4, 1]]), DAMAGED],
    ['an entry is longer than the file', withEntry([[20, 4, 0x7fffffff]]), DAMAGED],
    ['an entry is shorter than it says', withEntry([[24, 4, 9_000_000]]), DAMAGED],
    ['an entry is longer than it says', withEntry([[24, 4, 5]]), DAMAGED],
    ['an entry is cut off', withEntry([[20, 4, 30]]), DAMAGED],
    ['an entry has another checksum', withEntry([[16, 4, 1]]), DAMAGED],
    ['an entry is packed in an unknown way', withEntry([[10, 2, 9]]), DAMAGED],
    ['a packed entry claims to be stored', withEntry([[10, 2, 0]]), DAMAGED],
    [
      'a part is not UTF-8',
      wordDocument({ body: [], parts: { 'word/document.xml': Uint8Array.of(0x3c, 0xff, 0x3e) } }),
      'its part word/document.xml is not UTF-8 text',
    ],
    [
      'there are two documents',
      wordDocument({ body: BODY, parts: { 'Word/Document.xml': '<x/>' } }),
      'it holds two parts called Word/Document.xml',
    ],
    [
      'XML is cut off',
      wordDocument({
        body: BODY,
        parts: { 'word/document.xml': '<w:document>\n<w:p' },
      }),
      'its XML is not well-formed at line 1, column 13',
    ],
    [
      'styles are cut off',
      wordDocument({ body: BODY, parts: { 'word/styles.xml': '<a>' } }),
      'its XML is not well-formed at line 1, column 4',
    ],
  ])('%s', async (_, bytes, problem) => {
    expect(await refusalOf(bytes)).toEqual(undecodable(problem));
  });

  test('a file cut off anywhere is refused', async () => {
    for (let length = 0; length < DOCUMENT.length; length += 97) {
      expect(await refusalOf(DOCUMENT.subarray(0, length))).toMatchObject({ code: 'undecodable' });
    }
  });
});

function attributes(count: number): string {
  return Array.from({ length: count }, (_, n) => `a${n}="${'1'.repeat(100)}"`).join(' ');
}

describe('what would take too much', () => {
  const UNPACKED = 'its text parts unpack to more than 16000000 bytes';

  test.each<[string, () => Uint8Array, object]>([
    [
      'a bomb',
      () => wordDocument({ body: [], parts: { 'word/document.xml': new Uint8Array(16_000_001) } }),
      tooLarge(UNPACKED),
    ],
    [
      'a bomb in several parts',
      () =>
        wordDocument({
          body: BODY,
          parts: {
            'word/footnotes.xml': new Uint8Array(8_000_000),
            'word/styles.xml': new Uint8Array(8_000_001),
          },
        }),
      tooLarge(UNPACKED),
    ],
    ['a size that lies upwards', () => withEntry([[24, 4, 0xffffffff]]), tooLarge(UNPACKED)],
    [
      'a bomb whose size lies downwards',
      () => {
        const bytes = wordDocument({ body: [], parts: { 'word/document.xml': new Uint8Array(2_000_000) } });
        new DataView(bytes.buffer).setUint32(directoryEntry(bytes, 'word/document.xml') + 24, 1000, true);
        return bytes;
      },
      undecodable(DAMAGED),
    ],
    [
      'too many files',
      () =>
        zipSync(
          Object.fromEntries(
            Array.from({ length: 10_001 }, (_, index) => [String(index), new Uint8Array(0)]),
          ),
          { level: 0 },
        ),
      undecodable('it is a zip archive of more than 10000 files'),
    ],
    [
      'too many paragraphs, even empty ones',
      () => wordDocument({ body: ['<w:p/>'.repeat(200_001)] }),
      tooLarge('it has more than 200000 paragraphs'),
    ],
    [
      'too many paragraphs in the notes',
      () => wordDocument({ body: BODY, footnotes: ['<w:p/>'.repeat(200_000)] }),
      tooLarge('it has more than 200000 paragraphs'),
    ],
    ...[']', '\r\n'].map((text): [string, () => Uint8Array, object] => [
      `4.1 MB of ${JSON.stringify(text)} in a text`,
      () => wordDocument({ body: [`<w:t><![CDATA[${text.repeat(4_100_000 / text.length)}]]></w:t>`] }),
      undecodable('a piece of its XML has more than 4000000 characters'),
    ]),
    [
      '4.3 MB of attributes in an element',
      () => wordDocument({ body: [`<w:p ${attributes(40_000)}/>`] }),
      undecodable('an element of its XML has more than 1000 attributes'),
    ],
    [
      'elements in elements in elements',
      () => wordDocument({ body: ['<w:ins>'.repeat(100_000), '</w:ins>'.repeat(100_000)] }),
      undecodable('its XML is nested more than 256 deep'),
    ],
  ])('%s', async (_, make, error) => {
    const bytes = make();
    expect(await refusalOf(bytes)).toEqual(error);
  });

  test('files that no text is in may be as large as they like: they are not unpacked', async () => {
    const parts = {
      'word/media/video.mp4': new Uint8Array(16_000_001),
      'more.docx': wordDocument({ body: [paragraph('آخر')] }),
    };
    expect(await blocksOf(BODY, { parts })).toEqual([
      ['headline 1', 'خبر'],
      ['paragraph', 'نص.'],
    ]);
  });

  test.each<[string, string[]]>([
    ['20,000 empty paragraphs', ['<w:p/>'.repeat(20_000), paragraph('نص.')]],
    ['20,000 CDATA sections', [paragraph([`<w:r><w:t>${'<![CDATA[ن]]>'.repeat(20_000)}</w:t></w:r>`])]],
    [
      '50,000 texts before a deleted end',
      [
        paragraph(['<w:t>ن</w:t>'.repeat(50_000)], { properties: '<w:rPr><w:del/></w:rPr>' }),
        paragraph('نص.'),
      ],
    ],
    ['10,000 empty paragraphs', [...Array.from({ length: 10_000 }, () => '<w:p/>'), paragraph('نص.')]],
    ['5,000 runs', [paragraph(Array.from({ length: 5_000 }, () => run('ن')))]],
    ['a line of 1 MB', [paragraph('ن'.repeat(500_000))]],
    [
      '60 tables in each other',
      ['<w:tbl><w:tr><w:tc>'.repeat(60), paragraph('نص.'), '</w:tc></w:tr></w:tbl>'.repeat(60)],
    ],
    [
      '10,000 unknown elements',
      [paragraph([...Array.from({ length: 10_000 }, (_, n) => `<w:x${n}/>`), run('ن')])],
    ],
    [
      '10,000 unknown symbols',
      [
        paragraph([
          ...Array.from({ length: 10_000 }, (_, n) => `<w:sym w:font="F${n}" w:char="1"/>`),
          run('ن'),
        ]),
      ],
    ],
    [
      '10,000 unknown styles in 10,000 places',
      Array.from({ length: 10_000 }, (_, n) => paragraph('', { style: `S${n}` })).concat(paragraph('ن')),
    ],
    ['an element of 1,000 attributes', [`<w:p ${attributes(1_000)}>${run('ن')}</w:p>`]],
  ])('%s are read', async (_, body) => {
    const bytes = wordDocument({ body });
    expect((await read(bytes)).blocks).toHaveLength(1);
  });
});

describe('packages of other writers', () => {
  const parts = wordParts({ body: BODY });
  const moved = {
    '_rels/.rels': parts['_rels/.rels'].replace('word/document.xml', '/Content/./x/../Main.xml'),
    'word/document.xml': null,
    'content/main.xml': parts['word/document.xml'],
    'word/_rels/document.xml.rels': null,
    'content/_rels/main.xml.rels': parts['word/_rels/document.xml.rels'].replace(
      '"styles.xml"',
      '"../word/styles.xml"',
    ),
  };

  test.each<[string, Record<string, string | Uint8Array | null>]>([
    ['parts in other folders', moved],
    [
      'no relationships',
      { '_rels/.rels': null, 'word/_rels/document.xml.rels': null, 'word/styles.xml': null },
    ],
    ['backslashes', { 'word/document.xml': null, 'word\\document.xml': parts['word/document.xml'] }],
    [
      'no styles, notes or properties',
      {
        'word/styles.xml': null,
        'word/footnotes.xml': null,
        'word/endnotes.xml': null,
        'docProps/core.xml': null,
      },
    ],
    ['UTF-8 with a byte-order mark', { 'word/document.xml': `\ufeff${parts['word/document.xml']}` }],
    ['UTF-16', { 'word/document.xml': Buffer.from(`\ufeff${parts['word/document.xml']}`, 'utf16le') }],
    [
      'another prefix',
      {
        'word/document.xml': parts['word/document.xml']
          .replaceAll(/(<\/?|xmlns:| )w:/gu, '$1ns0:')
          .replaceAll('xmlns:w=', 'xmlns:ns0='),
      },
    ],
    [
      'the strict edition',
      {
        'word/document.xml': parts['word/document.xml'].replace(
          'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
          'http://purl.oclc.org/ooxml/wordprocessingml/main',
        ),
      },
    ],
  ])('%s', async (_, other) => {
    expect(await blocksOf(BODY, { parts: other })).toEqual([
      ['headline 1', 'خبر'],
      ['paragraph', 'نص.'],
    ]);
  });

  test('a comment after the archive', async () => {
    const bytes = Buffer.concat([DOCUMENT, strToU8('a comment')]);
    expect((await read(bytes)).blocks).toHaveLength(2);
  });
});

test('macros, embedded objects, templates and files from elsewhere are left alone', async () => {
  const external = (type: string, target: string) =>
    `<Relationship Id="x${type}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="External"/>`;
  const parts = wordParts({ body: BODY });
  const blocks = await blocksOf(
    [
      ...BODY,
      paragraph([
        run('حاشية'),
        noteMark('footnote', 1),
        '<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:link="ximage"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>',
      ]),
    ],
    {
      footnotes: [paragraph('من ملف آخر')],
      parts: {
        'word/vbaProject.bin': Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0),
        'word/embeddings/oleObject1.bin': Uint8Array.of(0x4d, 0x5a),
        'mammoth/style-map': 'p => script',
        'word/_rels/document.xml.rels': parts['word/_rels/document.xml.rels']
          .replace(/<Relationship [^>]*footnotes.xml"\/>/u, '')
          .replace(
            '</Relationships>',
            `${external('image', 'http://127.0.0.1:9/x.png')}${external('attachedTemplate', 'http://127.0.0.1:9/x.dotm')}${external('footnotes', 'footnotes.xml')}</Relationships>`,
          ),
      },
    },
  );
  expect(blocks).toEqual([
    ['headline 1', 'خبر'],
    ['paragraph', 'نص.'],
    ['paragraph', 'حاشية'],
  ]);
});
