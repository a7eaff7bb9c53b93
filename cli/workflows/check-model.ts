/** What the house asks of a model beyond BPMN: words, sources, task forms and groups, bindings. */
import { extensions, type Extension, type Node, property, within } from './moddle.js';
import type { ProcessModel } from './models.js';

const HAN = /\p{Script=Han}/u;
const LISTENERS = ['creating', 'assigning', 'completing', 'canceling'];
/** Starts of ids, after the element's type: `userTask_Investigate`. */
const PREFIXES: Record<string, string[]> = {
  'bpmn:SubProcess': ['eventSubProcess_', 'subProcess_'],
  'bpmn:EventBasedGateway': ['eventGateway_'],
  'bpmn:ExclusiveGateway': ['gateway_'],
  'bpmn:ParallelGateway': ['gateway_'],
  'bpmn:IntermediateCatchEvent': ['timerEvent_', 'messageEvent_'],
  'bpmn:SequenceFlow': ['flow_'],
};
const isTask = ({ $type }: Node) => /Task$|CallActivity$/.test($type);
const isJoin = (node: Node) => /Gateway$/.test(node.$type) && !node.name;

function checkId(node: Node): string[] {
  const own = node.$type.replace(/^bpmn:(.)/, (_, letter: string) => letter.toLowerCase());
  const prefixes = PREFIXES[node.$type] ?? [`${own}_`];
  return prefixes.some((prefix) => node.id.startsWith(prefix))
    ? []
    : [`its id does not begin with ${prefixes.join(' or ')}`];
}

function checkWords(node: Node): string[] {
  if (isJoin(node) || (node.$type === 'bpmn:SequenceFlow' && !node.name)) return [];
  const found: string[] = [];
  if (!HAN.test(node.name ?? '')) found.push('its name is not Chinese');
  if (property(node, 'nameEn') === '') found.push('it has no English name (nameEn)');
  if (isTask(node) && !HAN.test(node.documentation?.[0]?.text ?? '')) found.push('it has no documentation');
  return found;
}

function checkSource(node: Node): string[] {
  if (node.$type === 'bpmn:SequenceFlow' || isJoin(node)) return [];
  const rules = property(node, 'rules');
  if (rules !== '' && !/^(D\d\d-R\d\d ?)+$/.test(rules)) return [`its rules "${rules}" are not rule ids`];
  return rules === '' && property(node, 'source') !== 'company'
    ? ['it names neither a rule nor the company as its source']
    : [];
}

function checkUserTask(node: Node, forms: ReadonlySet<string>): string[] {
  const found: string[] = [];
  const form = extensions(node, 'zeebe:FormDefinition')[0];
  if (property(node, 'documentationEn') === '') found.push('it has no English documentation (documentationEn)');
  if (extensions(node, 'zeebe:UserTask').length === 0) found.push('it is no native user task');
  if (!forms.has(String(form?.formId))) found.push(`there is no form ${String(form?.formId)}`);
  if (form?.bindingType !== 'deployment') found.push('its form is not bound to the deployment');
  if (!extensions(node, 'zeebe:AssignmentDefinition')[0]?.candidateGroups) found.push('it has no candidate group');
  const listeners = extensions(node, 'zeebe:TaskListeners').flatMap(
    ({ listeners }) => (listeners ?? []) as Extension[],
  );
  const wanted = LISTENERS.filter(
    (event) => !listeners.some((one) => one.eventType === event && one.type === `work-item.${event}`),
  );
  return wanted.length > 0 ? [...found, `it has no task listener for ${wanted.join(', ')}`] : found;
}

function checkCall(node: Node, processes: ReadonlySet<string>): string[] {
  const called = extensions(node, 'zeebe:CalledElement')[0];
  const found: string[] = [];
  if (!processes.has(String(called?.processId))) found.push(`there is no process ${String(called?.processId)}`);
  if (called?.bindingType !== 'deployment') found.push('what it calls is not bound to the deployment');
  if (called?.propagateAllChildVariables !== false || called.propagateAllParentVariables !== false)
    found.push('it passes on all variables instead of naming them');
  return found;
}

/** Variables that mappings, results and forms write and the process does not allow. */
function checkVariables(node: Node, allowed: readonly string[]): string[] {
  const mappings = extensions(node, 'zeebe:IoMapping').flatMap((one) => [
    ...((one.outputParameters ?? []) as Extension[]),
    ...(node.$type === 'bpmn:CallActivity' ? [] : ((one.inputParameters ?? []) as Extension[])),
  ]);
  const results = extensions(node, 'zeebe:CalledDecision').map(({ resultVariable }) => String(resultVariable));
  const written = [...mappings.map(({ target }) => String(target)), ...results];
  return written
    .filter((name) => !allowed.includes(name))
    .map((name) => `it writes ${name}, which is not in allowedVariables`);
}

/** `element: what is wrong` for every finding. */
export function checkModel(model: ProcessModel, forms: ReadonlySet<string>, processes: ReadonlySet<string>): string[] {
  const nodes = within(model.process);
  const findings = nodes.flatMap((node) =>
    [
      ...checkId(node),
      ...checkWords(node),
      ...checkSource(node),
      ...(node.$type === 'bpmn:UserTask' ? checkUserTask(node, forms) : []),
      ...(node.$type === 'bpmn:CallActivity' ? checkCall(node, processes) : []),
      ...checkVariables(node, model.allowedVariables),
    ].map((finding) => `${node.id}: ${finding}`),
  );
  if (model.nameEn === '' || !HAN.test(model.name))
    findings.push(`${model.id}: the process needs a Chinese and an English name`);
  return findings;
}
