import { spawnSync } from 'node:child_process';
import { RootConstruct } from 'constructs';
import { describe, expect, test } from 'vitest';
import { readDeployment, type Deployment } from '../../infra/deployment.ts';
import { resourcesOf, synthesise } from './synthesise.ts';

function read(context: Readonly<Record<string, unknown>>): Deployment {
  const { node } = new RootConstruct();
  for (const [key, value] of Object.entries(context)) node.setContext(key, value);
  return readDeployment(node);
}

describe('context that is right', () => {
  test('may be nothing at all', () => {
    expect(read({})).toEqual({
      stackName: 'Warraq',
      maxConcurrency: 5,
      settings: {
        maxArticleBytes: 10_000_000,
        maxCharacters: 200_000,
        requestsInFlight: 8,
        usdPerMillionCharacters: 15,
        glossary: null,
      },
      glossary: null,
    });
  });

  test.each([
    ['objects and numbers', { warraq: { maxCharacters: 5000 }, maxConcurrency: 2 }],
    ['text, as -c passes it', { warraq: '{"maxCharacters":5000}', maxConcurrency: '2' }],
  ])('may be %s', (_, context) => {
    expect(read(context)).toMatchObject({ maxConcurrency: 2, settings: { maxCharacters: 5000 } });
  });

  test('reaches the function', () => {
    const template = synthesise({ warraq: { maxCharacters: 5000 }, maxConcurrency: 12 });
    const [mapping] = Object.values(resourcesOf(template, 'AWS::Lambda::EventSourceMapping'));
    const [handler] = Object.values(resourcesOf(template, 'AWS::Lambda::Function'));
    expect(mapping?.Properties['ScalingConfig']).toEqual({ MaximumConcurrency: 12 });
    expect(handler?.Properties['Environment']).toMatchObject({
      Variables: { WARRAQ_SETTINGS: expect.stringContaining('"maxCharacters":5000') as unknown },
    });
  });

  test('makes a second environment by another name, with a bucket name of its own', () => {
    const template = synthesise({ stackName: 'Warraq-Staging' });
    expect(resourcesOf(template, 'AWS::S3::Bucket')['IntakeArticles']?.Properties['BucketName']).toMatch(
      /^warraq-staging-articles-split/u,
    );
  });
});

describe('context that is wrong', () => {
  test.each([
    [
      'an unknown setting',
      { warraq: { maxCharaters: 5 } },
      /key "warraq" of the CDK context[^]*"maxCharaters"/u,
    ],
    ['a setting out of range', { warraq: { requestsInFlight: 0 } }, /at requestsInFlight/u],
    ['settings that are no object', { warraq: 'fast' }, /expected object, received string/u],
    ['concurrency below what an event source takes', { maxConcurrency: 1 }, />=2\n.*at maxConcurrency/u],
    ['concurrency that is no number', { maxConcurrency: 'many' }, /at maxConcurrency/u],
    [
      'a name that CloudFormation refuses',
      { stackName: 'ورّاق' },
      /letters, digits and hyphens[^]*at stackName/u,
    ],
    ['a name too long for its bucket', { stackName: 'W'.repeat(45) }, /<=44[^]*at stackName/u],
  ])('%s is named', (_, context, message) => {
    expect(() => read(context)).toThrow(message);
  });

  test('ends synthesis with words, not with a stack trace', () => {
    const { status, stderr } = spawnSync(process.execPath, ['infra/app.ts'], {
      env: { CDK_CONTEXT_JSON: '{"warraq":{"maxCharaters":5}}' },
      encoding: 'utf8',
    });
    expect(stderr).toBe(
      'The settings in key "warraq" of the CDK context (cdk.json or -c) are not valid:\n' +
        '✖ Unrecognized key: "maxCharaters"\n',
    );
    expect(status).toBe(1);
  });
});
