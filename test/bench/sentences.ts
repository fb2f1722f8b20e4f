/**
 * How fast are sentences found? Against `Intl.Segmenter` and two libraries on the same 10 MB of Arabic news, turn and turn
 * about in one process, so that whatever else the machine does falls on all alike; then whether the time doubles with the
 * text, for news in one paragraph and for runs of what segmenters dislike.
 *
 *   node test/bench/sentences.ts [--json]
 */
import { createRequire } from 'node:module';
import { splitSentences } from '../../src/pipeline/sentences/split-sentences.ts';
import { arabicNews } from './arabic-news.ts';

const MEGABYTE = 1_000_000;

const NEWS_BYTES = 10 * MEGABYTE;
const ROUNDS = 9;
/** The libraries are ten and more times slower: fewer rounds tell as much. */
const LIBRARY_ROUNDS = 3;
/** At least as fast as the segmenter that the runtime brings along. */
const TARGET_RATIO = 1;

const LARGEST_NEWS_BYTES = 50 * MEGABYTE;
const HOSTILE_UNITS = 1_000_000;
const DOUBLING_ROUNDS = 3;
/** A quadratic walk takes four times as long for twice the text; a linear one twice, and some for cold memory. */
const MOST_PER_DOUBLING = 3;
/** Milliseconds: shorter times are mostly noise, and a ratio of them says nothing. */
const SHORTEST_TELLING_TIME = 20;

const HOSTILE: Readonly<Record<string, string>> = {
  stops: '.',
  'stops apart': '. ',
  'stops and quotes': '."',
  'straight quotes': '"',
  'opening brackets': '(',
  'stops and brackets': '. (',
  spaces: ' ',
  'bidi controls': '\u202b',
  'stops and bidi controls': '.\u202b',
  digits: '1',
  'digits and stops': '1. ',
  emoji: '🎉',
  'marks and emoji': '!🎉',
  'combining marks': '\u064b',
  'dotted letters': 'ب.',
  'footnote marks': '.[1]',
  'line ends': '.\n',
  'lone surrogates': '.\ud83c',
};

interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

interface Doubling {
  readonly what: string;
  /** Milliseconds of processor time for the half and for the whole. */
  readonly half: number;
  readonly whole: number;
}

const load = createRequire(import.meta.url);
const unicode = new Intl.Segmenter('ar', { granularity: 'sentence' });

const segmenters: Record<string, (text: string) => number> = {
  warraq: (text) => splitSentences(text, 'ar').length,
  'Intl.Segmenter': (text) => Array.from(unicode.segment(text), ({ index }) => index).length,
};
const libraries = { ...sbd(), ...sentencex() };

const news = arabicNews(NEWS_BYTES);
const speeds = { ...race(segmenters, ROUNDS), ...race(libraries, LIBRARY_ROUNDS) };
const doublings = [doublingOfNews(), ...Object.entries(HOSTILE).map(doublingOf)];
report();

function sbd(): Record<string, (text: string) => number> {
  // Published without types.
  const { sentences } = load('sbd') as { sentences: (text: string) => string[] };
  return { sbd: (text) => sentences(text).length };
}

/** Native code that is published for some platforms only: where it cannot be loaded, the reason is printed. */
function sentencex(): Record<string, (text: string) => number> {
  try {
    const { segment } = load('sentencex') as { segment: (language: string, text: string) => string[] };
    return { sentencex: (text) => segment('ar', text).length };
  } catch (error) {
    console.error(`sentencex cannot run here: ${error instanceof Error ? error.message : String(error)}`);
    return {};
  }
}

/** The first round warms up. */
function race(racers: Record<string, (text: string) => number>, rounds: number): Record<string, Spread> {
  const times = Object.entries(racers).map(([name, run]) => ({ name, run, times: new Array<number>() }));
  for (let round = -1; round < rounds; round++) {
    for (const racer of times) {
      const time = timeOf(() => racer.run(news));
      if (round >= 0) racer.times.push(time);
    }
  }
  return Object.fromEntries(times.map((racer) => [racer.name, spreadOf(racer.times)]));
}

function doublingOfNews(): Doubling {
  const whole = arabicNews(LARGEST_NEWS_BYTES);
  return doubling(`${megabytes(LARGEST_NEWS_BYTES)} of news in one paragraph`, whole);
}

function doublingOf([what, unit]: [string, string]): Doubling {
  return doubling(`${what} ${JSON.stringify(unit)}`, unit.repeat((2 * HOSTILE_UNITS) / unit.length));
}

/** Words on both sides, so that no rule for texts without any decides. */
function doubling(what: string, text: string): Doubling {
  const half = `كلمة ${text.slice(0, text.length / 2)} كلمة`;
  const whole = `كلمة ${text} كلمة`;
  return { what, half: best(half), whole: best(whole) };
}

function best(text: string): number {
  return Math.min(
    ...Array.from({ length: DOUBLING_ROUNDS }, () => processorTimeOf(() => splitSentences(text, 'ar'))),
  );
}

/** Milliseconds of processor time, which other processes on the machine do not lengthen as they do the time of day. */
function processorTimeOf(run: () => unknown): number {
  const before = process.cpuUsage();
  run();
  return process.cpuUsage(before).user / 1000;
}

/** Milliseconds. */
function timeOf(run: () => number): number {
  const start = performance.now();
  if (run() === 0) throw new Error('no sentences found');
  return performance.now() - start;
}

function spreadOf(times: readonly number[]): Spread {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (index: number): number => round1(sorted.at(index) ?? NaN);
  return { median: at(Math.floor(sorted.length / 2)), min: at(0), max: at(-1) };
}

function report(): void {
  const reference = speeds['Intl.Segmenter']?.median ?? NaN;
  const ratios = Object.fromEntries(
    Object.entries(speeds).map(([name, { median }]) => [name, Math.round((median / reference) * 100) / 100]),
  );
  if (process.argv.includes('--json')) {
    const rounded = doublings.map(({ what, half, whole }) => ({
      what,
      half: round1(half),
      whole: round1(whole),
      // Too short to tell.
      ratio: whole < SHORTEST_TELLING_TIME ? null : round1(whole / half),
    }));
    const targets = { ratio: TARGET_RATIO, perDoubling: MOST_PER_DOUBLING };
    console.log(
      JSON.stringify({ bytes: Buffer.byteLength(news), speeds, ratios, doublings: rounded, targets }),
    );
    return;
  }
  console.log(`${megabytes(Buffer.byteLength(news))} of Arabic news (Node ${process.versions.node}):`);
  for (const [name, { median, min, max }] of Object.entries(speeds)) {
    const spread = `median ${median.toFixed(1)} ms (${min.toFixed(1)} to ${max.toFixed(1)})`;
    console.log(`  ${name.padEnd(16)} ${spread}, ${String(ratios[name])} of Intl.Segmenter`);
  }
  console.log(`  target: warraq at most ${TARGET_RATIO.toFixed(2)} of Intl.Segmenter`);
  console.log(`Processor time for twice the text (target: at most ${MOST_PER_DOUBLING} times the time):`);
  for (const { what, half, whole } of doublings) {
    const ratio = whole < SHORTEST_TELLING_TIME ? 'too short to tell' : (whole / half).toFixed(1);
    console.log(`  ${what.padEnd(40)} ${half.toFixed(0)} ms, ${whole.toFixed(0)} ms: ${ratio}`);
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / MEGABYTE).toFixed(0)} MB`;
}

function round1(value: number): number {
  return Math.round(value * 10) / 10;
}
