import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Effect, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import { AwsSolutionsChecks } from 'cdk-nag';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readDeployment } from '../../infra/deployment.ts';
import { WarraqStack } from '../../infra/warraq-stack.ts';
import { stubFunction } from './synthesise.ts';

let home: string;

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'synth-'));
});

afterAll(() => {
  rmSync(home, { recursive: true });
});

/** Synthesis takes about ten seconds on a quiet machine: the library validates the template against its own rules. */
const PATIENCE = { timeout: 180_000 };

describe('cdk synth', () => {
  test(
    'passes every check, without credentials, and says nothing that a reader must ignore',
    PATIENCE,
    () => {
      const out = join(home, 'cdk.out');
      const cdk = ['node_modules/aws-cdk/bin/cdk', 'synth', '--quiet', '--no-notices', '--output', out];
      const { status, stdout, stderr } = spawnSync(process.execPath, cdk, {
        env: { HOME: home, PATH: process.env['PATH'] },
        encoding: 'utf8',
      });
      expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' });
      expect(readFileSync(join(out, 'Warraq.template.json'), 'utf8')).toContain('"Runtime": "nodejs24.x"');
    },
  );
});

describe('the checks', () => {
  test('are live: a wildcard more is a finding, and the only one', () => {
    const app = new App({ outdir: join(home, 'checks.out') });
    const code = stubFunction(join(home, 'function'));
    const stack = new WarraqStack(app, readDeployment(app.node), code);
    const role = stack.node.findChild('Translation').node.findChild('Role');
    const before = new AwsSolutionsChecks(app).validateScope(app).violations;
    if (!(role instanceof Role)) throw new TypeError('The role is not where it was.');
    role.addToPolicy(
      new PolicyStatement({ effect: Effect.ALLOW, actions: ['s3:Get*'], resources: [role.roleArn] }),
    );
    const after = new AwsSolutionsChecks(app).validateScope(app).violations;
    expect(before).toEqual([]);
    expect(after.map(({ ruleName }) => ruleName)).toEqual(['AwsSolutions-IAM5[Action::s3:Get*]']);
  });
});
