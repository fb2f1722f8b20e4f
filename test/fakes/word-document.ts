import { strToU8, zipSync, type Zippable } from 'fflate';

/**
 * Word documents for tests, built in memory. The functions for content give WordprocessingML, so that what they have no
 * option for can be written out: `wordDocument({ body: [paragraph('نص'), '<w:p/>'] })`.
 */

export interface WordDocumentOptions {
  /** Paragraphs and tables. */
  readonly body: readonly string[];
  /** Name and id of the paragraph styles, or the whole of `word/styles.xml`. */
  readonly styles?: readonly WordStyle[] | string;
  /** Paragraphs of each footnote; the first has the id 1. */
  readonly footnotes?: readonly string[];
  readonly endnotes?: readonly string[];
  /** In the properties of the document. */
  readonly title?: string;
  /** More parts of the package, or others in their place, by name; null leaves one out. */
  readonly parts?: Readonly<Record<string, string | Uint8Array | null>>;
}

export interface WordStyle {
  readonly id: string;
  readonly name: string;
  readonly basedOn?: string;
  /** Properties of its paragraphs, as XML. */
  readonly properties?: string;
  /** Properties of its text, as XML. */
  readonly look?: string;
}

export interface ParagraphOptions {
  readonly style?: string;
  /** Makes it an item of the document's bulleted or numbered list. */
  readonly list?: 'bullet' | 'number';
  /** More properties, as XML. */
  readonly properties?: string;
}

const NAMESPACES = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:o="urn:schemas-microsoft-com:office:office"',
].join(' ');
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const RELATIONSHIP = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const CONTENT_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** As Word names its own in every language, with the ids of Word in English. */
export const WORD_STYLES: readonly WordStyle[] = [
  { id: 'Normal', name: 'Normal' },
  { id: 'Title', name: 'Title', basedOn: 'Normal', look: '<w:bCs/><w:szCs w:val="48"/>' },
  { id: 'Subtitle', name: 'Subtitle', basedOn: 'Normal' },
  ...[1, 2, 3, 4, 5, 6, 7].map((level) => ({
    id: `Heading${level}`,
    name: `heading ${level}`,
    basedOn: 'Normal',
    properties: `<w:outlineLvl w:val="${level - 1}"/>`,
    look: '<w:bCs/><w:szCs w:val="32"/>',
  })),
  { id: 'Quote', name: 'Quote', basedOn: 'Normal' },
  { id: 'IntenseQuote', name: 'Intense Quote', basedOn: 'Normal' },
  { id: 'Caption', name: 'caption', basedOn: 'Normal' },
  { id: 'ListParagraph', name: 'List Paragraph', basedOn: 'Normal' },
  { id: 'HTMLPreformatted', name: 'HTML Preformatted', basedOn: 'Normal' },
  { id: 'TOC1', name: 'toc 1', basedOn: 'Normal' },
];

const LIST_IDS = { bullet: 1, number: 2 } as const;

/** The bytes of a .docx file. The same description gives the same bytes. */
export function wordDocument(options: WordDocumentOptions): Uint8Array {
  const archive: Zippable = {};
  const parts: WordDocumentOptions['parts'] = { ...wordParts(options), ...options.parts };
  for (const [name, content] of Object.entries(parts)) {
    if (content !== null) archive[name] = typeof content === 'string' ? strToU8(content) : content;
  }
  return zipSync(archive, { mtime: new Date(2026, 0, 1), level: 1 });
}

/** The parts of the package, as text by name. */
export function wordParts({
  body,
  styles = WORD_STYLES,
  footnotes = [],
  endnotes = [],
  title,
}: WordDocumentOptions) {
  return {
    '[Content_Types].xml': contentTypes(),
    '_rels/.rels': relationships([
      ['officeDocument', 'word/document.xml'],
      ['metadata/core-properties', 'docProps/core.xml'],
    ]),
    'word/_rels/document.xml.rels': relationships([
      ['styles', 'styles.xml'],
      ['numbering', 'numbering.xml'],
      ['footnotes', 'footnotes.xml'],
      ['endnotes', 'endnotes.xml'],
    ]),
    'word/document.xml': `${DECLARATION}<w:document ${NAMESPACES}><w:body>${body.join('')}<w:sectPr><w:bidi/></w:sectPr></w:body></w:document>`,
    'word/styles.xml': typeof styles === 'string' ? styles : styleSheet(styles),
    'word/numbering.xml': numbering(),
    'word/footnotes.xml': notes('footnote', footnotes),
    'word/endnotes.xml': notes('endnote', endnotes),
    'docProps/core.xml': coreProperties(title),
  };
}

/** A paragraph of text, or of runs and other XML in brackets: `paragraph([run('أ'), LINE_BREAK])`. */
export function paragraph(content: string | readonly string[], options: ParagraphOptions = {}): string {
  const { style, list, properties = '' } = options;
  const own =
    (style === undefined ? '' : `<w:pStyle w:val="${style}"/>`) +
    (list ? `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${LIST_IDS[list]}"/></w:numPr>` : '') +
    `<w:bidi/>${properties}`;
  const runs = typeof content === 'string' ? run(content) : content.join('');
  return `<w:p><w:pPr>${own}</w:pPr>${runs}</w:p>`;
}

/** A run of right-to-left text, with more properties as XML. */
export function run(text: string, properties = ''): string {
  return `<w:r><w:rPr>${properties}<w:rtl/></w:rPr><w:t xml:space="preserve">${escape(text)}</w:t></w:r>`;
}

