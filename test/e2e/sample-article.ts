import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './command-line.ts';

const PATH = join(ROOT, '../shared/seeds/000_b836564ad961b99c.txt');

/**
 * The article that the project was measured with from its beginning. It is a publisher's and no part of the repository:
 * null where it is not beside it.
 */
export const SAMPLE_ARTICLE = existsSync(PATH) ? PATH : null;

export const WITHOUT_SAMPLE = `the sample article is not here (${PATH})`;
