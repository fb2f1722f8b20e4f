import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Architecture, Code, EventSourceMapping, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { FUNCTION_TIMEOUT_SECONDS, MAX_RECEIVES } from '../src/pipeline/settings.ts';
import type { Intake } from './intake.ts';
import type { Deployment } from './deployment.ts';
import { GLOSSARY_FILE } from './glossary.ts';
import type { PrivateBucket } from './private-bucket.ts';
import { Terminology } from './terminology.ts';
import { TranslationRole } from './translation-role.ts';

export interface TranslationProps {
  readonly deployment: Deployment;
  /** The folder of the bundled function, with `handler.mjs` in it and, where there is a glossary, its file. */
  readonly code: string;
  readonly intake: Intake;
  readonly translations: PrivateBucket;
  readonly memory: PrivateBucket;
}

/** What turns articles into aligned articles: the function, its log, its role, and the queue that feeds it. */
export class Translation extends Construct {
  readonly handler: Function;
  readonly logGroup: LogGroup;

  constructor(scope: Construct, id: string, props: TranslationProps) {
    super(scope, id);
    const { deployment, intake } = props;
    this.logGroup = new LogGroup(this, 'Log', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const terminology = deployment.glossary && new Terminology(this, deployment.glossary);
    this.handler = this.#handlerOf(props, terminology);
    if (terminology) this.handler.node.addDependency(terminology);
    // Not `SqsEventSource`, which would add permissions of its own choice to the role.
    new EventSourceMapping(this, 'FromQueue', {
      target: this.handler,
      eventSourceArn: intake.queue.queueArn,
      batchSize: 1,
      reportBatchItemFailures: true,
      maxConcurrency: deployment.maxConcurrency,
    });
  }

  #handlerOf(
    { deployment, code, intake, translations, memory }: TranslationProps,
    terminology: Terminology | null,
  ): Function {
    const { articles, queue } = intake;
    return new Function(this, 'Function', {
      description: 'Translates one Arabic article and publishes it, aligned sentence by sentence.',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: Code.fromAsset(code),
      handler: 'handler.handler',
      timeout: Duration.seconds(FUNCTION_TIMEOUT_SECONDS),
      // Not for the memory: Lambda gives CPU by the megabyte, and loading the code takes CPU. 1,769 MB would be one core:
      // docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html
      memorySize: 1024,
      logGroup: this.logGroup,
      role: new TranslationRole(this, 'Role', {
        articles,
        translations,
        memory,
        queue,
        logGroup: this.logGroup,
        terminology,
      }),
      environment: {
        ARTICLES_BUCKET: articles.bucketName,
        TRANSLATIONS_BUCKET: translations.bucketName,
        MEMORY_BUCKET: memory.bucketName,
        WARRAQ_SETTINGS: JSON.stringify(deployment.settings),
        MAX_RECEIVES: String(MAX_RECEIVES),
        ...(terminology && {
          WARRAQ_GLOSSARY: JSON.stringify({ name: terminology.name, file: GLOSSARY_FILE }),
        }),
      },
    });
  }
}
