import type { Part } from './compose-reading.ts';

/** The parts of a text that is HTML, or may be. */
export type HtmlReader = (html: string) => readonly Part[];

/** The reader of HTML for the formats that may hold some, loaded where a file of theirs does. */
export async function loadHtmlReader(): Promise<HtmlReader> {
  const { partsOfHtml } = await import('./html/parts-of-html.ts');
  return (html) => partsOfHtml(html).parts;
}
