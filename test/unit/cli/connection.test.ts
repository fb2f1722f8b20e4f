import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { connect, type Connection, type ConnectionFlags } from '../../../src/cli/connection.ts';

let folder: string;
let said: string;
/** Process ids by which clouds answer, by their endpoint. */
let alive: Map<string, number>;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'warraq-connection-'));
  said = '';
  alive = new Map();
  vi.stubGlobal('fetch', (url: string) => {
    const pid = alive.get(new URL(url).origin);
    return pid === undefined
      ? Promise.reject(new Error('refused'))
      : Promise.resolve(new Response(String(pid)));
  });
  vi.stubEnv('AWS_ENDPOINT_URL', undefined);
  vi.stubEnv('AWS_REGION', 'us-east-2');
  vi.stubEnv('NO_COLOR', '1');
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((said += String(text)), true));
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  rmSync(folder, { recursive: true });
});

const flags = (changes: Partial<ConnectionFlags> = {}): ConnectionFlags => ({
  data: folder,
  outputs: join(folder, 'cdk-outputs.json'),
  ...changes,
});

/** A local cloud, or what a dead one has left. */
function writeCloud({ answersAs = 7 }: { answersAs?: number | null } = {}): void {
  const file = {
    endpoint: 'http://127.0.0.1:4580',
    region: 'us-east-1',
    accessKeyId: 'WARRAQ01',
    secretAccessKey: 'secret',
    articlesBucket: 'local-articles',
    translationsBucket: 'local-translations',
    memoryBucket: 'local-memory',
    reader: 'http://127.0.0.1:4580/reader/',
    engine: 'demo',
    pid: 7,
  };
  if (answersAs !== null) alive.set(file.endpoint, answersAs);
  writeFileSync(join(folder, 'local.json'), JSON.stringify(file));
}

const STACK = {
  ArticlesBucket: 'stack-articles',
  TranslationsBucket: 'stack-translations',
  Region: 'eu-west-1',
};

function writeOutputs(outputs: unknown): void {
  writeFileSync(join(folder, 'cdk-outputs.json'), JSON.stringify(outputs));
}

async function described(connection: Connection) {
  const { articlesBucket, translationsBucket, client, reader } = connection;
  const endpoint = await client.config.endpoint?.();
  return {
    buckets: [articlesBucket, translationsBucket],
    port: endpoint?.port ?? null,
    region: await client.config.region(),
    reader,
  };
}

