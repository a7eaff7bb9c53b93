/** What a BPMN file says, as the application wants to know it. */
import { createHash } from 'node:crypto';
import type {
  ElementDefinition,
  ElementShape,
  ProcessDefinition,
  TaskDefinition,
} from '../domain/definitions/index.js';
import {
  type Definitions,
  type Extension,
  type Node,
  extensions,
  property,
  readDeployed,
  within,
  words,
} from './bpmn.js';

/** `bpmn:UserTask` → `userTask`. */
const typeName = ({ $type }: Node): string => $type.replace(/^bpmn:(.)/, (_, letter: string) => letter.toLowerCase());

/** What people read, what the engine does not go by, and what an earlier release had the engine tell the desk by. */
const WORDS = ['name', 'documentation', 'incoming'];
const NOT_RUN = ['zeebe:Properties', 'zeebe:TaskListeners'];
/** By their ids: these are elements of their own. */
const ELSEWHERE = ['sourceRef', 'targetRef', 'attachedToRef', 'default'];

/** What the desk goes by of an element's properties. */
const RUN_BY = ['clock', 'differentFrom'];

/** An element with the flows that leave it, and what these wait for. */
function hashOf(node: Node): string {
  const isIn = (names: readonly string[], key: string): boolean => names.includes(key);
  const runs = JSON.stringify(node, function keep(this: Node, key: string, value: Node | Extension[] | undefined) {
    if (key === 'name' && this.$type === 'bpmn:Message') return value;
    if (isIn(WORDS, key)) return undefined;
    if (key === 'values' && Array.isArray(value)) return value.filter(({ $type }) => !isIn(NOT_RUN, $type));
    return isIn(ELSEWHERE, key) && value !== undefined && !Array.isArray(value) ? value.id : value;
  });
  return createHash('sha256')
    .update([runs, ...RUN_BY.map((name) => property(node, name))].join('\n'))
    .digest('hex');
}

function elementOf(node: Node): ElementDefinition {
  return {
    name: node.name ?? '',
    nameEn: property(node, 'nameEn'),
    type: typeName(node),
    documentation: node.documentation?.[0]?.text ?? '',
    documentationEn: property(node, 'documentationEn'),
    rules: words(property(node, 'rules')),
    source: property(node, 'source'),
    hash: hashOf(node),
  };
}

const taskOf = (node: Node): TaskDefinition => ({
  isNative: extensions(node, 'zeebe:UserTask').length > 0,
  hasGroup: Boolean(extensions(node, 'zeebe:AssignmentDefinition')[0]?.candidateGroups),
  formId: String(extensions(node, 'zeebe:FormDefinition')[0]?.formId ?? ''),
  clock: words(property(node, 'clock')),
  differentFrom: words(property(node, 'differentFrom')),
});

/** `bpmn:TimerEventDefinition` → `timer`. */
const eventName = ({ $type }: { $type: string }): string =>
  $type.replace(/^bpmn:(.)(.*)EventDefinition$/, (_, first: string, rest: string) => first.toLowerCase() + rest);

function shapeOf(node: Node): ElementShape {
  const [event] = node.eventDefinitions ?? [];
  const several = node.loopCharacteristics;
  const kind = [
    node.triggeredByEvent === true ? 'eventSubProcess' : typeName(node),
    ...(event === undefined ? [] : [eventName(event)]),
    ...(several === undefined ? [] : [several.isSequential === true ? 'sequential' : 'parallel']),
  ];
  return {
    kind: kind.join(' '),
    message: (event?.messageRef ?? node.messageRef)?.name ?? '',
    group: String(extensions(node, 'zeebe:AssignmentDefinition')[0]?.candidateGroups ?? ''),
  };
}

/** Job types of one element: its own, and its task listeners'. */
function jobTypesOf(node: Node): string[] {
  const own = extensions(node, 'zeebe:TaskDefinition');
  const listeners = extensions(node, 'zeebe:TaskListeners').flatMap(({ listeners = [] }) => listeners);
  return [...own, ...listeners].map(({ type }) => String(type));
}

const byId = <T>(nodes: readonly Node[], facts: (node: Node) => T): Record<string, T> =>
  Object.fromEntries(nodes.map((node) => [node.id, facts(node)]));

/** @throws Error where the file has no process */
export function processOf(definitions: Definitions): { process: Node; definition: ProcessDefinition } {
  const process = definitions.rootElements.find(({ $type }) => $type === 'bpmn:Process');
  if (process === undefined) throw new Error('the file has no process');
  const drawn = within(process);
  const flows = drawn.filter(({ $type }) => $type === 'bpmn:SequenceFlow');
  const elements = drawn.filter(({ $type }) => $type !== 'bpmn:SequenceFlow');
  const called = elements.flatMap((node) =>
    extensions(node, 'zeebe:CalledElement').map(({ processId }) => String(processId)),
  );
  const standing = elements.filter(({ $type }) => !$type.startsWith('bpmn:Data'));
  const definition: ProcessDefinition = {
    processId: process.id,
    name: process.name ?? '',
    nameEn: property(process, 'nameEn'),
    elements: byId(elements, elementOf),
    tasks: byId(
      elements.filter(({ $type }) => $type === 'bpmn:UserTask'),
      taskOf,
    ),
    shapes: byId(standing, shapeOf),
    flows: flows.map(({ id, sourceRef, targetRef }) => ({ id, from: sourceRef?.id ?? '', to: targetRef?.id ?? '' })),
    jobTypes: [...new Set(elements.flatMap(jobTypesOf))].sort(),
    calls: called.filter((id) => id !== '' && !id.startsWith('=')),
    messages: definitions.rootElements
      .filter(({ $type }) => $type === 'bpmn:Message')
      .map(({ name }) => name ?? '')
      .sort(),
    allowedVariables: words(property(process, 'allowedVariables')),
  };
  return { process, definition };
}

/** Texts that were read in this process, by their hash: every house in it has the same few diagrams. */
const parsed = new Map<string, Promise<ProcessDefinition>>();
const MOST_PARSED = 100;

/** @throws Error where the text is no BPMN, or has no process */
export function parseProcess(xml: string): Promise<ProcessDefinition> {
  const hash = createHash('sha256').update(xml).digest('base64');
  const known = parsed.get(hash);
  if (known !== undefined) return known;
  const reading = readDeployed(xml).then((read) => processOf(read).definition);
  // The one that was read longest ago makes room.
  if (parsed.size >= MOST_PARSED) parsed.delete([...parsed.keys()][0] ?? '');
  parsed.set(hash, reading);
  return reading;
}
