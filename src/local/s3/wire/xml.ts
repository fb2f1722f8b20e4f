const NAMESPACE = 'http://s3.amazonaws.com/doc/2006-03-01/';
const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

const UNSAFE = /[<>&"'\u0000-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]/g;
const NAMED = new Map([
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['&', '&amp;'],
  ['"', '&quot;'],
  ["'", '&apos;'],
]);

/**
 * `text` as XML character data, for elements and attributes. Control characters go out as references, as S3 sends
 * them: raw, a carriage return would come back as a line feed and the others would end the parse. Strict readers of
 * XML 1.0 refuse some of these references too, which is what encoding-type=url is for.
 */
export function escapeXml(text: string): string {
  return text.replace(
    UNSAFE,
    (char) => NAMED.get(char) ?? `&#x${char.charCodeAt(0).toString(16).toUpperCase()};`,
  );
}

/** An element holding text, which is escaped. */
export function textElement(name: string, text: string | number | boolean): string {
  return `<${name}>${escapeXml(String(text))}</${name}>`;
}

/** An element holding elements, which are taken as they are. */
export function parentElement(name: string, children: readonly string[]): string {
  return `<${name}>${children.join('')}</${name}>`;
}

/** A whole answer in S3's namespace. */
export function xmlDocument(root: string, children: readonly string[]): string {
  return `${DECLARATION}<${root} xmlns="${NAMESPACE}">${children.join('')}</${root}>`;
}

/** An error answer, which S3 sends without a namespace. */
export function errorDocument(children: readonly string[]): string {
  return DECLARATION + parentElement('Error', children);
}
