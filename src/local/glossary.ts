import { readFile, writeFile } from 'node:fs/promises';
import { parse } from 'node:path';
import { WarraqError } from '../pipeline/errors.ts';
import { formatGlossary, glossaryVersion, parseSoundGlossary } from '../pipeline/translation/glossary.ts';
import type { Glossary } from '../pipeline/translation/term.ts';

/** A glossary as the local Amazon Translate knows it. */
export interface LocalGlossary {
  /** Of the terminology: what documents say was applied. It ends with the content's version. */
  readonly name: string;
  readonly glossary: Glossary;
}

/** Characters of a file's name that a terminology's name may have as well. */
const NOT_OF_A_NAME = /[^A-Za-z0-9-]+/gu;

/** The glossary in a file. Throws `invalid-settings`, naming the file and what is wrong with it. */
export async function readLocalGlossary(path: string): Promise<LocalGlossary> {
  const glossary = parseSoundGlossary(await readText(path), path);
  const stem = parse(path).name.replace(NOT_OF_A_NAME, '');
  return { name: `${stem || 'glossary'}-${glossaryVersion(glossary)}`, glossary };
}

/** Keeps the terms where the handler's processes find them, however often they start and whatever becomes of the file. */
export async function keepGlossary(file: string, { glossary }: LocalGlossary): Promise<void> {
  await writeFile(file, formatGlossary(glossary));
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new WarraqError(
      'invalid-settings',
      `The glossary ${path} cannot be read: ${reason}. Check the path.`,
      {
        cause,
      },
    );
  }
}
