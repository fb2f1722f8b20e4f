import { describe, expect, test } from 'vitest';
import { findProblems, proveIntegrity } from '../../../../src/pipeline/document/prove-integrity.ts';
import type { AlignedArticle, Segment } from '../../../../src/pipeline/document/schema.ts';
import { blockAt, sampleDocument, segmentAt } from './sample-document.ts';

/** Blocks at code points 0–13, 15–26, 28–34. */
const sample = await sampleDocument('🎉 بداية السنة\n\nأهلا. سلام.\n\nوداعا.');
const { document: sound, ...evidence } = sample;
const [HEADLINE, GREETING, FAREWELL] = sound.blocks.map(({ id }) => id);

/** A copy of the sound document, tampered with. */
function tampered(tamper: (document: AlignedArticle) => void): AlignedArticle {
  const document = structuredClone(sound);
  tamper(document);
  return document;
}

function swap(items: unknown[]): void {
  items.push(items.shift());
}

function change(
  segment: Segment,
  changes: Partial<Record<'source' | 'target' | 'gap' | 'id', string>>,
): void {
  Object.assign(segment, changes);
}

const notTheArticle = (block: string | undefined, count: number, range: string, slice: string) =>
  `block ${block ?? ''}: its ${count} segments are not the article's characters ${range}: “${slice}”`;
const notReturned = (block: string | undefined) =>
  `block ${block ?? ''}: its English is not what the translator returned`;
const GREETING_CHANGED = notTheArticle(GREETING, 2, '15–26', 'أهلا. سلام.');

test('a sound document holds', () => {
  expect(findProblems(sound, evidence)).toEqual([]);
  expect(() => {
    proveIntegrity(sound, evidence);
  }).not.toThrow();
});

