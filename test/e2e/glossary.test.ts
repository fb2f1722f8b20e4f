import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadEngine } from '../../src/local/engine.ts';
import { readLocalGlossary } from '../../src/local/glossary.ts';
import { parseArticle } from '../../src/pipeline/document/parse-article.ts';
import { warraq } from './command-line.ts';
import { runCloud, targetsOf } from './running-cloud.ts';

/** A glossary on its way from a file to the English of an article. */

let folder: string;
let file: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'warraq-glossary-'));
  file = join(folder, 'desk terms.csv');
  writeFileSync(file, 'ar,en\nسوق الليل,Night Market\n');
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const ARTICLE = 'عادت المدينة لسوق الليل اليوم.\n\nقال الوزير إن سوق الليل كبير.\n';

describe('the local cloud', () => {
  test('asks for the terminology, and documents say which was applied', async () => {
    const glossary = await readLocalGlossary(file);
    expect(glossary.name).toMatch(/^deskterms-[0-9a-f]{12}$/u);
    const running = await runCloud({ glossary, engine: loadEngine('demo') });
    try {
      await running.put('market.txt', ARTICLE);
      await running.settled();
      const document = await running.proven('market.txt', ARTICLE);
      expect(document.engine).toMatchObject({ name: 'demo', glossary: glossary.name });
      expect(targetsOf(document)).toEqual([
        expect.stringContaining('to Night Market'),
        expect.stringContaining('Night Market'),
      ]);
      expect(readFileSync(join(running.data, 'glossary.csv'), 'utf8')).toBe(
        'ar,en\nسوق الليل,Night Market\n',
      );
    } finally {
      await running.close();
    }
  });

  test('an article that asks for a terminology which is not there has failed, by its name', async () => {
    const running = await runCloud({
      maxReceives: 1,
      environment: { WARRAQ_GLOSSARY: JSON.stringify({ name: 'gone-1', file }) },
    });
    try {
      await running.put('market.txt', ARTICLE);
      await running.settled();
      const status = await running.status('market.txt');
      expect(status).toMatchObject({ outcome: 'failed', error: { code: 'glossary-not-found' } });
      expect(status?.error?.message).toContain('The terminology gone-1 was not found');
      await expect.poll(() => running.deadLetters.length).toBe(1);
      expect(running.paid).toEqual([]);
    } finally {
      await running.close();
    }
  });
});

describe('warraq translate --glossary', () => {
  test('applies the terms', async () => {
    const { code, stdout } = await warraq(['translate', '-', '--glossary', file], { input: ARTICLE });
    expect(code).toBe(0);
    const document = parseArticle(stdout, 'stdin.txt');
    expect(document.engine.glossary).toMatch(/^deskterms-/u);
    expect(targetsOf(document).join()).toContain('to Night Market');
  });

  test('says what is wrong with the glossary', async () => {
    const { code, stdout } = await warraq(
      ['translate', '-', '--json', '--glossary', join(folder, 'no.csv')],
      {
        input: ARTICLE,
      },
    );
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'invalid-settings' } });
    expect(stdout).toContain('cannot be read: ENOENT');
  });
});

describe('warraq glossary lint', () => {
  test('finds nothing wrong with the glossary of the samples', async () => {
    const { code, stdout, stderr } = await warraq(['glossary', 'lint']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(
      /^69 terms lack forms with clitics: \d+ are generated .*\n✓ content\/glossary\.csv: 69 terms, 0 errors, 0 warnings; version [0-9a-f]{12}\n$/u,
    );
  });

  const BAD = 'ar,en\nسوق,market\nسوق,fair\nبَحر,sea\n';

  test('names file, line, and what to do', async () => {
    const { code, stdout } = await warraq(['glossary', 'lint', '-'], { input: BAD });
    expect(code).toBe(1);
    expect(stdout.split('\n')).toEqual([
      '-:3 error conflicting-targets: "سوق" is "market" in line 2 and "fair" here. Keep one of them.',
      expect.stringMatching(/^-:4 warning never-matches: "بَحر" holds vowel signs/u),
      expect.stringMatching(/^2 terms lack forms with clitics: \d+ are generated/u),
      expect.stringMatching(/^✗ -: 3 terms, 1 error, 1 warning; version /u),
      '',
    ]);
  });

  test('with --json tells programs the same', async () => {
    const { code, stdout } = await warraq(['glossary', 'lint', '-', '--json'], { input: BAD });
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      file: '-',
      terms: 3,
      findings: [
        { severity: 'info', line: 2, code: 'missing-variants' },
        { severity: 'error', line: 3, code: 'conflicting-targets' },
        { severity: 'warning', line: 4, code: 'never-matches' },
        { severity: 'info', line: 4, code: 'missing-variants' },
      ],
    });
  });

  test.each([
    ['no glossary', 'a,b\n', 'expected the header'],
    ['no UTF-8', Uint8Array.of(0x61, 0x72, 0xff), 'is not UTF-8'],
  ])('%s is an error', async (_, input, message) => {
    const { code, stdout } = await warraq(['glossary', 'lint', '-', '--json'], { input });
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toEqual({
      error: { code: 'invalid-settings', message: expect.stringContaining(message) as unknown },
    });
  });
});
