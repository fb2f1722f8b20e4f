import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { Agent, request as httpRequest } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  CopyObjectCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetBucketLocationCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  paginateListObjectsV2,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import type {
  CopyObjectCommandInput,
  GetObjectCommandInput,
  GetObjectCommandOutput,
  ListObjectsV2CommandInput,
  PutObjectCommandInput,
  S3ClientConfig,
} from '@aws-sdk/client-s3';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { canonicalRequest, signatureOf, stringToSign } from '../../src/local/s3/authentication/signature.ts';
import type { ObjectEvent } from '../../src/local/s3/notification.ts';
import type { S3ServerOptions } from '../../src/local/s3/server-options.ts';
import { startS3Server } from '../../src/local/s3/server.ts';
import type { S3Server } from '../../src/local/s3/server.ts';
import { parseRequestTarget } from '../../src/local/s3/wire/request-target.ts';

const REGION = 'us-east-1';
const CREDENTIALS = { accessKeyId: 'warraq', secretAccessKey: 'local-secret' };
const ARABIC = 'مقالة عن الترجمة: نص عربي للتجربة.\n';
const Bucket = 'articles';

const events: ObjectEvent[] = [];
const errors: unknown[] = [];
const folders: string[] = [];
let folder: string;
let server: S3Server;
let client: S3Client;
// Kept alive: Node ends the connection of a `Connection: close` request as soon as it is answered, read or not.
const rawAgent = new Agent({ keepAlive: true });

beforeAll(async () => {
  folder = await newFolder();
  server = await start({ folder });
  client = clientOf(server);
  await server.createBucket(Bucket);
});

afterEach(() => {
  events.length = 0;
  expect(errors).toEqual([]);
});

afterAll(async () => {
  client.destroy();
  rawAgent.destroy();
  await server.close();
  await Promise.all(folders.map((path) => rm(path, { recursive: true })));
});

async function newFolder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'warraq-s3-server-'));
  folders.push(path);
  return path;
}

function start(options: Partial<S3ServerOptions> & { folder: string }): Promise<S3Server> {
  return startS3Server({
    region: REGION,
    credentials: CREDENTIALS,
    port: 0,
    onEvent: (event) => void events.push(event),
    onError: (error) => errors.push(error),
    ...options,
  });
}

function clientOf({ endpoint }: S3Server, config: S3ClientConfig = {}): S3Client {
  return new S3Client({
    endpoint,
    region: REGION,
    forcePathStyle: true,
    credentials: CREDENTIALS,
    maxAttempts: 1,
    ...config,
  });
}

type Put = Omit<PutObjectCommandInput, 'Bucket' | 'Key' | 'Body'>;
const put = (Key: string, Body: PutObjectCommandInput['Body'] = 'x', more: Put = {}) =>
  client.send(new PutObjectCommand({ Bucket, Key, Body, ...more }));
const get = (Key: string, more: Partial<GetObjectCommandInput> = {}) =>
  client.send(new GetObjectCommand({ Bucket, Key, ...more }));
const head = (Key: string) => client.send(new HeadObjectCommand({ Bucket, Key, ChecksumMode: 'ENABLED' }));
const copy = (Key: string, more: Omit<CopyObjectCommandInput, 'Bucket' | 'Key'>) =>
  client.send(new CopyObjectCommand({ Bucket, Key, ...more }));
const remove = (Key: string, IfMatch?: string) =>
  client.send(new DeleteObjectCommand({ Bucket, Key, IfMatch }));
const list = (more: Partial<ListObjectsV2CommandInput> = {}) =>
  client.send(new ListObjectsV2Command({ Bucket, ...more }));
const textOf = async (answer: GetObjectCommandOutput): Promise<string> =>
  (await answer.Body?.transformToString()) ?? '';

/** How a call was refused: `<status> <code>`. */
async function refusal(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'not refused';
  } catch (error) {
    if (!(error instanceof S3ServiceException)) throw error;
    return `${error.$metadata.httpStatusCode ?? 0} ${error.name}`;
  }
}

interface RawRequest {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Buffer;
  readonly agent?: Agent;
}

interface RawAnswer {
  readonly status: number;
  readonly code: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** The client's port: the same where the connection is. */
  readonly clientPort: number | undefined;
}

/** Headers that sign a request as an SDK would, for requests that no SDK would send. */
function signed({ method = 'GET', path, headers = {} }: RawRequest): Record<string, string> {
  const time = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
  const scope = { day: time.slice(0, 8), region: REGION, service: 's3' };
  const all = {
    host: new URL(server.endpoint).host,
    'x-amz-content-sha256': 'UNSIGNED-PAYLOAD',
    'x-amz-date': time,
    ...headers,
  };
  const names = Object.keys(all).sort();
  const canonical = canonicalRequest(
    {
      method,
      target: parseRequestTarget(path),
      headers: Object.fromEntries(Object.entries(all).map(([name, value]) => [name, [value]])),
    },
    { headers: names, payloadHash: all['x-amz-content-sha256'] },
  );
  const signature = signatureOf(stringToSign(canonical, { time, scope }), { ...CREDENTIALS, scope });
  const credential = `${CREDENTIALS.accessKeyId}/${scope.day}/${REGION}/s3/aws4_request`;
  return {
    ...all,
    authorization: `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${names.join(';')}, Signature=${signature}`,
  };
}