describe('every kind of damage is found', () => {
  test.each<[string, (document: AlignedArticle) => void, string[]]>([
    [
      'a segment dropped',
      (document) => blockAt(document, 1).segments.pop(),
      [notTheArticle(GREETING, 1, '15–26', 'أهلا. سلام.'), notReturned(GREETING)],
    ],
    [
      'segments swapped',
      (document) => {
        swap(blockAt(document, 1).segments);
      },
      [GREETING_CHANGED, notReturned(GREETING)],
    ],
    [
      'a letter of the Arabic changed',
      (document) => {
        change(segmentAt(document, 1, 0), { source: 'أهلًا.' });
      },
      [GREETING_CHANGED],
    ],
    [
      'a letter of the Arabic that looks the same',
      (document) => {
        change(segmentAt(document, 1, 0), { source: 'ا\u0654هلا.' });
      },
      [GREETING_CHANGED],
    ],
    [
      'a gap that is not there',
      (document) => {
        change(segmentAt(document, 1, 1), { gap: '\u00a0' });
      },
      [GREETING_CHANGED],
    ],
    [
      'a letter of the English changed',
      (document) => {
        change(segmentAt(document, 2, 0), { target: 'EN~وداعا~' });
      },
      [notReturned(FAREWELL)],
    ],
    [
      'the English of two segments swapped',
      (document) => {
        change(segmentAt(document, 1, 0), { target: 'EN~سلام.~' });
        change(segmentAt(document, 1, 1), { target: 'EN~أهلا.~' });
      },
      [notReturned(GREETING)],
    ],
    [
      'ranges that overlap',
      (document) => {
        blockAt(document, 2).range[0] = 25;
      },
      [
        `block ${FAREWELL ?? ''}: range 25–34 is out of order`,
        notTheArticle(FAREWELL, 1, '25–34', '.  وداعا.'),
        'two parts of the article overlap at “.”',
      ],
    ],
    [
      'an empty range',
      (document) => {
        blockAt(document, 0).range[1] = 0;
      },
      [
        `block ${HEADLINE ?? ''}: range 0–0 is out of order`,
        notTheArticle(HEADLINE, 1, '0–0', ''),
        'no block holds “🎉 بداية السنة”',
      ],
    ],
    [
      'a range too short',
      (document) => {
        blockAt(document, 2).range[1] = 33;
      },
      [notTheArticle(FAREWELL, 1, '28–33', 'وداعا'), 'no block holds “.”'],
    ],
    [
      'a range too long, over white space only',
      (document) => {
        blockAt(document, 1).range[1] = 27;
      },
      [notTheArticle(GREETING, 2, '15–27', 'أهلا. سلام. ')],
    ],
    [
      'blocks out of order',
      (document) => {
        swap(document.blocks);
      },
      [
        `block ${HEADLINE ?? ''}: range 0–13 is out of order`,
        `block ${GREETING ?? ''}: it is not the headline that the article has there`,
        `block ${FAREWELL ?? ''}: it is not the paragraph that the article has there`,
        `block ${HEADLINE ?? ''}: it is not the paragraph that the article has there`,
      ],
    ],
    ['a block missing', (document) => document.blocks.pop(), ['no block holds “وداعا.”']],
    [
      'a block twice',
      (document) => document.blocks.push(structuredClone(blockAt(document, 2))),
      [
        `id ${FAREWELL ?? ''} stands twice`,
        `id ${segmentAt(sound, 2, 0).id} stands twice`,
        `block ${FAREWELL ?? ''}: range 28–34 is out of order`,
        'two parts of the article overlap at “وداعا.”',
      ],
    ],
    [
      'an id of a segment twice',
      (document) => {
        change(segmentAt(document, 1, 1), { id: segmentAt(document, 1, 0).id });
      },
      [`id ${segmentAt(sound, 1, 0).id} stands twice`],
    ],
    [
      'an id of a block that the translator was never asked for',
      (document) => {
        blockAt(document, 2).id = 'b0000000000';
      },
      [notReturned('b0000000000')],
    ],
    [
      'a status that promises less',
      (document) => {
        document.status = 'partial';
      },
      ['status is partial, but 0 segments failed'],
    ],
    [
      'a disclosure that hides the machine',
      (document) => {
        document.disclosure.machineTranslated = false;
      },
      ['disclosure.machineTranslated does not fit the segments'],
    ],
    [
      'another file of the same size',
      (document) => {
        document.article.sha256 = '0'.repeat(64);
      },
      [`it was made of another article file: 60 bytes, SHA-256 ${'0'.repeat(64)}`],
    ],
    [
      'a file of another size',
      (document) => {
        document.article.bytes = 59;
      },
      [`it was made of another article file: 59 bytes, SHA-256 ${sound.article.sha256}`],
    ],
  ])('%s', (_, tamper, problems) => {
    expect(findProblems(tampered(tamper), evidence)).toEqual(problems);
  });

  test('a segment that failed though the status says complete', () => {
    const document = tampered(({ blocks }) => {
      const { id, source } = segmentAt(sound, 2, 0);
      const error = { code: 'text-refused', message: 'no' };
      blocks[2]!.segments = [{ id, source, target: null, origin: 'none', error }];
    });
    expect(findProblems(document, evidence)).toEqual([
      'status is complete, but 1 segments failed',
      notReturned(FAREWELL),
    ]);
  });
});

