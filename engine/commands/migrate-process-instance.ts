/**
 * Moves a running instance to another process definition: what stands at an element stands at the element it is mapped
 * to. Keys, jobs, tasks, variables, incidents stay; what can happen to a mapped element stays open where its event is
 * mapped too, is closed where it is not, and is opened where only the target has it.
 */
import { eventsOf, openEvents } from '../behaviors/catch-events.js';
import { Failure } from '../behaviors/failure.js';
import { elementOf } from '../behaviors/element.js';
import { type Element, ownTaskOf, type ProcessModel } from '../compiler/model.js';
import type { Execution } from '../execution.js';
import type { ElementInstance, ProcessDefinition } from '../records.js';
import { type CommandOf, treeOfKey } from './command.js';
import { type Commands, Rejection, type RejectionType } from './commands.js';

type Input = Commands['migrateProcessInstance']['input'];
type Target = Pick<ProcessDefinition, 'key' | 'bpmnProcessId' | 'version'>;

const reject = (type: RejectionType, reason: string): Rejection => new Rejection(type, 'MIGRATE', reason);
const quoted = (ids: string[]): string => `'${ids.join("', '")}'`;

/** Where the elements of one model stand in the other. */
class Mapping {
  private readonly ids = new Map<string, string>();

  constructor(
    private readonly instance: ElementInstance,
    private readonly source: ProcessModel,
    private readonly target: ProcessModel,
    instructions: Input['mappingInstructions'],
  ) {
    const expected = `Expected to migrate process instance '${instance.key}' but`;
    const sources = instructions.map(({ sourceElementId }) => sourceElementId);
    const twice = sources.filter((id, index) => sources.indexOf(id) !== index);
    if (twice.length > 0)
      throw reject(
        'INVALID_ARGUMENT',
        `${expected} the mapping instructions contain duplicate source element ids ${quoted(twice)}.`,
      );
    for (const { sourceElementId, targetElementId } of instructions) {
      for (const [model, which, id] of [
        [source, 'source', sourceElementId],
        [target, 'target', targetElementId],
      ] as const) {
        if (!model.elements.has(id))
          throw reject(
            'INVALID_ARGUMENT',
            `${expected} mapping instructions contain a non-existing ${which} element id '${id}'. Elements provided in mapping instructions must exist in the ${which} process definition.`,
          );
      }
      this.ids.set(sourceElementId, targetElementId);
    }
    this.ids.set(source.root.id, target.root.id);
  }

  /** The element another one becomes; undefined where it is not mapped. */
  of(element: Element): Element | undefined {
    const outer = this.target.elements.get(this.ids.get(element.id) ?? '');
    const isInner = this.source.elements.get(element.id) !== element;
    return isInner && outer?.type === 'MULTI_INSTANCE_BODY' ? outer.inner : outer;
  }

  ofId(id: string): string | undefined {
    return this.ids.get(id);
  }

  /** The element an active one becomes. @throws {Rejection} where it may not */
  ofActive(element: Element): Element {
    const expected = `Expected to migrate process instance '${this.instance.key}' but`;
    const { id } = element;
    const mapped = this.of(element);
    if (!mapped) {
      throw reject(
        'INVALID_STATE',
        `${expected} no mapping instruction defined for active element with id '${id}'. Elements cannot be migrated without a mapping.`,
      );
    }
    if (mapped.type !== element.type) {
      throw reject(
        'INVALID_STATE',
        `${expected} active element with id '${id}' and type '${element.type}' is mapped to an element with id '${mapped.id}' and different type '${mapped.type}'. Elements must be mapped to elements of the same type.`,
      );
    }
    const kind = (one: Element): string => (ownTaskOf(one) ? 'zeebe user task' : 'job worker');
    if (kind(element) !== kind(mapped)) {
      throw reject(
        'INVALID_STATE',
        `${expected} active user task with id '${id}' and implementation '${kind(element)}' is mapped to an user task with id '${mapped.id}' and different implementation '${kind(mapped)}'. Elements must be mapped to elements of the same implementation.`,
      );
    }
    if (element.scope && this.of(element.scope) !== mapped.scope) {
      throw reject(
        'INVALID_STATE',
        `${expected} the flow scope of active element with id '${id}' is changed. The flow scope of the active element is expected to be '${this.of(element.scope)?.id ?? ''}' but was '${mapped.scope?.id ?? ''}'. The flow scope of an element cannot be changed during migration yet.`,
      );
    }
    if (
      element.type === 'MULTI_INSTANCE_BODY' &&
      mapped.type === 'MULTI_INSTANCE_BODY' &&
      element.loop.sequential !== mapped.loop.sequential
    ) {
      throw reject(
        'INVALID_STATE',
        `${expected} active multi-instance element with id '${id}' has a different loop characteristics than the target element with id '${mapped.id}'. Both must be either sequential or parallel.`,
      );
    }
    return mapped;
  }
}

/** Tokens that wait at a join stand on sequence flows: these are found again by the gateways they connect. */
function mapTokens(
  instance: ElementInstance,
  from: Element,
  to: Element,
  mapping: Mapping,
): ElementInstance['runtime'] {
  const tokens = instance.runtime.tokens ?? {};
  const mapped: Record<string, number> = {};
  for (const [id, count] of Object.entries(tokens)) {
    const gateway = from.children.find(({ incoming }) => incoming.some((flow) => flow.id === id));
    const target = gateway && to.children.find((one) => one.id === mapping.ofId(gateway.id));
    const flow =
      target?.incoming.find((one) => one.id === id) ??
      target?.incoming.find(
        (one) => one.source.id === mapping.ofId(gateway?.incoming.find((flow) => flow.id === id)?.source.id ?? ''),
      );
    if (!flow) {
      throw reject(
        'INVALID_STATE',
        `Expected to migrate process instance '${instance.processInstanceKey}' but a token waits at the gateway '${gateway?.id ?? id}' on the sequence flow '${id}', which has no counterpart in the target process definition.`,
      );
    }
    mapped[flow.id] = (mapped[flow.id] ?? 0) + count;
  }
  return Object.keys(tokens).length > 0 ? { ...instance.runtime, tokens: mapped } : instance.runtime;
}

