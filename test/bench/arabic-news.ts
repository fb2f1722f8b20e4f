import { readdirSync, readFileSync } from 'node:fs';

const ARTICLES = new URL('../../content/articles/', import.meta.url);

/**
 * Arabic news in one paragraph, at least so many bytes of UTF-8 long: the paragraphs of the sample articles over and over,
 * each round from another one on and with other figures.
 */
export function arabicNews(bytes: number): string {
  const paragraphs = sampleParagraphs();
  const parts: string[] = [];
  let length = 0;
  for (let round = 0; length < bytes; round++) {
    for (let index = 0; index < paragraphs.length && length < bytes; index++) {
      const paragraph = paragraphs[(index * 7 + round) % paragraphs.length] ?? '';
      const varied = paragraph.replace(/\d/gu, (digit) => String((Number(digit) + round) % 10));
      parts.push(varied);
      length += Buffer.byteLength(varied) + 1;
    }
  }
  return parts.join(' ');
}

/** Lines of the sample articles that end in a stop: a heading has none. */
function sampleParagraphs(): string[] {
  const names = readdirSync(ARTICLES, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.txt'),
  );
  return names
    .sort()
    .map((name) => readFileSync(new URL(encodeURI(name), ARTICLES)))
    .filter((bytes) => bytes[0] !== 0xff)
    .flatMap((bytes) => bytes.toString('utf8').split(/\s*\n\s*/u))
    .filter((line) => line.endsWith('.'));
}