async function sendRaw({
  method = 'GET',
  path,
  headers = {},
  body,
  agent = rawAgent,
}: RawRequest): Promise<RawAnswer> {
  const sent = httpRequest({ host: '127.0.0.1', port: server.port, method, path, headers, agent });
  sent.end(body);
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  const clientPort = answer.socket.localPort;
  const received = await text(answer);
  return {
    status: answer.statusCode ?? 0,
    code: /<Code>(.*)<\/Code>/.exec(received)?.[1],
    headers: answer.headers,
    body: received,
    clientPort,
  };
}

const sendSigned = (raw: RawRequest): Promise<RawAnswer> => sendRaw({ ...raw, headers: signed(raw) });

/** An upload of 1,000 bytes that goes no further than the first five. */
function startUpload({ port }: S3Server): Socket {
  const host = `127.0.0.1:${port}`;
  const headers = signed({
    method: 'PUT',
    path: '/articles/bad',
    headers: { host, 'content-length': '1000' },
  });
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const socket = connect(port, '127.0.0.1');
  socket.write(`PUT /articles/bad HTTP/1.1\r\n${lines.join('')}\r\nhello`);
  return socket;
}

/** Nothing of a refused upload may stay, neither as an object nor as a file. */
async function expectNothingStored(Key: string): Promise<void> {
  expect(await refusal(get(Key))).toBe('404 NoSuchKey');
  expect(await readdir(join(folder, 'uploads'))).toEqual([]);
  expect(events).toEqual([]);
}

describe('buckets', () => {
  test('are created, found, listed and placed', async () => {
    const created = await client.send(new CreateBucketCommand({ Bucket: 'made.by-sdk' }));
    expect(created.Location).toBe('/made.by-sdk');
    const found = await client.send(new HeadBucketCommand({ Bucket: 'made.by-sdk' }));
    expect(found.BucketRegion).toBe('us-east-1');
    const { Buckets = [] } = await client.send(new ListBucketsCommand());
    expect(Buckets.map(({ Name }) => Name)).toEqual(['articles', 'made.by-sdk']);
    expect(Buckets[0]?.CreationDate).toBeInstanceOf(Date);
    const location = await client.send(new GetBucketLocationCommand({ Bucket }));
    expect(location.LocationConstraint).toBeUndefined();
  });

  test('are made once, with a valid name', async () => {
    expect(await refusal(client.send(new CreateBucketCommand({ Bucket })))).toBe(
      '409 BucketAlreadyOwnedByYou',
    );
    expect((await sendSigned({ method: 'PUT', path: '/No_Bucket' })).code).toBe('InvalidBucketName');
    await expect(server.createBucket(Bucket)).resolves.toBeUndefined();
    await expect(server.createBucket('..')).rejects.toThrow('The specified bucket is not valid');
  });

  test('that are missing are NoSuchBucket, or NotFound to HEAD', async () => {
    const Missing = { Bucket: 'missing' };
    expect(await refusal(client.send(new ListObjectsV2Command(Missing)))).toBe('404 NoSuchBucket');
    expect(await refusal(client.send(new HeadBucketCommand(Missing)))).toBe('404 NotFound');
    expect(await refusal(client.send(new PutObjectCommand({ ...Missing, Key: 'k', Body: 'x' })))).toBe(
      '404 NoSuchBucket',
    );
    expect(await refusal(client.send(new GetObjectCommand({ ...Missing, Key: 'k' })))).toBe(
      '404 NoSuchBucket',
    );
    expect(await refusal(client.send(new DeleteObjectCommand({ ...Missing, Key: 'k' })))).toBe(
      '404 NoSuchBucket',
    );
    expect(() => server.listKeys('missing')).toThrow('The specified bucket does not exist');
  });
});

