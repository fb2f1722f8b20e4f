/**
 * How much memory does it take to find the sentences of a large article? Peak resident memory of fresh processes that read
 * a file of N bytes of UTF-8 and split it, beside processes that only read it: the difference is what the segmenter adds.
 *
 *   node test/bench/sentences-memory.ts [--json]
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { arabicNews } from './arabic-news.ts';

const MEGABYTE = 1_000_000;
const SIZES = [1, 10, 25, 50].map((size) => size * MEGABYTE);

/** Of the whole process, Node itself included: bytes, and bytes a byte of text. */
const TARGET = { fixed: 80 * MEGABYTE, perByte: 12 };

const SEGMENTER = new URL('../../src/pipeline/sentences/split-sentences.ts', import.meta.url).href;

/** The peak is in kibibytes: see process.resourceUsage(). */
const CHILD = (file: string, split: boolean) => `
  import { readFileSync } from 'node:fs';
  import { splitSentences } from ${JSON.stringify(SEGMENTER)};
  const text = readFileSync(${JSON.stringify(file)}, 'utf8');
  const sentences = ${split ? "splitSentences(text, 'ar').length" : '0'};
  console.log(JSON.stringify({ units: text.length, sentences, peak: process.resourceUsage().maxRSS * 1024 }));
`;

interface Measured {
  readonly bytes: number;
  readonly sentences: number;
  /** Bytes: of the process that splits, and of the one that only reads. */
  readonly peak: number;
  readonly readOnly: number;
  readonly target: number;
}

const folder = mkdtempSync(join(tmpdir(), 'sentences-memory-'));
try {
  report(SIZES.map(measure));
} finally {
  rmSync(folder, { recursive: true });
}

function measure(size: number): Measured {
  const file = join(folder, `${String(size)}.txt`);
  const text = Buffer.from(arabicNews(size));
  writeFileSync(file, text);
  const { sentences, peak } = run(file, true);
  return {
    bytes: text.length,
    sentences,
    peak,
    readOnly: run(file, false).peak,
    target: TARGET.fixed + TARGET.perByte * text.length,
  };
}

function run(file: string, split: boolean): { sentences: number; peak: number } {
  const child = spawnSync(process.execPath, ['--input-type=module', '--eval', CHILD(file, split)], {
    encoding: 'utf8',
  });
  if (child.status !== 0) throw new Error(`the child process failed:\n${child.stderr}`);
  return JSON.parse(child.stdout) as { sentences: number; peak: number };
}

function report(measured: readonly Measured[]): void {
  if (process.argv.includes('--json')) {
    console.log(JSON.stringify({ measured, target: TARGET }));
    return;
  }
  console.log(
    `Peak memory of a fresh process (Node ${process.versions.node}), one paragraph of Arabic news:`,
  );
  for (const { bytes, sentences, peak, readOnly, target } of measured) {
    const counted = `${inMegabytes(bytes)} of text, ${String(sentences)} sentences`;
    const added = `${inMegabytes(readOnly)} for Node and the text, ${inMegabytes(Math.max(0, peak - readOnly))} for the sentences`;
    console.log(`  ${counted}: ${inMegabytes(peak)} (${added}); target: at most ${inMegabytes(target)}`);
  }
}

function inMegabytes(bytes: number): string {
  return `${(bytes / MEGABYTE).toFixed(0)} MB`;
}
