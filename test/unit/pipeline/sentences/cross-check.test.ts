import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { splitBlocks } from '../../../../src/pipeline/article/split-blocks.ts';
import { splitSentences } from '../../../../src/pipeline/sentences/split-sentences.ts';

const ARTICLES = new URL('../../../../content/articles/', import.meta.url);
const icu = new Intl.Segmenter('ar', { granularity: 'sentence' });

/** Where the sentences of a text begin, the first aside, as the rules of Unicode see it. */
const icuStarts = (text: string) => Array.from(icu.segment(text), ({ index }) => index).slice(1);
const ourStarts = (text: string) => splitSentences(text).map(({ start }) => start).slice(1);

const paragraphs = readdirSync(ARTICLES, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.txt'))
  .flatMap((name) => splitBlocks(readFileSync(new URL(encodeURI(name), ARTICLES), 'utf8')))
  .filter(({ kind }) => kind === 'paragraph')
  .map(({ text }) => text);
void describe; void expect; void test;
for (const p of paragraphs) { const i=icuStarts(p), o=ourStarts(p); if (JSON.stringify(i)!==JSON.stringify(o)) console.log(p, i.filter(x=>!o.includes(x)).map(x=>p.slice(x-12,x+5)), o.filter(x=>!i.includes(x)).map(x=>p.slice(x-12,x+5))); }
console.log(paragraphs.length, paragraphs.map(p=>ourStarts(p).length).reduce((a,b)=>a+b));
test('x',()=>{});
