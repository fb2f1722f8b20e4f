import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { ListTerminologiesCommand, TranslateClient, TranslateTextCommand } from '@aws-sdk/client-translate';
import type { TranslateTextCommandInput } from '@aws-sdk/client-translate';
import { afterEach, describe, expect, test } from 'vitest';
import type { Fault } from '../../src/local/translate/faults.ts';
import { startTranslateServer } from '../../src/local/translate/server.ts';
import type { TranslateServer, TranslateServerOptions } from '../../src/local/translate/server.ts';
import type { Glossary } from '../../src/pipeline/translation/term.ts';

/** The local Amazon Translate as the unmodified SDK client sees it. */

const CREDENTIALS = { accessKeyId: 'LOCALKEY', secretAccessKey: 'local/secret' };
const ENGINE = { translateLine: (line: string) => `<${line}>` };
const anyNumber: unknown = expect.any(Number);
const containing = (words: string): unknown => expect.stringContaining(words);
const NEWSROOM = new Map([
  ['newsroom', { terms: [{ source: 'أرشيف المدينة', target: 'City Archive', line: 2 }] }],
]);
const AR_EN = { SourceLanguageCode: 'ar', TargetLanguageCode: 'en' };

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

async function start(options: Partial<TranslateServerOptions> = {}): Promise<TranslateServer> {
  const server = await startTranslateServer({ engine: ENGINE, ...options });
  open.push(server);
  return server;
}

interface ClientChoices {
  readonly maxAttempts?: number;
  readonly requestTimeout?: number;
  readonly credentials?: typeof CREDENTIALS;
  readonly endpoint?: string;
}

function clientOf({ endpoint }: TranslateServer, choices: ClientChoices = {}): TranslateClient {
  const { requestTimeout = 5000, ...rest } = choices;
  const requestHandler = { requestTimeout, throwOnRequestTimeout: true };
  const defaults = { endpoint, region: 'eu-west-1', credentials: CREDENTIALS, maxAttempts: 1 };
  return new TranslateClient({ ...defaults, ...rest, requestHandler });
}

async function translate(
  server: TranslateServer,
  input: Partial<TranslateTextCommandInput>,
  choices: ClientChoices = {},
): Promise<string | undefined> {
  const client = clientOf(server, choices);
  try {
    const command = new TranslateTextCommand({ Text: 'نص', ...AR_EN, ...input });
    return (await client.send(command)).TranslatedText;
  } finally {
    client.destroy();
  }
}

/** A request without the SDK, for what the SDK would not send. */
async function post(
  endpoint: string,
  {
    body = '',
    headers = {},
    method = 'POST',
    path = '/',
  }: Partial<Record<'body' | 'method' | 'path', string>> & {
    headers?: Record<string, string>;
  },
): Promise<{ status: number | undefined; json: unknown }> {
  const target = { 'x-amz-target': 'AWSShineFrontendService_20170701.TranslateText' };
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      endpoint + path,
      { method, headers: { ...target, ...headers } },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.on('end', () => {
          resolve({ status: response.statusCode, json: JSON.parse(text) });
        });
      },
    );
    request.on('error', reject).end(body);
  });
}

