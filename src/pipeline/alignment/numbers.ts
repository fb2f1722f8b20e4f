/** Digits of any script that Arabic and English news uses, with the separators inside a number. */
export const NUMBER = /[0-9٠-٩۰-۹]+(?:[.,٫٬،][0-9٠-٩۰-۹]+)*/gu;

const THOUSANDS = /[,٬.،](?=[0-9]{3}(?:[^0-9]|$))/gu;

/** A number as both languages would write it: `١٢٬٥٠٠`, `12,500` and `12.500` are `12500`; `3,5` and `٣٫٥` are `3.5`. */
export function plainNumber(written: string): string {
  const digits = written.replace(/[٠-٩۰-۹]/gu, (digit) => String(digit.charCodeAt(0) & 15));
  const [whole = '', ...rest] = digits.replace(THOUSANDS, '').split(/[.,٫٬،]/u);
  const fraction = rest.join('.').replace(/0+$/u, '');
  return (whole.replace(/^0+(?=.)/u, '') || '0') + (fraction && `.${fraction}`);
}
