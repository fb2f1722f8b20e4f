import { Aws, CfnOutput, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Deployment } from './deployment.ts';
import { Intake } from './intake.ts';
import { PrivateBucket } from './private-bucket.ts';
import { Translation } from './translation.ts';

/** Articles in, aligned articles out. The stack's name is the deployment's. */
export class WarraqStack extends Stack {
  /** `code`: the folder of the bundled `translate-article` function. */
  constructor(scope: Construct, deployment: Deployment, code: string) {
    super(scope, deployment.stackName, {
      description: 'Warraq: turns Arabic articles into aligned Arabic-English content.',
    });
    const intake = new Intake(this, 'Intake');
    const translations = new PrivateBucket(this, 'Translations');
    const memory = new PrivateBucket(this, 'Memory');
    const { handler, logGroup } = new Translation(this, 'Translation', {
      deployment,
      code,
      intake,
      translations,
      memory,
    });
    this.#tell({
      ArticlesBucket: intake.articles.bucketName,
      TranslationsBucket: translations.bucketName,
      MemoryBucket: memory.bucketName,
      QueueUrl: intake.queue.queueUrl,
      DeadLetterQueueUrl: intake.deadLetterQueue.queueUrl,
      FunctionName: handler.functionName,
      LogGroup: logGroup.logGroupName,
      Region: Aws.REGION,
    });
  }

  /** The outputs that `cdk deploy` writes to `cdk-outputs.json`, where the command line finds them. */
  #tell(outputs: Readonly<Record<string, string>>): void {
    for (const [name, value] of Object.entries(outputs)) new CfnOutput(this, name, { value });
  }
}
