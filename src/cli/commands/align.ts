import type { Command } from 'commander';
import * as z from 'zod';
import { alignSentences } from '../../pipeline/alignment/align-sentences.ts';
import { readBytes } from '../read-input.ts';
import { CommandError, printJson } from '../terminal.ts';

const Texts = z.object({ id: z.unknown(), source: z.array(z.string()), target: z.array(z.string()) });

export function addAlign(program: Command): void {
  program
    .command('align')
    .description(
      'say which Arabic and English sentences belong together: JSON Lines of {"id","source":[…],"target":[…]} on standard input',
    )
    .requiredOption('--json', 'one line {"id","beads","confidences"} for each')
    .action(async () => {
      const lines = new TextDecoder().decode(await readBytes('-')).split('\n');
      for (const [index, line] of lines.entries()) {
        if (line.trim() !== '') printJson(aligned(parseLine(line, index + 1)));
      }
    });
}

function aligned({ id, source, target }: z.infer<typeof Texts>) {
  const beads = alignSentences(source, target);
  return {
    id,
    beads: beads.map((bead) => [bead.source, bead.target]),
    confidences: beads.map(({ confidence }) => confidence),
  };
}

/** Throws `usage`, naming the line and what is wrong with it. */
function parseLine(line: string, number: number): z.infer<typeof Texts> {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    throw new CommandError('usage', `Line ${number} of standard input is not JSON.`);
  }
  const result = Texts.safeParse(json);
  if (result.success) return result.data;
  throw new CommandError(
    'usage',
    `Line ${number} of standard input is not {"id","source":[…],"target":[…]}:\n${z.prettifyError(result.error)}`,
  );
}
