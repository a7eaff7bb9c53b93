/** Deployments, process definitions and decisions. */
import busboy from 'busboy';
import { type Request, Router } from 'express';
import type { DecisionResult, DeploymentResult, Engine } from '../../commands/commands.js';
import { TENANT } from '../../records.js';
import { checkVariables } from '../variables.js';
import { bodyOf, text } from './body.js';
import { answer, invalid, keyParam, notFound, Problem } from './problem.js';
import { decisionDefinitions, decisionInstances, processDefinitions } from './resources.js';
import { find, search, type Searching } from './search.js';

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

function evaluationOf(result: DecisionResult): object {
  return {
    decisionDefinitionId: result.decisionId,
    decisionDefinitionKey: String(result.decisionKey),
    decisionDefinitionName: result.decisionName,
    decisionDefinitionVersion: result.decisionVersion,
    decisionEvaluationKey: String(result.decisionEvaluationKey),
    decisionInstanceKey: String(result.decisionEvaluationKey),
    decisionRequirementsId: result.decisionRequirementsId,
    decisionRequirementsKey: String(result.decisionRequirementsKey),
    evaluatedDecisions: result.evaluatedDecisions.map((one) => ({
      decisionDefinitionId: one.decisionId,
      decisionDefinitionName: one.decisionName,
      decisionDefinitionVersion: one.decisionVersion,
      decisionDefinitionKey: String(one.decisionKey),
      decisionDefinitionType: one.decisionType,
      output: JSON.stringify(one.decisionOutput),
      evaluatedInputs: one.evaluatedInputs.map((input) => ({ ...input, inputValue: JSON.stringify(input.inputValue) })),
      matchedRules: one.matchedRules.map((rule) => ({
        ...rule,
        evaluatedOutputs: rule.evaluatedOutputs.map((output) => ({
          ...output,
          outputValue: JSON.stringify(output.outputValue),
        })),
      })),
      tenantId,
    })),
    failedDecisionDefinitionId: result.failedDecisionId || null,
    failureMessage: result.failureMessage || null,
    output: JSON.stringify(result.decisionOutput),
    tenantId,
  };
}

export function deploymentRoutes(engine: Engine): Router {
  const deploy = answer(async (request) => {
    if (!request.is('multipart/form-data'))
      throw new Problem(415, 'Unsupported Media Type', 'Deployments are sent as multipart/form-data');
    return deploymentOf(await engine.execute('deploy', { resources: await readFiles(request) }));
  });
  const remove = answer(async (request) => {
    bodyOf(request, { operationReference: 'number', deleteHistory: 'boolean' });
    const resourceKey = keyParam(request);
    await engine.execute('deleteResource', { resourceKey });
    return { resourceKey: String(resourceKey), batchOperation: null };
  });
  return Router().post('/deployments', deploy).post('/resources/:key/deletion', remove);
}

export function definitionRoutes(searching: Searching): Router {
  const { engine } = searching;
  return Router()
    .post(
      '/process-definitions/search',
      answer((request) => search(searching, processDefinitions, request.body)),
    )
    .get(
      '/process-definitions/:key',
      answer((request) => find(searching, processDefinitions, keyParam(request))),
    )
    .get(
      '/process-definitions/:key/xml',
      answer(async (request, response) => {
        const key = keyParam(request);
        const [row] = await engine.reader.all<{ resource: string }>(
          'select resource from process_definition where key = ?',
          [key],
        );
        if (!row) throw notFound('Process Definition', key);
        response.type('text/xml').send(row.resource);
      }),
    )
    .post(
      '/decision-definitions/search',
      answer((request) => search(searching, decisionDefinitions, request.body)),
    )
    .get(
      '/decision-definitions/:key',
      answer((request) => find(searching, decisionDefinitions, keyParam(request))),
    )
    .post(
      '/decision-definitions/evaluation',
      answer(async (request) => {
        const body = bodyOf(request, {
          decisionDefinitionId: 'string',
          decisionDefinitionKey: 'key',
          variables: 'object',
          tenantId: 'string',
        });
        const which =
          body['decisionDefinitionKey'] === undefined
            ? { decisionId: text(body, 'decisionDefinitionId') }
            : { decisionKey: Number(body['decisionDefinitionKey']) };
        return evaluationOf(
          await engine.execute('evaluateDecision', { ...which, variables: checkVariables(body['variables'] ?? {}) }),
        );
      }),
    )
    .post(
      '/decision-instances/search',
      answer((request) => search(searching, decisionInstances, request.body)),
    );
}
