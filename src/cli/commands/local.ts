import type { Command } from 'commander';
import { startCloud, type Cloud } from '../../local/cloud.ts';
import { ENGINE_NAMES, type EngineName } from '../../local/engine.ts';
import { readLocalGlossary } from '../../local/glossary.ts';
import { PAIR } from '../../pipeline/keys.ts';
import { DATA_OPTION, engineOption, glossaryOption, portOption } from '../options.ts';
import { EXIT, printJson, say, soft, tellError, type ExitCode } from '../terminal.ts';

interface LocalFlags {
  readonly port: number;
  readonly data: string;
  readonly engine: EngineName;
  readonly glossary?: string;
  readonly verbose?: boolean;
  readonly json?: boolean;
}

export function addLocal(program: Command, exit: (code: ExitCode) => void): void {
  program
    .command('local')
    .description('run the one-machine cloud: S3, the translator and the queue, on 127.0.0.1')
    .addOption(portOption())
    .addOption(engineOption(ENGINE_NAMES))
    .addOption(glossaryOption())
    .option(...DATA_OPTION)
    .option('--verbose', "show the function's log")
    .option('--json', 'print how to talk to it as one line of JSON')
    .action(async (flags: LocalFlags) => {
      // Who reads that it is up may stop it at once.
      const stopped = untilStopped();
      const cloud = await openCloud(flags);
      sayIfMoved(cloud, flags.port);
      if (flags.json) printJson(descriptionOf(cloud));
      else for (const line of greeting(cloud)) say(line);
      await stopped;
      await cloud.close();
      exit(EXIT.done);
    });
}

/** A port that is taken is not waited for, but nobody should look for the cloud there. */
export function sayIfMoved({ s3 }: Cloud, port: number): void {
  if (port !== 0 && s3.port !== port) say(`Port ${port} is taken; using ${s3.port}.`);
}

/** Starts a cloud that tells of its troubles on stderr. Throws a `LocalCloudError`, or what is wrong with the glossary. */
export async function openCloud(flags: LocalFlags): Promise<Cloud> {
  return startCloud({
    data: flags.data,
    port: flags.port,
    engine: flags.engine,
    ...(flags.glossary !== undefined && { glossary: await readLocalGlossary(flags.glossary) }),
    ...(flags.verbose && {
      onLog: (line) => {
        say(soft(line));
      },
    }),
    onError: (error) => {
      tellError(error, false);
    },
    onDeadLetter: ({ receives, reason }, path) => {
      say(`A message was given up after ${receives} tries: ${reason}\nIt is kept in ${path}`);
    },
  });
}

/** What a program needs to know to talk to the cloud. */
function descriptionOf({ file }: Cloud) {
  const { endpoint, region, accessKeyId, secretAccessKey, articlesBucket, translationsBucket, memoryBucket } =
    file;
  return {
    endpoint,
    region,
    accessKeyId,
    secretAccessKey,
    articlesBucket,
    translationsBucket,
    memoryBucket,
    reader: file.reader,
    engine: file.engine,
  };
}

function greeting({ file }: Cloud): string[] {
  return [
    `Warraq's local cloud is up at ${file.endpoint} (engine: ${file.engine}). Ctrl-C stops it.`,
    '',
    'With warraq, in another terminal:',
    '  npx warraq upload content/articles --wait',
    '  npx warraq list',
    '',
    'With any S3 client:',
    ...awsLines(file).map((line) => `  ${line}`),
    '',
    `Pages: ${file.reader}`,
  ];
}

/** Commands that point the AWS command line at the cloud, ready to paste. */
export function awsLines(file: Cloud['file']): string[] {
  const { endpoint, region, accessKeyId, secretAccessKey, articlesBucket, translationsBucket } = file;
  return [
    `export AWS_ACCESS_KEY_ID=${accessKeyId} AWS_SECRET_ACCESS_KEY=${secretAccessKey} AWS_DEFAULT_REGION=${region}`,
    `aws --endpoint-url ${endpoint} s3 cp article.txt s3://${articlesBucket}/articles/`,
    `aws --endpoint-url ${endpoint} s3 cp s3://${translationsBucket}/aligned/${PAIR}/article.txt.json .`,
  ];
}

/** Resolves at SIGINT or SIGTERM. A second signal ends the process at once. */
export function untilStopped(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve);
  });
}
