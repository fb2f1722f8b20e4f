/**
 * Amazon Translate reads even plain text as HTML: it leaves `<span translate="no">` alone, and a stray `<` or `&` may come
 * back as something else (github.com/aws/aws-sdk-ruby/issues/3191). So what must survive goes out wrapped, signs of
 * markup go out as entities, and both are undone and checked on the way back.
 */

const OPEN = '<span translate="no">';
const CLOSE = '</span>';

/** Marks at the end of an address that belong to the sentence around it. */
const NOT_AT_END = '[^\\s<>"«»“”‘’،؛؟.,;:!?()\\[\\]{}]';
const PROTECTED = new RegExp(
  [
    `(?:https?://|www\\.)[^\\s<>"«»“”‘’،؛؟]*${NOT_AT_END}`,
    '[\\p{L}\\p{N}._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,8}',
    // An Arabic hashtag is words, which are translated.
    '(?<![A-Za-z0-9_])(?:@[A-Za-z0-9_]+|#[A-Za-z][A-Za-z0-9_]*)',
    '`[^`\\n]{1,200}`',
    '\\$?\\{\\{?[A-Za-z_][\\w.]{0,60}\\}?\\}',
    '%(?:\\d{1,2}\\$)?[sd](?![\\p{L}\\p{N}])',
  ].join('|'),
  'gu',
);
const MARKUP_SIGN = /[&<>]/u;

const TAG = /<\/?span\b[^<>]{0,80}>/giu;
const ENTITY = /&(?:amp|lt|gt|quot|apos|nbsp|#39|#x27);/giu;
const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&#39;': "'",
  '&#x27;': "'",
  '&nbsp;': '\u00a0',
};
/** What engines have been seen to leave of their own markup. */
const LEAKED = /<\/?DNT|\bDNT_\w|translate="no"/iu;

/** A part of a sentence: text to be translated, or a span that must come back as it is. */
export interface Span {
  readonly text: string;
  readonly isProtected: boolean;
}

/** Addresses, handles, hashtags, code and placeholders of a text, and what stands between them; re-joined, it is the text. */
export function spansOf(text: string): Span[] {
  const spans: Span[] = [];
  let end = 0;
  for (const match of text.matchAll(PROTECTED)) {
    if (match.index > end) spans.push({ text: text.slice(end, match.index), isProtected: false });
    spans.push({ text: match[0], isProtected: true });
    end = match.index + match[0].length;
  }
  if (end < text.length) spans.push({ text: text.slice(end), isProtected: false });
  return spans;
}

/** A sentence as it goes to the engine: the sentence itself, unless it holds something to guard. */
export function guarded(sentence: string): string {
  const spans = spansOf(sentence);
  if (!MARKUP_SIGN.test(sentence) && spans.every(({ isProtected }) => !isProtected)) return sentence;
  return spans
    .map(({ text, isProtected }) => (isProtected ? OPEN + escaped(text) + CLOSE : escaped(text)))
    .join('');
}

/** The answer to a guarded sentence without the guards. An answer to a sentence that needed none is left as it is. */
export function unguarded(answer: string, sentence: string): string {
  if (guarded(sentence) === sentence) return answer;
  return answer
    .replace(TAG, '')
    .replace(ENTITY, (entity) => ENTITIES[entity.toLowerCase()] ?? entity)
    .trim();
}

/** What an unguarded answer lost of its sentence, or what of the guards it shows; null where all is well. */
export function guardFault(answer: string, sentence: string): string | null {
  if (LEAKED.test(answer) && !LEAKED.test(sentence)) return 'markup of the engine came back';
  let rest = answer;
  for (const { text, isProtected } of spansOf(sentence)) {
    if (!isProtected) continue;
    const at = rest.indexOf(text);
    if (at < 0) return `“${text.slice(0, 60)}” did not come back`;
    rest = rest.slice(0, at) + rest.slice(at + text.length);
  }
  return null;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
