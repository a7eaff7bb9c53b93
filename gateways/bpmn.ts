/** BPMN XML → moddle objects, with zeebe's extension elements. Types name only what the tools here read. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

export interface Extension {
  $type: string;
  [property: string]: unknown;
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
  eventDefinitions?: { $type: string; messageRef?: Node }[];
  messageRef?: Node;
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
interface Moddle {
  fromXML(xml: string): Promise<{ rootElement: Definitions; warnings: { message: string }[] }>;
}

let moddle: Promise<Moddle> | null = null;

async function create(): Promise<Moddle> {
  const require = createRequire(import.meta.url);
  const zeebe = JSON.parse(readFileSync(require.resolve('zeebe-bpmn-moddle/resources/zeebe.json'), 'utf8')) as object;
  const { BpmnModdle } = (await import('bpmn-moddle' as string)) as { BpmnModdle: new (packages: object) => Moddle };
  return new BpmnModdle({ zeebe });
}

/** As the engine reads it: what the reader only has doubts about was deployed all the same. @throws Error where the text is no BPMN */
export async function readDeployed(xml: string): Promise<Definitions> {
  moddle ??= create();
  return (await (await moddle).fromXML(xml)).rootElement;
}

/** @throws Error where the text is no BPMN, or the reader has doubts about it */
export async function readBpmn(xml: string): Promise<Definitions> {
  moddle ??= create();
  const { rootElement, warnings } = await (await moddle).fromXML(xml);
  if (warnings.length > 0) throw new Error(warnings.map(({ message }) => message).join('; '));
  return rootElement;
}

/** Extension elements of one type (`zeebe:TaskDefinition`), in the order of the model. */
export function extensions(node: Node, type: string): Extension[] {
  return node.extensionElements?.values?.filter(({ $type }) => $type === type) ?? [];
}

/** A `zeebe:property` of the element; empty where it has none. */
export function property(node: Node, name: string): string {
  const all = extensions(node, 'zeebe:Properties').flatMap(({ properties }) => (properties ?? []) as Extension[]);
  return String(all.find((one) => one.name === name)?.value ?? '');
}

/** Words of a property that lists things with blanks between. */
export const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

/** The element and everything drawn inside it, sequence flows included. */
export function within(node: Node): Node[] {
  return (node.flowElements ?? []).flatMap((child) => [child, ...within(child)]);
}
