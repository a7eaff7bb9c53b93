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

/** A way from `start` back to `start` on which nothing waits; null where there is none. */
function loopFrom(start: ModdleElement, surroundings: Surroundings): ModdleElement[] | null {
  const visited = new Set<ModdleElement>();
  const walk = (element: ModdleElement, way: ModdleElement[]): ModdleElement[] | null => {
    for (const target of next(element, surroundings)) {
      if (target === start) return [...way, target];
      if (visited.has(target) || !neverWaits(target)) continue;
      visited.add(target);
      const found = walk(target, [...way, target]);
      if (found) return found;
    }
    return null;
  };
  return walk(start, [start]);
}

const CAN_LOOP = [...DOES_NOTHING, 'bpmn:IntermediateThrowEvent', 'bpmn:ScriptTask', 'bpmn:BusinessRuleTask'];

/** Finds the first such loop of a process. */
export function checkLoops(surroundings: Surroundings): ValidationError[] {
  const starts = flowElements(surroundings.process).filter(
    (element) => isA(element, ...CAN_LOOP) && neverWaits(element),
  );
  for (const start of starts) {
    const loop = loopFrom(start, surroundings);
    if (!loop) continue;
    const ids = loop.map(({ id }) => id ?? '').join(' > ');
    return [
      errorAt(surroundings.process, `Processes are not allowed to contain a straight-through processing loop: ${ids}`),
    ];
  }
  return [];
}
