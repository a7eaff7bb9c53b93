/** bpmn-engine in memory: its model is read once; each instance has an engine object of its own, which keeps what it ran. */
import { Engine } from 'bpmn-engine';
import { BpmnModdle } from 'bpmn-moddle';

const MODEL = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t">
<process id="p" isExecutable="true"><startEvent id="s"/><serviceTask id="a" implementation="\${environment.services.work}"/><endEvent id="e"/>
<sequenceFlow id="f1" sourceRef="s" targetRef="a"/><sequenceFlow id="f2" sourceRef="a" targetRef="e"/></process></definitions>`;

export const name = 'bpmn-engine 25.0.1';

/** @returns {Promise<() => Promise<void>>} runs one instance to its end */
export async function open() {
  const moddleContext = await new BpmnModdle().fromXML(MODEL);
  const work = (_scope, next) => next();
  return async () => {
    const engine = new Engine({ name: 'bench', moddleContext, services: { work } });
    const execution = await engine.execute();
    if (execution.state !== 'idle') await execution.waitFor('end');
  };
}
