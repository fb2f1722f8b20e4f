import { expect, test } from 'vitest';
import { functionEnvironment } from '../../../../src/local/functions/environment.ts';

const IDENTITY = {
  name: 'translate-article',
  entry: new URL('file:///srv/functions/%D8%AF%20a/handler.ts'),
  handler: 'handler',
  memoryMb: 512,
};

test('names the handler and its folder as Lambda does, decoded', () => {
  expect(functionEnvironment(IDENTITY, { given: {}, machine: {} })).toMatchObject({
    LAMBDA_TASK_ROOT: '/srv/functions/د a',
    _HANDLER: 'handler.handler',
    AWS_REGION: 'us-east-1',
    AWS_DEFAULT_REGION: 'us-east-1',
  });
});

test('what is given wins, the region twice over', () => {
  const given = { AWS_REGION: 'eu-west-1', AWS_CONFIG_FILE: '/given', HOME: '/given' };
  expect(functionEnvironment(IDENTITY, { given, machine: { HOME: '/root' } })).toMatchObject({
    AWS_REGION: 'eu-west-1',
    AWS_DEFAULT_REGION: 'eu-west-1',
    AWS_CONFIG_FILE: '/given',
    HOME: '/given',
  });
});

test('takes four names from the machine, and only those that are set', () => {
  const machine = { PATH: '/bin', HOME: '/root', LANG: undefined, AWS_PROFILE: 'user', USER: 'user' };
  const environment = functionEnvironment(IDENTITY, { given: {}, machine });
  expect(environment).toMatchObject({ PATH: '/bin', HOME: '/root' });
  for (const name of ['LANG', 'TMPDIR', 'AWS_PROFILE', 'USER']) expect(environment).not.toHaveProperty(name);
});