describe('an uploaded object', () => {
  test('comes back as it was, with its type, ETag and CRC32', async () => {
    const stored = await put('a.txt', ARABIC, { ContentType: 'text/plain; charset=utf-8' });
    expect(stored.ETag).toBe(`"${createHash('md5').update(ARABIC).digest('hex')}"`);
    expect(stored.ChecksumCRC32).toBe('WW3gUQ==');
    const answer = await get('a.txt', { ChecksumMode: 'ENABLED' });
    expect(await textOf(answer)).toBe(ARABIC);
    expect(answer).toMatchObject({
      ContentType: 'text/plain; charset=utf-8',
      ETag: stored.ETag,
      ContentLength: Buffer.byteLength(ARABIC),
      ChecksumCRC32: 'WW3gUQ==',
      AcceptRanges: 'bytes',
    });
    expect(answer.ContentEncoding).toBeUndefined();
  });

  test('may be a stream, which arrives aws-chunked and is stored without the framing', async () => {
    const bytes = randomBytes(300_000);
    const body = Readable.from([bytes.subarray(0, 100_000), bytes.subarray(100_000)]);
    await put('stream.bin', body, { ContentLength: bytes.length, ContentEncoding: 'gzip' });
    const answer = await get('stream.bin', { ChecksumMode: 'ENABLED' });
    expect(Buffer.from((await answer.Body?.transformToByteArray()) ?? []).equals(bytes)).toBe(true);
    expect(answer.ContentEncoding).toBe('gzip');
    expect(answer.ChecksumCRC32).toMatch(/^[A-Za-z0-9+/]{6}==$/);
  });

  test('may be empty, and keys may look like folders', async () => {
    await put('folder', '1');
    await put('folder/', '');
    await put('folder/file', '3');
    expect(await textOf(await get('folder'))).toBe('1');
    expect((await head('folder/')).ContentLength).toBe(0);
    expect(await textOf(await get('folder/'))).toBe('');
    expect(await textOf(await get('folder/file'))).toBe('3');
  });

  test('keeps what was said of it', async () => {
    await put('described', 'x', {
      Metadata: { 'doc-id': '42', lang: 'ar' },
      ContentType: 'application/json',
      CacheControl: 'no-cache',
      ContentLanguage: 'ar',
      ContentDisposition: 'attachment; filename="a.json"',
    });
    expect(await head('described')).toMatchObject({
      Metadata: { 'doc-id': '42', lang: 'ar' },
      ContentType: 'application/json',
      CacheControl: 'no-cache',
      ContentLanguage: 'ar',
      ContentDisposition: 'attachment; filename="a.json"',
      ContentLength: 1,
      LastModified: expect.any(Date) as Date,
    });
  });

  test('keeps a SHA-256 checksum and gives it when asked', async () => {
    await put('sha256', ARABIC, { ChecksumAlgorithm: 'SHA256' });
    const sha256 = createHash('sha256').update(ARABIC).digest('base64');
    expect((await head('sha256')).ChecksumSHA256).toBe(sha256);
    const unasked = await client.send(new HeadObjectCommand({ Bucket, Key: 'sha256' }));
    expect(unasked.ChecksumSHA256).toBeUndefined();
  });

  test('is replaced by the next upload', async () => {
    await put('twice', 'one', { Metadata: { n: '1' } });
    await put('twice', 'two!');
    const answer = await get('twice');
    expect(await textOf(answer)).toBe('two!');
    expect(answer.Metadata).toEqual({});
  });

  test('is gone after a delete, which may be repeated', async () => {
    await put('short-lived');
    await remove('short-lived');
    expect(await refusal(get('short-lived'))).toBe('404 NoSuchKey');
    expect(await refusal(head('short-lived'))).toBe('404 NotFound');
    expect((await remove('short-lived')).$metadata.httpStatusCode).toBe(204);
  });

  test.each([
    'مقالات/مقال أول.txt',
    'a b+c%20é.txt',
    'q?x=1&y=#.txt',
    `quote'"<>&.txt`,
    '..dots/./x',
    'a/../../b',
    '/leading//double/',
    'tab\tand\nline',
    '🕌',
    'م'.repeat(512),
  ])('may have the key %j', async (key) => {
    await put(key, `content of ${key}`);
    expect(await textOf(await get(key))).toBe(`content of ${key}`);
    expect((await head(key)).ContentLength).toBe(Buffer.byteLength(`content of ${key}`));
    expect((await list({ Prefix: key })).Contents?.[0]?.Key).toBe(key);
    expect(events.map((event) => event.key)).toEqual([key]);
    await remove(key);
    expect(server.listKeys(Bucket, key)).toEqual([]);
  });
});

describe('ranges', () => {
  test.each([
    ['bytes=0-3', '0123', 'bytes 0-3/10'],
    ['bytes=4-', '456789', 'bytes 4-9/10'],
    ['bytes=-2', '89', 'bytes 8-9/10'],
    ['bytes=8-20', '89', 'bytes 8-9/10'],
  ])('%s', async (Range, part, ContentRange) => {
    await put('ten', '0123456789');
    const answer = await get('ten', { Range });
    expect(answer.$metadata.httpStatusCode).toBe(206);
    expect(answer).toMatchObject({ ContentRange, ContentLength: part.length });
    expect(await textOf(answer)).toBe(part);
  });

  test('beyond the end are refused, several are ignored', async () => {
    await put('ten', '0123456789');
    expect(await refusal(get('ten', { Range: 'bytes=10-' }))).toBe('416 InvalidRange');
    expect(await textOf(await get('ten', { Range: 'bytes=0-1,3-4' }))).toBe('0123456789');
  });

  test('with If-Range are whole where the object has changed', async () => {
    const { ETag = '' } = await put('ten', '0123456789');
    const asked = (ifRange: string): Promise<RawAnswer> =>
      sendSigned({ path: '/articles/ten', headers: { range: 'bytes=8-', 'if-range': ifRange } });
    expect(await asked(ETag)).toMatchObject({ status: 206, body: '89' });
    expect(await asked('"other"')).toMatchObject({ status: 200, body: '0123456789' });
  });
});

