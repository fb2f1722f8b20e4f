import { hex } from 'dingbat-to-unicode';

/** Word may add F000 to the code of a symbol, the private area of Unicode (ECMA-376 part 1, 17.3.3.30). */
const PRIVATE_AREA = /^F0/iu;

/**
 * The character that a symbol font (Symbol, Wingdings) shows for a hexadecimal code; undefined where that is
 * not known.
 */
export function symbolText(font: string | undefined, code: string | undefined): string | undefined {
  if (font === undefined || code === undefined) return undefined;
  return (hex(font, code) ?? hex(font, code.replace(PRIVATE_AREA, '')))?.string;
}
