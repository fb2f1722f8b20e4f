import type { Command } from 'commander';
import { PAIR } from '../../pipeline/keys.ts';
import { mapInOrder } from '../../pipeline/in-order.ts';
import { connect, type Connection, type ConnectionFlags } from '../connection.ts';
import { secondsOption, withConnection } from '../options.ts';
import { outcomeOf, storedStatus } from '../outcomes.ts';
import { exitCodeOf, lineOf, resultOf, type UploadResult } from '../results.ts';
import { asFailure, CommandError, print, printJson, say, type ExitCode } from '../terminal.ts';
import { uploadArticle, uploadsOf, type Upload } from '../upload-articles.ts';

interface UploadFlags extends ConnectionFlags {
  readonly wait?: boolean;
  readonly timeout: number;
  readonly json?: boolean;
}

const UPLOADS_IN_FLIGHT = 8;

export function addUpload(program: Command, exit: (code: ExitCode) => void): void {
  const command = program
    .command('upload')
    .description(
      "put articles into the bucket: files, or folders of them; an id is the file's name, in a folder its path from there",
    )
    .argument('<path...>')
    .option('--wait', 'wait for the outcome of each')
    .addOption(secondsOption('--timeout <seconds>', 'how long to wait', 900));
  withConnection(command).action(async (paths: string[], flags: UploadFlags) => {
    const uploads = await uploadsOf(paths);
    if (uploads.length === 0)
      throw new CommandError('not-found', `There is no article in ${paths.join(', ')}.`);
    const connection = await connect(flags);
    const results = await uploadAll(connection, uploads, {
      ...flags,
      onResult: (result, done) => {
        if (!flags.json) say(`${lineOf(result)}  (${done} of ${uploads.length})`);
      },
    });
    if (flags.json) printJson({ pair: PAIR, articles: results });
    else if (!flags.wait) print(`Uploaded ${results.length}. See how they fare with: npx warraq list`);
    exit(exitCodeOf(results));
  });
}

interface UploadManner {
  readonly wait?: boolean;
  /** Seconds to wait for outcomes. */
  readonly timeout: number;
  readonly onResult: (result: UploadResult, done: number) => void;
}

/** Uploads, and waits for outcomes where asked to; one failure does not stop the others. Results in the order given. */
export async function uploadAll(
  connection: Connection,
  uploads: readonly Upload[],
  { wait, timeout, onResult }: UploadManner,
): Promise<UploadResult[]> {
  const signal = AbortSignal.timeout(timeout * 1000);
  let done = 0;
  return mapInOrder(uploads, UPLOADS_IN_FLIGHT, async (upload) => {
    const result = await uploadOne(connection, upload, wait ? signal : null);
    done += 1;
    onResult(result, done);
    return result;
  });
}

async function uploadOne(
  connection: Connection,
  upload: Upload,
  signal: AbortSignal | null,
): Promise<UploadResult> {
  const result = (outcome: UploadResult['outcome'], error: UploadResult['error'] = null) => {
    return { id: upload.id, outcome, error, unchanged: false, receipt: null };
  };
  try {
    const before = signal ? await storedStatus(connection, upload.id) : null;
    const uploaded = await uploadArticle(connection, upload);
    if (!signal) return result('uploaded');
    const told = await outcomeOf(connection, { uploaded, before: before?.etag ?? null, signal });
    return told ? resultOf(told) : result('waiting');
  } catch (thrown) {
    return result('failed', asFailure(thrown));
  }
}
