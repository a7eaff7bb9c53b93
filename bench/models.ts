/** The models that are measured. */

const file = (content: string): Buffer =>
  Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?><bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" ` +
      `xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="d" targetNamespace="t">${content}</bpmn:definitions>`,
  );
const flow = (from: string, to: string): string =>
  `<bpmn:sequenceFlow id="${from}_${to}" sourceRef="${from}" targetRef="${to}"/>`;
const task = (id: string, type: string, content = ''): string =>
  `<bpmn:serviceTask id="${id}"><bpmn:extensionElements><zeebe:taskDefinition type="${type}"/></bpmn:extensionElements>${content}</bpmn:serviceTask>`;
const process_ = (id: string, content: string): string =>
  `<bpmn:process id="${id}" isExecutable="true"><bpmn:startEvent id="s"/>${content}<bpmn:endEvent id="e"/></bpmn:process>`;

/** start → service task → end. */
export const ONE_JOB = file(process_('p', task('a', 'work') + flow('s', 'a') + flow('a', 'e')));

/** Waits for a message that does not come. */
export const WAITING = file(
  `<bpmn:message id="m" name="m"><bpmn:extensionElements><zeebe:subscription correlationKey="=key"/></bpmn:extensionElements></bpmn:message>${process_(
    'waiting',
    `<bpmn:intermediateCatchEvent id="w"><bpmn:messageEventDefinition messageRef="m"/></bpmn:intermediateCatchEvent>${flow('s', 'w')}${flow('w', 'e')}`,
  )}`,
);

/** One job for each of `=items`. */
export const EACH = file(
  process_(
    'each',
    task(
      'a',
      'each',
      `<bpmn:multiInstanceLoopCharacteristics><bpmn:extensionElements><zeebe:loopCharacteristics inputCollection="=items" inputElement="item" outputCollection="results" outputElement="=item"/></bpmn:extensionElements></bpmn:multiInstanceLoopCharacteristics>`,
    ) +
      flow('s', 'a') +
      flow('a', 'e'),
  ),
);

/** A chain of so many tasks that pass at once. */
export function long(elements: number): Buffer {
  const ids = Array.from({ length: elements - 2 }, (_, index) => `t${index}`);
  const all = ['s', ...ids, 'e'];
  const tasks = ids.map((id) => `<bpmn:manualTask id="${id}"/>`).join('');
  return file(
    process_(
      `long${elements}`,
      tasks +
        all
          .slice(1)
          .map((id, index) => flow(all[index] ?? '', id))
          .join(''),
    ),
  );
}
