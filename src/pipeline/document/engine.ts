import * as z from 'zod';

/** Who translated: stands in every document. Apart from the document's schema, which the deployed handler does not load. */
export const Engine = z
  .strictObject({
    name: z.string().min(1),
    model: z.string().nullable(),
    notice: z.string().nullable().describe('What a reader must know about this engine.'),
    glossary: z.string().nullable().describe('The terminology that was applied.'),
  })
  .describe('Who translated.');
export type Engine = z.infer<typeof Engine>;
