/** Where the elements and sequence flows of one model stand in the other, as whoever migrates says it. */
import { eventsOf } from '../behaviors/catch-events.js';
import { type Element, type Flow, ownTaskOf, type ProcessModel } from '../compiler/model.js';
import type { CompensationNote } from '../runtime.js';
import type { ElementInstance } from '../records.js';
import { type Commands, Rejection, type RejectionType } from './commands.js';

type Input = Commands['migrateProcessInstance']['input'];

export const reject = (type: RejectionType, reason: string): Rejection => new Rejection(type, 'MIGRATE', reason);
const quoted = (ids: string[]): string => `'${ids.join("', '")}'`;

const flowsOf = ({ elements }: ProcessModel): Map<string, Flow> =>
  new Map([...elements.values()].flatMap(({ outgoing }) => outgoing).map((flow) => [flow.id, flow]));

export class Mapping {
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
        if (!model.elements.has(id) && !flowsOf(model).has(id))
          throw reject(
            'INVALID_ARGUMENT',
            `${expected} mapping instructions contain a non-existing ${which} element id '${id}'. Elements provided in mapping instructions must exist in the ${which} process definition.`,
          );
      }
      this.ids.set(sourceElementId, targetElementId);
    }
    this.ids.set(source.root.id, target.root.id);
  }

  /** The sequence flow another one becomes; undefined where neither it nor the gateway it leads to is mapped. */
  flowOf(flow: Flow): Flow | undefined {
    const mapped = flowsOf(this.target).get(this.ids.get(flow.id) ?? '');
    if (mapped) return mapped;
    const incoming = this.target.elements.get(this.ids.get(flow.target.id) ?? '')?.incoming ?? [];
    return (
      incoming.find(({ id }) => id === flow.id) ??
      incoming.find(({ source }) => source.id === this.ids.get(flow.source.id))
    );
  }

  /**
   * Events of an active element: each stays at that element and stays of its type, and none becomes what another one
   * becomes, too. @throws {Rejection}
   */
  checkEvents(from: Element, to: Element): void {
    const expected = `Expected to migrate process instance '${this.instance.key}' but`;
    const known = new Map<string, string>();
    for (const event of eventsOf(from)) {
      const mapped = this.of(event);
      if (mapped === undefined || event === from) continue;
      if (!eventsOf(to).includes(mapped))
        throw reject(
          'INVALID_STATE',
          `${expected} active element with id '${from.id}' has a catch event with id '${event.id}' that is mapped to a catch event with id '${mapped.id}', which is not attached to the element with id '${to.id}'. Catch events must stay attached to the element they are attached to.`,
        );
      if (event.trigger.kind !== mapped.trigger.kind)
        throw reject(
          'INVALID_STATE',
          `${expected} the catch event with id '${event.id}' and event type '${event.trigger.kind}' is mapped to a catch event with id '${mapped.id}' and different event type '${mapped.trigger.kind}'. Catch events must be mapped to catch events of the same event type.`,
        );
      const other = known.get(mapped.id);
      if (other !== undefined)
        throw reject(
          'INVALID_ARGUMENT',
          `${expected} the catch events with ids ${quoted([other, event.id])} are mapped to the same catch event with id '${mapped.id}'. Each catch event can be the target of one mapping instruction only.`,
        );
      known.set(mapped.id, event.id);
    }
  }

  /** What can be taken back, as far as it is mapped. */
  notesOf(notes: readonly CompensationNote[]): CompensationNote[] {
    return notes.flatMap((note) => {
      const activity = this.target.elements.get(this.ids.get(note.activityId) ?? '');
      if (activity === undefined) return [];
      const handlerId = note.handlerId === null ? null : (activity.compensatedBy?.id ?? null);
      return [{ ...note, activityId: activity.id, handlerId, inside: this.notesOf(note.inside) }];
    });
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
    if (element.trigger.kind !== mapped.trigger.kind) {
      throw reject(
        'INVALID_STATE',
        `${expected} active element with id '${id}' and event type '${element.trigger.kind}' is mapped to an element with id '${mapped.id}' and different event type '${mapped.trigger.kind}'. Elements must be mapped to elements of the same event type.`,
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

/** Tokens that wait at a join stand on sequence flows: these are mapped, or found again by the gateways they connect. */
export function mapTokens(instance: ElementInstance, from: Element, mapping: Mapping): ElementInstance['runtime'] {
  const { tokens = {}, compensation } = instance.runtime;
  const expected = `Expected to migrate process instance '${instance.processInstanceKey}' but`;
  const mapped: Record<string, number> = {};
  for (const [id, count] of Object.entries(tokens)) {
    const waiting = from.children.flatMap(({ incoming }) => incoming).find((flow) => flow.id === id);
    const flow = waiting && mapping.flowOf(waiting);
    const target = waiting && mapping.of(waiting.target);
    if (!waiting || !flow || flow.target !== target) {
      throw reject(
        'INVALID_STATE',
        `${expected} a token waits at the gateway '${waiting?.target.id ?? id}' on the sequence flow '${id}', which has no counterpart in the target process definition.`,
      );
    }
    if (target.incoming.length < waiting.target.incoming.length) {
      throw reject(
        'INVALID_STATE',
        `${expected} the joining gateway with id '${waiting.target.id}' is mapped to the gateway with id '${target.id}', which has fewer incoming sequence flows. The target gateway must have at least as many as the source gateway.`,
      );
    }
    mapped[flow.id] = (mapped[flow.id] ?? 0) + count;
  }
  return {
    ...instance.runtime,
    ...(Object.keys(tokens).length > 0 && { tokens: mapped }),
    ...(compensation && { compensation: mapping.notesOf(compensation) }),
  };
}
