import type { Part, TextPart } from '../compose-reading.ts';
import type { BlockKind } from '../../document/schema.ts';
import type { HtmlReader } from '../html-reader.ts';
import { isBlank, splitLines, withoutControls } from '../lines.ts';
import { splitBlocks } from '../split-blocks.ts';
import { asHtml, hasTags, looksLikeHtml, plainText } from './html-in-json.ts';

/** What a text is by the block that it stands in. */
export interface TextRole {
  readonly kind: BlockKind;
  readonly level?: number;
  readonly pointer: string;
}

/**
 * The parts of a whole body: HTML by its elements, plain text by its lines. In an article that has its title
 * elsewhere, a first line without a stop is no headline.
 */
export function bodyTextParts(
  text: string,
  { pointer, readHtml, isTitled }: { pointer: string; readHtml: HtmlReader; isTitled: boolean },
): Part[] {
  const clean = withoutControls(text);
  if (hasTags(clean)) {
    return readHtml(clean).map((part) =>
      'kind' in part ? { ...part, place: { ...part.place, pointer } } : part,
    );
  }
  return splitBlocks(clean).map(({ kind, level, place, text: block }): TextPart => {
    const role: Omit<TextPart, 'text'> = {
      kind,
      ...(level === undefined ? {} : { level }),
      place: { pointer, ...place },
    };
    const isFirst = kind === 'headline' && isTitled;
    return {
      ...(isFirst ? { kind: 'paragraph', place: { pointer, ...place } } : role),
      text: plainText(block, readHtml),
    };
  });
}

/** The parts of a text that is one block, or, with empty lines in it, a few. Its newlines are meant. */
export function blockTextParts(
  text: string,
  { role, readHtml }: { role: TextRole; readHtml: HtmlReader },
): Part[] {
  const clean = withoutControls(text);
  if (role.kind === 'code') return [textPart(clean, role)];
  if (!looksLikeHtml(clean)) return paragraphsOf(clean).map((paragraph) => textPart(paragraph, role));
  return readHtml(asHtml(clean)).map((part) => {
    if ('excluded' in part) return part;
    return part.kind === 'paragraph'
      ? textPart(part.text, role)
      : { ...part, place: { pointer: role.pointer } };
  });
}

function textPart(text: string, { kind, level, pointer }: TextRole): TextPart {
  return { kind, ...(level === undefined ? {} : { level }), place: { pointer }, text };
}

function paragraphsOf(text: string): string[] {
  const paragraphs: string[][] = [[]];
  for (const { start, end } of splitLines(text)) {
    const line = text.slice(start, end);
    if (isBlank(line)) paragraphs.push([]);
    else paragraphs.at(-1)?.push(line);
  }
  return paragraphs.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
}
