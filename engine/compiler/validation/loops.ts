/**
 * Loops that nothing ever interrupts: a task that does nothing, connected back to itself, would keep the engine busy
 * for ever. Such a process is refused, as by Zeebe.
 */
import { errorAt, type ValidationError } from './errors.js';
import { extensions, flowElements, isA, many, type ModdleElement, one } from './model.js';
import type { Surroundings } from './check.js';

const PASS_THROUGH = [
  'bpmn:ExclusiveGateway',
  'bpmn:InclusiveGateway',
  'bpmn:ParallelGateway',
  'bpmn:StartEvent',
  'bpmn:EndEvent',
];
const DOES_NOTHING = ['bpmn:ManualTask', 'bpmn:Task'];

function neverWaits(element: ModdleElement): boolean {
  if (isA(element, ...PASS_THROUGH, ...DOES_NOTHING)) return true;
  if (element.$type === 'bpmn:IntermediateThrowEvent') return extensions(element, 'zeebe:TaskDefinition').length === 0;
  if (element.$type === 'bpmn:ScriptTask') return extensions(element, 'zeebe:Script').length > 0;
  if (element.$type === 'bpmn:BusinessRuleTask') return extensions(element, 'zeebe:CalledDecision').length > 0;
  return element.$type === 'bpmn:SubProcess' && element.triggeredByEvent !== true;
}

function next(element: ModdleElement, { flows }: Surroundings): ModdleElement[] {
  if (element.$type === 'bpmn:SubProcess') {
    return many(element, 'flowElements').filter(({ $type }) => $type === 'bpmn:StartEvent');
  }
  const outgoing = flows.outgoing(element);
  const leaving = outgoing.length > 0 || !element.$parent ? outgoing : flows.outgoing(element.$parent);
  return leaving.flatMap((flow) => one(flow, 'targetRef') ?? []);
}

type Next = (element: ModdleElement) => ModdleElement[];

/** The shortest way from `start` back to `start`; null where there is none. */
function loopFrom(start: ModdleElement, after: Next): ModdleElement[] | null {
  const cameFrom = new Map<ModdleElement, ModdleElement>();
  const queue = [start];
  for (const element of queue) {
    for (const target of after(element)) {
      if (target === start) {
        const way = [start];
        for (let step: ModdleElement | undefined = element; step; step = cameFrom.get(step)) way.unshift(step);
        return way;
      }
      if (cameFrom.has(target)) continue;
      cameFrom.set(target, element);
      queue.push(target);
    }
  }
  return null;
}

/**
 * The elements that lie on some loop: what is left when everything without a way in, or without a way out, is taken
 * away, again and again. (An element between two loops is left too: whoever asks looks for its own loop.)
 */
function onLoops(elements: readonly ModdleElement[], after: Next): Set<ModdleElement> {
  const left = new Set(elements);
  const before = new Map<ModdleElement, ModdleElement[]>(elements.map((element) => [element, []]));
  for (const element of elements) for (const target of after(element)) before.get(target)?.push(element);
  const ways = { in: new Map<ModdleElement, number>(), out: new Map<ModdleElement, number>() };
  for (const element of elements) {
    ways.in.set(element, before.get(element)?.length ?? 0);
    ways.out.set(element, after(element).length);
  }
  const queue = elements.filter((element) => ways.in.get(element) === 0 || ways.out.get(element) === 0);
  for (const element of queue) {
    if (!left.delete(element)) continue;
    for (const target of after(element)) {
      ways.in.set(target, (ways.in.get(target) ?? 0) - 1);
      if (ways.in.get(target) === 0) queue.push(target);
    }
    for (const source of before.get(element) ?? []) {
      ways.out.set(source, (ways.out.get(source) ?? 0) - 1);
      if (ways.out.get(source) === 0) queue.push(source);
    }
  }
  return left;
}

const CAN_LOOP = [...DOES_NOTHING, 'bpmn:IntermediateThrowEvent', 'bpmn:ScriptTask', 'bpmn:BusinessRuleTask'];

/** Finds the first such loop of a process, in the order of the file. */
export function checkLoops(surroundings: Surroundings): ValidationError[] {
  const elements = flowElements(surroundings.process).filter(neverWaits);
  const known = new Set(elements);
  const after: Next = (element) => next(element, surroundings).filter((target) => known.has(target));
  const candidates = onLoops(elements, after);
  for (const start of elements.filter((element) => isA(element, ...CAN_LOOP) && candidates.has(element))) {
    const loop = loopFrom(start, after);
    if (!loop) continue;
    const ids = loop.map(({ id }) => id ?? '').join(' > ');
    return [
      errorAt(surroundings.process, `Processes are not allowed to contain a straight-through processing loop: ${ids}`),
    ];
  }
  return [];
}
