import { TranslateClient } from '@aws-sdk/client-translate';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { AMAZON_TRANSLATE, amazonTranslator } from '../../src/aws/amazon-translator.ts';
import { translateClient } from '../../src/aws/clients.ts';
import { loadEngine } from '../../src/local/engine.ts';
import type { Fault } from '../../src/local/translate/faults.ts';
import { startTranslateServer, type TranslateServer } from '../../src/local/translate/server.ts';
import { WarraqError } from '../../src/pipeline/errors.ts';
import { fakeTranslator } from '../fakes/translator.ts';
import { LOCAL_CREDENTIALS as credentials, LOCAL_REGION as region } from './local-s3.ts';
import { onRealAws } from './real-aws.ts';
import { describeTranslator, PATIENCE } from './translator-contract.ts';

describeTranslator('the fake', () =>
  Promise.resolve({ translator: fakeTranslator(), close: () => Promise.resolve() }),
);

describeTranslator('Amazon Translate on this machine', async () => {
  const local = loadEngine('demo');
  const server = await startTranslateServer({ engine: local, credentials });
  const client = translateClient({ endpoint: server.endpoint, region, credentials });
  return {
    translator: amazonTranslator(client, local.engine),
    close: async () => {
      client.destroy();
      await server.close();
    },
  };
});

onRealAws('Translator', () => {
  describeTranslator('Amazon Translate', () => {
    const client = translateClient();
    const close = () => {
      client.destroy();
      return Promise.resolve();
    };
    return Promise.resolve({ translator: amazonTranslator(client), close });
  });
});

