/** What a model needs of its neighbours: the forms its tasks name, the processes it calls; words for the process itself. */
import { extensions, within } from '../../gateways/bpmn.js';
import type { ProcessModel } from './models.js';
import { HAN } from './rules/rule.js';

/** `element: what is wrong` for every finding. */
export function checkModel(model: ProcessModel, forms: ReadonlySet<string>, processes: ReadonlySet<string>): string[] {
  const findings = within(model.process).flatMap((node) => {
    const form = extensions(node, 'zeebe:FormDefinition')[0]?.formId;
    const called = extensions(node, 'zeebe:CalledElement')[0]?.processId;
    return [
      ...(form !== undefined && !forms.has(String(form)) ? [`${node.id}: there is no form ${String(form)}`] : []),
      ...(called !== undefined && !processes.has(String(called))
        ? [`${node.id}: there is no process ${String(called)}`]
        : []),
    ];
  });
  if (model.nameEn === '' || !HAN.test(model.name))
    findings.push(`${model.id}: the process needs a Chinese and an English name`);
  return findings;
}