describe('translation', () => {
  test('answers with the engine’s line for each line, and the languages', async () => {
    const client = clientOf(await start());
    const output = await client.send(new TranslateTextCommand({ Text: 'سطر\nسطر ثان', ...AR_EN }));
    client.destroy();
    expect(output).toMatchObject({
      TranslatedText: '<سطر>\n<سطر ثان>',
      SourceLanguageCode: 'ar',
      TargetLanguageCode: 'en',
      $metadata: { httpStatusCode: 200, attempts: 1 },
    });
    expect(output.$metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('blank lines stay as they are and do not reach the engine', async () => {
    const seen: string[] = [];
    const server = await start({ engine: { translateLine: (line) => (seen.push(line), 'x') } });
    expect(await translate(server, { Text: 'نص\n\n  \nنص\n' })).toBe('x\n\n  \nx\n');
    expect(seen).toEqual(['نص', 'نص']);
  });

  test('an engine may take its time', async () => {
    const server = await start({
      engine: { translateLine: async (line) => Promise.resolve(line.toUpperCase()) },
    });
    expect(await translate(server, { Text: 'a\nb' })).toBe('A\nB');
  });

  test('an engine that fails is an InternalServerException that says why', async () => {
    const engine = { translateLine: () => Promise.reject(new Error('the model is gone')) };
    await expect(translate(await start({ engine }), {})).rejects.toMatchObject({
      name: 'InternalServerException',
      message: 'The local translation engine failed: the model is gone',
      $metadata: { httpStatusCode: 500 },
    });
  });

  test.each([
    ['every real setting', { Profanity: 'MASK', Formality: 'FORMAL', Brevity: 'ON' }],
    ['none', {}],
  ] as const)('settings are accepted: %s', async (_, Settings) => {
    expect(await translate(await start(), { Settings })).toBe('<نص>');
  });

  test('an empty list of terminologies is none', async () => {
    expect(await translate(await start(), { TerminologyNames: [] })).toBe('<نص>');
  });

  test('remembers bytes, characters and status of each request', async () => {
    const server = await start({
      faults: [{ type: 'error', name: 'ThrottlingException', status: 400, message: '' }],
    });
    const before = Date.now();
    await translate(server, { Text: 'نص 𝄞' }).catch(() => undefined);
    await translate(server, { Text: 'نص 𝄞' });
    const [first, second] = server.requests;
    expect(first).toEqual({ at: anyNumber, textBytes: 9, characters: 4, status: 400 });
    expect(second).toEqual({ at: anyNumber, textBytes: 9, characters: 4, status: 200 });
    expect(first!.at).toBeGreaterThanOrEqual(before);
    expect(second!.at).toBeLessThanOrEqual(Date.now());
  });
});

describe('terminologies', () => {
  test('the engine gets the terms of the one that a request names, and no others', async () => {
    const seen: (readonly string[])[] = [];
    const translateLine = (line: string, glossary?: Glossary) => {
      seen.push(glossary?.terms.map(({ target }) => target) ?? []);
      return line;
    };
    const server = await start({ engine: { translateLine }, terminologies: NEWSROOM });
    await translate(server, { TerminologyNames: ['newsroom'] });
    await translate(server, {});
    expect(seen).toEqual([['City Archive'], []]);
  });

  test('the answer says which terms stood in the text', async () => {
    const client = clientOf(await start({ terminologies: NEWSROOM }));
    const ask = (Text: string) =>
      client.send(new TranslateTextCommand({ Text, ...AR_EN, TerminologyNames: ['newsroom'] }));
    const [found, notFound] = [await ask('زار أرشيف المدينة وبأرشيف المدينة'), await ask('زار المدينة')];
    client.destroy();
    const Terms = [{ SourceText: 'أرشيف المدينة', TargetText: 'City Archive' }];
    expect(found.AppliedTerminologies).toEqual([{ Name: 'newsroom', Terms }]);
    expect(notFound.AppliedTerminologies).toEqual([{ Name: 'newsroom', Terms: [] }]);
  });
});

describe('limits', () => {
  test('10,000 bytes pass', async () => {
    const server = await start({ engine: { translateLine: (line) => String(line.length) } });
    expect(await translate(server, { Text: 'ن'.repeat(5000) })).toBe('5000');
  });

  test('10,001 bytes do not, though they are 5,001 characters', async () => {
    await expect(translate(await start(), { Text: `${'ن'.repeat(5000)}a` })).rejects.toMatchObject({
      name: 'TextSizeLimitExceededException',
      message:
        'Input text size exceeds limit. Max length of request text allowed is 10000 bytes while in this request the text size is 10001 bytes',
      $metadata: { httpStatusCode: 400 },
    });
  });

  test('the limit can be set', async () => {
    const server = await start({ maxRequestBytes: 4 });
    expect(await translate(server, { Text: 'نص' })).toBe('<نص>');
    await expect(translate(server, { Text: 'نصa' })).rejects.toMatchObject({
      name: 'TextSizeLimitExceededException',
    });
  });
});

describe('refusals', () => {
  test.each([
    ['fr', 'en'],
    ['ar', 'fr'],
    ['auto', 'en'],
    ['en', 'ar'],
  ])('the pair %s to %s', async (SourceLanguageCode, TargetLanguageCode) => {
    await expect(translate(await start(), { SourceLanguageCode, TargetLanguageCode })).rejects.toMatchObject({
      name: 'UnsupportedLanguagePairException',
      message: `Unsupported language pair: ${SourceLanguageCode} to ${TargetLanguageCode}. Warraq's local Amazon Translate does ar to en only.`,
      SourceLanguageCode,
      TargetLanguageCode,
      $metadata: { httpStatusCode: 400 },
    });
  });

  test('a terminology that it does not hold, by its name', async () => {
    await expect(translate(await start(), { TerminologyNames: ['newsroom'] })).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message:
        "The terminology newsroom was not found: Warraq's local Amazon Translate keeps none. Leave TerminologyNames out, or start it with --glossary.",
      $metadata: { httpStatusCode: 400 },
    });
    await expect(
      translate(await start({ terminologies: NEWSROOM }), { TerminologyNames: ['sports'] }),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException', message: containing('keeps newsroom.') });
  });

  test('two terminologies at once', async () => {
    const server = await start({ terminologies: NEWSROOM });
    await expect(translate(server, { TerminologyNames: ['newsroom', 'newsroom'] })).rejects.toMatchObject({
      name: 'InvalidRequestException',
    });
  });

  test('a language pair before a terminology, and a size before both', async () => {
    const server = await start({ maxRequestBytes: 4 });
    const input = { SourceLanguageCode: 'auto', TerminologyNames: ['newsroom'] };
    await expect(translate(server, input)).rejects.toMatchObject({
      name: 'UnsupportedLanguagePairException',
    });
    await expect(translate(server, { ...input, Text: 'نصوص' })).rejects.toMatchObject({
      name: 'TextSizeLimitExceededException',
    });
  });

  test('an empty text', async () => {
    await expect(translate(await start(), { Text: '' })).rejects.toMatchObject({
      name: 'ValidationException',
      message:
        "1 validation error detected: Value at 'text' failed to satisfy constraint: Member must have length greater than or equal to 1",
    });
  });

  test('an operation other than TranslateText, by its name', async () => {
    const client = clientOf(await start());
    await expect(client.send(new ListTerminologiesCommand())).rejects.toMatchObject({
      name: 'UnknownOperationException',
      message:
        "Warraq's local Amazon Translate does TranslateText only (POST / with X-Amz-Target: AWSShineFrontendService_20170701.TranslateText); it does not do ListTerminologies.",
      $metadata: { httpStatusCode: 400 },
    });
    client.destroy();
  });

  test('a browser that looks in', async () => {
    const { endpoint } = await start();
    expect(await post(endpoint, { method: 'GET', path: '/favicon.ico' })).toMatchObject({
      status: 400,
      json: { __type: 'UnknownOperationException', message: containing('GET /favicon.ico') },
    });
  });

  test.each([
    ['no JSON', '{'],
    ['nothing', ''],
    ['text of the wrong type', JSON.stringify({ Text: 1, ...AR_EN })],
    ['no object', '[]'],
  ])('a body that is %s', async (_, body) => {
    const { endpoint } = await start();
    expect(await post(endpoint, { body })).toMatchObject({
      status: 400,
      json: { __type: 'SerializationException' },
    });
  });

  test('a body of more than 1 MB, after reading it to the end', async () => {
    const { endpoint, requests } = await start();
    expect(await post(endpoint, { body: 'x'.repeat(3_000_000) })).toEqual({
      status: 413,
      json: {
        __type: 'RequestEntityTooLargeException',
        message: 'The request body is larger than 1000000 bytes.',
      },
    });
    expect(requests).toEqual([]);
  });

  test.each([
    'evil.example',
    'evil.example:80',
    '127.0.0.1.evil.example',
    'localhost.evil.example',
    'not-localhost',
    '10.0.0.1',
  ])('the Host header %s', async (host) => {
    const { endpoint } = await start();
    const body = JSON.stringify({ Text: 'نص', ...AR_EN });
    expect(await post(endpoint, { body, headers: { host } })).toEqual({
      status: 403,
      json: {
        __type: 'AccessDeniedException',
        message: `The Host header says '${host}': this server answers to 127.0.0.1, localhost and [::1] only.`,
      },
    });
  });

  test.each(['localhost', 'LOCALHOST:99', '[::1]:4581', '127.0.0.1'])(
    'but not the Host header %s',
    async (host) => {
      const { endpoint } = await start();
      const body = JSON.stringify({ Text: 'نص', ...AR_EN });
      expect(await post(endpoint, { body, headers: { host } })).toMatchObject({
        status: 200,
        json: { TranslatedText: '<نص>' },
      });
    },
  );
});

describe('signatures', () => {
  test('the right key pair passes, in any region', async () => {
    expect(await translate(await start({ credentials: CREDENTIALS }), {})).toBe('<نص>');
  });

  test('without credentials any key pair passes', async () => {
    const credentials = { accessKeyId: 'ANY', secretAccessKey: 'thing' };
    expect(await translate(await start(), {}, { credentials })).toBe('<نص>');
  });

  test.each([
    [
      'another access key',
      { accessKeyId: 'OTHER', secretAccessKey: 'local/secret' },
      'UnrecognizedClientException',
    ],
    ['another secret', { accessKeyId: 'LOCALKEY', secretAccessKey: 'wrong' }, 'InvalidSignatureException'],
  ])('%s is refused', async (_, credentials, name) => {
    const server = await start({ credentials: CREDENTIALS });
    await expect(translate(server, {}, { credentials })).rejects.toMatchObject({
      name,
      $metadata: { httpStatusCode: 400 },
    });
    expect(server.requests).toEqual([]);
  });

  test('an unsigned request is refused', async () => {
    const { endpoint } = await start({ credentials: CREDENTIALS });
    const body = JSON.stringify({ Text: 'نص', ...AR_EN });
    expect(await post(endpoint, { body })).toMatchObject({
      status: 400,
      json: { __type: 'MissingAuthenticationTokenException' },
    });
  });
});

describe('faults', () => {
  const errorFault = (name: string, status: number): Fault => ({
    type: 'error',
    name,
    status,
    message: 'Slow down',
  });

  test.each([
    ['TooManyRequestsException', 400],
    ['ThrottlingException', 400],
    ['LimitExceededException', 400],
    ['InternalServerException', 500],
    ['ServiceUnavailableException', 503],
    ['AccessDeniedException', 403],
    ['SomethingNewException', 418],
  ])('error: the SDK calls it %s', async (name, status) => {
    await expect(translate(await start({ faults: [errorFault(name, status)] }), {})).rejects.toMatchObject({
      name,
      message: 'Slow down',
      $metadata: { httpStatusCode: status },
    });
  });

  test('drop: a connection that was reset', async () => {
    const server = await start({ faults: [{ type: 'drop' }] });
    await expect(translate(server, {})).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(server.requests).toMatchObject([{ status: null }]);
  });

  test('hang: the client’s own TimeoutError', async () => {
    const server = await start({ faults: [{ type: 'hang' }] });
    await expect(translate(server, {}, { requestTimeout: 100 })).rejects.toMatchObject({
      name: 'TimeoutError',
    });
  });

  test('hang: ends with the server', async () => {
    const server = await start({ faults: [{ type: 'hang' }] });
    const refused = expect(translate(server, {})).rejects.toMatchObject({ code: 'ECONNRESET' });
    await expect.poll(() => server.requests.length).toBe(1);
    await server.close();
    await refused;
  });

  test('delay: the answer, late', async () => {
    const server = await start({ faults: [{ type: 'delay', ms: 80 }] });
    const before = performance.now();
    expect(await translate(server, {})).toBe('<نص>');
    expect(performance.now() - before).toBeGreaterThanOrEqual(75);
  });

  test('garbage: a SyntaxError', async () => {
    const server = await start({ faults: [{ type: 'garbage' }] });
    await expect(translate(server, {})).rejects.toMatchObject({ name: 'SyntaxError' });
  });

  test.each<[Fault, string]>([
    [{ type: 'answer', text: 'Word for word.' }, 'Word for word.'],
    [{ type: 'merge-lines' }, '<أ> <ب> <ج>'],
    [{ type: 'drop-last-line' }, '<أ>\n<ب>'],
    [{ type: 'empty' }, ''],
    [{ type: 'extra-line' }, '<أ>\n<ب>\n<ج>\nAn extra line.'],
  ])('%j: spoils the translation only', async (fault, expected) => {
    const server = await start({ faults: [fault] });
    expect(await translate(server, { Text: 'أ\nب\nج' })).toBe(expected);
    expect(await translate(server, { Text: 'أ\nب\nج' })).toBe('<أ>\n<ب>\n<ج>');
  });

  test('scripted faults are used up one a request, and the SDK’s retries get past them', async () => {
    const server = await start();
    server.script([errorFault('ThrottlingException', 400), { type: 'drop' }]);
    expect(await translate(server, {}, { maxAttempts: 3 })).toBe('<نص>');
    expect(server.requests).toMatchObject([{ status: 400 }, { status: null }, { status: 200 }]);
  });

  test('a rule is asked at every request, after what is scripted', async () => {
    const server = await start({
      faults: (text) => (text.includes('سيئ') ? errorFault('InternalServerException', 500) : undefined),
    });
    server.script([{ type: 'empty' }]);
    expect(await translate(server, { Text: 'نص سيئ' })).toBe('');
    expect(await translate(server, { Text: 'نص حسن' })).toBe('<نص حسن>');
    for (const Text of ['نص سيئ', 'سيئ\nحسن']) {
      await expect(translate(server, { Text })).rejects.toMatchObject({ name: 'InternalServerException' });
    }
  });
});

describe('the server itself', () => {
  test('stops translating when the client has gone', async () => {
    const lines: string[] = [];
    const translateLine = async (line: string) => {
      lines.push(line);
      await new Promise((resolve) => setTimeout(resolve, 60));
      return line;
    };
    const server = await start({ engine: { translateLine } });
    await expect(translate(server, { Text: 'أ\nب\nج\nد\nه' }, { requestTimeout: 30 })).rejects.toThrow();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(lines.length).toBeLessThanOrEqual(2);
  });

  test('a client that leaves in the middle of its body does no harm', async () => {
    const server = await start();
    const socket = connect(Number(new URL(server.endpoint).port), '127.0.0.1');
    socket.write('POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\n\r\n{"Text"');
    await new Promise((resolve) => setTimeout(resolve, 50));
    socket.destroy();
    expect(await translate(server, {})).toBe('<نص>');
  });

  test('a fault rule that throws is told as such', async () => {
    const server = await start({
      faults: () => {
        throw new Error('rule broken');
      },
    });
    await expect(translate(server, {})).rejects.toMatchObject({
      name: 'InternalServerException',
      message: 'The local Amazon Translate has a defect: rule broken',
    });
  });

  test('a port that is taken is named, with what to do', async () => {
    const { endpoint } = await start();
    const port = Number(new URL(endpoint).port);
    await expect(start({ port })).rejects.toThrow(
      `The local Amazon Translate cannot listen on 127.0.0.1:${port}. Choose another port, or 0 for a free one.`,
    );
  });

  test('close may be called twice', async () => {
    const server = await start();
    await server.close();
    await expect(server.close()).resolves.toBeUndefined();
    await expect(translate(server, {})).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});
