import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { bundleFunction } from './bundle-function.ts';
import { readDeployment, type Deployment } from './deployment.ts';
import { addGlossary } from './glossary.ts';
import { WarraqStack } from './warraq-stack.ts';

const app = new App();
const deployment = deploymentOf(app);
if (deployment) {
  const code = bundleFunction('translate-article');
  if (deployment.glossary) addGlossary(code, deployment.glossary);
  new WarraqStack(app, deployment, code);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  app.synth();
}

/** A mistake in the context is the reader's to mend: told in words, without a stack trace. */
function deploymentOf(scope: App): Deployment | null {
  try {
    return readDeployment(scope.node);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
    return null;
  }
}