describe('listings', () => {
  const keys = (answer: Awaited<ReturnType<typeof list>>): (string | undefined)[] =>
    (answer.Contents ?? []).map(({ Key }) => Key);

  test('page through a prefix', async () => {
    for (let n = 0; n < 7; n++) await put(`p/${n}/f.txt`);
    const pages: number[] = [];
    for await (const page of paginateListObjectsV2({ client, pageSize: 3 }, { Bucket, Prefix: 'p/' }))
      pages.push(page.KeyCount ?? 0);
    expect(pages).toEqual([3, 3, 1]);
    const first = await list({ Prefix: 'p/', MaxKeys: 3 });
    expect(first).toMatchObject({ IsTruncated: true, MaxKeys: 3, Prefix: 'p/', Name: Bucket });
    expect(keys(await list({ Prefix: 'p/', StartAfter: 'p/4/f.txt' }))).toEqual(['p/5/f.txt', 'p/6/f.txt']);
  });

  test('roll up at a delimiter, across pages too', async () => {
    for (const key of ['r/1', 'r/a/1', 'r/a/2', 'r/b/1', 'r/z']) await put(key);
    const rolled = await list({ Prefix: 'r/', Delimiter: '/' });
    expect(keys(rolled)).toEqual(['r/1', 'r/z']);
    expect(rolled.CommonPrefixes).toEqual([{ Prefix: 'r/a/' }, { Prefix: 'r/b/' }]);
    const first = await list({ Prefix: 'r/', Delimiter: '/', MaxKeys: 2 });
    const second = await list({
      Prefix: 'r/',
      Delimiter: '/',
      MaxKeys: 2,
      ContinuationToken: first.NextContinuationToken,
    });
    expect([first.CommonPrefixes, second.CommonPrefixes]).toEqual([
      [{ Prefix: 'r/a/' }],
      [{ Prefix: 'r/b/' }],
    ]);
    expect([keys(first), keys(second)]).toEqual([['r/1'], ['r/z']]);
    expect(second).toMatchObject({
      Prefix: 'r/',
      Delimiter: '/',
      ContinuationToken: first.NextContinuationToken,
      IsTruncated: false,
      KeyCount: 2,
    });
    expect(second.NextContinuationToken).toBeUndefined();
    expect(await list({ StartAfter: 'r/a/1' })).toMatchObject({ StartAfter: 'r/a/1' });
  });

  test('are in the order of UTF-8 bytes', async () => {
    for (const key of ['o/é', 'o/~', 'o/🕌', 'o/a', 'o/\uffff', 'o/_', 'o/B']) await put(key);
    expect(keys(await list({ Prefix: 'o/' }))).toEqual([
      'o/B',
      'o/_',
      'o/a',
      'o/~',
      'o/é',
      'o/\uffff',
      'o/🕌',
    ]);
    expect(server.listKeys(Bucket, 'o/')[0]).toBe('o/B');
  });

  test('carry control characters, as they are or form-encoded', async () => {
    await put('c/a\u0001\r\n b+é');
    expect(keys(await list({ Prefix: 'c/' }))).toEqual(['c/a\u0001\r\n b+é']);
    const encoded = await list({ Prefix: 'c/', EncodingType: 'url' });
    expect(keys(encoded)).toEqual(['c/a%01%0D%0A+b%2B%C3%A9']);
    expect(encoded.EncodingType).toBe('url');
  });

  test('describe each object', async () => {
    const { ETag } = await put('d/1', 'four');
    expect((await list({ Prefix: 'd/' })).Contents).toEqual([
      { Key: 'd/1', Size: 4, ETag, StorageClass: 'STANDARD', LastModified: expect.any(Date) as Date },
    ]);
  });

  test.each([
    'max-keys=-1',
    'max-keys=x',
    'continuation-token=*',
    'continuation-token=',
    'encoding-type=xml',
  ])('refuse %s', async (argument) => {
    const answer = await sendSigned({ path: `/articles?list-type=2&${argument}` });
    expect([answer.status, answer.code]).toEqual([400, 'InvalidArgument']);
  });
});

describe('a copy', () => {
  test('keeps the metadata of its source, whatever its key', async () => {
    await put('مصدر 1+.txt', 'src', { Metadata: { k: 'v' }, ContentType: 'text/plain' });
    const copied = await copy('copy.txt', { CopySource: `${Bucket}/${encodeURIComponent('مصدر 1+.txt')}` });
    const answer = await get('copy.txt', { ChecksumMode: 'ENABLED' });
    expect(await textOf(answer)).toBe('src');
    expect(answer).toMatchObject({
      Metadata: { k: 'v' },
      ContentType: 'text/plain',
      ETag: copied.CopyObjectResult?.ETag,
    });
    expect(answer.ChecksumCRC32).toBe(copied.CopyObjectResult?.ChecksumCRC32);
    expect(events.map(({ notification }) => notification.Records[0]?.eventName)).toEqual([
      'ObjectCreated:Put',
      'ObjectCreated:Copy',
    ]);
  });

  test('replaces metadata when told so, of an object onto itself too', async () => {
    const self = { CopySource: `/${Bucket}/self` };
    await put('self', 'same', { Metadata: { k: 'v' } });
    expect(await refusal(copy('self', self))).toBe('400 InvalidRequest');
    await copy('self', {
      ...self,
      MetadataDirective: 'REPLACE',
      Metadata: { nonce: '1' },
      ContentType: 'text/html',
    });
    const answer = await get('self');
    expect(await textOf(answer)).toBe('same');
    expect(answer).toMatchObject({ Metadata: { nonce: '1' }, ContentType: 'text/html' });
  });

  test('computes another checksum when asked', async () => {
    await put('plain', ARABIC);
    await copy('checked', { CopySource: `${Bucket}/plain`, ChecksumAlgorithm: 'SHA256' });
    expect((await head('checked')).ChecksumSHA256).toBe(createHash('sha256').update(ARABIC).digest('base64'));
  });

  test('is refused where the source is missing or its conditions fail', async () => {
    await put('plain', ARABIC);
    const { ETag } = await put('source');
    const CopySource = `${Bucket}/source`;
    expect(await refusal(copy('k', { CopySource: `${Bucket}/none` }))).toBe('404 NoSuchKey');
    expect(await refusal(copy('k', { CopySource: 'none/source' }))).toBe('404 NoSuchBucket');
    expect(await refusal(copy('k', { CopySource: 'none' }))).toBe('400 InvalidArgument');
    expect(await refusal(copy('k', { CopySource: `${CopySource}?versionId=1` }))).toBe('501 NotImplemented');
    expect(await refusal(copy('k', { CopySource, CopySourceIfMatch: '"other"' }))).toBe(
      '412 PreconditionFailed',
    );
    expect(await refusal(copy('k', { CopySource, CopySourceIfNoneMatch: ETag }))).toBe(
      '412 PreconditionFailed',
    );
    expect(await refusal(copy('source', { CopySource: `${Bucket}/plain`, IfNoneMatch: '*' }))).toBe(
      '412 PreconditionFailed',
    );
    events.length = 0;
    await expectNothingStored('k');
  });
});

