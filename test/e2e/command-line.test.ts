import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { parseArticle } from '../../src/pipeline/document/parse-article.ts';
import { ROOT, warraq } from './command-line.ts';
import { provenAgainst } from './running-cloud.ts';

/** `warraq` as people and scripts run it: what needs no cloud. */

const ARTICLE = join(ROOT, 'content/articles/2026/01/desert-observatory.txt');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'warraq-cli-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function file(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

describe('help', () => {
  test.concurrent('names every command, shows examples and tells the exit codes', async () => {
    const { code, stdout, stderr } = await warraq(['--help']);
    expect([code, stderr]).toEqual([0, '']);
    const commands = ['local', 'start', 'upload', 'get', 'list', 'status', 'translate', 'segment', 'verify'];
    for (const command of commands) expect(stdout).toMatch(new RegExp(`^ {2}${command} `, 'mu'));
    expect(stdout).toContain('npx warraq upload article.txt --wait');
    expect(stdout).toContain('Exit codes: 0 done, 1 failed, 2 wrong usage, 3 partly done, 130 interrupted.');
  });

  test.concurrent('of a command tells its flags', async () => {
    const { code, stdout } = await warraq(['get', '--help']);
    expect(code).toBe(0);
    expect(stdout.replace(/\s+/gu, ' ')).toContain('(choices: "json", "html", "text", default: "json")');
  });

  test.concurrent('without a command is wrong usage, and goes to stderr', async () => {
    const { code, stdout, stderr } = await warraq([]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^Usage: warraq/u);
  });

  test.concurrent('the version is the package’s', async () => {
    expect(await warraq(['--version'])).toMatchObject({ code: 0, stdout: `${packageJson.version}\n` });
  });
});

describe('wrong usage', () => {
  test.concurrent.each([
    [['uplod', 'a.txt'], "error: unknown command 'uplod'\n(Did you mean upload?)\n"],
    [['list', '--jsn'], "error: unknown option '--jsn'\n(Did you mean --json?)\n"],
    [['get'], "error: missing required argument 'id'\n"],
    [
      ['get', 'a.txt', '--format', 'pdf'],
      "error: option '--format <name>' argument 'pdf' is invalid. Allowed choices are json, html, text.\n",
    ],
    [['list', '--endpoint', 'localhost'], 'error usage: --endpoint is not an address: localhost\n'],
  ])('%j exits with 2 and says what is wrong', async (args, stderr) => {
    expect(await warraq(args)).toEqual({ code: 2, signal: null, stdout: '', stderr });
  });

  test.concurrent('is JSON on stdout for programs', async () => {
    const { code, stdout, stderr } = await warraq(['list', '--jsn', '--json']);
    expect([code, stderr]).toEqual([2, '']);
    expect(JSON.parse(stdout)).toEqual({
      error: { code: 'usage', message: "unknown option '--jsn'\n(Did you mean --json?)" },
    });
  });
});

describe('errors', () => {
  test.concurrent.each([
    [
      ['segment', 'no-such.txt'],
      'not-found',
      'Cannot read no-such.txt: there is no such file or folder. Check the path.',
    ],
    [
      ['verify', 'src'],
      'not-found',
      'Cannot read src: it is a folder, and one file is wanted. Check the path.',
    ],
    [
      ['list', '--data', 'no-such-folder', '--outputs', 'no-such.json'],
      'not-found',
      'There is nothing to talk to: no local cloud runs on no-such-folder, and there is no no-such.json. ' +
        'Start one with "npx warraq local", or deploy with "npx cdk deploy".',
    ],
  ])('%j exits with 1 and says what to do', async (args, code, message) => {
    expect(await warraq(args)).toEqual({
      code: 1,
      signal: null,
      stdout: '',
      stderr: `error ${code}: ${message}\n`,
    });
  });

  test.concurrent('are JSON on stdout for programs', async () => {
    const { code, stdout, stderr } = await warraq(['verify', 'src', '--json']);
    expect([code, stderr]).toEqual([1, '']);
    expect(JSON.parse(stdout)).toEqual({
      error: {
        code: 'not-found',
        message: 'Cannot read src: it is a folder, and one file is wanted. Check the path.',
      },
    });
  });

  test.concurrent('a store that cannot be reached is no defect of Warraq', async () => {
    const env = { AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b' };
    const { code, stdout } = await warraq(['list', '--endpoint', 'http://127.0.0.1:1', '--json'], { env });
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      error: {
        code: 'store-unavailable',
        message: expect.stringMatching(/^s3:\/\/warraq-translations\/status\/: .*ECONNREFUSED/u) as string,
      },
    });
  });
});