export const LINE_BREAK = '<w:r><w:br/></w:r>';
export const TAB = '<w:r><w:tab/></w:r>';

export function inserted(text: string): string {
  return `<w:ins w:id="1" w:author="محرر" w:date="2026-01-01T00:00:00Z">${run(text)}</w:ins>`;
}

export function deleted(text: string): string {
  const run = `<w:r><w:delText xml:space="preserve">${escape(text)}</w:delText></w:r>`;
  return `<w:del w:id="2" w:author="محرر" w:date="2026-01-01T00:00:00Z">${run}</w:del>`;
}

export function noteMark(kind: 'footnote' | 'endnote', id: number): string {
  return `<w:r><w:${kind}Reference w:id="${id}"/></w:r>`;
}

/** A field with its code and what it shows, as Word writes most of them. */
export function field(code: string, shown: string): string {
  const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  const instruction = `<w:r><w:instrText xml:space="preserve">${escape(code)}</w:instrText></w:r>`;
  return mark('begin') + instruction + mark('separate') + run(shown) + mark('end');
}

/** Rows of cells; a cell is text, or paragraphs in brackets. */
export function table(rows: readonly (readonly (string | readonly string[])[])[]): string {
  const cell = (content: string | readonly string[]) =>
    `<w:tc><w:tcPr/>${typeof content === 'string' ? paragraph(content) : content.join('')}</w:tc>`;
  const grid = `<w:tblGrid>${'<w:gridCol/>'.repeat(rows[0]?.length ?? 0)}</w:tblGrid>`;
  const row = (cells: readonly (string | readonly string[])[]) => `<w:tr>${cells.map(cell).join('')}</w:tr>`;
  return `<w:tbl><w:tblPr><w:bidiVisual/></w:tblPr>${grid}${rows.map(row).join('')}</w:tbl>`;
}

/** A text box as Word writes it: twice, for new readers and for old ones. */
export function textBox(paragraphs: readonly string[]): string {
  const content = `<w:txbxContent>${paragraphs.join('')}</w:txbxContent>`;
  const drawing = `<w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx>${content}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>`;
  const picture = `<w:pict><v:shape><v:textbox>${content}</v:textbox></v:shape></w:pict>`;
  return `<w:r><mc:AlternateContent><mc:Choice Requires="wps">${drawing}</mc:Choice><mc:Fallback>${picture}</mc:Fallback></mc:AlternateContent></w:r>`;
}

export function styleSheet(styles: readonly WordStyle[]): string {
  const written = styles.map(
    ({ id, name, basedOn, properties = '', look = '' }) =>
      `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${escape(name)}"/>` +
      (basedOn === undefined ? '' : `<w:basedOn w:val="${basedOn}"/>`) +
      `<w:pPr>${properties}</w:pPr><w:rPr>${look}</w:rPr></w:style>`,
  );
  return `${DECLARATION}<w:styles ${NAMESPACES}>${written.join('')}</w:styles>`;
}

function numbering(): string {
  const looks = [
    ['bullet', '•'],
    ['decimal', '%1.'],
  ];
  const lists = looks.map(
    ([format, sign], index) =>
      `<w:abstractNum w:abstractNumId="${index}"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${sign}"/></w:lvl></w:abstractNum>`,
  );
  const used = lists.map(
    (_, index) => `<w:num w:numId="${index + 1}"><w:abstractNumId w:val="${index}"/></w:num>`,
  );
  return `${DECLARATION}<w:numbering ${NAMESPACES}>${lists.join('')}${used.join('')}</w:numbering>`;
}

function notes(kind: 'footnote' | 'endnote', bodies: readonly string[]): string {
  const separator = `<w:${kind} w:type="separator" w:id="0">${paragraph('—')}</w:${kind}>`;
  const written = bodies.map((body, index) => `<w:${kind} w:id="${index + 1}">${body}</w:${kind}>`);
  return `${DECLARATION}<w:${kind}s ${NAMESPACES}>${separator}${written.join('')}</w:${kind}s>`;
}

function coreProperties(title: string | undefined): string {
  const own = title === undefined ? '' : `<dc:title>${escape(title)}</dc:title>`;
  const creator = '<dc:creator>User</dc:creator>';
  return `${DECLARATION}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">${own}${creator}</cp:coreProperties>`;
}

function relationships(targets: readonly (readonly [type: string, target: string])[]): string {
  const typeOf = (type: string) =>
    type.startsWith('metadata/') ? `${PACKAGE}/relationships/${type}` : `${RELATIONSHIP}/${type}`;
  const written = targets.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${typeOf(type)}" Target="${target}"/>`,
  );
  return `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${written.join('')}</Relationships>`;
}

function contentTypes(): string {
  const parts = [
    ['document.main', 'document'],
    ['styles', 'styles'],
    ['numbering', 'numbering'],
    ['footnotes', 'footnotes'],
    ['endnotes', 'endnotes'],
  ].map(
    ([type, name]) => `<Override PartName="/word/${name}.xml" ContentType="${CONTENT_TYPE}.${type}+xml"/>`,
  );
  const properties =
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>';
  const defaults =
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>';
  return `${DECLARATION}<Types xmlns="${PACKAGE}/content-types">${defaults}${parts.join('')}${properties}</Types>`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
