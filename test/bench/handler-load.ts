/**
 * How long a cold function takes to load its code, against the least it could load: the two SDK clients alone, in one file.
 * Fresh processes, turn and turn about, so that whatever else the machine does falls on both alike.
 *
 *   node test/bench/handler-load.ts [--json]
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';
import { BUNDLING, bundleFunction } from '../../infra/bundle-function.ts';

const WARM_UPS = 3;
const ROUNDS = 31;

/** The handler loads no slower than the bare clients. */
const TARGET_RATIO = 1;

const BARE_CLIENTS = `
  import { S3Client } from '@aws-sdk/client-s3';
  import { TranslateClient } from '@aws-sdk/client-translate';
  export const clients = [new S3Client({}), new TranslateClient({})];
`;

/** What the handler reads while it loads; nothing is called. */
const ENVIRONMENT = {
  AWS_REGION: 'eu-west-1',
  ARTICLES_BUCKET: 'articles',
  TRANSLATIONS_BUCKET: 'translations',
  MEMORY_BUCKET: 'memory',
  MAX_RECEIVES: '10',
};

/** Milliseconds. */
interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

const folder = mkdtempSync(join(tmpdir(), 'handler-load-'));
try {
  const handler = join(bundleFunction('translate-article', join(folder, 'handler')), 'handler.mjs');
  report(compare(handler, bundleBareClients(join(folder, 'bare-clients.mjs'))));
} finally {
  rmSync(folder, { recursive: true });
}

function bundleBareClients(outfile: string): string {
  buildSync({ ...BUNDLING, stdin: { contents: BARE_CLIENTS, resolveDir: BUNDLING.absWorkingDir }, outfile });
  return outfile;
}

function compare(handler: string, bareClients: string): { handler: Spread; bareClients: Spread } {
  const times = { handler: new Array<number>(), bareClients: new Array<number>() };
  for (let round = -WARM_UPS; round < ROUNDS; round++) {
    const pair = { handler: loadTime(handler), bareClients: loadTime(bareClients) };
    if (round < 0) continue;
    times.handler.push(pair.handler);
    times.bareClients.push(pair.bareClients);
  }
  return { handler: spreadOf(times.handler), bareClients: spreadOf(times.bareClients) };
}

/** Milliseconds that a fresh process takes to import the module. */
function loadTime(file: string): number {
  const url = JSON.stringify(pathToFileURL(file).href);
  const script = `const start = performance.now(); await import(${url}); console.log(performance.now() - start);`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    env: ENVIRONMENT,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${file} does not load:\n${stderr}`);
  return Number(stdout);
}

function spreadOf(times: readonly number[]): Spread {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (index: number): number => Math.round((sorted.at(index) ?? NaN) * 10) / 10;
  return { median: at(Math.floor(sorted.length / 2)), min: at(0), max: at(-1) };
}

function report(measured: { handler: Spread; bareClients: Spread }): void {
  const ratio = Math.round((measured.handler.median / measured.bareClients.median) * 100) / 100;
  if (process.argv.includes('--json')) {
    console.log(JSON.stringify({ rounds: ROUNDS, ...measured, ratio, target: TARGET_RATIO }));
    return;
  }
  console.log(
    `Import time in fresh processes, ${String(ROUNDS)} each, interleaved (Node ${process.versions.node}):`,
  );
  console.log(`  handler.mjs    ${inWords(measured.handler)}`);
  console.log(`  bare clients   ${inWords(measured.bareClients)}`);
  console.log(`  ratio          ${ratio.toFixed(2)} (target: at most ${TARGET_RATIO.toFixed(2)})`);
}

function inWords({ median, min, max }: Spread): string {
  return `median ${median.toFixed(1)} ms (${min.toFixed(1)} to ${max.toFixed(1)})`;
}
