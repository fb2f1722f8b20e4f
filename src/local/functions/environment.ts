import { basename, dirname, extname } from 'node:path';
import { devNull } from 'node:os';
import { fileURLToPath } from 'node:url';

export interface FunctionIdentity {
  readonly name: string;
  /** The handler's module. */
  readonly entry: URL;
  /** The name of its export. */
  readonly handler: string;
  readonly memoryMb: number;
}

/** What a process needs of this machine to run at all; everything else of it stays outside. */
const INHERITED = ['PATH', 'HOME', 'TMPDIR', 'LANG'] as const;

const DEFAULT_REGION = 'us-east-1';

/**
 * The whole environment of a function's process: Lambda's own variables, then `given`, which wins. The user's AWS
 * variables are not in it, and their profiles, credential files and instance roles are out of reach.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
 */
export function functionEnvironment(
  identity: FunctionIdentity,
  {
    given,
    machine,
  }: { readonly given: Readonly<Record<string, string>>; readonly machine: NodeJS.ProcessEnv },
): Record<string, string> {
  const file = fileURLToPath(identity.entry);
  return {
    ...inherited(machine),
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_REGION: DEFAULT_REGION,
    AWS_DEFAULT_REGION: given['AWS_REGION'] ?? DEFAULT_REGION,
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_NAME: identity.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(identity.memoryMb),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${identity.name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: 'local',
    LAMBDA_TASK_ROOT: dirname(file),
    _HANDLER: `${basename(file, extname(file))}.${identity.handler}`,
    TZ: 'UTC',
    ...given,
  };
}

function inherited(machine: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    INHERITED.map((name) => [name, machine[name]] as const).filter(
      (pair): pair is readonly [(typeof INHERITED)[number], string] => pair[1] !== undefined,
    ),
  );
}
