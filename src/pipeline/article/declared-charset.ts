/**
 * How much of an HTML file is searched:
 * https://html.spec.whatwg.org/#prescan-a-byte-stream-to-determine-its-encoding
 */
const PRESCAN_BYTES = 1024;

/** A comment, whole or cut off, or the attributes of a `meta` tag. */
const COMMENT_OR_META = /<!--(?:[^-]|-(?!->))*(?:-->)?|<meta[\s/]([^>]*)/giu;
const ATTRIBUTE = /([^\s/="'>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/gu;
/** The charset inside a `content` attribute: `text/html; charset=windows-1256`. */
const CONTENT_CHARSET = /charset\s*=\s*["']?([^\s"';]+)/iu;
const XML_ENCODING = /^<\?xml\s[^>]*encoding\s*=\s*["']([^"'>]*)["']/iu;

/** One parameter of a media type: RFC 9110, section 5.6.6. */
const PARAMETER = /;\s*([^\s=;"]+)=(?:"([^"]*)"|([^\s;"]*))/gu;

/**
 * The charset label that an HTML file declares in its first 1,024 bytes (`<meta charset>`, `<meta
 * http-equiv>` or the XML declaration), as it is written; null where it declares none.
 */
export function declaredCharsetOfHtml(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, PRESCAN_BYTES));
  const xml = XML_ENCODING.exec(head)?.[1]?.trim();
  if (xml) return xml;
  for (const [, attributes] of head.matchAll(COMMENT_OR_META)) {
    const charset = attributes === undefined ? null : charsetOfMeta(attributes);
    if (charset) return charset;
  }
  return null;
}

/** The charset label in a Content-Type, `text/html; charset="windows-1256"`, or null. */
export function charsetOfContentType(value: string): string | null {
  for (const [, name, quoted, plain] of value.matchAll(PARAMETER)) {
    if (name?.toLowerCase() === 'charset') return (quoted ?? plain ?? '').trim() || null;
  }
  return null;
}

function charsetOfMeta(attributes: string): string | null {
  const values = new Map<string, string>();
  for (const [, name = '', double, single, bare] of attributes.matchAll(ATTRIBUTE)) {
    const key = name.toLowerCase();
    if (!values.has(key)) values.set(key, double ?? single ?? bare ?? '');
  }
  const charset = values.get('charset')?.trim();
  if (charset) return charset;
  if (values.get('http-equiv')?.trim().toLowerCase() !== 'content-type') return null;
  return CONTENT_CHARSET.exec(values.get('content') ?? '')?.[1] ?? null;
}
