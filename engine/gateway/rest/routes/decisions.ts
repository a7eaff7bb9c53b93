/** Decisions: their definitions, evaluating them, and what was evaluated. */
import type { Request, Router } from 'express';
import type { DecisionResult, Engine } from '../../../commands/commands.js';
import { compileExpression, FeelParseError, toJson } from '../../../feel/index.js';
import { TENANT } from '../../../records.js';
import { isObject } from '../../../values.js';
import { checkVariables } from '../../variables.js';
import { bodyOf, required, text } from '../body.js';
import { invalid, notFound } from '../problem.js';
import {
  decisionDefinitions,
  decisionInstanceInFull,
  decisionInstances,
  decisionRequirements,
} from '../resources/definitions.js';
import { findOf, type Handle, keyParam, routes, searchOf } from '../routing.js';
import { find, type Row, type Searching } from '../search.js';

const tenantId = TENANT;

/** What was just evaluated, or what was kept of it as JSON. */
interface Rule {
  ruleId?: unknown;
  ruleIndex?: unknown;
  evaluatedOutputs?: unknown;
}
const objectsOf = (list: unknown): Record<string, unknown>[] => (Array.isArray(list) ? list.filter(isObject) : []);

/** Values are JSON text in the answers. */
const asText = (value: unknown): string => JSON.stringify(value);
const inputOf = (input: { inputValue?: unknown }): object => ({ ...input, inputValue: asText(input.inputValue) });
const ruleOf = ({ evaluatedOutputs, ruleId, ruleIndex }: Rule): object => ({
  ruleId,
  ruleIndex,
  evaluatedOutputs: objectsOf(evaluatedOutputs).map((one) => ({
    ...one,
    outputValue: asText(one.outputValue),
    ruleId,
    ruleIndex,
  })),
});

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
    evaluatedDecisions: result.evaluatedDecisions.map((one, index) => ({
      decisionDefinitionId: one.decisionId,
      decisionDefinitionName: one.decisionName,
      decisionDefinitionVersion: one.decisionVersion,
      decisionDefinitionKey: String(one.decisionKey),
      decisionDefinitionType: one.decisionType,
      decisionEvaluationInstanceKey: `${result.decisionEvaluationKey}-${index + 1}`,
      output: asText(one.decisionOutput),
      evaluatedInputs: one.evaluatedInputs.map(inputOf),
      matchedRules: one.matchedRules.map(ruleOf),
      tenantId,
    })),
    failedDecisionDefinitionId: result.failedDecisionId || null,
    failureMessage: result.failureMessage || null,
    output: asText(result.decisionOutput),
    tenantId,
  };
}

const instanceOf = ({ evaluatedInputs, matchedRules, ...row }: Row): object => ({
  ...row,
  evaluatedInputs: objectsOf(evaluatedInputs).map(inputOf),
  matchedRules: objectsOf(matchedRules).map(ruleOf),
});

const xmlOf =
  ({ engine }: Searching, sql: string, name: string): Handle =>
  async (request, response) => {
    const key = keyParam(request);
    const [row] = await engine.reader.all<{ resource: string }>(sql, [key]);
    if (!row) throw notFound(name, key);
    response.type('text/xml').send(row.resource);
  };

async function evaluate(engine: Engine, request: Request): Promise<object> {
  const body = bodyOf(request, {
    decisionDefinitionId: 'string',
    decisionDefinitionKey: 'key',
    variables: 'object',
    tenantId: 'string',
  });
  const given = (['decisionDefinitionId', 'decisionDefinitionKey'] as const).filter((name) => body[name] !== undefined);
  if (given.length === 0) throw invalid('At least one of [decisionDefinitionId, decisionDefinitionKey] is required.');
  if (given.length > 1) throw invalid('Only one of [decisionDefinitionId, decisionDefinitionKey] is allowed.');
  const which =
    body['decisionDefinitionKey'] === undefined
      ? { decisionId: text(body, 'decisionDefinitionId') }
      : { decisionKey: Number(body['decisionDefinitionKey']) };
  const variables = checkVariables(body['variables'] ?? {});
  return evaluationOf(await engine.execute('evaluateDecision', { ...which, variables }));
}

function evaluateExpression(engine: Engine, request: Request): object {
  const body = bodyOf(request, { expression: 'string', tenantId: 'string', variables: 'object' });
  const expression = required(body, 'expression');
  try {
    const variables = checkVariables(body['variables'] ?? {});
    const { value, warnings } = compileExpression(expression).evaluate(variables, engine.clock.now());
    return { expression, result: toJson(value), warnings: warnings.map(({ message }) => ({ message })) };
  } catch (error) {
    if (error instanceof FeelParseError) throw invalid(error.message);
    throw error;
  }
}

export function decisionRoutes(searching: Searching): Router {
  const { engine } = searching;
  return routes({
    'POST /decision-definitions/search': searchOf(searching, decisionDefinitions),
    'POST /decision-definitions/evaluation': (request) => evaluate(engine, request),
    'GET /decision-definitions/:key': findOf(searching, decisionDefinitions),
    'GET /decision-definitions/:key/xml': xmlOf(
      searching,
      `select r.resource from decision_definition d
         join decision_requirements r on r.key = d.decision_requirements_key where d.key = ?`,
      'Decision Definition',
    ),
    'POST /decision-requirements/search': searchOf(searching, decisionRequirements),
    'GET /decision-requirements/:key': findOf(searching, decisionRequirements),
    'GET /decision-requirements/:key/xml': xmlOf(
      searching,
      'select resource from decision_requirements where key = ?',
      'Decision Requirements',
    ),
    'POST /decision-instances/search': searchOf(searching, decisionInstances),
    'GET /decision-instances/:id': async (request) => {
      const id = String(request.params['id']);
      return instanceOf(await find(searching, decisionInstanceInFull, id));
    },
    'POST /decision-instances/:key/deletion': async (request) => {
      bodyOf(request, { operationReference: 'number' });
      await engine.execute('deleteDecisionInstance', { decisionEvaluationKey: keyParam(request) });
    },
    'POST /expression/evaluation': async (request) => evaluateExpression(engine, request),
  });
}