/** Events of the element: those that are mapped stay open under their new id, others close, new ones open. */
function migrateEvents(
  x: Execution,
  before: ElementInstance,
  [from, to]: [Element, Element],
  after: ElementInstance,
  mapping: Mapping,
): void {
  const kept = new Set<string>();
  const { processDefinitionKey, bpmnProcessId } = after;
  const newId = (id: string): string | undefined => {
    const mapped = id === from.id ? to.id : mapping.ofId(id);
    return eventsOf(to).some((event) => event.id === mapped) ? mapped : undefined;
  };
  for (const timer of x.rowsOf('timer', before, before.key)) {
    const elementId = newId(timer.elementId);
    if (elementId === undefined) x.remove('timer', timer);
    else x.put('timer', { ...timer, elementId, processDefinitionKey });
    kept.add(elementId ?? '');
  }
  for (const one of x.rowsOf('signal_subscription', before, before.key)) {
    const elementId = newId(one.elementId);
    if (elementId === undefined) x.remove('signal_subscription', one);
    else x.put('signal_subscription', { ...one, elementId, processDefinitionKey });
    kept.add(elementId ?? '');
  }
  for (const one of x.rowsOf('message_subscription', before, before.key)) {
    const elementId = newId(one.elementId);
    const where = { processDefinitionKey, bpmnProcessId, updatedAt: x.now };
    if (elementId === undefined) x.put('message_subscription', { ...one, state: 'DELETED', updatedAt: x.now });
    else x.put('message_subscription', { ...one, elementId, ...where });
    kept.add(elementId ?? '');
  }
  if (after.state === 'ACTIVATED' && !after.runtime.interrupted)
    openEvents(
      x,
      eventsOf(to).filter(({ id }) => !kept.has(id)),
      after,
    );
}

function migrateWork(x: Execution, instance: ElementInstance, target: Target, element: Element): void {
  const where = { processDefinitionKey: target.key, bpmnProcessId: target.bpmnProcessId, elementId: element.id };
  for (const job of x.rowsOf('job', instance, instance.key))
    x.put('job', { ...job, ...where, processDefinitionVersion: target.version, updatedAt: x.now });
  for (const task of x.rowsOf('user_task', instance, instance.key))
    x.put('user_task', { ...task, ...where, name: element.name, processDefinitionVersion: target.version });
  for (const incident of x.rowsOf('incident', instance, instance.key)) x.put('incident', { ...incident, ...where });
  for (const variable of x.rowsOf('variable', instance, instance.key))
    x.put('variable', { ...variable, processDefinitionKey: target.key });
}

export const migrateProcessInstance: CommandOf<'migrateProcessInstance'> = {
  trees: ({ processInstanceKey }, surroundings) => treeOfKey(surroundings, 'process_instance', processInstanceKey),
  async prepare({ targetProcessDefinitionKey }, { definitions }) {
    await definitions.compileWith(targetProcessDefinitionKey);
    return undefined;
  },
  apply(x, { processInstanceKey, targetProcessDefinitionKey, mappingInstructions }) {
    const processInstance = x.get('process_instance', processInstanceKey);
    const root = x.get('element_instance', processInstanceKey);
    if (!processInstance || !root) {
      const reason = `Expected to migrate process instance but no process instance found with key '${processInstanceKey}'`;
      throw reject('NOT_FOUND', reason);
    }
    const target = x.definitions.processes.get(targetProcessDefinitionKey);
    if (!target) {
      const reason = `Expected to migrate process instance to process definition but no process definition found with key '${targetProcessDefinitionKey}'`;
      throw reject('NOT_FOUND', reason);
    }
    const model = x.definitions.model(target.key);
    const source = x.definitions.model(root.processDefinitionKey);
    const mapping = new Mapping(root, source, model, mappingInstructions);
    // From the outside inwards: what opens in an element looks at the scopes around it.
    const active = [...x.treeOf(root).tables.element_instance.all()]
      .filter((one) => one.processInstanceKey === processInstanceKey)
      .sort((a, b) => a.key - b.key)
      .map((instance) => ({ instance, from: elementOf(x, instance) }))
      .map((one) => ({ ...one, to: mapping.ofActive(one.from) }));
    const { bpmnProcessId, version } = target;
    x.put('process_instance', { ...processInstance, processDefinitionKey: target.key, bpmnProcessId, version });
    try {
      for (const { instance, from, to } of active) {
        const runtime = mapTokens(instance, from, to, mapping);
        const what = { elementId: to.id, elementName: to.name, bpmnProcessId, processDefinitionKey: target.key };
        x.put('element_instance', { ...instance, ...what, runtime });
        migrateWork(x, instance, target, to);
      }
      for (const { instance, from, to } of active)
        migrateEvents(x, instance, [from, to], x.get('element_instance', instance.key) ?? instance, mapping);
    } catch (error) {
      if (error instanceof Failure)
        throw reject(
          'INVALID_STATE',
          `Expected to migrate process instance '${processInstanceKey}' but an event of the target could not be opened: ${error.message}`,
        );
      throw error;
    }
  },
};
