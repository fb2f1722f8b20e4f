import * as z from 'zod';
import { AlignedArticle } from './schema.ts';
import { ArticleStatus } from './status-schema.ts';

/** The published JSON Schemas, by file name in `docs/`: the same source as the types. */
export function jsonSchemas(): Readonly<Record<string, string>> {
  return {
    'aligned-article.schema.json': schemaText(AlignedArticle),
    'article-status.schema.json': schemaText(ArticleStatus),
  };
}

function schemaText(schema: z.ZodType): string {
  return `${JSON.stringify(z.toJSONSchema(schema), null, 2)}\n`;
}
