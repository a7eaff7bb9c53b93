/** BPMN XML as bpmn-moddle reads it, with zeebe's extension elements. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { BpmnModdle } from 'bpmn-moddle';
import { parseJson } from '../values.js';
import type { Definitions } from './validation/index.js';

let moddle: Promise<BpmnModdle> | null = null;

async function create(): Promise<BpmnModdle> {
  const require = createRequire(import.meta.url);
  const zeebe = parseJson(readFileSync(require.resolve('zeebe-bpmn-moddle/resources/zeebe.json'), 'utf8'));
  const { BpmnModdle } = await import('bpmn-moddle');
  return new BpmnModdle({ zeebe });
}

/** @throws Error where the text is no BPMN XML */
export async function readBpmn(xml: string): Promise<Definitions> {
  moddle ??= create();
  return (await (await moddle).fromXML(xml)).rootElement;
}
