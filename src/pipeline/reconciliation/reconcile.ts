import { checkBeforeReading, sha256Of } from '../article/read-article.ts';
import { page } from '../document/formats/page.ts';
import type { AlignedArticle } from '../document/schema.ts';
import { serializeArticle } from '../document/serialize-article.ts';
import type { ArticleStatus, PublishedEntry, Receipt } from '../document/status-schema.ts';
import { asWarraqError, WarraqError } from '../errors.ts';
import { alignedKey, idFits, pageKey, publishedKeys } from '../keys.ts';
import type { AlignedStore, ArticleSource, ArticleVersion, PublishedFile } from '../ports.ts';
import { settingsHash } from '../settings-hash.ts';
import { translateArticle } from '../translate-article.ts';
import type { Run } from '../translation/run.ts';
import { estimateUsd, noUsage } from '../translation/usage.ts';
import { isAsPublished, isSameVersion, nextStep, type Seen } from './next-step.ts';

/** A run, and the stores that it reads from and publishes to. */
export interface Reconciliation extends Omit<Run, 'usage'> {
  readonly source: ArticleSource;
  readonly aligned: AlignedStore;
}

/** How often an article may change under the hands of one delivery before the next delivery goes on. */
const MAX_ROUNDS = 8;

/** Null means that somebody else wrote in between: look again. */
type Attempt = ArticleStatus | null;

/**
 * Brings what is published of one article in line with its newest version: translates it, removes it, or finds that
 * all is well. Returns the status that stands afterwards, or null for an article that never was. Throws what the
 * next delivery must try again; whatever it was, nothing that is published was left half-written without a status
 * that says so.
 */
export async function reconcile(id: string, given: Reconciliation): Promise<ArticleStatus | null> {
  const work = { ...given, usage: noUsage(), startedAt: given.clock.now() };
  for (let round = 1; round <= MAX_ROUNDS; round += 1) {
    const seen = await look(id, work);
    const step = nextStep(seen);
    if (step === 'nothing') return settled(id, seen.status, work, false);
    const status =
      step === 'remove' || !seen.source
        ? await remove(id, seen, work)
        : await renew(id, { ...seen, source: seen.source }, work);
    if (status) return settled(id, status, work, true);
    work.observer.observe({ type: 'started-over', id, reason: 'it changed meanwhile' });
  }
  throw new WarraqError(
    'store-unavailable',
    `${id} kept changing while it was worked on. The next delivery goes on.`,
  );
}

interface Work extends Reconciliation, Run {
  readonly startedAt: ReturnType<Reconciliation['clock']['now']>;
}

/** Status first: whoever settles the article after this look makes the status write below fail. */
async function look(id: string, { aligned, source, settings, translator }: Work): Promise<Seen> {
  const stored = await aligned.readStatus(id);
  // A key over the limit is nowhere, and S3 does not even want to be asked.
  const own = idFits(id) ? publishedKeys(id) : [];
  const keys = new Set([...own, ...(stored?.status?.published ?? []).map(({ key }) => key)]);
  const [version, ...etags] = await Promise.all([
    source.head(id),
    ...[...keys].map((key) => aligned.etagOf(key)),
  ]);
  const files = [...keys].flatMap((key, index): [string, string][] => {
    const etag = etags[index];
    return etag ? [[key, etag]] : [];
  });
  return {
    status: stored?.status ?? null,
    statusEtag: stored?.etag ?? null,
    source: version,
    files: new Map(files),
    settings: settingsHash(settings, translator.engine),
  };
}

type SeenWithSource = Seen & { readonly source: ArticleVersion };

async function renew(id: string, seen: SeenWithSource, work: Work): Promise<Attempt> {
  let sha256: string | null = null;
  let document: AlignedArticle;
  try {
    checkBeforeReading(id, seen.source.bytes, work.settings);
    const bytes = await work.source.read(seen.source);
    if (!bytes) return null;
    sha256 = sha256Of(bytes);
    document = await translateArticle({ id, bytes }, work);
  } catch (thrown) {
    return giveUp(id, { seen, sha256, error: asWarraqError(thrown, id) }, work);
  }
  return publish(id, { seen, document }, work);
}

