/** Diagrams and tables changed as Modeler changes them: the model is read, something in it is set, the model is written. */
import { BpmnModdle } from 'bpmn-moddle';
import { type Definitions as Tables, DmnModdle } from 'dmn-moddle';
import { type Definitions as Diagram, readBpmn } from '../../gateways/bpmn.js';

const AS_MODELER = { format: true };

export const readTables = async (xml: string): Promise<Tables> => (await new DmnModdle().fromXML(xml)).rootElement;

/** The table file after the change. */
export async function changedTables(xml: string, change: (model: Tables) => void): Promise<string> {
  const model = await readTables(xml);
  change(model);
  return (await new DmnModdle().toXML(model, AS_MODELER)).xml;
}

/** The diagram after the change. */
export async function changedDiagram(xml: string, change: (model: Diagram) => void): Promise<string> {
  const model = await readBpmn(xml);
  change(model);
  return (await new BpmnModdle({}).toXML(model, AS_MODELER)).xml;
}
