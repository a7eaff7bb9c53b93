/** Changes where a running instance stands: begins at elements, ends others, moves from one to the other. */
import { activateAt, canBeginAt, findScopes, NoScope, scopesAround } from '../behaviors/activate-at.js';
import { Failure } from '../behaviors/failure.js';
import { terminate } from '../behaviors/lifecycle.js';
import { setLocal } from '../behaviors/variables.js';
import type { Element } from '../compiler/model.js';
import type { Execution } from '../execution.js';
import type { ElementInstance, Key } from '../records.js';
import { type CommandOf, treeOfKey } from './command.js';
import { type Commands, Rejection, type RejectionType } from './commands.js';

type Input = Commands['modifyProcessInstance']['input'];
type Instruction = Input['activateInstructions'][number];

const reject = (type: RejectionType, reason: string): Rejection => new Rejection(type, 'MODIFY', reason);
const quoted = (ids: (string | number)[]): string => [...new Set(ids)].map((id) => `'${id}'`).join(', ');

/** The living instances a terminate instruction means. */
function keysOf(x: Execution, root: ElementInstance, one: { elementId: string } | { elementInstanceKey: Key }): Key[] {
  if ('elementInstanceKey' in one) {
    const instance = x.get('element_instance', one.elementInstanceKey);
    return instance?.processInstanceKey === root.key ? [instance.key] : [];
  }
  const all = [...x.treeOf(root).tables.element_instance.all()].filter(
    ({ processInstanceKey, elementId, key }) =>
      processInstanceKey === root.key && elementId === one.elementId && key !== root.key,
  );
  // An activity for each item of a list ends with its body.
  const bodies = all.filter(({ elementType }) => elementType === 'MULTI_INSTANCE_BODY');
  return (bodies.length > 0 ? bodies : all).map(({ key }) => key);
}

/** A move is as many beginnings as there are instances to end. */
function withoutMoves(x: Execution, root: ElementInstance, input: Input): Input {
  const activateInstructions = [...input.activateInstructions];
  const terminateInstructions = [...input.terminateInstructions];
  for (const { source, targetElementId, ...rest } of input.moveInstructions ?? []) {
    const keys = keysOf(x, root, source);
    if (keys.length === 0) terminateInstructions.push(source);
    for (const elementInstanceKey of keys) {
      activateInstructions.push({ elementId: targetElementId, ...rest });
      terminateInstructions.push({ elementInstanceKey });
    }
  }
  return { ...input, activateInstructions, terminateInstructions };
}

/** Where to begin, and how. */
type Beginning = Instruction & { element: Element };

type Refuse = (what: string) => never;

/** @throws {Rejection} */
function beginningsOf(
  activateInstructions: Instruction[],
  elements: ReadonlyMap<string, Element>,
  refuse: Refuse,
): Beginning[] {
  const unknown = activateInstructions.filter(({ elementId }) => !elements.has(elementId));
  if (unknown.length > 0)
    refuse(
      `activate instructions with an element that could not be found: ${quoted(unknown.map(({ elementId }) => elementId))}`,
    );
  const wanted = activateInstructions.flatMap((one): Beginning[] => {
    const element = elements.get(one.elementId);
    return element ? [{ ...one, element }] : [];
  });
  const unsupported = wanted.filter(({ element }) => !canBeginAt(element));
  if (unsupported.length > 0) {
    const types = [...new Set(unsupported.map(({ element }) => element.type))].join(', ');
    refuse(
      `activate instructions for elements that are unsupported: ${quoted(unsupported.map(({ elementId }) => elementId))}. ` +
        `The activation of elements with type '${types}' is not supported. Supported element types are: all others.`,
    );
  }
  const inside = wanted.filter(({ element }) =>
    scopesAround(element).some(({ type }) => type === 'MULTI_INSTANCE_BODY'),
  );
  if (inside.length > 0) {
    refuse(
      `activate instructions for elements that are unsupported: ${quoted(inside.map(({ elementId }) => elementId))}. ` +
        'The activation of elements inside a multi-instance subprocess is not supported.',
    );
  }
  return wanted;
}

