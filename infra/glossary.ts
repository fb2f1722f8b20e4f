import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  formatGlossary,
  glossaryVersion,
  parseSoundGlossary,
  terminologyCsv,
} from '../src/pipeline/translation/glossary.ts';

const ROOT = join(import.meta.dirname, '..');

/** Name of the glossary's file in the function's folder. */
export const GLOSSARY_FILE = 'glossary.csv';

/**
 * Most characters of base64 that a terminology may take in the template: CloudFormation takes templates of 1 MB, and all the rest of
 * this one is below 100 KB. docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
 */
export const MAX_TERMINOLOGY_CHARACTERS = 850_000;

/** A glossary that is to be deployed. */
export interface DeployedGlossary {
  /** What the terminology's name ends with: another content has another one. */
  readonly version: string;
  /** The terms, as the function reads them. */
  readonly csv: string;
  /** The file of the terminology, clitic variants included, in base64. */
  readonly terminology: string;
}

/**
 * The glossary at a path from the folder of the project. Throws an error that names the file and every line that is wrong, or says
 * that it is too large to be deployed.
 */
export function readGlossary(path: string): DeployedGlossary {
  const glossary = parseSoundGlossary(readText(path), path);
  const terminology = Buffer.from(terminologyCsv(glossary)).toString('base64');
  if (terminology.length > MAX_TERMINOLOGY_CHARACTERS) {
    throw new Error(
      `The glossary ${path} is too large for a CloudFormation template: with clitic variants its terminology has ` +
        `${terminology.length} characters of base64, and ${MAX_TERMINOLOGY_CHARACTERS} fit. Take terms out.`,
    );
  }
  return { version: glossaryVersion(glossary), csv: formatGlossary(glossary), terminology };
}

/** Puts the terms beside the function's code: an environment variable holds 4 KB in all. */
export function addGlossary(folder: string, { csv }: DeployedGlossary): void {
  writeFileSync(join(folder, GLOSSARY_FILE), csv);
}

function readText(path: string): string {
  try {
    return readFileSync(resolve(ROOT, path), 'utf8');
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`The glossary ${path} of the settings cannot be read: ${reason}. Correct its path.`, {
      cause,
    });
  }
}
