import { withoutInvisible } from '../lines.ts';

/**
 * Lists and quotes in each other, on one line or by indentation. No article goes deeper; the parser's time
 * does.
 */
const MAX_DEPTH = 20;
/** Columns for twenty levels. */
const MAX_INDENT = 40;

/**
 * White space, the sign of a quote, of a list item, of a heading; something invisible may stand behind a
 * sign.
 */
const TOKEN = /[\s\p{Cf}]+|>|(?:[-+*]|[0-9]{1,3}[.)]|#{1,6})(?=\p{Cf}*(?:\s|$))/uy;
/** A rule of dashes or stars with spaces between them, which nests nothing. */
const SPACED_RULE = /^(?:[-\s]+|[*\s]+)$/u;
const SPACE = /^\s/u;
/** NBSP and its like, which Markdown takes for letters. */
const NO_MARKDOWN_SPACE = /[^ \t]/gu;
const NUMBER = /^[0-9]*/u;

/**
 * A line of Markdown, parted into the signs that open quotes, list items or a heading, and the text behind
 * them. The signs come without anything invisible. A quote in more than 20 others is one in 20; the sign of a
 * list item that deep is text.
 */
export function splitPrefix(line: string): { readonly prefix: string; readonly rest: string } {
  if (SPACED_RULE.test(line)) return { prefix: '', rest: line };
  const signs: string[] = [];
  let indent = 0;
  let depth = 0;
  let end = 0;
  for (const token of tokens(line)) {
    const sign = withoutInvisible(token);
    if (SPACE.test(sign)) {
      indent += sign.length;
      signs.push(indent > MAX_INDENT ? ' ' : sign.replace(NO_MARKDOWN_SPACE, ' '));
    } else if (sign !== '') {
      depth += 1;
      if (depth > MAX_DEPTH && sign !== '>')
        return { prefix: signs.join(''), rest: escapeMark(line.slice(end), NUMBER) };
      if (depth <= MAX_DEPTH) signs.push(sign);
    }
    end += token.length;
  }
  return { prefix: signs.join(''), rest: line.slice(end) };
}

function* tokens(line: string): Generator<string> {
  for (let end = 0; ;) {
    TOKEN.lastIndex = end;
    const token = TOKEN.exec(line)?.[0];
    if (token === undefined) return;
    yield token;
    end += token.length;
  }
}

/** A text whose first mark, right behind what `before` matches, is an entity: text to Markdown and to HTML. */
export function escapeMark(text: string, before: RegExp): string {
  const end = before.exec(text)?.[0].length;
  if (end === undefined) return text;
  return `${text.slice(0, end)}&#${text.charCodeAt(end)};${text.slice(end + 1)}`;
}
