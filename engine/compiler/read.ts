/** BPMN XML as bpmn-moddle reads it, with zeebe's extension elements. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Definitions } from './validation/index.js';

interface Moddle {
  fromXML(xml: string): Promise<{ rootElement: Definitions }>;
}
let moddle: Promise<Moddle> | null = null;

async function create(): Promise<Moddle> {
  const require = createRequire(import.meta.url);
  const zeebe = JSON.parse(readFileSync(require.resolve('zeebe-bpmn-moddle/resources/zeebe.json'), 'utf8')) as object;
  const { BpmnModdle } = (await import('bpmn-moddle' as string)) as { BpmnModdle: new (packages: object) => Moddle };
  return new BpmnModdle({ zeebe });
}

/** @throws Error where the text is no BPMN XML */
export async function readBpmn(xml: string): Promise<Definitions> {
  moddle ??= create();
  return (await (await moddle).fromXML(xml)).rootElement;
}
