import type { DeploymentResult, Engine } from '../../commands/commands.js';
import { TENANT } from '../../records.js';
import type { Handlers } from './requests.js';

const tenantId = TENANT;

function processMetadata(result: DeploymentResult): object[] {
  return result.processes.map((process) => ({ ...process, tenantId }));
}

function metadata(result: DeploymentResult): object[] {
  return [
    ...processMetadata(result).map((process) => ({ process })),
    ...result.decisions.map(({ decisionId, decisionName, decisionRequirementsId, ...rest }) => ({
      decision: {
        ...rest,
        dmnDecisionId: decisionId,
        dmnDecisionName: decisionName,
        dmnDecisionRequirementsId: decisionRequirementsId,
        tenantId,
      },
    })),
    ...result.decisionRequirements.map(({ decisionRequirementsId, decisionRequirementsName, ...rest }) => ({
      decisionRequirements: {
        ...rest,
        dmnDecisionRequirementsId: decisionRequirementsId,
        dmnDecisionRequirementsName: decisionRequirementsName,
        tenantId,
      },
    })),
    ...result.forms.map((form) => ({ form: { ...form, tenantId } })),
  ];
}

export function deployments(engine: Engine): Pick<Handlers, 'DeployResource' | 'DeployProcess'> {
  return {
    DeployResource: async ({ resources }) => {
      const result = await engine.execute('deploy', { resources });
      return { key: result.deploymentKey, deployments: metadata(result), tenantId };
    },
    DeployProcess: async ({ processes }) => {
      const resources = processes.map(({ name, definition }) => ({ name, content: definition }));
      const result = await engine.execute('deploy', { resources });
      return { key: result.deploymentKey, processes: processMetadata(result) };
    },
  };
}