describe('segment', () => {
  const TEXT = 'عنوان المقال\n\nوصل ’’المدير‘‘.  ثم 📰 غادر. وعاد.\n';

  test.concurrent('for programs: blocks and sentences, with ranges in code points', async () => {
    const { code, stdout, stderr } = await warraq(['segment', '-', '--json'], { input: TEXT });
    expect([code, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toEqual({
      charset: 'utf-8',
      mediaType: 'text/plain',
      lang: 'ar',
      metadata: { title: null, byline: null, published: null, url: null, licence: null },
      text: TEXT,
      blocks: [
        {
          kind: 'headline',
          level: 1,
          place: { line: 1 },
          source: 'عنوان المقال',
          range: [0, 12],
          sentences: [{ text: 'عنوان المقال', range: [0, 12] }],
        },
        {
          kind: 'paragraph',
          level: null,
          place: { line: 3 },
          source: 'وصل ’’المدير‘‘.  ثم 📰 غادر. وعاد.',
          range: [14, 47],
          sentences: [
            { text: 'وصل ’’المدير‘‘.', range: [0, 15] },
            { text: 'ثم 📰 غادر.', range: [17, 27] },
            { text: 'وعاد.', range: [28, 33] },
          ],
        },
      ],
      exclusions: [],
    });
  });

  test.concurrent('for people: each sentence on its line', async () => {
    const { code, stdout } = await warraq(['segment', '-', '--lang', 'ar'], { input: 'أول. ثان.\n\nثالث.' });
    expect(code).toBe(0);
    expect(stdout).toBe(
      'text/plain, utf-8\n\nparagraph, line 1\n  أول.\n  ثان.\n\nparagraph, line 3\n  ثالث.\n',
    );
  });

  test.concurrent('English where that is asked for', async () => {
    const input = 'Mr. Smith left at 5 p.m. yesterday. He came back.';
    const { code, stdout } = await warraq(['segment', '-', '--lang', 'en'], { input });
    expect(code).toBe(0);
    expect(stdout).toBe(
      'text/plain, utf-8\n\nparagraph, line 1\n  Mr. Smith left at 5 p.m. yesterday.\n  He came back.\n',
    );
  });

  test.concurrent(
    'another format than the name says, what was left out, and where things stand',
    async () => {
      const input = '<nav>الرئيسية</nav><h2>عنوان</h2><p>أول. ثان.</p>';
      const { code, stdout } = await warraq(['segment', '-', '--as', 'html', '--json'], { input });
      expect(code).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({
        mediaType: 'text/html',
        blocks: [
          { kind: 'heading', level: 2, place: { element: 'h2', nth: 1 } },
          { kind: 'paragraph', place: { element: 'p', nth: 1 }, sentences: [{}, {}] },
        ],
        exclusions: [{ reason: 'navigation', text: 'الرئيسية' }],
      });
    },
  );

  test.concurrent('--explain says which rule decided, for people and for programs', async () => {
    const input = 'قال د. سامي هذا. ثم غادر.';
    const people = await warraq(['segment', '-', '--explain'], { input });
    expect(people.stdout).toMatch(/\n {4}– [^\n]+: …قال د\.⏐ سامي/u);
    expect(people.stdout).toMatch(/\n {4}✓ [^\n]+: …قال د\. سامي هذا\.⏐ ثم/u);
    const { stdout } = await warraq(['segment', '-', '--explain', '--json'], { input });
    const { blocks } = JSON.parse(stdout) as { blocks: { boundaries: object[] }[] };
    expect(blocks[0]?.boundaries).toMatchObject([
      { offset: 6, marks: '.', isBoundary: false },
      { offset: 16, marks: '.', isBoundary: true },
      { offset: 25, marks: '.', isBoundary: true, reason: 'the line or the text ends' },
    ]);
  });

  test.concurrent('what cannot be read is told', async () => {
    const { code, stdout } = await warraq(['segment', '-', '--json'], {
      input: Uint8Array.of(0x25, 0x50, 0x44, 0x46, 0x2d, 0x31),
    });
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'undecodable' } });
  });
});

