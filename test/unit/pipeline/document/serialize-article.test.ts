import { describe, expect, test } from 'vitest';
import { parseArticle } from '../../../../src/pipeline/document/parse-article.ts';
import type { AlignedArticle } from '../../../../src/pipeline/document/schema.ts';
import { serializeArticle } from '../../../../src/pipeline/document/serialize-article.ts';
import { sampleDocument } from './sample-document.ts';

const { document } = await sampleDocument('بداية السنة\n\nقال: "أهلا". سلام.\n\nوداعا \\ 🎉.');

describe('serializeArticle', () => {
  test('one block a line', () => {
    const lines = serializeArticle(document).split('\n');
    const first = lines.indexOf('"blocks": [') + 1;
    const blocks = lines.slice(first, lines.indexOf('],', first));
    expect(blocks.map((line) => JSON.parse(line.replace(/,$/, '')) as unknown)).toEqual(document.blocks);
  });

  test('one issue a line', () => {
    const issue = {
      check: 'number-mismatch',
      severity: 'error' as const,
      block: 'b0000000000',
      segment: null,
      sourceRange: [1, 2] as [number, number],
      message: 'two\nlines',
    };
    const text = serializeArticle({ ...document, issues: [issue, issue] });
    expect(
      text.endsWith(
        '"issues": [\n' +
          '{"check":"number-mismatch","severity":"error","block":"b0000000000","segment":null,"sourceRange":[1,2],"message":"two\\nlines"},\n' +
          '{"check":"number-mismatch","severity":"error","block":"b0000000000","segment":null,"sourceRange":[1,2],"message":"two\\nlines"}\n' +
          ']\n}\n',
      ),
    ).toBe(true);
  });

  test('comes back as it was', () => {
    expect(parseArticle(serializeArticle(document), 'the test')).toEqual(document);
  });
});

describe('parseArticle', () => {
  const text = serializeArticle(document);
  const without = (name: keyof AlignedArticle) =>
    JSON.stringify(Object.fromEntries(Object.entries(document).filter(([key]) => key !== name)));

  test.each([
    ['half a file', text.slice(0, 200), /^here\.json is not JSON\.$/],
    ['nothing', '', /^here\.json is not JSON\.$/],
    [
      'another kind of JSON',
      '[]',
      /^here\.json is not an aligned article \(aligned-article\/1\)\. "warraq translate" makes one of an article\.$/,
    ],
    ['another schema', text.replace('article/1', 'article/2'), /→ at schema$/],
    ['an unknown field', text.replace('"status"', '"state"'), /Unrecognized key: "state"/],
    ['a missing field', without('engine'), /→ at engine$/],
    ['no blocks', without('blocks'), /→ at blocks$/],
    ['a half range', text.replace('"range":[0,11]', '"range":[0]'), /→ at blocks\[0\]\.range$/],
    [
      'a range of fractions',
      text.replace('"range":[0,11]', '"range":[0,1.5]'),
      /→ at blocks\[0\]\.range\[1\]$/,
    ],
    ['an id of capitals', text.replace(/"id":"b/, '"id":"B'), /→ at blocks\[0\]\.id$/],
    [
      'an empty target',
      text.replace(/"target":"EN~سلام\.~"/, '"target":""'),
      /→ at blocks\[1\]\.segments\[1\]\.target$/,
    ],
    [
      'machine English of nobody',
      text.replace(/"target":"EN~سلام\.~"/, '"target":null'),
      /→ at blocks\[1\]\.segments\[1\]\.target$/,
    ],
    ['an unknown origin', text.replace('"machine"', '"magic"'), /→ at blocks\[0\]\.segments\[0\]\.origin$/],
    ['an unknown kind', text.replace('"headline"', '"title"'), /→ at blocks\[0\]\.kind$/],
    [
      'too much confidence',
      text.replace('"confidence":1', '"confidence":1.1'),
      /→ at blocks\[0\]\.segments\[0\]\.confidence$/,
    ],
  ])('%s is refused, and told where', (_, broken, message) => {
    expect(broken).not.toBe(text);
    expect(() => parseArticle(broken, 'here.json')).toThrow(
      expect.objectContaining({
        code: 'integrity-broken',
        message: expect.stringMatching(message) as string,
      }),
    );
  });
});
