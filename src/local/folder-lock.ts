import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, realpath } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Takes a folder for this process alone; null where another process has it. The lock is a socket that nobody connects to:
 * the system gives it back when the process ends, however it ends, which no file would do.
 */
export async function lockFolder(folder: string): Promise<AsyncDisposable | null> {
  await mkdir(folder, { recursive: true });
  const server = createServer((socket) => socket.destroy());
  try {
    server.listen(await socketPath(folder));
    await once(server, 'listening');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return null;
    throw error;
  }
  server.unref();
  return server;
}

/** On Linux an abstract name, which leaves no file behind. */
async function socketPath(folder: string): Promise<string> {
  const name = `warraq-${createHash('sha256')
    .update(await realpath(folder))
    .digest('hex')
    .slice(0, 32)}`;
  if (process.platform === 'linux') return `\0${name}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
}