describe('align', () => {
  test.concurrent('JSON Lines in, beads and confidences out', async () => {
    const texts = {
      id: 7,
      source: ['أجرى وزير الخارجية محادثات في 12 مايو.', 'وسافر في المساء إلى باريس.'],
      target: ['The foreign minister held talks.', 'It was 12 May.', 'He travelled to Paris in the evening.'],
    };
    const { code, stdout } = await warraq(['align', '--json'], { input: `${JSON.stringify(texts)}\n\n` });
    expect(code).toBe(0);
    const { id, beads, confidences } = JSON.parse(stdout) as {
      id: number;
      beads: unknown;
      confidences: number[];
    };
    expect([id, beads]).toEqual([
      7,
      [
        [[0], [0, 1]],
        [[1], [2]],
      ],
    ]);
    expect(confidences).toHaveLength(2);
    for (const confidence of confidences) expect(confidence).toBeGreaterThan(0.5);
  });

  test.concurrent.each([
    ['{"id":1', 'Line 1 of standard input is not JSON.'],
    ['{"id":1,"source":[]}', /^Line 1 of standard input is not \{"id","source":\[…\],"target":\[…\]\}:/u],
  ])('%s is told', async (input, message) => {
    const { code, stdout } = await warraq(['align', '--json'], { input });
    expect(code).toBe(2);
    const { error } = JSON.parse(stdout) as { error: { code: string; message: string } };
    expect(error.code).toBe('usage');
    expect(error.message).toMatch(message);
  });
});

describe('estimate', () => {
  test.concurrent('says what articles would cost, without a cloud', async () => {
    const { code, stdout } = await warraq([
      'estimate',
      ARTICLE,
      '--price',
      '10',
      '--json',
      '--data',
      '/nowhere',
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      usdPerMillionCharacters: 10,
      articles: [
        {
          id: 'desert-observatory.txt',
          characters: 1197,
          requests: 12,
          reusedCharacters: 0,
          copiedCharacters: 0,
          usd: 0.012,
          error: null,
        },
      ],
      total: { characters: 1197, requests: 12, reusedCharacters: 0, copiedCharacters: 0, usd: 0.012 },
    });
  });
});