/** Tells the outcome of an article that could not be translated, what is published left alone; throws what is not final. */
async function giveUp(
  id: string,
  { seen, sha256, error }: { seen: SeenWithSource; sha256: string | null; error: WarraqError },
  work: Work,
): Promise<Attempt> {
  const rejected = error.disposition === 'rejected';
  if (!rejected && error.disposition === 'passing' && !work.lastTry) throw error;
  const status: ArticleStatus = {
    ...statusOf(id, seen),
    source: sourceOf(seen.source, sha256),
    outcome: rejected ? 'rejected' : 'failed',
    error: { code: error.code, message: error.message },
    published: [...seen.files].map(([key, etag]) => ({ key, etag })),
    // Files that a broken-off publication left, or that somebody changed, are of an unknown source.
    publishedSource:
      seen.status && isAsPublished(seen.status, seen.files) ? seen.status.publishedSource : null,
    receipt: receipt(work),
  };
  const written = await commit(status, seen.statusEtag, work.aligned);
  if (!rejected) throw error;
  return written;
}

async function publish(
  id: string,
  { seen, document }: { seen: SeenWithSource; document: AlignedArticle },
  work: Work,
): Promise<Attempt> {
  const about = { ...statusOf(id, seen), source: sourceOf(seen.source, document.article.sha256) };
  const statusEtag = await work.aligned.writeStatus({ ...about, outcome: 'publishing' }, seen.statusEtag);
  if (!statusEtag) return null;
  const published = await writeFiles(filesOf(document), seen.files, work.aligned);
  if (!published) return null;
  await removeFiles(
    [...seen.files.keys()].filter((key) => !publishedKeys(id).includes(key)),
    work.aligned,
  );
  if (!isSameVersion(await work.source.head(id), seen.source)) return null;
  const status: ArticleStatus = {
    ...about,
    outcome: document.status,
    published,
    publishedSource: document.article.sha256,
    receipt: receipt(work),
  };
  return commit(status, statusEtag, work.aligned);
}

async function remove(id: string, seen: Seen, work: Work): Promise<Attempt> {
  const about = statusOf(id, seen);
  const statusEtag = await work.aligned.writeStatus({ ...about, outcome: 'publishing' }, seen.statusEtag);
  if (!statusEtag) return null;
  await removeFiles([...seen.files.keys()], work.aligned);
  if (await work.source.head(id)) return null;
  const status: ArticleStatus = { ...about, outcome: 'removed', published: [], publishedSource: null };
  return commit(status, statusEtag, work.aligned);
}

async function commit(
  status: ArticleStatus,
  expected: string | null,
  aligned: AlignedStore,
): Promise<Attempt> {
  const etag = await aligned.writeStatus(status, expected);
  return etag === null ? null : status;
}

/** The status of what is seen, what was published before kept, for the outcome to be filled in. */
function statusOf(id: string, { status, source, settings }: Seen): Omit<ArticleStatus, 'outcome'> {
  return {
    schema: 'article-status/1',
    id,
    error: null,
    source: source && sourceOf(source, null),
    settings,
    edits: null,
    published: status?.published ?? [],
    publishedSource: status?.publishedSource ?? null,
    waiting: null,
    receipt: null,
  };
}

function sourceOf({ key, versionId, etag }: ArticleVersion, sha256: string | null): ArticleStatus['source'] {
  return { key, versionId, etag, sha256 };
}

function filesOf(document: AlignedArticle): PublishedFile[] {
  return [
    {
      key: alignedKey(document.id),
      body: serializeArticle(document),
      contentType: 'application/json; charset=utf-8',
    },
    { key: pageKey(document.id), body: page(document), contentType: 'text/html; charset=utf-8' },
  ];
}

/** Null where one of them is no longer what was seen. */
async function writeFiles(
  files: readonly PublishedFile[],
  seen: ReadonlyMap<string, string>,
  aligned: AlignedStore,
): Promise<PublishedEntry[] | null> {
  const published: PublishedEntry[] = [];
  for (const file of files) {
    const etag = await aligned.publish(file, seen.get(file.key) ?? null);
    if (!etag) return null;
    published.push({ key: file.key, etag });
  }
  return published;
}

async function removeFiles(keys: readonly string[], aligned: AlignedStore): Promise<void> {
  for (const key of keys) await aligned.remove(key);
}

function receipt({ usage, settings, startedAt, clock }: Work): Receipt {
  return {
    ...usage,
    estimatedUsd: estimateUsd(usage, settings.usdPerMillionCharacters),
    startedAt: startedAt.toISOString(),
    finishedAt: clock.now().toISOString(),
  };
}

function settled(
  id: string,
  status: ArticleStatus | null,
  { observer }: Work,
  changed: boolean,
): ArticleStatus | null {
  if (status) observer.observe({ type: 'settled', id, outcome: status.outcome, changed });
  return status;
}