describe('conditional writes', () => {
  test('If-None-Match: * lets the first in, of many at once too', async () => {
    await put('once', '1', { IfNoneMatch: '*' });
    expect(await refusal(put('once', '2', { IfNoneMatch: '*' }))).toBe('412 PreconditionFailed');
    events.length = 0;
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, (_, n) => refusal(put('race', `v${n}`, { IfNoneMatch: '*' }))),
    );
    expect(outcomes.toSorted()).toEqual([...Array<string>(9).fill('412 PreconditionFailed'), 'not refused']);
    expect(await textOf(await get('race'))).toBe(`v${outcomes.indexOf('not refused')}`);
    expect(events).toHaveLength(1);
  });

  test('If-Match lets in who knows the newest', async () => {
    const { ETag } = await put('cas', '1');
    expect(await refusal(put('cas', '2', { IfMatch: '"other"' }))).toBe('412 PreconditionFailed');
    await put('cas', '2', { IfMatch: ETag });
    expect(await refusal(put('cas', '3', { IfMatch: ETag }))).toBe('412 PreconditionFailed');
    expect(await refusal(put('no-cas', '1', { IfMatch: ETag }))).toBe('404 NoSuchKey');
    expect(await textOf(await get('cas'))).toBe('2');
  });

  test('If-Match on a delete', async () => {
    const { ETag } = await put('guarded');
    expect(await refusal(remove('guarded', '"other"'))).toBe('412 PreconditionFailed');
    await remove('guarded', ETag);
    expect(await refusal(remove('guarded', ETag))).toBe('404 NoSuchKey');
  });

  test('a read may have conditions too', async () => {
    const { ETag } = await put('read');
    expect(await refusal(get('read', { IfNoneMatch: ETag }))).toMatch(/^304 /);
    expect(await refusal(get('read', { IfMatch: '"other"' }))).toBe('412 PreconditionFailed');
    expect(await textOf(await get('read', { IfMatch: ETag, IfNoneMatch: '"other"' }))).toBe('x');
    const unchanged = await sendSigned({ path: '/articles/read', headers: { 'if-none-match': ETag! } });
    expect([unchanged.status, unchanged.headers.etag, unchanged.body]).toEqual([304, ETag, '']);
  });
});

describe('who is let in', () => {
  const attempt = (config: S3ClientConfig): Promise<string> =>
    refusal(clientOf(server, config).send(new PutObjectCommand({ Bucket, Key: 'locked', Body: 'x' })));

  test('nobody with a wrong key, secret or clock', async () => {
    expect(await attempt({ credentials: { ...CREDENTIALS, secretAccessKey: 'wrong' } })).toBe(
      '403 SignatureDoesNotMatch',
    );
    expect(await attempt({ credentials: { ...CREDENTIALS, accessKeyId: 'other' } })).toBe(
      '403 InvalidAccessKeyId',
    );
    expect(await attempt({ systemClockOffset: 16 * 60 * 1000 })).toBe('403 RequestTimeTooSkewed');
    await expectNothingStored('locked');
    expect(await attempt({ systemClockOffset: 14 * 60 * 1000, region: 'eu-central-1' })).toBe('not refused');
  });

  test('nobody unsigned, or with a presigned URL', async () => {
    const anonymous = await sendRaw({ method: 'PUT', path: '/articles/anonymous', body: 'x' });
    expect([anonymous.status, anonymous.code]).toEqual([403, 'AccessDenied']);
    const presigned = await sendRaw({
      path: '/articles/a.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Signature=00',
    });
    expect([presigned.status, presigned.code]).toEqual([501, 'NotImplemented']);
    await expectNothingStored('anonymous');
  });

  test.each(['evil.example', `evil.example:80`, 'articles.localhost:80'])(
    'nobody who calls this machine %s',
    async (host) => {
      const request = { path: '/', headers: { host } };
      const answer = await sendRaw({ ...request, headers: signed(request) });
      expect([answer.status, answer.code]).toEqual([403, 'AccessDenied']);
      expect(answer.body).toContain(host);
    },
  );

  test('localhost and any other spelling of this machine', async () => {
    for (const host of [`localhost:${server.port}`, `[::1]:${server.port}`]) {
      expect((await sendSigned({ path: '/', headers: { host } })).status).toBe(200);
    }
  });

  test('a refused upload still gets its answer when it is large', async () => {
    const large = Buffer.alloc(8 * 1024 * 1024);
    const stranger = clientOf(server, { credentials: { ...CREDENTIALS, secretAccessKey: 'wrong' } });
    const call = stranger.send(new PutObjectCommand({ Bucket, Key: 'large', Body: large }));
    expect(await refusal(call)).toBe('403 SignatureDoesNotMatch');
  });
});

