import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';
import { readDeployment } from '../../infra/deployment.ts';
import { WarraqStack } from '../../infra/warraq-stack.ts';

const CDK_JSON = z
  .object({ context: z.record(z.string(), z.unknown()) })
  .parse(JSON.parse(readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8')));

const SynthesisedTemplate = z.object({
  Resources: z.record(
    z.string(),
    z.object({
      Type: z.string(),
      Properties: z.record(z.string(), z.unknown()).default({}),
      DeletionPolicy: z.string().optional(),
      UpdateReplacePolicy: z.string().optional(),
      DependsOn: z.array(z.string()).default([]),
    }),
  ),
  Outputs: z.record(z.string(), z.object({ Value: z.unknown() })),
});

type Synthesised = z.infer<typeof SynthesisedTemplate>;
export type Resource = Synthesised['Resources'][string];

/**
 * The template of the stack, with the flags of `cdk.json` and a stub for the function's code. References are made readable:
 * `<Memory.Arn>/ar-en/*` for a join of `Fn::GetAtt` and text, with the hash at the end of each logical id cut off.
 * The library's own validation is off, because it takes seconds: `synth.test.ts` has it on.
 */
export function synthesise(context: Readonly<Record<string, unknown>> = {}): Synthesised {
  const folder = mkdtempSync(join(tmpdir(), 'synthesise-'));
  try {
    const app = new App({
      context: { ...CDK_JSON.context, ...context },
      builtinCloudFormationValidation: false,
      outdir: join(folder, 'cdk.out'),
    });
    const stack = new WarraqStack(app, readDeployment(app.node), stubFunction(join(folder, 'function')));
    return SynthesisedTemplate.parse(readable(Template.fromStack(stack).toJSON()));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A folder with a function in it that does nothing, for stacks whose code is not the question. */
export function stubFunction(folder: string): string {
  mkdirSync(folder);
  writeFileSync(join(folder, 'handler.mjs'), 'export const handler = async () => ({});\n');
  return folder;
}

/** The resources of one type, by their readable logical ids. */
export function resourcesOf(template: Synthesised, type: string): Readonly<Record<string, Resource>> {
  const entries = Object.entries(template.Resources).filter(([, resource]) => resource.Type === type);
  return Object.fromEntries(entries);
}

function readable(value: unknown): unknown {
  if (typeof value === 'string') return withoutHash(value);
  if (Array.isArray(value)) return value.map(readable);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [withoutHash(key), readable(inner)] as const);
  return inWords(entries) ?? Object.fromEntries(entries);
}

/** An intrinsic function in words, or null where the object is none. */
function inWords(entries: readonly (readonly [string, unknown])[]): string | null {
  const [name, argument] = entries.length === 1 ? entries[0]! : [];
  if (name === 'Ref') return `<${String(argument)}>`;
  if (!Array.isArray(argument)) return null;
  const [first, second] = argument.map((item: unknown) => item);
  if (name === 'Fn::GetAtt') return `<${String(first)}.${String(second)}>`;
  if (name === 'Fn::Join' && Array.isArray(second)) return second.join(String(first));
  if (name === 'Fn::Select') return `${String(second)}[${String(first)}]`;
  if (name === 'Fn::Split') return `split(${String(second)}, ${String(first)})`;
  return null;
}

function withoutHash(text: string): string {
  return text.replace(/^([A-Z][A-Za-z]*?[A-Za-z])[0-9A-F]{8}$/u, '$1');
}
