/** What the engine's answers look like, as far as we read them; what it leaves out where it has nothing is null here. */
import { z } from 'zod';
import {
  type EngineDeployment,
  type EngineElementInstance,
  type EngineForm,
  type EngineIncident,
  type EngineKey,
  type EngineProcessInstance,
  type EngineUserTask,
  type EngineVariable,
  type TaskListener,
  instantOf,
} from '../domain/core/index.js';
import { json } from './json.js';

const key: z.ZodType<EngineKey> = z.string();
const keyOrNull = key.nullish().transform((given) => given ?? null);
const textOrNull = z
  .string()
  .nullish()
  .transform((given) => given ?? null);
/** However exactly the engine writes it, and with whatever offset: afterwards one can be compared with another. */
const instant = z.string().pipe(z.coerce.date()).transform(instantOf);
const instantOrNull = instant.nullish().transform((given) => given ?? null);
const state = z.enum(['ACTIVE', 'COMPLETED', 'TERMINATED']);

export const topology = z.object({ gatewayVersion: z.string() });

/** Each entry of a deployment has one of these; the others are absent or null. */
const deployed = z
  .object({
    processDefinition: z.object({ processDefinitionId: z.string(), processDefinitionKey: key }).nullish(),
    decisionDefinition: z.object({ decisionDefinitionId: z.string(), decisionDefinitionKey: key }).nullish(),
    decisionRequirements: z.object({ decisionRequirementsId: z.string(), decisionRequirementsKey: key }).nullish(),
    form: z.object({ formId: z.string(), formKey: key }).nullish(),
  })
  .transform(({ processDefinition, decisionDefinition, decisionRequirements, form: ofForm }) => {
    const found: EngineDeployment['definitions'] = [];
    if (processDefinition)
      found.push({
        kind: 'process',
        definitionId: processDefinition.processDefinitionId,
        key: processDefinition.processDefinitionKey,
      });
    if (decisionDefinition)
      found.push({
        kind: 'decision',
        definitionId: decisionDefinition.decisionDefinitionId,
        key: decisionDefinition.decisionDefinitionKey,
      });
    if (decisionRequirements)
      found.push({
        kind: 'requirements',
        definitionId: decisionRequirements.decisionRequirementsId,
        key: decisionRequirements.decisionRequirementsKey,
      });
    if (ofForm) found.push({ kind: 'form', definitionId: ofForm.formId, key: ofForm.formKey });
    return found;
  });

export const deployment: z.ZodType<EngineDeployment> = z
  .object({ deploymentKey: key, deployments: z.array(deployed) })
  .transform(({ deploymentKey, deployments }) => ({ deploymentKey, definitions: deployments.flat() }));

export const taskListener: z.ZodType<TaskListener> = z.object({
  id: z.string(),
  type: z.string(),
  eventTypes: z.array(z.string().toLowerCase()),
});

export const decisionResult = z.object({ output: textOrNull, failureMessage: textOrNull });

export const latestProcess = z.object({ processDefinitionId: z.string(), processDefinitionKey: key });

export const latestDecision = z.object({
  decisionDefinitionId: z.string(),
  decisionDefinitionKey: key,
  decisionRequirementsId: z.string(),
  decisionRequirementsKey: key,
});

export const decisionRequirements = z.object({ decisionRequirementsKey: key });

export const elementStatistics = z.object({
  items: z.array(z.object({ elementId: z.string(), active: z.number(), incidents: z.number() })),
});

export const takenFlows = z.object({ items: z.array(z.object({ elementId: z.string() })) });

export const userTask: z.ZodType<EngineUserTask> = z.object({
  userTaskKey: key,
  state: z.string(),
  assignee: textOrNull,
  elementId: z.string(),
  elementInstanceKey: key,
  processInstanceKey: key,
  candidateGroups: z.array(z.string()),
  creationDate: instant,
});

export const form: z.ZodType<EngineForm> = z.object({
  formId: z.string(),
  version: z.number(),
  schema: json(z.record(z.string(), z.unknown())),
});

export const processInstance: z.ZodType<EngineProcessInstance> = z.object({
  processInstanceKey: key,
  processDefinitionKey: key,
  processDefinitionId: z.string(),
  processDefinitionName: textOrNull,
  processDefinitionVersion: z.number(),
  state,
  hasIncident: z.boolean(),
  startDate: instant,
  endDate: instantOrNull,
  parentProcessInstanceKey: keyOrNull,
  parentElementInstanceKey: keyOrNull,
  rootProcessInstanceKey: keyOrNull,
});

export const elementInstance: z.ZodType<EngineElementInstance> = z.object({
  elementInstanceKey: key,
  processInstanceKey: key,
  elementId: z.string(),
  elementName: z.string(),
  type: z.string(),
  state,
  hasIncident: z.boolean(),
  startDate: instant,
  endDate: instantOrNull,
});

export const variable: z.ZodType<EngineVariable> = z.object({ name: z.string(), value: z.string(), scopeKey: key });

export const rootVariable = z.object({ value: z.string(), scopeKey: key, processInstanceKey: key });

export const incident: z.ZodType<EngineIncident> = z.object({
  incidentKey: key,
  errorType: z.string(),
  errorMessage: z.string(),
  state: z.string(),
  elementId: z.string(),
  elementInstanceKey: key,
  processInstanceKey: key,
  processDefinitionId: z.string(),
  jobKey: keyOrNull,
  creationTime: instant,
});
