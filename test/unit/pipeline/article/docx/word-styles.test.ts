import { describe, expect, test } from 'vitest';
import { undecodable } from '../../../../../src/pipeline/article/docx/refusals.ts';
import { readStyleRoles, type StyleRole } from '../../../../../src/pipeline/article/docx/word-styles.ts';
import { styleSheet, type WordStyle } from '../../../../fakes/word-document.ts';

function rolesOf(styles: readonly WordStyle[]) {
  return readStyleRoles(styleSheet(styles), undecodable('a.docx'));
}
const heading = (number: number): StyleRole => ({ role: 'heading', number });

describe('a style counts', () => {
  test.each<[string, string, StyleRole]>([
    ['Word in any language', 'heading 1', heading(1)],
    ['LibreOffice', 'Heading 4', heading(4)],
    ['Apple Pages', 'Heading', heading(1)],
    ['translated', 'عنوان 2', heading(2)],
    ['translated, with Arabic digits', 'العنوان ٣', heading(3)],
    ['translated title', 'العنوان', { role: 'title' }],
    ['subtitle', 'Subtitle', { role: 'subtitle' }],
    ['translated subtitle', 'عنوان فرعي', { role: 'subtitle' }],
    ['LibreOffice quote', 'Quotations', { role: 'quote' }],
    ['translated quote', 'اقتباس مكثف', { role: 'quote' }],
    ['caption', 'caption', { role: 'caption' }],
    ['list of Word', 'List Bullet 2', { role: 'list' }],
    ['list that goes on', 'List Continue', { role: 'none' }],
    ['LibreOffice code', 'Preformatted Text', { role: 'code' }],
    ['LibreOffice contents', 'Contents 1', { role: 'contents' }],
    ['contents heading', 'TOC Heading', { role: 'contents' }],
    ['byline', 'Byline', { role: 'byline' }],
    ['plain', 'Normal', { role: 'none' }],
    ['like a heading, but none', 'Heading 10', { role: 'none' }],
  ])('by its name, %s: %s', (_, name, role) => {
    expect(rolesOf([{ id: 'a3', name }])('a3')).toEqual(role);
  });

  test.each<[string, string, StyleRole]>([
    ['outline level 0', '<w:outlineLvl w:val="0"/>', heading(1)],
    ['outline level 8', '<w:outlineLvl w:val="8"/>', heading(9)],
    ['outline level 9, which is body text', '<w:outlineLvl w:val="9"/>', { role: 'none' }],
    ['an outline level that is none', '<w:outlineLvl w:val="x"/>', { role: 'none' }],
    ['a list', '<w:numPr><w:numId w:val="4"/></w:numPr>', { role: 'list' }],
    ['no list', '<w:numPr><w:numId w:val="0"/></w:numPr>', { role: 'none' }],
  ])('by its properties: %s', (_, properties, role) => {
    expect(rolesOf([{ id: 'x', name: 'Mine', properties }])('x')).toEqual(role);
  });

  test('by the style that it is based on, whatever comes between', () => {
    const roleOf = rolesOf([
      { id: 'h', name: 'heading 2' },
      { id: 'mine', name: 'Mine', basedOn: 'h' },
      { id: 'yours', name: 'Yours', basedOn: 'mine' },
    ]);
    expect([roleOf('mine'), roleOf('yours'), roleOf('none'), roleOf(null)]).toEqual([
      heading(2),
      heading(2),
      { role: 'none' },
      { role: 'none' },
    ]);
  });

  test('as none where it is based on itself', () => {
    const roleOf = rolesOf([
      { id: 'a', name: 'A', basedOn: 'b' },
      { id: 'b', name: 'B', basedOn: 'a' },
    ]);
    expect(roleOf('a')).toEqual({ role: 'none' });
  });

  test('by its id where there is no stylesheet', () => {
    const roleOf = readStyleRoles(null, undecodable('a.docx'));
    expect([roleOf('Heading2'), roleOf('Title'), roleOf('IntenseQuote')]).toEqual([
      heading(2),
      { role: 'title' },
      { role: 'quote' },
    ]);
  });
});

test('styles of runs and tables are no styles of paragraphs, and the first of an id counts', () => {
  const sheet = styleSheet([
    { id: 'a', name: 'Quote' },
    { id: 'a', name: 'Title' },
    { id: 'b', name: 'Quote' },
  ]);
  const roleOf = readStyleRoles(
    sheet.replace('w:type="paragraph" w:styleId="b"', 'w:type="character" w:styleId="b"'),
    undecodable('a.docx'),
  );
  expect([roleOf('a'), roleOf('b')]).toEqual([{ role: 'quote' }, { role: 'none' }]);
});