/** Names everything that cannot be done, before anything is. @throws {Rejection} */
function check(x: Execution, root: ElementInstance, elements: ReadonlyMap<string, Element>, input: Input): Beginning[] {
  const refuse: Refuse = (what) => {
    throw reject(
      'INVALID_ARGUMENT',
      `Expected to modify instance of process '${root.bpmnProcessId}' but it contains one or more ${what}`,
    );
  };
  const { activateInstructions, terminateInstructions } = input;
  const wanted = beginningsOf(activateInstructions, elements, refuse);
  const gone = terminateInstructions.filter((one) => keysOf(x, root, one).length === 0);
  if (gone.length > 0) {
    const names = gone.map((one) => ('elementId' in one ? one.elementId : one.elementInstanceKey));
    refuse(`terminate instructions with an element instance that could not be found: ${quoted(names)}`);
  }
  const strange = wanted.flatMap(({ element, variableInstructions }) => {
    const around = new Set(['', element.id, ...scopesAround(element).map(({ id }) => id)]);
    return variableInstructions.map(({ scopeId }) => scopeId).filter((scopeId) => !around.has(scopeId));
  });
  if (strange.length > 0)
    refuse(`variable instructions with a scope element id that could not be found: ${quoted(strange)}`);
  return wanted;
}

function begin(x: Execution, root: ElementInstance, { element, ...instruction }: Beginning): void {
  const ancestors = new Set<Key>();
  let ancestor = instruction.ancestorElementInstanceKey;
  while (ancestor !== null) {
    ancestors.add(ancestor);
    ancestor = x.get('element_instance', ancestor)?.flowScopeKey ?? null;
  }
  const scopes = findScopes(x, element, root, ancestors);
  const instance = activateAt(x, element, scopes);
  for (const { scopeId, variables } of instruction.variableInstructions) {
    const scope = scopeId === '' ? root : [...scopes.all, instance].find(({ elementId }) => elementId === scopeId);
    if (scope) setLocal(x, scope, variables);
  }
}

/** A scope in which nothing would be left ends with what is terminated in it. */
function outermost(x: Execution, instance: ElementInstance): ElementInstance {
  const scope = x.scopeOf(instance);
  if (!scope) return instance;
  const others = x.rowsOf('element_instance', scope, scope.key).filter(({ key }) => key !== instance.key);
  return others.length === 0 ? outermost(x, scope) : instance;
}

export const modifyProcessInstance: CommandOf<'modifyProcessInstance'> = {
  trees: ({ processInstanceKey }, surroundings) => treeOfKey(surroundings, 'process_instance', processInstanceKey),
  apply(x, asked) {
    const { processInstanceKey } = asked;
    const root = x.get('element_instance', processInstanceKey);
    const processInstance = x.get('process_instance', processInstanceKey);
    if (!root || !processInstance) {
      const reason = `Expected to modify process instance but no process instance found with key '${processInstanceKey}'`;
      throw reject('NOT_FOUND', reason);
    }
    const { elements } = x.definitions.model(root.processDefinitionKey);
    const input = withoutMoves(x, root, asked);
    const beginnings = check(x, root, elements, input);
    const expected = `Expected to modify instance of process '${root.bpmnProcessId}'`;
    try {
      for (const beginning of beginnings) begin(x, root, beginning);
    } catch (error) {
      if (error instanceof NoScope) {
        throw reject(
          'INVALID_ARGUMENT',
          `${expected} but it contains one or more activate instructions for an element that has a flow scope with more than one active instance: '${error.scopeId}'. ` +
            "Can't decide in which instance of the flow scope the element should be activated. Please specify an ancestor element instance key for this activate instruction.",
        );
      }
      if (error instanceof Failure) throw reject('INVALID_ARGUMENT', error.message);
      throw error;
    }
    for (const key of input.terminateInstructions.flatMap((one) => keysOf(x, root, one))) {
      const instance = x.get('element_instance', key);
      if (!instance) continue; // It has ended with another one.
      const last = outermost(x, instance);
      if (last.flowScopeKey === null && processInstance.parentProcessInstanceKey !== null) {
        throw reject(
          'INVALID_ARGUMENT',
          `${expected} but the given instructions would terminate the instance. The instance was created by a call activity in the parent process. To terminate this instance please modify the parent process instead.`,
        );
      }
      terminate(x, last.key);
    }
  },
};
