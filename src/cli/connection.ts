import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import type { S3Client } from '@aws-sdk/client-s3';
import { AMAZON_TRANSLATE } from '../aws/amazon-translator.ts';
import { s3Client, type ClientOptions } from '../aws/clients.ts';
import { runningCloud } from '../local/data-folder.ts';
import { LOCAL_BUCKETS, type LocalCloudFile } from '../local/local-cloud-file.ts';
import type { Engine } from '../pipeline/document/engine.ts';
import { engineCalled } from '../local/engine.ts';
import { CommandError, say, soft } from './terminal.ts';

/** Where the command line talks to. */
export interface Connection {
  readonly client: S3Client;
  readonly articlesBucket: string;
  readonly translationsBucket: string;
  /** Null where nobody says where the translation memory is. */
  readonly memoryBucket: string | null;
  /** Who translates there, without a glossary. */
  readonly engine: Engine;
  /** For people: `the local cloud at http://127.0.0.1:4580`. */
  readonly name: string;
  /** Address of the readable pages, where there are any. */
  readonly reader: string | null;
}

export interface ConnectionFlags {
  readonly endpoint?: string;
  readonly articlesBucket?: string;
  readonly translationsBucket?: string;
  readonly data: string;
  readonly outputs?: string;
  readonly stack?: string;
}

const Outputs = z.record(
  z.string(),
  z
    .object({
      ArticlesBucket: z.string(),
      TranslationsBucket: z.string(),
      MemoryBucket: z.string().optional(),
      Region: z.string().optional(),
    })
    .loose(),
);

/**
 * Finds where to talk to: flags, then AWS_ENDPOINT_URL, then a live local cloud, then the outputs of the deployed stack;
 * says on stderr which it is. Throws `not-found`, naming the ways out.
 */
export async function connect(flags: ConnectionFlags): Promise<Connection> {
  const connection =
    fromEndpoint(flags, flags.endpoint, '--endpoint') ??
    fromBuckets(flags) ??
    (flags.stack !== undefined || flags.outputs !== undefined ? await fromOutputs(flags) : null) ??
    fromEndpoint(flags, process.env['AWS_ENDPOINT_URL'], 'AWS_ENDPOINT_URL') ??
    (await fromLocalCloud(flags)) ??
    (await fromOutputs(flags));
  if (!connection) {
    throw new CommandError(
      'not-found',
      `There is nothing to talk to: no local cloud runs on ${flags.data}, and there is no ${outputsFile(flags)}. Start one with "npx warraq local", or deploy with "npx cdk deploy".`,
    );
  }
  say(soft(`Talking to ${connection.name}`));
  return connection;
}

function fromEndpoint(
  flags: ConnectionFlags,
  endpoint: string | undefined,
  source: string,
): Connection | null {
  if (!endpoint) return null;
  if (!URL.canParse(endpoint)) throw new CommandError('usage', `${source} is not an address: ${endpoint}`);
  // An endpoint of one's own has no regions to choose from; what signs requests wants one all the same.
  const region = process.env['AWS_REGION'] ?? process.env['AWS_DEFAULT_REGION'] ?? 'us-east-1';
  return connection({ endpoint, region }, { ...LOCAL_BUCKETS, ...buckets(flags) }, `${endpoint} (${source})`);
}

/** Buckets named by flags are in AWS unless an endpoint is given. */
function fromBuckets(flags: ConnectionFlags): Connection | null {
  const { articlesBucket, translationsBucket } = flags;
  if (!articlesBucket || !translationsBucket || process.env['AWS_ENDPOINT_URL']) return null;
  return connection(
    {},
    { articlesBucket, translationsBucket, memoryBucket: null },
    `s3://${articlesBucket} and s3://${translationsBucket}`,
  );
}

async function fromLocalCloud(flags: ConnectionFlags): Promise<Connection | null> {
  const cloud = await runningCloud(flags.data);
  return cloud && { ...localConnection(cloud), ...buckets(flags) };
}

/** To a local cloud, whatever flags and the environment say. */
export function localConnection(cloud: LocalCloudFile): Connection {
  const { endpoint, region, accessKeyId, secretAccessKey, reader } = cloud;
  const options = { endpoint, region, credentials: { accessKeyId, secretAccessKey } };
  return {
    ...connection(options, cloud, `the local cloud at ${endpoint}`),
    engine: engineCalled(cloud.engine),
    reader,
  };
}

async function fromOutputs(flags: ConnectionFlags): Promise<Connection | null> {
  const json = await readJson(outputsFile(flags));
  if (json === undefined) return null;
  const outputs = Outputs.safeParse(json);
  if (!outputs.success)
    throw new CommandError(
      'not-found',
      `${outputsFile(flags)} does not hold the outputs of a Warraq stack. Deploy again.`,
    );
  const stack = chooseStack(outputs.data, flags);
  if (!stack) return null;
  const [name, { ArticlesBucket, TranslationsBucket, MemoryBucket, Region }] = stack;
  return connection(
    Region ? { region: Region } : {},
    {
      articlesBucket: ArticlesBucket,
      translationsBucket: TranslationsBucket,
      memoryBucket: MemoryBucket ?? null,
      ...buckets(flags),
    },
    `the stack ${name}${Region ? ` in ${Region}` : ''}`,
  );
}

/** What `cdk deploy` writes: see `cdk.json`. */
function outputsFile({ outputs = 'cdk-outputs.json' }: ConnectionFlags): string {
  return outputs;
}

/** The stack that --stack names, or the only one; null where there is none. */
function chooseStack<Stack>(
  stacks: Readonly<Record<string, Stack>>,
  flags: ConnectionFlags,
): readonly [name: string, stack: Stack] | null {
  const entries = Object.entries(stacks);
  const fitting = entries.filter(([name]) => flags.stack === undefined || name === flags.stack);
  if (fitting.length === 1 || entries.length === 0) return fitting[0] ?? null;
  const problem = flags.stack === undefined ? 'names several stacks' : `names no stack ${flags.stack}`;
  const names = entries.map(([name]) => name).join(', ');
  throw new CommandError('usage', `${outputsFile(flags)} ${problem}: choose one with --stack (${names}).`);
}

function connection(
  options: ClientOptions,
  names: Pick<Connection, 'articlesBucket' | 'translationsBucket' | 'memoryBucket'>,
  name: string,
): Connection {
  const { articlesBucket, translationsBucket, memoryBucket } = names;
  return {
    client: s3Client(options),
    articlesBucket,
    translationsBucket,
    memoryBucket,
    engine: AMAZON_TRANSLATE,
    name,
    reader: null,
  };
}

function buckets({ articlesBucket, translationsBucket }: ConnectionFlags) {
  return { ...(articlesBucket && { articlesBucket }), ...(translationsBucket && { translationsBucket }) };
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return undefined;
  }
}