describe('evidence', () => {
  const document = tampered(({ blocks }) => {
    blocks[1]!.segments[0] = { ...blocks[1]!.segments[0]!, source: 'لا.' };
    blocks[2]!.segments[0] = { ...segmentAt(sound, 0, 0), id: 's0000000000' };
  });

  test('without any, ids are still held against the texts', () => {
    const renamed = tampered(({ blocks }) => (blocks[0]!.id = 'b0000000000'));
    expect(findProblems(renamed, {})).toEqual(['id b0000000000 does not come from its text']);
  });

  test.each([
    ['a gap that holds text', { gap: ' كلمة ' }],
    ['a blank English', { target: '\u00a0' }],
    ['a copy that is none', { origin: 'copied' as const }],
  ])('nor %s', (_, change) => {
    const changed = tampered(({ blocks }) => {
      const segments = blocks[1]!.segments;
      const last = segments.length - 1;
      segments[last] = { ...segments[last]!, ...change } as (typeof segments)[number];
    });
    expect(findProblems(changed, {}).join()).toMatch(/gap holds text|English is blank|not the copy/);
  });

  test('an issue about what is not there', () => {
    const issue = {
      check: 'x',
      severity: 'info' as const,
      block: 'b1111111111',
      segment: null,
      message: 'm',
    };
    const changed = tampered((document) => document.issues.push(issue));
    expect(findProblems(changed, {})).toEqual(['issue x is about b1111111111, which is not there']);
  });

  test('what is not at hand is not proven', () => {
    expect(findProblems(document, {})).toHaveLength(4);
    expect(findProblems(document, { returned: evidence.returned })).toEqual([notReturned(FAREWELL)]);
    expect(findProblems(document, { article: evidence.article })).toHaveLength(2);
  });

  test('excluded parts of the article count, with their reason, as held', () => {
    const rest = tampered(({ blocks }) => blocks.pop());
    const start = evidence.article.readingText.indexOf('وداعا.');
    const exclusions = [{ start, end: start + 6, reason: 'boilerplate' }];
    const blocks = evidence.article.blocks.slice(0, -1);
    expect(findProblems(rest, { article: { ...evidence.article, blocks, exclusions } })).toEqual([]);
  });

  test('a block may not stand where the article has an exclusion, whatever it leaves out elsewhere', () => {
    const start = evidence.article.readingText.indexOf('وداعا.');
    const exclusions = [{ start, end: start + 6, reason: 'comments' }];
    expect(
      findProblems(
        tampered(() => undefined),
        { article: { ...evidence.article, exclusions } },
      ),
    ).toEqual(['two parts of the article overlap at “وداعا.”']);
  });

  test.each<[string, (document: AlignedArticle) => unknown, string]>([
    [
      'another kind',
      ({ blocks }) => (blocks[1]!.kind = 'caption'),
      'it is not the paragraph that the article has there',
    ],
    [
      'another level',
      ({ blocks }) => (blocks[0]!.level = 2),
      'it is not the headline that the article has there',
    ],
    [
      'another place',
      ({ blocks }) => (blocks[1]!.place = { line: 9 }),
      'it is not the paragraph that the article has there',
    ],
    [
      'no place',
      ({ blocks }) => delete blocks[1]!.place,
      'it is not the paragraph that the article has there',
    ],
  ])('%s than the article is read as', (_, tamper, problem) => {
    expect(findProblems(tampered(tamper), evidence)).toEqual([
      expect.stringMatching(new RegExp(`^block b\\w+: ${problem}$`, 'u')),
    ]);
  });

  test('other rules may read other blocks: then only the text is held against the article', () => {
    const older = tampered(({ blocks, generator }) => {
      blocks[1]!.kind = 'quote';
      generator.segmenter -= 1;
    });
    expect(findProblems(older, evidence)).toEqual([]);
  });

  test('the segments of a hard-wrapped block are held against its text with spaces', async () => {
    const line = 'أعلنت وزارة التعليم في بيان رسمي صدر صباح اليوم أن السنة الدراسية';
    const { document, ...held } = await sampleDocument(`${line} \r\n${line}.\r\n\r\nوداعا.`);
    expect(document.blocks).toHaveLength(2);
    expect(findProblems(document, held)).toEqual([]);
  });
});

describe('proveIntegrity', () => {
  test('tells the article and its problems', () => {
    const document = tampered((broken) => (broken.status = 'partial'));
    expect(() => {
      proveIntegrity(document, evidence);
    }).toThrow(
      expect.objectContaining({
        code: 'integrity-broken',
        message: 'The aligned article a.txt does not hold:\nstatus is partial, but 0 segments failed',
      }),
    );
  });

  test('tells five problems and counts the others', async () => {
    const { document, article } = await sampleDocument('أ.\n\nب.\n\nج.\n\nد.\n\nه.\n\nو.\n\nز.');
    for (const block of document.blocks) block.segments[0]!.source = 'غيره.';
    expect(() => {
      proveIntegrity(document, { article });
    }).toThrow(/^The aligned article a\.txt does not hold:\n(?:block b\w{10}: .*\n){5}… and 2 more$/);
  });
});
