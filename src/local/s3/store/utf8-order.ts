/**
 * Compares two texts by their UTF-8 bytes, the order of S3's listings. JavaScript's own order, by UTF-16 units,
 * differs only where a surrogate (a character above U+FFFF) meets U+E000 to U+FFFF; the ranks swap these two ranges.
 * @returns negative, zero or positive, as sort() wants it
 */
export function compareUtf8(one: string, other: string): number {
  const shared = Math.min(one.length, other.length);
  for (let at = 0; at < shared; at++) {
    const difference = rank(one.charCodeAt(at)) - rank(other.charCodeAt(at));
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}

function rank(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}
