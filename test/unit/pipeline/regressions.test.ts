/** What was found wrong once, kept so that it stays mended. */
import { describe, expect, test } from 'vitest';
import { inProcessMemory } from '../../../src/local/in-process-memory.ts';
import { splitBlocks } from '../../../src/pipeline/article/split-blocks.ts';
import { unwrap } from '../../../src/pipeline/article/lines.ts';
import { idsFromText } from '../../../src/pipeline/document/ids.ts';
import { serializeArticle } from '../../../src/pipeline/document/serialize-article.ts';
import { findProblems } from '../../../src/pipeline/document/prove-integrity.ts';
import { WarraqError } from '../../../src/pipeline/errors.ts';
import { articleKey, pageKey, statusKey } from '../../../src/pipeline/keys.ts';
import { reconcile } from '../../../src/pipeline/reconciliation/reconcile.ts';
import { splitSentences } from '../../../src/pipeline/sentences/split-sentences.ts';
import { settingsHash } from '../../../src/pipeline/settings-hash.ts';
import { parseSettings } from '../../../src/pipeline/settings.ts';
import { translateArticle } from '../../../src/pipeline/translate-article.ts';
import { mapInOrder } from '../../../src/pipeline/in-order.ts';
import { fakeRun } from '../../fakes/run.ts';
import { fakeEnglish, fakeTranslator } from '../../fakes/translator.ts';
import { sampleDocument } from './document/sample-document.ts';
import { started, answers, BOTH, HELLO } from './translation/sentence-run.ts';
import { FIRST, ID, publishedWorld, World } from './reconciliation/world.ts';

const file = (text: string) => ({ id: 'a.txt', bytes: new TextEncoder().encode(text) });
const s = (text: string) => splitSentences(text).map(({ start, end }) => text.slice(start, end));

