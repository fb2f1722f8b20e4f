import type { Node } from 'constructs';
import * as z from 'zod';
import { readGlossary, type DeployedGlossary } from './glossary.ts';
import { parseSettings, type Settings } from '../src/pipeline/settings.ts';

/**
 * The CDK context that says where the stack goes and how wide it runs; what the pipeline itself may be told stands
 * under `warraq`. Text is accepted for numbers, because `cdk deploy -c` passes text.
 */
const Context = z.object({
  /** Another name is another environment beside the first. 44 leaves room for the rest of the bucket's name, in S3's 63. */
  stackName: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9-]*$/u, 'Expected letters, digits and hyphens, beginning with a letter')
    .max(44)
    .default('Warraq'),
  /**
   * Articles translated at once. With `requestsInFlight` it bounds the load on Amazon Translate: 5 × 8 requests by default.
   * The limits are those of the event source: docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html
   */
  maxConcurrency: z.coerce.number().int().min(2).max(1000).default(5),
});

export interface Deployment extends z.infer<typeof Context> {
  readonly settings: Settings;
  /** Of the settings' file; null where they name none. */
  readonly glossary: DeployedGlossary | null;
}

/**
 * What to deploy, from the CDK context: `stackName`, `maxConcurrency` and, under `warraq`, the settings of the pipeline
 * (an object, or JSON from the command line). Throws an error that names every offending key, or what is wrong with the glossary.
 */
export function readDeployment(node: Node): Deployment {
  const context = Context.safeParse({
    stackName: fromContext(node, 'stackName'),
    maxConcurrency: fromContext(node, 'maxConcurrency'),
  });
  if (!context.success) {
    throw new Error(
      `The CDK context (cdk.json or -c) is not valid:\n${z.prettifyError(context.error)}\n` +
        'Correct the value, or leave the key out for its default.',
    );
  }
  const settings = parseSettings(
    unquoted(fromContext(node, 'warraq')),
    'key "warraq" of the CDK context (cdk.json or -c)',
  );
  const glossary = settings.glossary === null ? null : readGlossary(settings.glossary);
  return { ...context.data, settings, glossary };
}

function fromContext(node: Node, key: string): unknown {
  return node.tryGetContext(key);
}

/** `cdk deploy -c warraq='{"maxCharacters":5000}'` arrives as text. What is no JSON stays text, and the schema refuses it. */
function unquoted(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
