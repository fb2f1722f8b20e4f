import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as z from 'zod';
import { AMAZON_TRANSLATE, amazonTranslator } from '../../src/aws/amazon-translator.ts';
import { s3Client, translateClient } from '../../src/aws/clients.ts';
import { s3AlignedStore } from '../../src/aws/s3-aligned-store.ts';
import { s3ArticleSource } from '../../src/aws/s3-article-source.ts';
import { s3Memory } from '../../src/aws/s3-memory.ts';
import { Engine } from '../../src/pipeline/document/engine.ts';
import { WarraqError } from '../../src/pipeline/errors.ts';
import { parseSettings } from '../../src/pipeline/settings.ts';
import { parseGlossary } from '../../src/pipeline/translation/glossary.ts';
import type { Glossary } from '../../src/pipeline/translation/term.ts';

const Json = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'is not JSON' });
    return z.NEVER;
  }
});

const Environment = z.object({
  ARTICLES_BUCKET: z.string().min(1),
  TRANSLATIONS_BUCKET: z.string().min(1),
  MEMORY_BUCKET: z.string().min(1),
  /** Receives after which the queue gives a message up. */
  MAX_RECEIVES: z.coerce.number().int().min(1),
  WARRAQ_SETTINGS: Json.optional(),
  /** Who answers, where that is not Amazon Translate. */
  WARRAQ_ENGINE: Json.pipe(Engine.partial({ glossary: true })).optional(),
  /** The terminology that requests ask for, and the file of its terms, which lies beside the code unless its path is absolute. */
  WARRAQ_GLOSSARY: Json.pipe(z.strictObject({ name: z.string().min(1), file: z.string().min(1) })).optional(),
  /** Where Lambda puts the code. */
  LAMBDA_TASK_ROOT: z.string().default(''),
  AWS_ENDPOINT_URL: z.string().optional(),
  AWS_ENDPOINT_URL_TRANSLATE: z.string().optional(),
});

/** Reads the environment, once, and wires the ports on AWS. Throws `invalid-settings`, naming every variable that is off. */
export function wire(variables: Readonly<Record<string, string | undefined>>) {
  const result = Environment.safeParse(variables);
  if (!result.success) {
    throw new WarraqError(
      'invalid-settings',
      `The environment is not valid:\n${z.prettifyError(result.error)}`,
    );
  }
  const environment = result.data;
  const s3 = s3Client();
  const terminology = environment.WARRAQ_GLOSSARY?.name;
  return {
    maxReceives: environment.MAX_RECEIVES,
    settings: parseSettings(environment.WARRAQ_SETTINGS, 'WARRAQ_SETTINGS'),
    source: s3ArticleSource(s3, environment.ARTICLES_BUCKET),
    aligned: s3AlignedStore(s3, environment.TRANSLATIONS_BUCKET),
    memory: s3Memory(s3, environment.MEMORY_BUCKET),
    translator: amazonTranslator(translateClient(), engineOf(environment), { terminology }),
    glossary: glossaryOf(environment),
  };
}

/** Nothing but Amazon Translate itself may call itself that. */
function engineOf(environment: z.infer<typeof Environment>): Engine {
  const named = environment.WARRAQ_ENGINE;
  const redirected = environment.AWS_ENDPOINT_URL_TRANSLATE ?? environment.AWS_ENDPOINT_URL;
  if (redirected !== undefined && !named) {
    throw new WarraqError(
      'invalid-settings',
      `Translate requests go to ${redirected}: set WARRAQ_ENGINE to {"name","model","notice"} of what answers there.`,
    );
  }
  const glossary = environment.WARRAQ_GLOSSARY?.name ?? named?.glossary ?? null;
  return { ...(named ?? AMAZON_TRANSLATE), glossary };
}

/** The terms of the terminology, which the pipeline looks for in texts and translations; null where there is none. */
function glossaryOf({ WARRAQ_GLOSSARY, LAMBDA_TASK_ROOT }: z.infer<typeof Environment>): Glossary | null {
  if (!WARRAQ_GLOSSARY) return null;
  const file = resolve(LAMBDA_TASK_ROOT, WARRAQ_GLOSSARY.file);
  try {
    return parseGlossary(readFileSync(file, 'utf8'), file);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new WarraqError(
      'invalid-settings',
      `WARRAQ_GLOSSARY names a file that cannot be used: ${reason}\nDeploy again, or take the glossary out of the settings.`,
      { cause },
    );
  }
}