test('U+0085 between lines', async () => {
  const d = await translateArticle(file('أهلا.\u0085سلام.'), fakeRun());
  expect(d.blocks.map((b) => b.segments[0]!.source)).toEqual(['أهلا.', 'سلام.']);
});
describe('two-letter words', () => {
  test.each([
    'لا مثيل له',
    'ما يسمح به',
    'هذا لك',
    'بلغ مليون لتر',
    'هذا ما في الفم',
    'على كم',
    'هو الكل في كل',
    'انقطع الوتر وتر',
  ])('%s', (t) => {
    expect(s(`${t}. وأضاف الوزير.`)).toEqual([`${t}.`, 'وأضاف الوزير.']);
  });
});
describe('bidi behind an abbreviation', () => {
  test.each([
    'قال د.\u200f محمد ذلك.',
    'قال د.\u200fمحمد ذلك.',
    'قال د\u200f. محمد ذلك.',
    'نقلت أ.\u200fف.\u200fب ذلك.',
    '1.\u200f تجديد الطرق.',
    'قال أ.د.\u200f محمد ذلك.',
  ])('%s', (t) => {
    expect(s(t)).toEqual([t]);
  });
});
test('ALM behind a stop', () => {
  expect(s('نفدت التذاكر.\u061c وستباع أخرى.')).toHaveLength(2);
});
describe('sentences without a word', () => {
  test.each([
    'مرحبا بكم. \u200f',
    'قال: «نعم. »',
    'لماذا ؟ !',
    'فاز المغرب! 🇲🇦',
    'انتهى. …',
    'نعم. \u200f\u200f',
  ])('%j', (t) => {
    expect(s(t)).toHaveLength(1);
  });
});
test('skin tone', () => {
  expect(s('فاز الفريق! 👏🏽 وخرج الناس.')).toEqual(['فاز الفريق! 👏🏽', 'وخرج الناس.']);
});
test('dotted abbreviation in brackets', () => {
  expect(s('قالت وكالة فرانس برس (أ.ف.ب.) إن الأمر صعب.')).toHaveLength(1);
});
test('a long run of spaces costs no more than its length', () => {
  // Anything quadratic would run into the time limit of the test.
  expect(unwrap(`كلمة${' '.repeat(3_000_000)}كلمة`)).toHaveLength(3_000_008);
});
test('range past the end', async () => {
  const { document, ...evidence } = await sampleDocument('أهلا.\n\nسلام.');
  document.blocks[1]!.range[1] = 9999;
  expect(findProblems(document, evidence)).not.toEqual([]);
});
test('title', async () => {
  const { document, ...evidence } = await sampleDocument('بداية السنة\n\nسلام.');
  document.article.title = { source: 'x', target: 'y' };
  expect(findProblems(document, evidence)).not.toEqual([]);
});
test('failure moved between segments', async () => {
  const translator = fakeTranslator((l) => (l.length > 1 ? [] : l[0] === 'أهلا.' ? [''] : fakeEnglish(l)));
  const { document, ...evidence } = await sampleDocument('أهلا. سلام.', { translator });
  const [a, b] = document.blocks[0]!.segments;
  document.blocks[0]!.segments = [
    { ...b!, id: a!.id, source: a!.source },
    { ...a!, id: b!.id, source: b!.source },
  ];
  expect(findProblems(document, evidence)).not.toEqual([]);
});
test('a store refuses to look up keys over 1,024 bytes, as S3 does', async () => {
  const id = `${'ب'.repeat(503)}.txt`;
  const world = new World();
  world.articles.set(articleKey(id), FIRST);
  const ports = world.ports();
  const aligned = {
    ...ports.aligned,
    etagOf: (key: string) =>
      Buffer.byteLength(key) > 1024
        ? Promise.reject(new WarraqError('store-unavailable', '400 BadRequest'))
        : ports.aligned.etagOf(key),
  };
  expect(await reconcile(id, { ...ports, aligned })).toMatchObject({
    outcome: 'rejected',
    error: { code: 'key-too-long' },
  });
});
test('blank lines of white space', async () => {
  const { translate } = started({ answer: answers({ [BOTH.join('\n')]: ['Hello. Peace.', ' '] }) });
  expect(await translate(BOTH)).toMatchObject({ method: 'sentence' });
});
test('single white space', async () => {
  const { translate } = started({ answer: answers({ [HELLO]: [' \u00a0'] }) });
  expect(await translate([HELLO])).toMatchObject({ targets: [{ code: 'empty-translation' }] });
});
test('damaged status, article gone', async () => {
  const world = new World();
  world.translations.set(statusKey(ID), 'garbage');
  await world.reconcile();
  expect(world.status()).toMatchObject({ outcome: 'removed' });
});
test('settings hash and order of engine fields', () => {
  const st = parseSettings({}, 't');
  expect(settingsHash(st, { glossary: null, notice: null, model: null, name: 'x' })).toBe(
    settingsHash(st, { name: 'x', model: null, notice: null, glossary: null }),
  );
});
test('bytes and order of engine fields', async () => {
  const t = fakeTranslator();
  const a = await sampleDocument('أهلا.', {
    translator: { ...t, engine: { glossary: null, notice: null, model: null, name: 'x' } },
  });
  const b = await sampleDocument('أهلا.', {
    translator: { ...t, engine: { name: 'x', model: null, notice: null, glossary: null } },
  });
  expect(JSON.stringify(a.document)).toBe(JSON.stringify(b.document));
});
test('white-space piece of an over-long sentence', async () => {
  const translator = { ...fakeTranslator((l) => (l[0] === '' ? [''] : fakeEnglish(l))), maxRequestBytes: 16 };
  const { translate } = started({ translator });
  const out = await translate([`واحد${' '.repeat(40)}اثنان`]);
  expect(translator.requests).not.toContainEqual(['']);
  expect(out.targets[0]).toBe('EN~واحد~ EN~اثنان~');
});
test('first failure in time is thrown', async () => {
  const gates = [Promise.withResolvers<number>(), Promise.withResolvers<number>()];
  const all = mapInOrder([0, 1], 2, (i) => gates[i]!.promise);
  gates[1]!.reject(new Error('first'));
  await new Promise((r) => setImmediate(r));
  gates[0]!.reject(new Error('second'));
  await expect(all).rejects.toThrow('first');
});
test('failure stops further packs of another block', async () => {
  const gate = Promise.withResolvers<readonly string[]>();
  const t = {
    ...fakeTranslator((l) => {
      if (l[0] === 'نعم.') throw new WarraqError('throttled', 'x');
      return l[0] === 'أهلا.' ? gate.promise : fakeEnglish(l);
    }),
    maxRequestBytes: 12,
  };
  const run = sampleDocument('أهلا. سلام. مرحبا.\n\nنعم.', { translator: t }).catch((e: unknown) => e);
  await new Promise((r) => setImmediate(r));
  gate.resolve(['Hello.']);
  await run;
  expect(t.requests).toEqual([['أهلا.'], ['نعم.']]);
});
test('dividers and figures are no headings', () => {
  const P = 'أعلنت وزارة التعليم، اليوم، أن السنة الدراسية الجديدة ستبدأ في سبتمبر.';
  for (const t of ['***', '———', '2026', '#', '<<<'])
    expect(splitBlocks(`${P}\n\n${t}\n\n${P}`)[1]!.kind, t).toBe('paragraph');
  for (const t of ['***', '———']) expect(splitBlocks(`${t}\n\n${P}`)[0]!.kind, t).toBe('paragraph');
});
test('items behind RLM, lettered items', () => {
  const P = 'أعلنت وزارة التعليم، اليوم، أن السنة الدراسية الجديدة ستبدأ في سبتمبر.';
  for (const t of ['\u200f- التسجيل', '1/ التسجيل'])
    expect(splitBlocks(`${P}\n\n${t}\n\n${P}`)[1]!.kind, t).toBe('list-item');
  for (const t of ['أ. التسجيل', 'أ- التسجيل'])
    expect(splitBlocks(`${P}\n\n${t}\n\n${P}`)[1]!.kind, t).toBe('paragraph');
});
test('URL only block is copied', async () => {
  const t = fakeTranslator();
  await translateArticle(file('أهلا.\n\nhttps://example.com/a'), fakeRun({ translator: t }));
  expect(t.requests).toEqual([['أهلا.']]);
});
test('ALM makes digits translatable', async () => {
  const t = fakeTranslator();
  await translateArticle(file('أهلا.\n\n\u061c12'), fakeRun({ translator: t }));
  expect(t.requests).toEqual([['أهلا.']]);
});
test('memory away on the last try', async () => {
  const memory = {
    ...inProcessMemory(),
    put: () => Promise.reject(new WarraqError('store-unavailable', 'x')),
  };
  const world = new World();
  world.upload('أهلا.');
  const st = await world.reconcile({ memory, lastTry: true });
  expect(st?.outcome).toMatch(/complete|partial/);
});
test('sha256 in rejected status of a read article', async () => {
  const world = new World();
  world.upload('ب\0');
  expect((await world.reconcile())?.source?.sha256).not.toBeNull();
});
test('tampered file and rejected article', async () => {
  const world = await publishedWorld(FIRST);
  world.translations.set(pageKey(ID), 'defaced');
  world.upload('');
  const st = await world.reconcile();
  expect(st?.publishedSource).toBeNull();
});
test('U+2028 in targets splits JSON lines', async () => {
  const t = fakeTranslator(() => ['a\u2028b']);
  const { document } = await sampleDocument('أهلا.', { translator: t });
  expect(serializeArticle(document)).not.toMatch(/[\u2028\u2029\u0085]/);
});
test('lines-not-kept grammar', async () => {
  const { translate, run } = started({ answer: answers({ [BOTH.join('\n')]: ['x'] }) });
  await translate(BOTH);
  expect(run.happenings[0]).toMatchObject({ reason: '1 line came back for 2' });
});
test('copyright sign', () => {
  expect(s('انتهى النص. © رويترز')).not.toEqual(['انتهى النص. ©', 'رويترز']);
});
test('thousands of equal lines cost no more than as many different ones', () => {
  const ids = idsFromText(
    'b',
    Array.from({ length: 200_000 }, () => '-'),
  );
  expect(new Set(ids).size).toBe(200_000);
});
test('gap on a first segment', async () => {
  const { document, ...evidence } = await sampleDocument('أهلا. سلام.');
  document.blocks[0]!.segments[0]!.gap = 'anything';
  expect(findProblems(document, evidence)).not.toEqual([]);
});
