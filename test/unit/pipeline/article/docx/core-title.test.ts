import { expect, test } from 'vitest';
import { coreTitle } from '../../../../../src/pipeline/article/docx/core-title.ts';
import { undecodable } from '../../../../../src/pipeline/article/docx/refusals.ts';
import { wordParts } from '../../../../fakes/word-document.ts';

test.each<[string, string | undefined, string, string | null]>([
  ['a title', ' عنوان\n الخبر ', 'a.docx', 'عنوان الخبر'],
  ['with characters that XML escapes', 'أ & <ب>', 'a.docx', 'أ & <ب>'],
  ['none', undefined, 'a.docx', null],
  ['a blank one', '  ', 'a.docx', null],
  ['a default of Word', 'Document1', 'a.docx', null],
  ['a default of Word with a name', 'Microsoft Word - khabar.doc', 'a.docx', null],
  ['a default in Arabic', 'مستند بدون عنوان', 'a.docx', null],
  ['one that only begins like a default', 'Document leaks', 'a.docx', 'Document leaks'],
  ['the name of the file', 'Al-Khabar', '2026/07/al_khabar.docx', null],
  ['the name of the file with its ending', 'خبر.docx', 'خبر.docx', null],
  ['more than the name of the file', 'خبر اليوم', 'خبر.docx', 'خبر اليوم'],
])('%s', (_, title, id, expected) => {
  const parts = wordParts({ body: [], ...(title === undefined ? {} : { title }) });
  expect(coreTitle(parts['docProps/core.xml'], { id, refuse: undecodable(id) })).toBe(expected);
});

test('a document without properties', () => {
  expect(coreTitle(null, { id: 'a.docx', refuse: undecodable('a.docx') })).toBeNull();
});
