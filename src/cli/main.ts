#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { addAlign } from './commands/align.ts';
import { addEstimate } from './commands/estimate.ts';
import { addGet } from './commands/get.ts';
import { addGlossary } from './commands/glossary.ts';
import { addList, addStatus } from './commands/list.ts';
import { addLocal } from './commands/local.ts';
import { addSegment } from './commands/segment.ts';
import { addStart } from './commands/start.ts';
import { addTranslate } from './commands/translate.ts';
import { addUpload } from './commands/upload.ts';
import { addVerify } from './commands/verify.ts';
import { CommandError, EXIT, printJson, tellError, type ExitCode } from './terminal.ts';

const EXAMPLES = `
Examples:
  npx warraq local                          run the one-machine cloud
  npx warraq estimate article.txt           what it would cost, before anything is sent
  npx warraq upload article.txt --wait      put an article in, see what becomes of it
  npx warraq get article.txt --format text  fetch it, aligned
  npx warraq translate article.txt          one article, without buckets
  npx warraq verify aligned.json --article article.txt

Exit codes: 0 done, 1 failed, 2 wrong usage, 3 partly done, 130 interrupted.`;

function build(exit: (code: ExitCode) => void): Command {
  const program = new Command('warraq')
    .description('Arabic articles in, aligned Arabic–English content out.')
    .version(packageJson.version)
    .exitOverride()
    .showSuggestionAfterError()
    .configureOutput({
      outputError: (text, write) => {
        if (!wantsJson()) write(text);
      },
    })
    .addHelpText('after', EXAMPLES);
  addLocal(program, exit);
  addStart(program, exit);
  addEstimate(program, exit);
  addUpload(program, exit);
  addGet(program);
  addList(program);
  addStatus(program);
  addTranslate(program, exit);
  addSegment(program);
  addVerify(program);
  addAlign(program);
  addGlossary(program, exit);
  return program;
}

async function main(): Promise<void> {
  endQuietlyOnClosedPipe();
  const exit = (code: ExitCode) => {
    process.exitCode = code;
  };
  try {
    await build(exit).parseAsync();
  } catch (thrown) {
    if (thrown instanceof CommanderError) exit(usageExit(thrown));
    else {
      tellError(thrown, wantsJson());
      exit(thrown instanceof CommandError && thrown.code === 'usage' ? EXIT.usage : EXIT.failed);
    }
  }
}

/** `warraq list | head` closes our stdout early: there is nothing more to say then. */
function endQuietlyOnClosedPipe(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    tellError(new CommandError('not-writable', `Cannot write to standard output: ${error.message}.`), false);
    process.exit(EXIT.failed);
  });
}

/** Commander has already written help and errors, except for programs. */
function usageExit({ exitCode, message }: CommanderError): ExitCode {
  if (exitCode === 0) return EXIT.done;
  if (wantsJson()) printJson({ error: { code: 'usage', message: message.replace(/^error: /u, '') } });
  return EXIT.usage;
}

function wantsJson(): boolean {
  return process.argv.includes('--json');
}

await main();
