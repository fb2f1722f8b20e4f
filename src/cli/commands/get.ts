import { Option, type Command } from 'commander';
import { getObject } from '../../aws/s3-objects.ts';
import { alignedKey } from '../../pipeline/keys.ts';
import { connect, type Connection, type ConnectionFlags } from '../connection.ts';
import { FORMATS, render, type Format } from '../formats.ts';
import { withConnection } from '../options.ts';
import { statusOf } from '../outcomes.ts';
import { writeText } from '../read-input.ts';
import { CommandError, say, soft } from '../terminal.ts';

interface GetFlags extends ConnectionFlags {
  readonly format: Format;
  readonly output?: string;
}

export function addGet(program: Command): void {
  const command = program
    .command('get')
    .description('fetch an aligned article out of the bucket')
    .argument('<id>', 'the name it was uploaded under')
    .addOption(new Option('--format <name>', 'of what is printed').choices(FORMATS).default('json'))
    .option('-o, --output <file>', 'write to a file instead of stdout');
  withConnection(command).action(async (id: string, flags: GetFlags) => {
    const connection = await connect(flags);
    const text = render(await fetchAligned(connection, id), { format: flags.format, name: id });
    await sayIfOlder(connection, id);
    if (flags.output === undefined || flags.output === '-') process.stdout.write(text);
    else {
      await writeText(flags.output, text);
      say(soft(`Wrote ${flags.output}`));
    }
  });
}

/** What was published before stays when a newer version is refused: then the reader must know. */
async function sayIfOlder(connection: Connection, id: string): Promise<void> {
  const status = await statusOf(connection, id);
  if (!status?.error) return;
  say(`The newest version is ${status.outcome} (${status.error.code}): this is the one before it.`);
}

/** The text of the aligned article. Throws `not-found`, saying what became of the article instead. */
export async function fetchAligned(connection: Connection, id: string): Promise<string> {
  const { client, translationsBucket: bucket } = connection;
  const found = await getObject(client, { bucket, key: alignedKey(id) });
  if (found) return new TextDecoder().decode(found.body);
  const status = await statusOf(connection, id);
  if (!status) {
    throw new CommandError(
      'not-found',
      `No article “${id}” is known. "npx warraq list" shows what there is; ids are as uploaded, ending included.`,
    );
  }
  const why = status.error ? ` (${status.error.code}) ${status.error.message}` : '';
  throw new CommandError('not-found', `${id} has nothing published: it is ${status.outcome}.${why}`);
}
