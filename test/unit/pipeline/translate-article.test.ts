import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inProcessMemory } from '../../../src/local/in-process-memory.ts';
import { otherLanguageOf } from '../../../src/pipeline/article/language.ts';
import { sourceText } from '../../../src/pipeline/document/block-text.ts';
import { parseArticle } from '../../../src/pipeline/document/parse-article.ts';
import { serializeArticle } from '../../../src/pipeline/document/serialize-article.ts';
import { WarraqError } from '../../../src/pipeline/errors.ts';
import type { Translator } from '../../../src/pipeline/ports.ts';
import { parseSettings } from '../../../src/pipeline/settings.ts';
import { translateArticle } from '../../../src/pipeline/translate-article.ts';
import { fakeRun } from '../../fakes/run.ts';
import { fakeEnglish, fakeTranslator } from '../../fakes/translator.ts';
import { arabicText, sliceByCodePoints, visible } from './arabic-text.ts';

const file = (text: string, id = 'a.txt') => ({ id, bytes: new TextEncoder().encode(text) });

/** The published bytes of an article. */
const published = async (text: string, changes: Parameters<typeof fakeRun>[0] = {}) =>
  serializeArticle(await translateArticle(file(text), fakeRun(changes)));

describe('the aligned article, letter for letter', () => {
  const TEXT = '🎉 بداية السنة\n\nأهلا.\u00a0سلام.\n\n12.\n\nنعم؟ لا.';

  /** Keeps no lines of the last block apart, and refuses its second sentence. */
  const translator = () =>
    fakeTranslator((lines) => {
      if (lines.length === 2 && lines[0] === 'نعم؟') return ['Yes? No.'];
      if (lines[0] === 'لا.') throw new WarraqError('text-refused', 'I will not.');
      return fakeEnglish(lines);
    });

  test('of an article with everything in it', async () => {
    const document = await translateArticle(file(TEXT, 'news/a.txt'), fakeRun({ translator: translator() }));
    expect(serializeArticle(document)).toBe(`{
"schema": "aligned-article/1",
"id": "news/a.txt",
"status": "partial",
"sourceLanguage": "ar",
"targetLanguage": "en",
"article": {"title":{"source":"🎉 بداية السنة","target":"EN~🎉 بداية السنة~"},"byline":null,"published":null,"url":null,"licence":null,"mediaType":"text/plain","charset":"utf-8","bytes":69,"sha256":"9110a3fa3dbb6f7afd41493f952bfa8845404f29ccde8ede9dd0df768333bf52"},
"engine": {"name":"fake","model":"1","notice":"not a translation","glossary":null},
"generator": {"name":"warraq","segmenter":2,"aligner":1,"checks":1},
"disclosure": {"machineTranslated":true,"reviewed":false},
"blocks": [
{"id":"bc37ce95d54","kind":"headline","level":1,"range":[0,13],"place":{"line":1},"segments":[{"id":"sc37ce95d54","source":"🎉 بداية السنة","target":"EN~🎉 بداية السنة~","origin":"machine","method":"single","confidence":1}]},
{"id":"b84548b7f40","kind":"paragraph","range":[15,26],"place":{"line":3},"segments":[{"id":"sde46d4286f","source":"أهلا.","target":"EN~أهلا.~","origin":"machine","method":"line","confidence":0.9},{"id":"sefdf816825","source":"سلام.","gap":"\u00a0","target":"EN~سلام.~","origin":"machine","method":"line","confidence":0.9}]},
{"id":"b25602777ce","kind":"paragraph","range":[28,31],"place":{"line":5},"segments":[{"id":"s25602777ce","source":"12.","target":"12.","origin":"copied","method":"single","confidence":1}]},
{"id":"b0c22782495","kind":"paragraph","range":[33,41],"place":{"line":7},"segments":[{"id":"sb43f70ecfc","source":"نعم؟","target":"EN~نعم؟~","origin":"machine","method":"sentence","confidence":1},{"id":"s160e670f77","source":"لا.","target":null,"origin":"none","error":{"code":"text-refused","message":"I will not."}}]}
],
"issues": []
}
`);
  });

  test('what happens is told: the plan, then each block', async () => {
    const run = fakeRun({ translator: translator() });
    await translateArticle(file(TEXT), run);
    expect(run.happenings.filter(({ type }) => type !== 'lines-not-kept')).toEqual([
      { type: 'planned', id: 'a.txt', blocks: 4, segments: 6 },
      ...[1, 2, 3, 4].map((done) => ({ type: 'block-done', id: 'a.txt', done, blocks: 4 })),
    ]);
  });

  test('nobody translated by machine what was only copied', async () => {
    const document = await translateArticle(file('12\n\n🎉'), fakeRun());
    expect([document.status, document.disclosure]).toEqual([
      'complete',
      { machineTranslated: false, reviewed: false },
    ]);
  });
});

