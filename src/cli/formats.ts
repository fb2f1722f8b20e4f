import { page } from '../pipeline/document/formats/page.ts';
import { bilingualText } from '../pipeline/document/formats/text.ts';
import { parseArticle } from '../pipeline/document/parse-article.ts';

/** What an aligned article can be printed as. */
export const FORMATS = ['json', 'html', 'text'] as const;
export type Format = (typeof FORMATS)[number];

/** An aligned article, given as its JSON text, in another format. JSON stays the very bytes that were published. */
export function render(json: string, { format, name }: { format: Format; name: string }): string {
  switch (format) {
    case 'json':
      return json;
    case 'html':
      return page(parseArticle(json, name));
    case 'text':
      return bilingualText(parseArticle(json, name));
  }
}
