/** The part of an object that a Range header asks for; both ends counted from 0 and inclusive. */
export type ByteRange = 'whole' | 'unsatisfiable' | { readonly start: number; readonly end: number };

/**
 * Reads `bytes=a-b`, `bytes=a-` and `bytes=-n`. Anything else, several ranges included, means the whole object:
 * "An origin server may ignore the Range header field" (RFC 9110, 14.2), and S3 does.
 * @param size of the object, in bytes
 */
export function parseRange(header: string | undefined, size: number): ByteRange {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  const [, first = '', last = ''] = match ?? [];
  if (first === '' && last === '') return 'whole';
  if (first === '') return suffix(Number(last), size);
  const start = Number(first);
  const end = last === '' ? Infinity : Number(last);
  if (start > end) return 'whole';
  return start < size ? { start, end: Math.min(end, size - 1) } : 'unsatisfiable';
}

function suffix(length: number, size: number): ByteRange {
  if (length === 0 || size === 0) return 'unsatisfiable';
  return { start: Math.max(0, size - length), end: size - 1 };
}