describe('where the command line talks to', () => {
  test('a flag comes before everything, with the buckets of a local cloud', async () => {
    writeCloud();
    vi.stubEnv('AWS_ENDPOINT_URL', 'http://127.0.0.1:2');
    const connection = await connect(flags({ endpoint: 'http://127.0.0.1:1' }));
    expect(await described(connection)).toEqual({
      buckets: ['warraq-articles', 'warraq-translations'],
      port: 1,
      region: 'us-east-2',
      reader: null,
    });
    expect(said).toBe('Talking to http://127.0.0.1:1 (--endpoint)\n');
  });

  test('then AWS_ENDPOINT_URL, with the buckets that flags name', async () => {
    writeCloud();
    vi.stubEnv('AWS_ENDPOINT_URL', 'http://127.0.0.1:2');
    const connection = await connect(flags({ articlesBucket: 'mine', translationsBucket: 'ours' }));
    expect(await described(connection)).toMatchObject({ buckets: ['mine', 'ours'], port: 2 });
    expect(said).toBe('Talking to http://127.0.0.1:2 (AWS_ENDPOINT_URL)\n');
  });

  test('both buckets named by flags are in AWS, although a local cloud runs', async () => {
    writeCloud();
    const connection = await connect(flags({ articlesBucket: 'mine', translationsBucket: 'ours' }));
    expect(await described(connection)).toMatchObject({ buckets: ['mine', 'ours'], port: null });
    expect(said).toBe('Talking to s3://mine and s3://ours\n');
  });

  test('then the local cloud that runs on the data folder', async () => {
    writeCloud();
    const connection = await connect({ data: folder });
    expect(await described(connection)).toEqual({
      buckets: ['local-articles', 'local-translations'],
      port: 4580,
      region: 'us-east-1',
      reader: 'http://127.0.0.1:4580/reader/',
    });
    expect(await connection.client.config.credentials()).toMatchObject({ accessKeyId: 'WARRAQ01' });
    expect(said).toBe('Talking to the local cloud at http://127.0.0.1:4580\n');
  });

  test('but not where the flags name the deployed stack', async () => {
    writeCloud();
    writeOutputs({ Warraq: STACK });
    const connection = await connect(flags({ stack: 'Warraq' }));
    expect(await described(connection)).toMatchObject({ region: 'eu-west-1' });
  });

  test.each([
    ['is gone', null],
    ['has made room for another', 8],
  ])('not a local cloud that %s, but the deployed stack', async (_, answersAs) => {
    writeCloud({ answersAs });
    writeOutputs({ Warraq: { ...STACK, Another: 'output' } });
    const connection = await connect(flags());
    expect(await described(connection)).toEqual({
      buckets: ['stack-articles', 'stack-translations'],
      port: null,
      region: 'eu-west-1',
      reader: null,
    });
    expect(said).toBe('Talking to the stack Warraq in eu-west-1\n');
  });

  test('a damaged local.json is no cloud', async () => {
    writeFileSync(join(folder, 'local.json'), '{"endpoint":');
    writeOutputs({ Warraq: STACK });
    expect((await connect(flags())).name).toBe('the stack Warraq in eu-west-1');
  });

  test.each([
    [
      'a local cloud',
      () => {
        writeCloud();
      },
    ],
    [
      'a stack',
      () => {
        writeOutputs({ Warraq: STACK });
      },
    ],
  ])('one bucket named by a flag takes the place of the one of %s', async (_, prepare) => {
    prepare();
    const { articlesBucket, translationsBucket } = await connect(flags({ articlesBucket: 'mine' }));
    expect([articlesBucket, translationsBucket]).toEqual(['mine', expect.stringMatching(/-translations$/u)]);
  });

  test('of several stacks the one that is named', async () => {
    writeOutputs({ Warraq: STACK, Trial: { ...STACK, Region: 'eu-west-2' } });
    expect((await connect(flags({ stack: 'Trial' }))).name).toBe('the stack Trial in eu-west-2');
  });
});

describe('what cannot be talked to', () => {
  test('several stacks ask for a choice', async () => {
    writeOutputs({ Warraq: STACK, Trial: STACK });
    await expect(connect(flags())).rejects.toMatchObject({
      code: 'usage',
      message: `${folder}/cdk-outputs.json names several stacks: choose one with --stack (Warraq, Trial).`,
    });
  });

  test('a stack that is not there is told, with those that are', async () => {
    writeOutputs({ Warraq: STACK });
    await expect(connect(flags({ stack: 'Other' }))).rejects.toMatchObject({
      code: 'usage',
      message: `${folder}/cdk-outputs.json names no stack Other: choose one with --stack (Warraq).`,
    });
  });

  test('outputs without a stack are nothing to talk to', async () => {
    writeOutputs({});
    await expect(connect(flags())).rejects.toMatchObject({ code: 'not-found' });
  });

  test('outputs of something else are told apart', async () => {
    writeOutputs({ Website: { Url: 'https://example.org' } });
    await expect(connect(flags())).rejects.toMatchObject({
      code: 'not-found',
      message: `${folder}/cdk-outputs.json does not hold the outputs of a Warraq stack. Deploy again.`,
    });
  });

  test('nothing at all names the ways out', async () => {
    await expect(connect(flags())).rejects.toMatchObject({
      code: 'not-found',
      message:
        `There is nothing to talk to: no local cloud runs on ${folder}, and there is no ${folder}/cdk-outputs.json. ` +
        'Start one with "npx warraq local", or deploy with "npx cdk deploy".',
    });
  });

  test('what is no address is wrong usage', async () => {
    await expect(connect(flags({ endpoint: 'localhost' }))).rejects.toMatchObject({
      code: 'usage',
      message: '--endpoint is not an address: localhost',
    });
  });
});