describe('requests that cannot be', () => {
  test.each([
    ['GET', '/articles/%zz', 400, 'InvalidURI'],
    ['GET', '/articles/%ff', 400, 'InvalidURI'],
    ['GET', '//key', 400, 'InvalidURI'],
    ['GET', `/articles/${'k'.repeat(1025)}`, 400, 'KeyTooLongError'],
    ['POST', '/articles/k', 405, 'MethodNotAllowed'],
  ])('%s %s', async (method, path, status, code) => {
    const headers = signed({ method, path: '/' });
    const answer = await sendRaw({
      method,
      path,
      headers: code === 'MethodNotAllowed' ? signed({ method, path }) : headers,
    });
    expect([answer.status, answer.code]).toEqual([status, code]);
  });

  test('an oversize key through the SDK', async () => {
    expect(await refusal(put('م'.repeat(513)))).toBe('400 KeyTooLongError');
  });

  test.each([
    '/articles/../../../../etc/passwd',
    '/articles/..%2f..%2f..%2fetc%2fpasswd',
    '/../articles',
    '/%2e%2e/etc',
  ])('no path leads out: %s', async (path) => {
    const answer = await sendSigned({ path });
    expect(answer.status).toBe(404);
    expect(answer.body).not.toContain('root:');
  });

  test('what S3 would do and this does not is named', async () => {
    expect(await refusal(client.send(new CreateMultipartUploadCommand({ Bucket, Key: 'k' })))).toBe(
      '501 NotImplemented',
    );
    expect(
      await refusal(client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key: 'k' }] } }))),
    ).toBe('501 NotImplemented');
    await expect(put('k', 'x', { ChecksumAlgorithm: 'SHA1' })).rejects.toThrow(
      'does not do the checksum of "x-amz-checksum-sha1"',
    );
    await expect(put('k', 'x', { Tagging: 'a=b' })).rejects.toThrow('does not do tagging (x-amz-tagging)');
    await expectNothingStored('k');
  });

  test('an error says what and where', async () => {
    const answer = await sendSigned({ path: '/articles/none%26' });
    expect(answer.headers['content-type']).toBe('application/xml');
    expect(answer.headers['x-amz-request-id']).toMatch(/^[0-9A-F]{16}$/);
    const id = String(answer.headers['x-amz-request-id']);
    const host = String(answer.headers['x-amz-id-2']);
    expect(answer.body).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message>' +
        `<Key>none&amp;</Key><Resource>/articles/none%26</Resource><RequestId>${id}</RequestId><HostId>${host}</HostId></Error>`,
    );
  });
});

