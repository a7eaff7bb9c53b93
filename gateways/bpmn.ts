/** BPMN XML → moddle objects, with zeebe's extension elements. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { BpmnModdle } from 'bpmn-moddle';

export interface Extension {
  $type: string;
  properties?: Extension[];
  listeners?: Extension[];
  values?: Extension[];
  inputParameters?: Extension[];
  outputParameters?: Extension[];
  [property: string]: unknown;
}
/** A formal expression: `=` and FEEL, or a plain text. */
interface Formula {
  body?: string;
}
export interface Node {
  $type: string;
  id: string;
  name?: string;
  documentation?: { text?: string }[];
  extensionElements?: { values?: Extension[] };
  flowElements?: Node[];
  artifacts?: Node[];
  sourceRef?: Node;
  targetRef?: Node;
  default?: Node;
  attachedToRef?: Node;
  isInterrupting?: boolean;
  triggeredByEvent?: boolean;
  conditionExpression?: Formula;
  eventDefinitions?: {
    $type: string;
    messageRef?: Node;
    timeDate?: Formula;
    timeDuration?: Formula;
    timeCycle?: Formula;
  }[];
  messageRef?: Node;
  loopCharacteristics?: { isSequential?: boolean };
  $parent?: Node;
}
export interface Bounds {
  x: number;
  y: number;
  width: number;
  height: number;
}
export interface Shape {
  $type: string;
  id: string;
  bpmnElement: Node;
  bounds?: Bounds;
  waypoint?: { x: number; y: number }[];
  label?: { bounds?: Bounds };
}
export interface Definitions extends Node {
  rootElements: Node[];
  diagrams: { plane: { planeElement?: Shape[] } }[];
}

let moddle: BpmnModdle | null = null;

function create(): BpmnModdle {
  const file = createRequire(import.meta.url).resolve('zeebe-bpmn-moddle/resources/zeebe.json');
  const zeebe: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return new BpmnModdle({ zeebe });
}

/** What an element of a type has, BPMN's own meta-model says: the type is what there is to ask. */
const isDefinitions = (root: { $type: string }): root is Definitions => root.$type === 'bpmn:Definitions';

async function read(xml: string): Promise<{ rootElement: Definitions; warnings: { message: string }[] }> {
  moddle ??= create();
  const { rootElement, warnings } = await moddle.fromXML(xml);
  if (!isDefinitions(rootElement)) throw new Error(`${rootElement.$type} is no BPMN file.`);
  return { rootElement, warnings };
}

/** As the engine reads it: what the reader only has doubts about was deployed all the same. @throws Error where the text is no BPMN */
export const readDeployed = async (xml: string): Promise<Definitions> => (await read(xml)).rootElement;

/** @throws Error where the text is no BPMN, or the reader has doubts about it */
export async function readBpmn(xml: string): Promise<Definitions> {
  const { rootElement, warnings } = await read(xml);
  if (warnings.length > 0) throw new Error(warnings.map(({ message }) => message).join('; '));
  return rootElement;
}

/** Extension elements of one type (`zeebe:TaskDefinition`), in the order of the model. */
export function extensions(node: Node, type: string): Extension[] {
  return node.extensionElements?.values?.filter(({ $type }) => $type === type) ?? [];
}

/** A `zeebe:property` of the element; empty where it has none. */
export function property(node: Node, name: string): string {
  const all = extensions(node, 'zeebe:Properties').flatMap(({ properties = [] }) => properties);
  return String(all.find((one) => one.name === name)?.value ?? '');
}

/** Words of a property that lists things with blanks between. */
export const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

/** The element and everything drawn inside it, sequence flows included. */
export function within(node: Node): Node[] {
  return (node.flowElements ?? []).flatMap((child) => [child, ...within(child)]);
}
