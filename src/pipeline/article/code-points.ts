/**
 * Converts UTF-16 offsets of one text to code-point offsets. Ask in ascending order and the whole conversion
 * is one pass over the text; an earlier offset starts the pass again.
 */
export function codePointCounter(text: string): (offset: number) => number {
  let units = 0;
  let points = 0;
  return (offset) => {
    if (offset < units) units = points = 0;
    while (units < offset) {
      units += (text.codePointAt(units) ?? 0) > 0xffff ? 2 : 1;
      points += 1;
    }
    return points;
  };
}

/**
 * The reverse: code-point offsets to UTF-16 offsets, in ascending order. An offset behind the text's end
 * stays at it.
 */
export function codeUnitCounter(text: string): (offset: number) => number {
  let units = 0;
  let points = 0;
  return (offset) => {
    if (offset < points) units = points = 0;
    while (points < offset && units < text.length) {
      units += (text.codePointAt(units) ?? 0) > 0xffff ? 2 : 1;
      points += 1;
    }
    return units;
  };
}

/** Length of a text in code points. */
export function codePoints(text: string): number {
  return codePointCounter(text)(text.length);
}
