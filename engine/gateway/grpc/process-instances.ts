import type { Commands, Engine } from '../../commands/commands.js';
import { TENANT } from '../../records.js';
import { parseVariables } from '../variables.js';
import { type CreateRequest, type Handlers, key, type Requests } from './requests.js';

const tenantId = TENANT;
/** The gateway's own limit where the client names none. */
const DEFAULT_REQUEST_TIMEOUT_MS = 15_000;

const EMPTY: CreateRequest = {
  processDefinitionKey: '0',
  bpmnProcessId: '',
  version: -1,
  variables: '',
  startInstructions: [],
};

function input(request: CreateRequest): Commands['createProcessInstance']['input'] {
  const { bpmnProcessId, version, processDefinitionKey, variables, startInstructions } = request;
  const byKey = bpmnProcessId === '' && key(processDefinitionKey) > 0;
  return {
    ...(byKey ? { processDefinitionKey: key(processDefinitionKey) } : { bpmnProcessId }),
    version,
    variables: parseVariables(variables),
    startInstructions,
  };
}

function modification({
  processInstanceKey,
  activateInstructions,
  terminateInstructions,
}: Requests['ModifyProcessInstance']): Commands['modifyProcessInstance']['input'] {
  return {
    processInstanceKey: key(processInstanceKey),
    activateInstructions: activateInstructions.map((one) => ({
      elementId: one.elementId,
      // Clients send -1 or 0 for "choose".
      ancestorElementInstanceKey: key(one.ancestorElementInstanceKey) > 0 ? key(one.ancestorElementInstanceKey) : null,
      variableInstructions: one.variableInstructions.map(({ variables, scopeId }) => ({
        variables: parseVariables(variables),
        scopeId,
      })),
    })),
    terminateInstructions: terminateInstructions.map((one) => ({
      elementInstanceKey: key(one.elementInstanceKey),
    })),
  };
}

export function processInstances(
  engine: Engine,
): Pick<
  Handlers,
  | 'CreateProcessInstance'
  | 'CreateProcessInstanceWithResult'
  | 'ModifyProcessInstance'
  | 'MigrateProcessInstance'
  | 'CancelProcessInstance'
  | 'SetVariables'
> {
  return {
    CreateProcessInstance: async (request) => ({
      ...(await engine.execute('createProcessInstance', input(request))),
      tenantId,
    }),
    CreateProcessInstanceWithResult: async ({ request, requestTimeout, fetchVariables }) => {
      const timeoutMs = Number(requestTimeout) > 0 ? Number(requestTimeout) : DEFAULT_REQUEST_TIMEOUT_MS;
      const created = await engine.execute('createProcessInstance', {
        ...input(request ?? EMPTY),
        awaitResult: { fetchVariables, timeoutMs },
      });
      return { ...created, variables: JSON.stringify(created.variables ?? {}), tenantId };
    },
    ModifyProcessInstance: async (request) => {
      await engine.execute('modifyProcessInstance', modification(request));
      return {};
    },
    MigrateProcessInstance: async ({ processInstanceKey, migrationPlan }) => {
      await engine.execute('migrateProcessInstance', {
        processInstanceKey: key(processInstanceKey),
        targetProcessDefinitionKey: key(migrationPlan?.targetProcessDefinitionKey ?? 0),
        mappingInstructions: migrationPlan?.mappingInstructions ?? [],
      });
      return {};
    },
    CancelProcessInstance: async ({ processInstanceKey }) => {
      await engine.execute('cancelProcessInstance', { processInstanceKey: key(processInstanceKey) });
      return {};
    },
    SetVariables: ({ elementInstanceKey, variables, local }) =>
      engine.execute('setVariables', {
        elementInstanceKey: key(elementInstanceKey),
        variables: parseVariables(variables),
        local,
      }),
  };
}
