import type { Refuse } from './refusals.ts';
import { readXml } from './xml-events.ts';

/** What programs put where the title of a new document belongs. */
const NO_TITLE =
  /^(?:untitled|title|document ?\d*|word document|new (?:microsoft word )?document|microsoft word - .*|بدون عنوان|مستند بدون عنوان|(?:ال)?مستند ?\d*|\.+)$/iu;

/**
 * The title in the document's properties; null where there is none, or where it is what a program made up: a
 * default, or the file's name. Throws what `refuse` makes.
 */
export function coreTitle(
  properties: string | null,
  { id, refuse }: { id: string; refuse: Refuse },
): string | null {
  if (properties === null) return null;
  const title = textOf('dc:title', { xml: properties, refuse }).replace(/\s+/gu, ' ').trim();
  if (title === '' || NO_TITLE.test(title.replace(/\.docx?$/iu, ''))) return null;
  return bareName(title) === bareName(id.split('/').at(-1) ?? '') ? null : title;
}

function textOf(name: string, { xml, refuse }: { xml: string; refuse: Refuse }): string {
  let text = '';
  let isInside = false;
  for (const event of readXml(xml, refuse)) {
    if (event.type === 'text') text += isInside ? event.text : '';
    else if (event.name === name) isInside = event.type === 'open';
  }
  return text;
}

/** A file's name without its ending, whatever stands between its words. */
function bareName(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/\.docx?$/u, '')
    .replace(/[\s_-]+/gu, ' ')
    .trim();
}
