import { InvalidArgumentError, Option, type Command } from 'commander';
import type { EngineName } from '../local/engine.ts';
import { SUPPORTED_ENDINGS } from '../pipeline/keys.ts';

/** Where a local cloud keeps everything unless told otherwise. */
export const DATA_OPTION = ['--data <folder>', 'folder of the local cloud', '.warraq'] as const;
const DEFAULT_PORT = 4580;
const MAX_PORT = 65_535;

export function portOption(): Option {
  return new Option('--port <number>', 'port of the local cloud; 0, or one that is taken, gives a free one')
    .argParser((text) => wholeNumber(text, MAX_PORT))
    .default(DEFAULT_PORT);
}

export function engineOption(names: readonly EngineName[]): Option {
  return new Option('--engine <name>', 'what translates; auto is the best that needs no download, today demo')
    .choices(names)
    .default('auto');
}

/** Terms that the engine is to honour; without a default file there are none. */
export function glossaryOption(): Option {
  return new Option(
    '--glossary <file>',
    'terms to translate the same way everywhere: CSV with the header ar,en',
  );
}

/** Says how to read an article whose name does not: `--as md`. */
export function asOption(): Option {
  return new Option(
    '--as <ending>',
    'read it as this, whatever its name says; standard input is txt otherwise',
  ).choices(SUPPORTED_ENDINGS.map((ending) => ending.slice(1)));
}

export function secondsOption(flags: string, description: string, seconds: number): Option {
  return new Option(flags, description)
    .argParser((text) => wholeNumber(text, Number.MAX_SAFE_INTEGER))
    .default(seconds);
}

/** The flags that say where to talk to, on every command that does. */
export function withConnection(command: Command): Command {
  return command
    .option('--endpoint <url>', 'an S3 endpoint (also: AWS_ENDPOINT_URL)')
    .option('--articles-bucket <name>', 'bucket of the articles')
    .option('--translations-bucket <name>', 'bucket of the translations')
    .option(...DATA_OPTION)
    .option('--outputs <file>', 'outputs of the deployed stack (default: cdk-outputs.json)')
    .option('--stack <name>', 'which stack of the outputs')
    .option('--json', 'for programs');
}

function wholeNumber(text: string, most: number): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 0 && number <= most) return number;
  throw new InvalidArgumentError(`Expected a whole number from 0 to ${most}.`);
}
