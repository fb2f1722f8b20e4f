import { expect, test } from 'vitest';
import { bilingualText } from '../../../../../src/pipeline/document/formats/text.ts';
import { WarraqError } from '../../../../../src/pipeline/errors.ts';
import { fakeEnglish, fakeTranslator } from '../../../../fakes/translator.ts';
import { sampleDocument } from '../sample-document.ts';

test('each block with its English below, a blank line between blocks', async () => {
  const { document } = await sampleDocument('بداية السنة\n\nأهلا.  سلام.\n\n12');
  expect(bilingualText(document)).toBe(
    'بداية السنة\nEN~بداية السنة~\n\nأهلا.  سلام.\nEN~أهلا.~ EN~سلام.~\n\n12\n12\n',
  );
});

test('what failed says so; what is left of a block is shown', async () => {
  const translator = fakeTranslator((lines) => {
    if (lines.includes('وداعا.')) throw new WarraqError('text-refused', 'no');
    return lines.length > 1 ? [] : lines.map((line) => (line === 'سلام.' ? '' : fakeEnglish([line])[0]!));
  });
  const { document } = await sampleDocument('أهلا. سلام.\n\nوداعا.', { translator });
  expect(bilingualText(document)).toBe('أهلا. سلام.\nEN~أهلا.~\n\nوداعا.\n(not translated)\n');
});
