import { expect } from 'vitest';
import { articleKey, statusKey } from '../../../../src/pipeline/keys.ts';
import { ID, publishedWorld, type World } from './world.ts';

/**
 * Everything that must hold when all is done, whatever happened on the way: readers see `text` as if it had been published
 * undisturbed (null: they see nothing; a rejected text: what was there before), the status describes just that, and nothing else stands in the bucket.
 */
export async function expectSettled(world: World, text: string | null): Promise<void> {
  const status = world.status();
  if (text === null && status === null) {
    expect(world.keys()).toEqual([]);
    return;
  }
  const undisturbed = text === null ? null : await publishedWorld(text);
  if (undisturbed?.status()?.outcome === 'rejected') expect(status?.outcome).toBe('rejected');
  else expect(world.published()).toEqual(undisturbed?.published() ?? { json: null, page: null });
  expect(status?.outcome).toMatch(text === null ? /^removed$/ : /^(?:complete|rejected)$/);
  expect(status?.source?.etag ?? null).toBe(world.articles.etag(articleKey(ID)));
  const recorded = status?.published ?? [];
  for (const { key, etag } of recorded) expect(world.translations.etag(key)).toBe(etag);
  expect(world.keys()).toEqual([...recorded.map(({ key }) => key), statusKey(ID)].sort());
}
