/** Builds small BPMN files for tests and reads them as the engine does. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Definitions } from '../../compiler/validation/index.js';

const require = createRequire(import.meta.url);
const zeebe = JSON.parse(readFileSync(require.resolve('zeebe-bpmn-moddle/resources/zeebe.json'), 'utf8')) as object;

/** A file with one executable process `p` that holds `content`, and `roots` (messages, errors) beside it. */
export function bpmn(content: string, roots = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="definitions" targetNamespace="http://example.org">
  ${roots}<bpmn:process id="p" isExecutable="true">${content}</bpmn:process></bpmn:definitions>`;
}

interface Moddle {
  BpmnModdle: new (packages: Record<string, object>) => { fromXML(xml: string): Promise<{ rootElement: Definitions }> };
}

export async function read(xml: string): Promise<Definitions> {
  const { BpmnModdle } = (await import('bpmn-moddle' as string)) as Moddle;
  return (await new BpmnModdle({ zeebe }).fromXML(xml)).rootElement;
}

export const extension = (content: string): string => `<bpmn:extensionElements>${content}</bpmn:extensionElements>`;
export const job = extension('<zeebe:taskDefinition type="work"/>');
export const start = '<bpmn:startEvent id="start"/>';
export const flow = (id: string, from: string, to: string, content = ''): string =>
  `<bpmn:sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}">${content}</bpmn:sequenceFlow>`;
export const condition = (text: string): string =>
  `<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${text}</bpmn:conditionExpression>`;
