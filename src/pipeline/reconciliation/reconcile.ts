import { parseObjectMetadata } from '../article/object-metadata.ts';
import { checkBeforeReading, sha256Of } from '../article/read-article.ts';
import { page } from '../document/formats/page.ts';
import type { AlignedArticle } from '../document/schema.ts';
import { serializeArticle } from '../document/serialize-article.ts';
import type { ArticleStatus } from '../document/status-schema.ts';
import { asWarraqError, WarraqError } from '../errors.ts';
import { alignedKey, idFits, pageKey, publishedKeys } from '../keys.ts';
import type { AlignedStore, ArticleSource, ArticleVersion, PublishedFile } from '../ports.ts';
import { settingsHash } from '../settings-hash.ts';
import { translateArticle } from '../translate-article.ts';
import type { Run } from '../translation/run.ts';
import { noUsage } from '../translation/usage.ts';
import { isAsPublished, nextStep, type Seen } from './next-step.ts';
import { settle, type Settling } from './settle.ts';

/** A run, and the stores that it reads from and publishes to. */
export interface Reconciliation extends Omit<Run, 'usage'> {
  readonly source: ArticleSource;
  readonly aligned: AlignedStore;
}

/** How often an article may change under the hands of one delivery before the next delivery goes on. */
const MAX_ROUNDS = 8;

type Work = Run & Settling;
type SeenArticle = Seen & { readonly id: string };

/**
 * Brings what is published of one article in line with its newest version: translates it, removes it, or finds that
 * all is well. Returns the status that stands afterwards, or null for an article that never was. What it throws the next
 * delivery must try again; unless that may pass, the status says `failed` until then.
 */
export async function reconcile(id: string, given: Reconciliation): Promise<ArticleStatus | null> {
  const work: Work = { ...given, usage: noUsage(), startedAt: given.clock.now() };
  try {
    return await untilSettled(id, work);
  } catch (thrown) {
    const error = asWarraqError(thrown, id);
    if (error.disposition !== 'passing' || work.lastTry) await tellFailure(id, error, work);
    throw error;
  }
}

async function untilSettled(id: string, work: Work): Promise<ArticleStatus | null> {
  for (let round = 1; round <= MAX_ROUNDS; round += 1) {
    const seen = await look(id, work);
    if (nextStep(seen) === 'nothing') return told(seen.status, work, false);
    const status = seen.source
      ? await renew({ ...seen, source: seen.source }, work)
      : await remove(seen, work);
    if (status) return told(status, work, true);
    work.observer.observe({ type: 'started-over', id, reason: 'it changed meanwhile' });
  }
  throw new WarraqError(
    'store-unavailable',
    `${id} kept changing while it was worked on. The next delivery goes on.`,
  );
}

/** Status first: whoever settles the article after this look makes our next write of the status fail. */
async function look(id: string, { aligned, source, settings, translator }: Work): Promise<SeenArticle> {
  const stored = await aligned.readStatus(id);
  // A key over the limit is nowhere, and S3 does not even want to be asked.
  const own = idFits(id) ? publishedKeys(id) : [];
  const keys = [...new Set([...own, ...(stored?.status?.published ?? []).map(({ key }) => key)])];
  const [version, ...etags] = await Promise.all([source.head(id), ...keys.map((key) => aligned.etagOf(key))]);
  const files = keys.flatMap((key, index): [string, string][] => {
    const etag = etags[index];
    return etag ? [[key, etag]] : [];
  });
  return {
    id,
    status: stored?.status ?? null,
    statusEtag: stored?.etag ?? null,
    source: version,
    files: new Map(files),
    settings: settingsHash(settings, translator.engine, version),
  };
}

/** Translates and publishes the version that is seen, or tells why it is rejected. Null where it is gone. */
async function renew(
  seen: SeenArticle & { readonly source: ArticleVersion },
  work: Work,
): Promise<ArticleStatus | null> {
  const { id, source } = seen;
  let sha256: string | null = null;
  let document: AlignedArticle;
  try {
    checkBeforeReading(id, source.bytes, work.settings);
    const bytes = await work.source.read(source);
    if (!bytes) return null;
    sha256 = sha256Of(bytes);
    const { contentType } = source;
    const metadata = parseObjectMetadata(source.metadata);
    document = await translateArticle({ id, bytes, contentType, metadata }, work);
  } catch (thrown) {
    const error = asWarraqError(thrown, id);
    if (error.disposition !== 'rejected') throw error;
    const files = isHalfDone(seen) ? [] : 'keep';
    return settle(seen, { outcome: 'rejected', error: reasonOf(error), sha256, files }, work);
  }
  return settle(seen, { outcome: document.status, sha256, files: filesOf(document) }, work);
}

/** Whether a publication or removal broke off between two files: what is left then is of no one article, and goes. */
function isHalfDone({ status, files }: Seen): boolean {
  return status?.outcome === 'publishing' && !isAsPublished(status, files);
}

function remove(seen: SeenArticle, work: Work): Promise<ArticleStatus | null> {
  return settle(seen, { outcome: 'removed', sha256: null, files: [] }, work);
}

/** Says in the status what broke the run off. If not even that can be done, the error that is thrown says more. */
async function tellFailure(id: string, error: WarraqError, work: Work): Promise<void> {
  try {
    const seen = await look(id, work);
    if (nextStep(seen) === 'nothing') return;
    await settle(seen, { outcome: 'failed', error: reasonOf(error), sha256: null, files: 'keep' }, work);
  } catch (thrown) {
    const { code } = asWarraqError(thrown, id);
    work.observer.observe({ type: 'failure-not-told', id, code });
  }
}

function reasonOf({ code, message }: WarraqError): { code: string; message: string } {
  return { code, message };
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

function told(status: ArticleStatus | null, { observer }: Work, changed: boolean): ArticleStatus | null {
  if (status) observer.observe({ type: 'settled', id: status.id, outcome: status.outcome, changed });
  return status;
}
