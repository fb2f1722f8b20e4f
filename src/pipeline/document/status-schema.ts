import * as z from 'zod';

/** `status/<id>.json`: the outcome of an article and the receipt. Never public. */

export const OUTCOMES = ['complete', 'partial', 'rejected', 'failed', 'removed', 'publishing'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const Receipt = z
  .strictObject({
    requests: z.int().min(0).describe('Requests to the translator that were answered.'),
    billedCharacters: z.int().min(0).describe('Source characters of those requests.'),
    reusedCharacters: z.int().min(0).describe('Source characters that the memory held.'),
    estimatedUsd: z.number().min(0),
    retries: z.int().min(0).describe('Requests that were tried again.'),
    startedAt: z.iso.datetime(),
    finishedAt: z.iso.datetime(),
  })
  .describe('What this run cost.');
export type Receipt = z.infer<typeof Receipt>;

export const SourceVersion = z.strictObject({
  key: z.string(),
  versionId: z.string().nullable(),
  etag: z.string(),
  sha256: z
    .string()
    .nullable()
    .describe('Null where the article was refused before it was read, or the run broke off.'),
});
export type SourceVersion = z.infer<typeof SourceVersion>;

export const PublishedEntry = z.strictObject({ key: z.string(), etag: z.string() });
export type PublishedEntry = z.infer<typeof PublishedEntry>;

export const ArticleStatus = z
  .strictObject({
    schema: z.literal('article-status/1'),
    id: z.string().min(1),
    outcome: z.enum(OUTCOMES),
    error: z.strictObject({ code: z.string(), message: z.string() }).nullable(),
    source: SourceVersion.nullable().describe(
      'The version that this outcome is about; null where it is gone.',
    ),
    settings: z.string().describe('Hash of everything but the article that decides the bytes.'),
    edits: z.string().nullable().describe("ETag of the editor's words that were applied."),
    published: z.array(PublishedEntry).describe('What readers see.'),
    publishedSource: z.string().nullable().describe('SHA-256 of the article that readers see.'),
    waiting: z.string().nullable(),
    receipt: Receipt.nullable(),
  })
  .meta({ title: 'Article status', description: 'The outcome of one article and what it cost.' });
export type ArticleStatus = z.infer<typeof ArticleStatus>;
