import type { IncomingHttpHeaders } from 'node:http';

/** The value of a header, given by its lower-case name; repeated values stand joined, as Node joins them. */
export function headerValue(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}

/** The headers whose lower-case names start with `prefix`, as [rest of the name, value]. */
export function headersUnder(headers: IncomingHttpHeaders, prefix: string): [string, string][] {
  return Object.keys(headers)
    .filter((name) => name.startsWith(prefix))
    .map((name) => [name.slice(prefix.length), headerValue(headers, name) ?? '']);
}
