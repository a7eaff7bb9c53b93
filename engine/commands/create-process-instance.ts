import { Failure } from '../behaviors/failure.js';
import { canBeginAt, scopesAround } from '../behaviors/activate-at.js';
import { beginAt } from '../behaviors/activate-at.js';
import { begin, createInstance, endAfter } from '../behaviors/process-instances.js';
import { type Element, noneStart } from '../compiler/model.js';
import type { Execution } from '../execution.js';
import type { ProcessDefinition, Variables } from '../records.js';
import { type CommandOf, Waiting } from './command.js';
import { type Commands, Rejection, type RejectionType } from './commands.js';

type Input = Commands['createProcessInstance']['input'];
type Definition = Omit<ProcessDefinition, 'resource'>;

export const createProcessInstance: CommandOf<'createProcessInstance'> = {
  apply(x, input) {
    const intent = input.awaitResult ? 'CREATE_WITH_AWAITING_RESULT' : 'CREATE';
    const reject = (type: RejectionType, reason: string): Rejection => new Rejection(type, intent, reason);
    const definition = find(x, input, reject);
    const { root, elements } = x.definitions.model(definition.key);
    const instructions = input.startInstructions ?? [];
    if (instructions.length === 0 && !noneStart(root)) {
      throw reject(
        'INVALID_STATE',
        'Expected to create instance of process with none start event, but there is no such event',
      );
    }
    const targets = instructions.map(({ elementId }) => startable(elements.get(elementId), elementId, reject));
    const terminateAfter = input.terminateAfter ?? [];
    const unknown = terminateAfter.find((id) => !elements.has(id));
    if (unknown !== undefined) {
      throw reject(
        'INVALID_ARGUMENT',
        `Expected to create instance of process with runtime instructions but no element found with id '${unknown}'.`,
      );
    }
    const { tags = [], businessId = null } = input;
    const created = createInstance(x, definition.key, input.variables, null, { tags, businessId });
    const instance = terminateAfter.length > 0 ? endAfter(x, created, terminateAfter) : created;
    try {
      if (targets.length > 0) beginAt(x, instance, targets);
      else begin(x, instance);
    } catch (error) {
      if (error instanceof Failure) throw reject('INVALID_ARGUMENT', error.message);
      throw error;
    }
    const { key: processDefinitionKey, bpmnProcessId, version } = definition;
    const answer = { processInstanceKey: instance.key, processDefinitionKey, bpmnProcessId, version };
    if (!input.awaitResult) return answer;
    const { fetchVariables, timeoutMs } = input.awaitResult;
    const output = (variables: Variables) => ({ ...answer, variables: choose(variables, fetchVariables) });
    return new Waiting(`instance:${instance.key}`, output, timeoutMs);
  },
};

/** The variables asked for; all where none are named. */
function choose(variables: Variables, names: string[]): Variables {
  if (names.length === 0) return variables;
  return Object.fromEntries(Object.entries(variables).filter(([name]) => names.includes(name)));
}

function find(x: Execution, input: Input, reject: (type: RejectionType, reason: string) => Rejection): Definition {
  const { bpmnProcessId = '', version = -1, processDefinitionKey = -1 } = input;
  const { processes } = x.definitions;
  if (bpmnProcessId !== '') {
    const found = version >= 0 ? processes.version(bpmnProcessId, version) : processes.latest(bpmnProcessId);
    if (found) return found;
    const wanted = version >= 0 ? ` and version '${version}'` : '';
    throw reject(
      'NOT_FOUND',
      `Expected to find process definition with process ID '${bpmnProcessId}'${wanted}, but none found`,
    );
  }
  if (processDefinitionKey < 0)
    throw reject('INVALID_ARGUMENT', 'Expected at least a bpmnProcessId or a key greater than -1, but none given');
  const found = processes.get(processDefinitionKey);
  if (!found)
    throw reject('NOT_FOUND', `Expected to find process definition with key '${processDefinitionKey}', but none found`);
  return found;
}

function startable(
  element: Element | undefined,
  id: string,
  reject: (type: RejectionType, reason: string) => Rejection,
): Element {
  const expected = 'Expected to create instance of process with start instructions but';
  if (!element) throw reject('INVALID_ARGUMENT', `${expected} no element found with id '${id}'.`);
  if (!canBeginAt(element)) {
    throw reject(
      'INVALID_ARGUMENT',
      `${expected} the element with id '${id}' targets unsupported element type '${element.type}'.`,
    );
  }
  if (scopesAround(element).some(({ type }) => type === 'MULTI_INSTANCE_BODY')) {
    throw reject(
      'INVALID_ARGUMENT',
      `${expected} the element with id '${id}' is inside a multi-instance subprocess. The creation of elements inside a multi-instance subprocess is not supported.`,
    );
  }
  return element;
}