describe('translate', () => {
  test.concurrent('prints the aligned article on stdout, and talks on stderr', async () => {
    const input = 'وصل الوزير. وغادر.\n\n2026';
    const { code, stdout, stderr } = await warraq(['translate', '-'], { input });
    expect(code).toBe(0);
    const document = await provenAgainst(stdout, { id: 'stdin.txt', bytes: input });
    expect(document.blocks.map(({ segments }) => segments.map(({ origin }) => origin))).toEqual([
      ['machine', 'machine'],
      ['copied'],
    ]);
    expect(document.engine.name).toBe('demo');
    expect(stderr).toBe(
      'stdin.txt: complete, 2 blocks, 3 segments, proven\n' +
        'Engine demo: rough gloss from a small phrase table, not a translation\n',
    );
  });

  test.concurrent('is deterministic to the byte', async () => {
    const [one, other] = await Promise.all([warraq(['translate', ARTICLE]), warraq(['translate', ARTICLE])]);
    expect(one.stdout).toBe(other.stdout);
    expect(parseArticle(one.stdout, 'stdout').id).toBe('desert-observatory.txt');
  });

  test.concurrent.each([
    ['text', /^بدأ مرصد وادي النجوم[^\n]+\n[A-Z][^\n]+\n\n/u],
    ['html', /^<!doctype html>\n<html lang="en"/u],
  ])('prints %s', async (format, start) => {
    const { code, stdout } = await warraq(['translate', ARTICLE, '--format', format, '--engine', 'demo']);
    expect(code).toBe(0);
    expect(stdout).toMatch(start);
  });

  test.concurrent('an article at fault is told', async () => {
    const { code, stdout } = await warraq(['translate', '-', '--json'], { input: '\n\n' });
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toEqual({
      error: { code: 'empty-article', message: 'stdin.txt holds no text. Put text into it and try again.' },
    });
  });
});

describe('verify', () => {
  const TEXT = 'وصل الوزير. وغادر.\n\nوانتهى الخبر.\n';
  let json: string;
  let article: string;
  beforeAll(async () => {
    article = file('article.txt', TEXT);
    json = (await warraq(['translate', article])).stdout;
  });

  const verify = (document: string, ...args: string[]) =>
    warraq(['verify', '-', ...args], { input: document });

  test.concurrent('accepts a document and its article, and says what it could not check', async () => {
    const { code, stdout } = await warraq(['verify', file('aligned.json', json), '--article', article]);
    expect(code).toBe(0);
    expect(stdout).toBe(
      [
        'article.txt: holds. 2 blocks, 3 segments.',
        '  ✓ schema aligned-article/1',
        '  ✓ ids unique and made of the texts, ranges in order, status, title and disclosure true',
        '  ✓ made of this very article file (size and SHA-256)',
        "  ✓ every block is the article's own text, of the kind and at the place that the article has it, and its segments re-join to it",
        '  ✓ no visible character of the article is missing but what it is read without: navigation, comments and the like',
        '  – not checked: that the English is what the translator returned: only the run that made it can know',
        '  – not checked: who translated, who reviewed, and what the checks found: the document alone says so',
        '',
      ].join('\n'),
    );
  });

  test.concurrent('without the article says that most of it is not checked', async () => {
    const { code, stdout } = await verify(json, '--json');
    expect(code).toBe(0);
    const told = JSON.parse(stdout) as { verified: string[]; unverified: string[] };
    expect(told).toMatchObject({ id: 'article.txt', holds: true });
    expect([told.verified.length, told.unverified.length]).toEqual([2, 5]);
  });

  test.concurrent.each<[string, (text: string) => string, RegExp]>([
    [
      'a changed word',
      (text) => text.replace('وصل الوزير.', 'وصل المدير.'),
      /its 2 segments are not the article's/u,
    ],
    ['a missing block', (text) => text.replace(/,\n\{"id":"b[^\n]+(?=\n\])/u, ''), /no block holds “/u],
    ['a cut end', (text) => text.slice(0, -20), /is not JSON\./u],
    ['garbage', () => 'hello', /is not JSON\./u],
  ])('refuses %s', async (_, tamper, message) => {
    const tampered = tamper(json);
    expect(tampered).not.toBe(json);
    const { code, stdout } = await verify(tampered, '--article', article, '--json');
    expect(code).toBe(1);
    const { error } = JSON.parse(stdout) as { error: { code: string; message: string } };
    expect(error.code).toBe('integrity-broken');
    expect(error.message).toMatch(message);
  });

  test.concurrent('refuses another article', async () => {
    const other = file('other.txt', TEXT.replace('انتهى', 'بدأ'));
    const { code, stderr } = await verify(json, '--article', other);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^error integrity-broken: The aligned article article\.txt does not hold:\n/u);
    expect(stderr).toContain('it was made of another article file');
  });
});
