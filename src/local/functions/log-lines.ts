import { StringDecoder } from 'node:string_decoder';
import type { Readable } from 'node:stream';

/** Code units of a line; longer ones come in pieces. CloudWatch's limit for one event is 1 MB: its quotas page. */
export const MAX_LINE_LENGTH = 1_000_000;

/** Calls `onLine` with each line of a stream, without its newline, and with an unfinished one at the end. */
export function eachLine(stream: Readable, onLine: (line: string) => void): void {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  stream.on('data', (chunk: Buffer) => {
    const lines = (rest + decoder.write(chunk)).split('\n');
    rest = lines.pop() ?? '';
    lines.forEach(onLine);
    if (rest.length >= MAX_LINE_LENGTH) {
      onLine(rest);
      rest = '';
    }
  });
  stream.on('end', () => {
    rest += decoder.end();
    if (rest !== '') onLine(rest);
  });
}
