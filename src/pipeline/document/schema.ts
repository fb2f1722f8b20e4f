import * as z from 'zod';
import { Engine } from './engine.ts';

/**
 * The aligned article, `aligned-article/1`: the product. One schema is the source of the types, of validation and of the
 * JSON Schema in `docs/`. All ranges count Unicode code points, `[start, end)`.
 */

const Range = z
  .tuple([z.int().min(0), z.int().min(0)])
  .describe('Start and end in Unicode code points; the end is exclusive.');
export type Range = readonly [start: number, end: number];

const SegmentError = z
  .strictObject({
    code: z.string().describe('A stable code, for programs.'),
    message: z.string().describe('What happened and what to do, for people.'),
  })
  .describe('Why a segment has no translation.');

const segmentFields = {
  id: z.string().regex(/^s[0-9a-f]{10}(-\d+)?$/),
  source: z.string().min(1).describe('The Arabic: one or more sentences, soft wraps as spaces.'),
  gap: z
    .string()
    .optional()
    .describe(
      'What separates this segment from the one before it in the source, where that is not one space.',
    ),
};

export const TranslatedSegment = z.strictObject({
  ...segmentFields,
  target: z.string().min(1).describe('The English.'),
  origin: z
    .enum(['machine', 'human', 'copied'])
    .describe('Who wrote the target: an engine, a person, or nobody (numbers, addresses, code).'),
  method: z
    .enum(['single', 'line', 'length', 'sentence', 'given'])
    .describe(
      'How the pair came together: the only sentence of its block; a sentence per line, verified; aligned afterwards by length; a request of its own; given by a person.',
    ),
  confidence: z.number().min(0).max(1).describe('How sure it is that the two sides belong together, 0 to 1.'),
});

export const FailedSegment = z.strictObject({
  ...segmentFields,
  target: z.null(),
  origin: z.literal('none').describe('Not translated; `error` says why.'),
  error: SegmentError,
});

export const Segment = z
  .discriminatedUnion('origin', [TranslatedSegment, FailedSegment])
  .describe('The smallest aligned pair.');
export type Segment = z.infer<typeof Segment>;

export const BLOCK_KINDS = [
  'headline',
  'heading',
  'paragraph',
  'quote',
  'list-item',
  'caption',
  'byline',
  'related',
  'table-cell',
  'code',
] as const;
export type BlockKind = (typeof BLOCK_KINDS)[number];

export const Place = z
  .strictObject({
    line: z
      .int()
      .min(1)
      .optional()
      .describe('Line of the file, or of the text that `pointer` names; from 1.'),
    pointer: z.string().optional().describe('JSON Pointer (RFC 6901) into a `.json` file.'),
    element: z.string().optional().describe('Name of an HTML element, in lower case.'),
    nth: z.int().min(1).optional().describe('Which of the elements of that name in document order; from 1.'),
    paragraph: z.int().min(1).optional().describe('Paragraph of a Word document, from 1.'),
  })
  .describe('Where a block stands in the input file.');
export type Place = z.infer<typeof Place>;

export const Block = z
  .strictObject({
    id: z.string().regex(/^b[0-9a-f]{10}(-\d+)?$/),
    kind: z.enum(BLOCK_KINDS),
    level: z.int().min(1).max(6).optional().describe('Of a headline (1) or heading (2 to 6).'),
    range: Range.describe('Where the block stands in the reading text.'),
    place: Place.optional(),
    segments: z.array(Segment).min(1),
  })
  .describe('A paragraph, heading or the like. Its text is its segments joined by one space, or by `gap`.');
export type Block = z.infer<typeof Block>;

const Pair = z.strictObject({ source: z.string(), target: z.string().nullable() });

export const Issue = z.strictObject({
  check: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  block: z.string(),
  segment: z.string().nullable(),
  sourceRange: Range.optional(),
  targetRange: Range.optional(),
  message: z.string(),
});
export type Issue = z.infer<typeof Issue>;

export const AlignedArticle = z
  .strictObject({
    schema: z.literal('aligned-article/1'),
    id: z.string().min(1).describe('The object key after `articles/`, ending included.'),
    status: z.enum(['complete', 'partial']).describe('`partial`: some segment failed and says why.'),
    sourceLanguage: z.literal('ar'),
    targetLanguage: z.literal('en'),
    article: z.strictObject({
      title: Pair.nullable().describe('Of the headline block; null where there is none.'),
      byline: z.string().nullable().describe('Who wrote it, as the article puts it.'),
      published: z
        .string()
        .nullable()
        .describe('When it appeared: as the article gives it, ISO 8601 where it does.'),
      url: z
        .url({ protocol: /^https?$/ })
        .nullable()
        .describe('Its canonical address.'),
      licence: z.string().nullable().describe('Under which it may be used.'),
      mediaType: z.string(),
      charset: z.string(),
      bytes: z.int().min(1),
      sha256: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .describe('Of the article file.'),
    }),
    engine: Engine,
    generator: z
      .strictObject({
        name: z.literal('warraq'),
        segmenter: z.int().min(0),
        aligner: z.int().min(0),
        checks: z.int().min(0),
      })
      .describe('Versions of the rules that decide these bytes; 0 where there are none yet.'),
    disclosure: z.strictObject({ machineTranslated: z.boolean(), reviewed: z.boolean() }),
    blocks: z.array(Block).min(1),
    issues: z.array(Issue),
  })
  .meta({ title: 'Aligned article', description: 'An Arabic article and its English, block by block.' });
export type AlignedArticle = z.infer<typeof AlignedArticle>;
