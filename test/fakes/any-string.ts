import fc from 'fast-check';

/**
 * One UTF-16 unit or code point of any kind that code treats differently. Unlike `unit: 'binary'`, whose tables of all
 * code points take seconds to build, it costs nothing to set up.
 */
const character = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0x20, max: 0x7e }) },
  { weight: 3, arbitrary: fc.integer({ min: 0x600, max: 0x6ff }) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 0xffff }) },
  { weight: 1, arbitrary: fc.integer({ min: 0x10000, max: 0x10ffff }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 0x9f }) },
  { weight: 1, arbitrary: fc.integer({ min: 0x2000, max: 0x206f }) },
  { weight: 1, arbitrary: fc.constantFrom(0x0a, 0x0d, 0xa0, 0xad, 0x61c, 0x640, 0xfeff, 0xfffd, 0xffff) },
  { weight: 1, arbitrary: fc.integer({ min: 0xd800, max: 0xdfff }) },
);

interface Lengths {
  /** In code points. */
  readonly minLength?: number;
  readonly maxLength?: number;
}

/** Any string at all: Arabic, controls, astral characters, lone surrogates. */
export function anyString(lengths: Lengths = {}): fc.Arbitrary<string> {
  return fc.array(character, lengths).map((points) => String.fromCodePoint(...points));
}

/** Any string without lone surrogates: what UTF-8 can say. */
export function anyWellFormedString(lengths: Lengths = {}): fc.Arbitrary<string> {
  return anyString(lengths).map((text) => text.toWellFormed());
}
