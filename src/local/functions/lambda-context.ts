import type { Context } from 'aws-lambda';
import type { Invocation } from './messages.ts';

/** Lambda's context object without the callbacks of old, which Node 24 functions do not get either. */
export type LambdaContext = Omit<Context, 'done' | 'fail' | 'succeed'>;

/** No account has this number. */
const LOCAL_ACCOUNT = '000000000000';

/** Source: https://docs.aws.amazon.com/lambda/latest/dg/nodejs-context.html */
export function contextOf(
  { requestId, deadline }: Invocation,
  environment: NodeJS.ProcessEnv,
): LambdaContext {
  const functionName = environment['AWS_LAMBDA_FUNCTION_NAME'] ?? '';
  return {
    awsRequestId: requestId,
    callbackWaitsForEmptyEventLoop: true,
    functionName,
    functionVersion: environment['AWS_LAMBDA_FUNCTION_VERSION'] ?? '',
    invokedFunctionArn: `arn:aws:lambda:${environment['AWS_REGION'] ?? ''}:${LOCAL_ACCOUNT}:function:${functionName}`,
    logGroupName: environment['AWS_LAMBDA_LOG_GROUP_NAME'] ?? '',
    logStreamName: environment['AWS_LAMBDA_LOG_STREAM_NAME'] ?? '',
    memoryLimitInMB: environment['AWS_LAMBDA_FUNCTION_MEMORY_SIZE'] ?? '',
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
}