describe('bodies that are not what they claim', () => {
  const FRAMED = {
    'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
    'x-amz-decoded-content-length': '5',
  };
  const TRAILER = { ...FRAMED, 'x-amz-trailer': 'x-amz-checksum-crc32' };

  test.each<[string, Record<string, string>, string, number, string]>([
    ['half a chunk', FRAMED, '5\r\nhel', 400, 'IncompleteBody'],
    ['no last chunk', FRAMED, '5\r\nhello\r\n', 400, 'IncompleteBody'],
    ['no framing', FRAMED, 'hello, world', 400, 'IncompleteBody'],
    ['bad framing', FRAMED, 'hello\r\nworld', 400, 'InvalidRequest'],
    ['too few bytes', FRAMED, '4\r\nhell\r\n0\r\n\r\n', 400, 'IncompleteBody'],
    ['too many bytes', FRAMED, '6\r\nhello!\r\n0\r\n\r\n', 400, 'IncompleteBody'],
    ['a promised trailer missing', TRAILER, '5\r\nhello\r\n0\r\n\r\n', 400, 'MalformedTrailerError'],
    [
      'a wrong trailer',
      TRAILER,
      '5\r\nhello\r\n0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n',
      400,
      'BadDigest',
    ],
    [
      'a trailer not done here',
      { ...FRAMED, 'x-amz-trailer': 'x-amz-checksum-crc32c' },
      '',
      501,
      'NotImplemented',
    ],
    [
      'no decoded length',
      { 'x-amz-content-sha256': FRAMED['x-amz-content-sha256'] },
      '0\r\n\r\n',
      411,
      'MissingContentLength',
    ],
    ['no length', { 'transfer-encoding': 'chunked' }, 'hello', 411, 'MissingContentLength'],
    ['a wrong hash', { 'x-amz-content-sha256': '0'.repeat(64) }, 'hello', 400, 'XAmzContentSHA256Mismatch'],
    ['a payload hash of no kind', { 'x-amz-content-sha256': 'STREAMING' }, 'hello', 400, 'InvalidArgument'],
    ['a wrong CRC32', { 'x-amz-checksum-crc32': 'AAAAAA==' }, 'hello', 400, 'BadDigest'],
    ['a wrong MD5', { 'content-md5': 'AAAAAAAAAAAAAAAAAAAAAA==' }, 'hello', 400, 'BadDigest'],
    ['an MD5 that is none', { 'content-md5': 'hello' }, 'hello', 400, 'InvalidDigest'],
    [
      'more than 5 GiB announced',
      { ...FRAMED, 'x-amz-decoded-content-length': '5368709121' },
      '',
      400,
      'EntityTooLarge',
    ],
    ['too much metadata', { 'x-amz-meta-a': 'x'.repeat(2048) }, 'hello', 400, 'MetadataTooLarge'],
  ])('%s', async (_, headers, body, status, code) => {
    const answer = await sendSigned({ method: 'PUT', path: '/articles/bad', headers, body });
    expect([answer.status, answer.code]).toEqual([status, code]);
    await expectNothingStored('bad');
  });

  test('the same, well-formed, are stored', async () => {
    const body =
      '5;chunk-signature=00\r\nhello\r\n0;chunk-signature=00\r\nx-amz-checksum-crc32:NhCmhg==\r\n\r\n';
    const payload = { 'x-amz-content-sha256': 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER' };
    expect(
      (await sendSigned({ method: 'PUT', path: '/articles/good', headers: { ...TRAILER, ...payload }, body }))
        .status,
    ).toBe(200);
    expect(await textOf(await get('good'))).toBe('hello');
    const md5 = createHash('md5').update('hello').digest('base64');
    expect(
      (
        await sendSigned({
          method: 'PUT',
          path: '/articles/good',
          headers: { 'content-md5': md5 },
          body: 'hello',
        })
      ).status,
    ).toBe(200);
  });

  test('a large one that is wrong at its start is answered, and its connection still good', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const body = Buffer.alloc(8 * 1024 * 1024, 'x');
    const headers = { ...FRAMED, 'x-amz-decoded-content-length': String(body.length) };
    const answer = await sendSigned({ method: 'PUT', path: '/articles/bad', headers, body, agent });
    expect([answer.status, answer.code]).toEqual([400, 'InvalidRequest']);
    const next = await sendSigned({ path: '/', agent });
    expect(next).toMatchObject({ status: 200, clientPort: answer.clientPort });
    agent.destroy();
    await expectNothingStored('bad');
  });

  test('a client that hangs up leaves nothing', async () => {
    const socket = startUpload(server);
    while ((await readdir(join(folder, 'uploads'))).length === 0) await sleep(5);
    socket.destroy();
    while ((await readdir(join(folder, 'uploads'))).length > 0) await sleep(5);
    await expectNothingStored('bad');
  });
});

describe('events', () => {
  test('come before the answer, in the shape of S3, with the key form-encoded', async () => {
    const { ETag } = await put('events/مقال 1+2.txt', 'hello');
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ bucket: Bucket, key: 'events/مقال 1+2.txt' });
    const [record] = events[0]!.notification.Records;
    expect(record).toMatchObject({
      eventVersion: '2.1',
      eventSource: 'aws:s3',
      awsRegion: REGION,
      eventName: 'ObjectCreated:Put',
      s3: {
        bucket: { name: Bucket, arn: 'arn:aws:s3:::articles' },
        object: {
          key: 'events/%D9%85%D9%82%D8%A7%D9%84+1%2B2.txt',
          size: 5,
          eTag: ETag?.replaceAll('"', ''),
        },
      },
    });
    expect(record?.s3.object.sequencer).toMatch(/^[0-9A-F]{18}$/);
    expect(Date.parse(record?.eventTime ?? '')).toBeGreaterThan(Date.now() - 60_000);
  });

  test('of one key are in order, and there is none where nothing changed', async () => {
    await put('ordered');
    await remove('ordered');
    await remove('ordered');
    await refusal(put('ordered', '1', { IfMatch: '"other"' }));
    await put('ordered');
    const records = events.map(({ notification }) => notification.Records[0]!);
    expect(records.map(({ eventName }) => eventName)).toEqual([
      'ObjectCreated:Put',
      'ObjectRemoved:Delete',
      'ObjectCreated:Put',
    ]);
    const sequencers = records.map(({ s3 }) => s3.object.sequencer);
    expect(sequencers.toSorted()).toEqual(sequencers);
    expect(Object.keys(records[1]!.s3.object)).toEqual(['key', 'sequencer']);
  });

  test('that the caller cannot take make the upload fail, though it stands', async () => {
    const failure = new Error('queue full');
    const other = await start({ folder: await newFolder(), onEvent: () => Promise.reject(failure) });
    const otherClient = clientOf(other);
    await other.createBucket(Bucket);
    expect(await refusal(otherClient.send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'x' })))).toBe(
      '500 InternalError',
    );
    expect(other.listKeys(Bucket)).toEqual(['k']);
    expect(errors.splice(0)).toEqual([failure]);
    await other.close();
  });
});

