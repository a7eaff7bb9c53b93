/** Deployments: files in one request, all of them or none. */
import busboy from 'busboy';
import type { Request, Router } from 'express';
import type { DeploymentResult, Engine } from '../../../commands/commands.js';
import { TENANT } from '../../../records.js';
import { invalid, Problem } from '../problem.js';
import { routes } from '../routing.js';

const LARGEST_DEPLOYMENT = 16 * 1024 * 1024;
const tenantId = TENANT;

function readFiles(request: Request): Promise<{ name: string; content: Buffer }[]> {
  return new Promise((resolve, reject) => {
    const files: { name: string; content: Buffer }[] = [];
    const form = busboy({
      headers: request.headers,
      limits: { fileSize: LARGEST_DEPLOYMENT },
      defParamCharset: 'utf8',
    });
    form.on('file', (_field, stream, { filename }) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('limit', () =>
        reject(new Problem(413, 'Payload Too Large', `'${filename}' is larger than ${LARGEST_DEPLOYMENT} bytes`)),
      );
      // A form that breaks off is an error of the file it breaks off in.
      stream.on('error', (error: Error) => reject(invalid(error.message)));
      stream.on('end', () => files.push({ name: filename ?? '', content: Buffer.concat(chunks) }));
    });
    form.on('close', () => resolve(files));
    form.on('error', (error: Error) => reject(invalid(error.message)));
    request.pipe(form);
  });
}

const NOTHING = {
  processDefinition: null,
  decisionDefinition: null,
  decisionRequirements: null,
  form: null,
  resource: null,
};

function deploymentOf(result: DeploymentResult): object {
  const deployments = [
    ...result.processes.map((one) => ({
      processDefinition: {
        processDefinitionId: one.bpmnProcessId,
        processDefinitionVersion: one.version,
        resourceName: one.resourceName,
        tenantId,
        processDefinitionKey: String(one.processDefinitionKey),
      },
    })),
    ...result.decisions.map((one) => ({
      decisionDefinition: {
        decisionDefinitionId: one.decisionId,
        name: one.decisionName,
        version: one.version,
        tenantId,
        decisionRequirementsId: one.decisionRequirementsId,
        decisionDefinitionKey: String(one.decisionKey),
        decisionRequirementsKey: String(one.decisionRequirementsKey),
      },
    })),
    ...result.decisionRequirements.map((one) => ({
      decisionRequirements: {
        decisionRequirementsId: one.decisionRequirementsId,
        decisionRequirementsName: one.decisionRequirementsName,
        version: one.version,
        resourceName: one.resourceName,
        tenantId,
        decisionRequirementsKey: String(one.decisionRequirementsKey),
      },
    })),
    ...result.forms.map((one) => ({ form: { ...one, formKey: String(one.formKey), tenantId } })),
  ].map((one) => ({ ...NOTHING, ...one }));
  return { tenantId, deploymentKey: String(result.deploymentKey), deployments };
}

/** Before bodies are read as JSON: deployments are sent as forms. */
export function deploymentRoutes(engine: Engine): Router {
  return routes({
    'POST /deployments': async (request) => {
      if (!request.is('multipart/form-data'))
        throw new Problem(415, 'Unsupported Media Type', 'Deployments are sent as multipart/form-data');
      return deploymentOf(await engine.execute('deploy', { resources: await readFiles(request) }));
    },
  });
}
