import { ArnFormat, Stack } from 'aws-cdk-lib';
import { CfnTerminology } from 'aws-cdk-lib/aws-translate';
import type { Construct } from 'constructs';
import type { DeployedGlossary } from './glossary.ts';

/**
 * The glossary as a terminology of Amazon Translate. Its name and its logical id both end with the content's version, so a changed
 * glossary is another resource: it is made before the function is told of it, and the old one goes after that.
 */
export class Terminology extends CfnTerminology {
  constructor(scope: Construct, { version, terminology }: DeployedGlossary) {
    super(scope, `Terminology-${version}`, {
      name: `${Stack.of(scope).stackName}-glossary-${version}`,
      description: 'Terms that Warraq translates the same way everywhere.',
      mergeStrategy: 'OVERWRITE',
      terminologyData: { file: terminology, format: 'CSV', directionality: 'UNI' },
    });
  }

  /**
   * Its ARN as policies may have to name it: the service writes it with the version at its end, the Service Authorization Reference without
   * (docs.aws.amazon.com/service-authorization/latest/reference/list_translate.html).
   */
  get policyResources(): string[] {
    const arn = Stack.of(this).formatArn({
      service: 'translate',
      resource: 'terminology',
      resourceName: this.name,
      arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
    });
    return [arn, `${arn}/LATEST`];
  }
}
