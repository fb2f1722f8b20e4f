/**
 * Loaded into a function's process before its handler (`NODE_OPTIONS=--import=…`): kills the process, as a crash would,
 * when it sends the request that the file DIE_AT_REQUEST names, such as `PUT /bucket/status/ 2` for the second PUT of a
 * key that begins like this. The file is taken away first, so it dies once.
 */
import { subscribe } from 'node:diagnostics_channel';
import { readFileSync, rmSync } from 'node:fs';

const file = process.env['DIE_AT_REQUEST'] ?? '';
let count = 0;

subscribe('http.client.request.start', (message) => {
  const wanted = read();
  if (wanted === null || !isRequest(message)) return;
  const [method, path = '', times] = wanted.split(' ');
  const { request } = message;
  if (request.method !== method || !request.path.startsWith(path)) return;
  count += 1;
  if (count < Number(times)) return;
  rmSync(file);
  process.kill(process.pid, 'SIGKILL');
});

function read(): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

function isRequest(message: unknown): message is { request: { method: string; path: string } } {
  return typeof message === 'object' && message !== null && 'request' in message;
}