/** A translator of which the test says which open request is answered next. */
function pickedTranslator() {
  const open: (() => void)[] = [];
  const translator: Translator = {
    ...fakeTranslator(),
    translate: (lines) =>
      new Promise((resolve) =>
        open.push(() => {
          resolve({ lines: fakeEnglish(lines), attempts: 1 });
        }),
      ),
  };
  const answerOne = async (pick: number) => {
    await new Promise((resolve) => setImmediate(resolve));
    for (const answer of open.splice(pick % Math.max(1, open.length), 1)) answer();
  };
  return { translator, answerOne };
}

test('a term of the glossary that the English has not is told where', async () => {
  const glossary = {
    terms: [
      { source: 'السنة', target: 'school year', line: 2 },
      { source: 'الوزير', target: 'minister', line: 3 },
    ],
  };
  const translator = fakeTranslator((lines) => lines.map(() => 'The minister opened the year.'));
  const { blocks, issues } = await translateArticle(
    file('افتتح الوزير السنة.'),
    fakeRun({ translator, glossary }),
  );
  expect(issues).toEqual([
    {
      check: 'glossary',
      severity: 'warning',
      block: blocks[0]?.id,
      segment: blocks[0]?.segments[0]?.id,
      message: 'The glossary has “school year” for “السنة”, and the English has not.',
    },
  ]);
});

describe('the same bytes on any path', () => {
  const TEXT = 'عنوان الخبر\n\nواحد. اثنان.\n\nثلاثة.\n\nأربعة. خمسة.\n\nثلاثة.';

  test('again', async () => {
    expect(await published(TEXT)).toBe(await published(TEXT));
  });

  test('one request at a time or all at once, in whatever order they are answered', async () => {
    const once = await published(TEXT);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(), { minLength: 8, maxLength: 8 }),
        fc.integer({ min: 1, max: 5 }),
        async (picks, requestsInFlight) => {
          const { translator, answerOne } = pickedTranslator();
          const settings = parseSettings({ requestsInFlight }, 'the test');
          const bytes = published(TEXT, { translator, settings });
          for (const pick of picks) await answerOne(pick);
          expect(await bytes).toBe(once);
        },
      ),
      { numRuns: 50 },
    );
  });

  test('interrupted after any request, and gone on with from the memory', async () => {
    const once = await published(TEXT);
    for (const breakAt of [1, 2, 3, 4]) {
      const memory = inProcessMemory();
      let requests = 0;
      const translator = fakeTranslator((lines) => {
        requests += 1;
        if (requests === breakAt) throw new WarraqError('throttled', 'Too fast.');
        return fakeEnglish(lines);
      });
      const settings = parseSettings({ requestsInFlight: 1 }, 'the test');
      await expect(published(TEXT, { translator, memory, settings })).rejects.toThrow('Too fast.');
      expect(await published(TEXT, { translator, memory, settings })).toBe(once);
      expect(requests).toBe(5);
    }
  });

  test('another id changes nothing but the id', async () => {
    const other = serializeArticle(await translateArticle(file(TEXT, 'b.txt'), fakeRun()));
    expect(other.replace('"id": "b.txt"', '"id": "a.txt"')).toBe(await published(TEXT));
  });
});

describe('of any Arabic text', () => {
  const article = arabicText.filter((text) => visible(text) !== '');
  /** Texts that are clearly not Arabic, as a run of addresses, are refused. */
  const translated = async (text: string) => {
    fc.pre((await otherLanguageOf(text, 'ar')) === null);
    return translateArticle(file(text), fakeRun());
  };

  test('the document is valid, proven, and comes back from its bytes', async () => {
    await fc.assert(
      fc.asyncProperty(article, async (text) => {
        const document = await translated(text);
        expect(document.status).toBe('complete');
        expect(parseArticle(serializeArticle(document), 'the test')).toEqual(document);
      }),
      { numRuns: 200 },
    );
  });

  test('the ranges, in code points, are the text of the blocks, and leave out nothing that a reader sees', async () => {
    await fc.assert(
      fc.asyncProperty(article, async (text) => {
        const document = await translated(text);
        const reading = text.replace(/^\ufeff/, '');
        let at = 0;
        for (const block of document.blocks) {
          const slice = sliceByCodePoints(reading, block.range);
          const wrapped = slice.replace(/\s*(?:\r\n|[\n\r\u2028\u2029])\s*/gu, ' ');
          expect(wrapped).toBe(sourceText(block));
          expect(visible(sliceByCodePoints(reading, [at, block.range[0]]))).toBe('');
          at = block.range[1];
        }
        expect(visible(sliceByCodePoints(reading, [at, reading.length]))).toBe('');
      }),
      { numRuns: 200 },
    );
  });

  test('every sentence has its own English', async () => {
    await fc.assert(
      fc.asyncProperty(article, async (text) => {
        const document = await translated(text);
        for (const { source, target, origin } of document.blocks.flatMap(({ segments }) => segments)) {
          // Sentences that became one pair have been translated one by one.
          const bare = target?.replace(/EN~|~(?=\s|$)|\s/gu, '');
          expect(bare).toBe(origin === 'machine' ? source.replace(/\s/gu, '') : target?.replace(/\s/gu, ''));
        }
      }),
      { numRuns: 100 },
    );
  });
});