describe('the server', () => {
  test('has everything again after a restart', async () => {
    const path = await newFolder();
    const first = await start({ folder: path });
    await first.createBucket(Bucket);
    const firstClient = clientOf(first);
    const { ETag } = await firstClient.send(
      new PutObjectCommand({ Bucket, Key: 'مقال', Body: ARABIC, Metadata: { k: 'v' } }),
    );
    const before = await firstClient.send(new HeadObjectCommand({ Bucket, Key: 'مقال' }));
    firstClient.destroy();
    await first.close();

    const second = await start({ folder: path });
    const answer = await clientOf(second).send(
      new GetObjectCommand({ Bucket, Key: 'مقال', ChecksumMode: 'ENABLED' }),
    );
    expect(await textOf(answer)).toBe(ARABIC);
    expect(answer).toMatchObject({
      ETag,
      Metadata: { k: 'v' },
      LastModified: before.LastModified,
      ChecksumCRC32: 'WW3gUQ==',
    });
    expect(second.listKeys(Bucket)).toEqual(['مقال']);
    await second.close();
  });

  test('passes on that its port is taken', async () => {
    const taken = start({ folder: await newFolder(), port: server.port });
    await expect(taken).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  test('listens on 127.0.0.1 only', async () => {
    expect(server.endpoint).toBe(`http://127.0.0.1:${server.port}`);
    await expect(fetch(`http://[::1]:${server.port}/`)).rejects.toThrow('fetch failed');
  });

  test('ends kept-alive connections at once when it closes, and may be closed twice', async () => {
    const other = await start({ folder: await newFolder() });
    await clientOf(other).send(new ListBucketsCommand());
    const began = performance.now();
    await other.close();
    await other.close();
    expect(performance.now() - began).toBeLessThan(1500);
    await expect(fetch(other.endpoint)).rejects.toThrow('fetch failed');
  });

  test('finishes what is under way before it is closed', async () => {
    const started = Promise.withResolvers<undefined>();
    const onEvent = async (): Promise<void> => {
      started.resolve(undefined);
      await sleep(100);
    };
    const other = await start({ folder: await newFolder(), onEvent });
    await other.createBucket(Bucket);
    const upload = refusal(clientOf(other).send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'x' })));
    await started.promise;
    const began = performance.now();
    await other.close();
    expect(performance.now() - began).toBeLessThan(1500);
    expect(await upload).toBe('not refused');
  });

  test('cuts off an upload that stalls when it closes, and keeps nothing of it', async () => {
    const path = await newFolder();
    const other = await start({ folder: path });
    await other.createBucket(Bucket);
    const socket = startUpload(other);
    while ((await readdir(join(path, 'uploads'))).length === 0) await sleep(5);
    const cutOff = once(socket, 'close');
    await other.close();
    await cutOff;
    expect(await readdir(join(path, 'uploads'))).toEqual([]);
  });

  test('answers as scripted, for the operation asked about', async () => {
    const asked: unknown[] = [];
    const other = await start({
      folder: await newFolder(),
      intercept: (operation) => {
        asked.push(operation);
        return operation.name === 'PutObject' ? { status: 503, code: 'SlowDown' } : undefined;
      },
    });
    await other.createBucket(Bucket);
    const otherClient = clientOf(other);
    expect(await refusal(otherClient.send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'x' })))).toBe(
      '503 SlowDown',
    );
    await otherClient.send(new ListObjectsV2Command({ Bucket }));
    await otherClient.send(new ListBucketsCommand());
    expect(asked).toEqual([
      { name: 'PutObject', bucket: Bucket, key: 'k' },
      { name: 'ListObjectsV2', bucket: Bucket, key: '' },
      { name: 'ListBuckets', bucket: '', key: '' },
    ]);
    expect(other.listKeys(Bucket)).toEqual([]);
    await other.close();
  });

  test('offers unsigned requests to the fallback, after the check of the host', async () => {
    const offered: (string | undefined)[] = [];
    const other = await start({
      folder: await newFolder(),
      fallback: ({ url }, response) => {
        offered.push(url);
        if (url !== '/reader/') return false;
        response.end('the reader');
        return true;
      },
    });
    expect(await (await fetch(`${other.endpoint}/reader/`)).text()).toBe('the reader');
    expect((await fetch(`${other.endpoint}/other`)).status).toBe(403);
    expect((await fetch(`${other.endpoint}/reader/?X-Amz-Signature=00`)).status).toBe(403);
    await clientOf(other).send(new ListBucketsCommand());
    const foreign = httpRequest({
      host: '127.0.0.1',
      port: other.port,
      path: '/reader/',
      headers: { host: 'evil.example' },
      agent: false,
    }).end();
    const [answer] = (await once(foreign, 'response')) as [IncomingMessage];
    expect(answer.statusCode).toBe(403);
    answer.resume();
    expect(offered).toEqual(['/reader/', '/other']);
    await other.close();
  });
});
