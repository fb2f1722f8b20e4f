import * as z from 'zod';

/** Names of the buckets of a local cloud. */
export const LOCAL_BUCKETS = {
  articlesBucket: 'warraq-articles',
  translationsBucket: 'warraq-translations',
  memoryBucket: 'warraq-memory',
} as const;

/** `local.json` in the data folder: how to talk to the local cloud that runs on it. It holds a secret. */
export const LocalCloudFile = z.object({
  endpoint: z.url(),
  region: z.string(),
  accessKeyId: z.string(),
  secretAccessKey: z.string(),
  articlesBucket: z.string(),
  translationsBucket: z.string(),
  memoryBucket: z.string(),
  reader: z.url(),
  engine: z.string(),
  pid: z.int().min(1),
});
export type LocalCloudFile = z.infer<typeof LocalCloudFile>;
