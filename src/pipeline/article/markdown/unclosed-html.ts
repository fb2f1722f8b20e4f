/**
 * What opens a block of HTML that only its own end closes, however many lines later, and that end (CommonMark
 * 0.31, section 4.6, kinds 1 to 5). Without it, all the rest of the file would be HTML, most of it hidden.
 */
const BLOCKS = [
  { opens: /^<(?:script|pre|style|textarea)(?=[\s>]|$)/iu, closes: /<\/(?:script|pre|style|textarea)>/giu },
  { opens: /^<!--/u, closes: '-->' },
  { opens: /^<\?/u, closes: '?>' },
  { opens: /^<![a-z]/iu, closes: '>' },
  { opens: /^<!\[CDATA\[/u, closes: ']]>' },
] as const;

/** Elements whose content is no text, and comments. */
const HIDING = /<(?:(script|style|template|textarea|title|iframe)(?=[\s/>])|!--)/giu;

/** Says of a text that starts at an offset of the file whether it opens HTML that nothing closes behind it. */
export function unclosedHtmlIn(file: string): (text: string, offset: number) => boolean {
  const ends = BLOCKS.map(({ closes }) =>
    typeof closes === 'string' ? file.lastIndexOf(closes) : lastMatch(file, closes),
  );
  return (text, offset) => {
    if (!text.startsWith('<')) return false;
    const end = ends[BLOCKS.findIndex(({ opens }) => opens.test(text))];
    // `<!-->` is a whole comment.
    return end !== undefined && end < offset + 2;
  };
}

function lastMatch(text: string, pattern: RegExp): number {
  let last = -1;
  for (const { index } of text.matchAll(pattern)) last = index;
  return last;
}

/** A block of HTML in which what hides text and is never closed is text itself. */
export function withoutUnclosed(html: string): string {
  const ends = new Map<string, number>();
  const small = html.replace(/[A-Z]+/gu, (letters) => letters.toLowerCase());
  return html.replace(HIDING, (tag, name: string | undefined, at: number) => {
    const close = name === undefined ? '-->' : `</${name.toLowerCase()}`;
    const end = ends.get(close) ?? small.lastIndexOf(close);
    ends.set(close, end);
    return end > at ? tag : `&lt;${tag.slice(1)}`;
  });
}