describe('Amazon Translate that does not answer as it should', () => {
  let server: TranslateServer;
  let patient: TranslateClient;
  let once: TranslateClient;
  let before = 0;
  beforeAll(async () => {
    server = await startTranslateServer({ engine: { translateLine: (line) => `EN~${line}~` }, credentials });
    patient = translateClient({ endpoint: server.endpoint, region, credentials });
    once = new TranslateClient({ endpoint: server.endpoint, region, credentials, maxAttempts: 1 });
  });
  beforeEach(() => {
    before = server.requests.length;
  });
  afterAll(async () => {
    patient.destroy();
    once.destroy();
    await server.close();
  });

  const sent = () => server.requests.length - before;

  function translate(lines: readonly string[], faults: readonly Fault[], client = once) {
    server.script(faults);
    return amazonTranslator(client).translate(lines, PATIENCE);
  }

  async function errorOf(work: Promise<unknown>): Promise<WarraqError> {
    const error = await work.then(
      () => null,
      (thrown: unknown) => thrown,
    );
    if (error instanceof WarraqError) return error;
    throw new Error(`Expected a WarraqError, got ${String(error)}`);
  }

  const error = (name: string, status = 400): Fault => ({
    type: 'error',
    name,
    status,
    message: 'the reason',
  });

  test.each([
    ['TooManyRequestsException', 'throttled'],
    ['ThrottlingException', 'throttled'],
    ['Throttling', 'throttled'],
    ['LimitExceededException', 'throttled'],
    ['UnsupportedLanguagePairException', 'unsupported-language-pair'],
    ['ResourceNotFoundException', 'glossary-not-found'],
    ['AccessDeniedException', 'access-denied'],
    ['UnrecognizedClientException', 'access-denied'],
    ['InvalidSignatureException', 'access-denied'],
    ['ExpiredTokenException', 'access-denied'],
    ['MissingAuthenticationTokenException', 'access-denied'],
    ['SubscriptionRequiredException', 'access-denied'],
    ['TextSizeLimitExceededException', 'text-refused'],
    ['InvalidRequestException', 'text-refused'],
    ['ValidationException', 'text-refused'],
    ['ServiceUnavailableException', 'translator-unavailable'],
    ['InternalServerException', 'translator-unavailable'],
    ['DetectedLanguageLowConfidenceException', 'translator-unavailable'],
    ['SomethingNewException', 'translator-unavailable'],
    ['constructor', 'translator-unavailable'],
  ])('%s is %s', async (name, code) => {
    const thrown = await errorOf(translate(['نص'], [error(name)]));
    expect(thrown.code).toBe(code);
    expect(thrown.message).toMatch(new RegExp(`^The translator said ${name}: the reason\\. \\S.*\\.$`, 'u'));
    expect(thrown.cause).toBeInstanceOf(Error);
  });

  test.each<[string, Fault]>([
    ['breaks the connection', { type: 'drop' }],
    ['answers with what is no JSON', { type: 'garbage' }],
  ])('one that %s is unavailable', async (_, fault) => {
    expect((await errorOf(translate(['نص'], [fault]))).code).toBe('translator-unavailable');
  });

  test('one that is not there is unavailable', async () => {
    const client = translateClient({ endpoint: 'http://127.0.0.1:1', region, credentials });
    const thrown = await errorOf(amazonTranslator(client).translate(['نص'], PATIENCE));
    client.destroy();
    expect(thrown.code).toBe('translator-unavailable');
    expect(thrown.message).toContain('ECONNREFUSED');
  });

  test('credentials that are not right are access-denied', async () => {
    const wrong = { accessKeyId: 'LOCALKEY', secretAccessKey: 'wrong' };
    const client = translateClient({ endpoint: server.endpoint, region, credentials: wrong });
    expect((await errorOf(amazonTranslator(client).translate(['نص'], PATIENCE))).code).toBe('access-denied');
    client.destroy();
  });

  test('a text over the limit is refused, and not cut', async () => {
    const thrown = await errorOf(translate(['ن'.repeat(5_001)], []));
    expect(thrown.code).toBe('text-refused');
    expect(thrown.message).toContain('10000 bytes');
  });

  describe('retries', () => {
    test('what passes is tried again, and the tries are counted', async () => {
      const faults = [error('InternalServerException', 500), error('ServiceUnavailableException', 503)];
      const answer = await translate(['نص'], faults, patient);
      expect(answer).toEqual({ lines: ['EN~نص~'], attempts: 3 });
      expect(sent()).toBe(3);
    });

    test('a broken connection is tried again', async () => {
      expect((await translate(['نص'], [{ type: 'drop' }], patient)).attempts).toBe(2);
    });

    test('four tries are enough: redelivery does the rest', async () => {
      const faults = Array.from({ length: 4 }, () => error('InternalServerException', 500));
      expect((await errorOf(translate(['نص'], faults, patient))).code).toBe('translator-unavailable');
      expect(sent()).toBe(4);
    });

    test.each([
      'UnsupportedLanguagePairException',
      'TextSizeLimitExceededException',
      'AccessDeniedException',
    ])('%s is not tried again', async (name) => {
      await errorOf(translate(['نص'], [error(name)], patient));
      expect(sent()).toBe(1);
    });
  });

  describe('out of time', () => {
    test('an answer that does not come in time is given up', async () => {
      server.script([{ type: 'hang' }]);
      const started = performance.now();
      const thrown = await errorOf(amazonTranslator(patient).translate(['نص'], AbortSignal.timeout(50)));
      expect(thrown.code).toBe('out-of-time');
      expect(thrown.message).toBe('The translator did not answer in the time that was left.');
      expect(performance.now() - started).toBeLessThan(2_000);
    });

    test('once the time is up nothing is sent', async () => {
      const thrown = await errorOf(amazonTranslator(patient).translate(['نص'], AbortSignal.abort()));
      expect(thrown.code).toBe('out-of-time');
      expect(sent()).toBe(0);
    });
  });

  describe('lines', () => {
    test.each<[string, Fault, readonly string[]]>([
      ['as sent', { type: 'delay', ms: 0 }, ['EN~أ~', 'EN~ب~']],
      ['merged', { type: 'merge-lines' }, ['EN~أ~ EN~ب~']],
      ['one fewer', { type: 'drop-last-line' }, ['EN~أ~']],
      ['one more', { type: 'extra-line' }, ['EN~أ~', 'EN~ب~', 'An extra line.']],
      ['empty', { type: 'empty' }, ['']],
      ['with space around', { type: 'answer', text: '  one \n\ttwo\u00a0' }, ['one', 'two']],
      ['one of them blank', { type: 'answer', text: 'one\n \nthree' }, ['one', '', 'three']],
      ['ended as on Windows', { type: 'answer', text: 'one\r\ntwo' }, ['one', 'two']],
      [
        'ended by U+2028',
        { type: 'answer', text: 'one\u2028two\u2029three\u0085four' },
        ['one', 'two', 'three', 'four'],
      ],
    ])('are told as they came: %s', async (_, fault, lines) => {
      expect(await translate(['أ', 'ب'], [fault])).toEqual({ lines, attempts: 1 });
    });

    test('go out as one text of lines, from Arabic to English', async () => {
      await translate(['أ', 'ب ج'], []);
      expect(server.requests.at(-1)).toMatchObject({ textBytes: 8, characters: 5, status: 200 });
    });
  });

  describe('a terminology', () => {
    test('is asked for by its name', async () => {
      const terms = [{ source: 'أرشيف المدينة', target: 'City Archive', line: 2 }];
      const local = loadEngine('demo');
      const own = await startTranslateServer({
        engine: local,
        credentials,
        terminologies: new Map([['newsroom', { terms }]]),
      });
      const client = translateClient({ endpoint: own.endpoint, region, credentials });
      try {
        const lines = ['زار أرشيف المدينة.', 'ولأرشيف المدينة'];
        const named = amazonTranslator(client, local.engine, { terminology: 'newsroom' });
        expect((await named.translate(lines, PATIENCE)).lines).toEqual([
          'Visited City Archive.',
          'And to City Archive',
        ]);
        const { lines: plain } = await amazonTranslator(client, local.engine).translate(lines, PATIENCE);
        expect(plain.join()).not.toContain('City Archive');
      } finally {
        client.destroy();
        await own.close();
      }
    });

    test('that is not there is the fault of the set-up', async () => {
      const named = amazonTranslator(once, AMAZON_TRANSLATE, { terminology: 'nowhere' });
      const { code, disposition, message } = await errorOf(named.translate(['نص'], PATIENCE));
      expect({ code, disposition }).toEqual({ code: 'glossary-not-found', disposition: 'failed' });
      expect(message).toContain('The terminology nowhere was not found');
      expect(sent()).toBe(1);
    });
  });

  test('who translates is Amazon Translate unless told otherwise', () => {
    expect(amazonTranslator(once).engine).toEqual({
      name: 'amazon-translate',
      model: null,
      notice: null,
      glossary: null,
    });
    const own = { ...AMAZON_TRANSLATE, name: 'demo', notice: 'rough' };
    expect(amazonTranslator(once, own).engine).toEqual(own);
  });
});
