import { titleKey } from '../title-key.ts';

/** Between a headline and the name of the site: `Headline | Site`, `Headline - Site`. */
const SEPARATOR = /\s+[|\-–—:•·»«]{1,2}\s+|\s*\|\s*/u;
/** A title shorter than this is a name, in characters. */
const MIN_HEADLINE = 10;

/** A page's title without the name of the site behind it, where that is the shorter part. */
export function withoutSite(title: string): string {
  const parts = title.split(SEPARATOR);
  const last = parts.at(-1) ?? '';
  const head = title.slice(0, title.length - last.length).trimEnd();
  if (parts.length < 2 || last === '') return title;
  const cut = parts.slice(0, -1).join(' ').length;
  if (cut < MIN_HEADLINE || cut <= last.length) return title;
  return head.slice(0, head.length - trailingSeparator(head)).trimEnd();
}

/**
 * Keys of all that a title may mean: itself, and what is left of it without the shorter name of a site or
 * section.
 */
export function titleKeys(title: string): string[] {
  const parts = title.split(SEPARATOR);
  const whole = titleKey(title);
  const cuts = [parts.slice(0, -1).join(''), parts.slice(1).join(''), ...parts].map(titleKey);
  return [whole, ...cuts.filter((key) => 2 * key.length > whole.length)].filter((key) => key !== '');
}

function trailingSeparator(text: string): number {
  return /[|\-–—:•·»«]{1,2}$/u.exec(text)?.[0].length ?? 0;
}
