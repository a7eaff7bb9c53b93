/** Deploys files as one deployment: all of them, or none. */
import { createHash } from 'node:crypto';
import { compileProcesses } from '../compiler/compile.js';
import { startsOf, type ProcessModel, type Trigger } from '../compiler/model.js';
import { readBpmn } from '../compiler/read.js';
import {
  type Definitions,
  deploymentFailure,
  formatErrors,
  validate,
  validateBindings,
} from '../compiler/validation/index.js';
import { type CompiledDecisions, compileDmn } from '../dmn/index.js';
import { planOf, type TimerPlan } from '../behaviors/timers.js';
import type { Execution } from '../execution.js';
import { toJson } from '../feel/index.js';
import { reasonOf } from '../reason.js';
import type { Key } from '../records.js';
import { isObject, parseJson } from '../values.js';
import type { CommandOf } from './command.js';
import { type DeploymentResult, Rejection } from './commands.js';

interface Resource {
  name: string;
  content: string;
  checksum: string;
}
interface BpmnResource extends Resource {
  definitions: Definitions;
  models: ProcessModel[];
}
interface DmnResource extends Resource {
  compiled: CompiledDecisions;
}
interface FormResource extends Resource {
  id: string;
  versionTag: string | null;
}
interface Prepared {
  bpmn: BpmnResource[];
  dmn: DmnResource[];
  forms: FormResource[];
}

const refuse = (reason: string): Rejection => new Rejection('INVALID_ARGUMENT', 'CREATE', reason);

async function readProcess(resource: Resource, prepared: Prepared): Promise<string | null> {
  const definitions = await readBpmn(resource.content).catch((error: Error) => error);
  if (definitions instanceof Error) return `'${resource.name}': ${definitions.message}`;
  const errors = validate(definitions);
  if (errors.length > 0) return formatErrors(resource.name, errors);
  prepared.bpmn.push({ ...resource, definitions, models: compileProcesses(definitions) });
  return null;
}

async function readDecisions(resource: Resource, prepared: Prepared): Promise<string | null> {
  try {
    prepared.dmn.push({ ...resource, compiled: await compileDmn(resource.content) });
    return null;
  } catch (error) {
    return `'${resource.name}': ${reasonOf(error)}`;
  }
}

function readForm(resource: Resource, prepared: Prepared): string | null {
  try {
    const form = parseJson(resource.content);
    const { id, versionTag } = isObject(form) ? form : {};
    if (typeof id !== 'string' || id === '')
      return `'${resource.name}': Expected the form id to be present, but none given`;
    prepared.forms.push({ ...resource, id, versionTag: typeof versionTag === 'string' ? versionTag : null });
    return null;
  } catch (error) {
    return `'${resource.name}': Failed to parse formId from form JSON. '${resource.name}' (${reasonOf(error)})`;
  }
}

async function readResource(
  { name, content }: { name: string; content: Buffer },
  prepared: Prepared,
): Promise<string | null> {
  const checksum = createHash('sha256').update(content).digest('hex');
  const resource: Resource = { name, content: content.toString('utf8'), checksum };
  if (/\.(bpmn|xml)$/i.test(name)) return readProcess(resource, prepared);
  if (/\.dmn$/i.test(name)) return readDecisions(resource, prepared);
  if (/\.form$/i.test(name)) return readForm(resource, prepared);
  return `'${name}': unknown resource type`;
}

/** Ids that two files of one deployment bring along. */
function duplicates(kind: string, ids: { id: string; name: string }[]): string[] {
  const seen = new Map<string, string>();
  return ids.flatMap(({ id, name }) => {
    const other = seen.get(id);
    seen.set(id, name);
    return other === undefined ? [] : [`Duplicated ${kind} id in resources '${other}' and '${name}'`];
  });
}

function problemsOfAll({ bpmn, dmn, forms }: Prepared): string[] {
  const processes = bpmn.flatMap(({ name, models }) => models.map(({ id }) => ({ id, name })));
  const decisions = dmn.flatMap(({ name, compiled }) => compiled.decisions.map(({ id }) => ({ id, name })));
  const deployed = {
    processes: new Set(processes.map(({ id }) => id)),
    decisions: new Set(decisions.map(({ id }) => id)),
    forms: new Set(forms.map(({ id }) => id)),
  };
  const unbound = bpmn.flatMap(({ name, definitions }) => {
    const errors = validateBindings(definitions, deployed);
    return errors.length > 0 ? [formatErrors(name, errors)] : [];
  });
  return [
    ...duplicates('process', processes),
    ...duplicates(
      'DRG',
      dmn.map(({ name, compiled }) => ({ id: compiled.id, name })),
    ),
    ...duplicates('decision', decisions),
    ...duplicates(
      'form',
      forms.map(({ id, name }) => ({ id, name })),
    ),
    ...unbound,
  ];
}

/** Whether the latest version of everything in the deployment is this very file: then nothing new is stored. */
function isKnown(x: Execution, { bpmn, dmn, forms }: Prepared): boolean {
  const same = (latest: { checksum: string; resourceName: string } | undefined, resource: Resource): boolean =>
    latest?.checksum === resource.checksum && latest.resourceName === resource.name;
  const { processes, requirements, forms: known } = x.definitions;
  return (
    bpmn.every((resource) => resource.models.every(({ id }) => same(processes.latest(id), resource))) &&
    dmn.every((resource) => same(requirements.latest(resource.compiled.id), resource)) &&
    forms.every((resource) => same(known.latest(resource.id), resource))
  );
}

function storeProcess(x: Execution, deploymentKey: Key, resource: BpmnResource, model: ProcessModel): void {
  const { processes } = x.definitions;
  const row = {
    key: x.newKey(),
    deploymentKey,
    bpmnProcessId: model.id,
    name: model.name,
    version: processes.nextVersion(model.id),
    versionTag: model.versionTag,
    resourceName: resource.name,
    checksum: resource.checksum,
    startFormId: model.startFormId,
    createdAt: x.now,
  };
  x.put('process_definition', { ...row, resource: resource.content });
  x.definitions.addProcess(row, model);
  replaceStarts(x, row.key, model);
}

function startPlan(x: Execution, trigger: Trigger): TimerPlan | null {
  if (trigger.kind !== 'timer') return null;
  const text = String(toJson(trigger.expression.evaluate({}, x.now).value));
  return planOf(trigger.timerKind, text, trigger.expression.expression, x.now);
}

/** Before anything is stored: a start that can never come is refused. */
function checkStartTimers(x: Execution, model: ProcessModel): void {
  try {
    for (const { trigger } of startsOf(model.root)) startPlan(x, trigger);
  } catch (error) {
    const reason = `Expected to create timer for start event, but encountered the following error: ${reasonOf(error)}`;
    throw new Rejection('PROCESSING_ERROR', 'CREATE', reason);
  }
}

/** Only the latest version of a process is started by messages and timers. */
export function replaceStarts(x: Execution, processDefinitionKey: Key, model: ProcessModel): void {
  closeStarts(x, model.id);
  openStarts(x, processDefinitionKey, model);
}

export function closeStarts(x: Execution, bpmnProcessId: string): void {
  const { startTimers, startSignals, processes } = x.definitions;
  for (const start of x.messages.startsOf(bpmnProcessId)) x.removeStart(start);
  for (const timer of [...startTimers.values()]) {
    if (processes.get(timer.processDefinitionKey)?.bpmnProcessId !== bpmnProcessId) continue;
    startTimers.delete(timer.key);
    x.remove('timer', timer);
  }
  for (const start of [...startSignals.values()]) {
    if (processes.get(start.processDefinitionKey)?.bpmnProcessId !== bpmnProcessId) continue;
    startSignals.delete(start.key);
    x.remove('signal_subscription', start);
  }
}

function openStarts(x: Execution, processDefinitionKey: Key, model: ProcessModel): void {
  const { startTimers, startSignals } = x.definitions;
  for (const { id: elementId, trigger } of startsOf(model.root)) {
    const atStart = { elementInstanceKey: null, processInstanceKey: null, rootProcessInstanceKey: null };
    if (trigger.kind === 'signal') {
      const signalName = String(toJson(trigger.name.evaluate({}, x.now).value));
      const start = { key: x.newKey(), signalName, elementId, ...atStart, processDefinitionKey };
      x.put('signal_subscription', start);
      startSignals.set(start.key, start);
    }
    if (trigger.kind === 'message') {
      const messageName = String(toJson(trigger.name.evaluate({}, x.now).value));
      x.addStart({ key: x.newKey(), messageName, elementId, bpmnProcessId: model.id, processDefinitionKey });
    }
    const plan = startPlan(x, trigger);
    if (plan) {
      const timer = {
        key: x.newKey(),
        ...plan,
        elementId,
        ...atStart,
        processDefinitionKey,
      };
      x.put('timer', timer);
      startTimers.set(timer.key, timer);
    }
  }
}

function storeDecisions(
  x: Execution,
  deploymentKey: Key,
  { name: resourceName, checksum, content, compiled }: DmnResource,
): void {
  const { requirements, decisions } = x.definitions;
  const { id: decisionRequirementsId, name } = compiled;
  const version = requirements.nextVersion(decisionRequirementsId);
  const row = {
    key: x.newKey(),
    deploymentKey,
    decisionRequirementsId,
    name,
    version,
    resourceName,
    checksum,
    createdAt: x.now,
  };
  x.put('decision_requirements', { ...row, resource: content });
  x.definitions.addRequirements(row, compiled);
  for (const { id: decisionId, name: decisionName, versionTag } of compiled.decisions) {
    const decision = {
      key: x.newKey(),
      deploymentKey,
      decisionId,
      name: decisionName,
      versionTag,
      version: decisions.nextVersion(decisionId),
      decisionRequirementsKey: row.key,
      decisionRequirementsId,
    };
    x.put('decision_definition', decision);
    x.definitions.addDecision(decision);
  }
}

function storeForm(
  x: Execution,
  deploymentKey: Key,
  { id: formId, versionTag, name: resourceName, checksum, content }: FormResource,
): void {
  const version = x.definitions.forms.nextVersion(formId);
  const row = { key: x.newKey(), deploymentKey, formId, version, versionTag, resourceName, checksum, createdAt: x.now };
  x.put('form', { ...row, resource: content });
  x.definitions.addForm(row);
}

const processesOf = ({ definitions }: Execution, { bpmn }: Prepared): DeploymentResult['processes'] =>
  bpmn
    .flatMap(({ models }) => models.flatMap(({ id }) => definitions.processes.latest(id) ?? []))
    .map(({ bpmnProcessId, version, key: processDefinitionKey, resourceName }) => ({
      bpmnProcessId,
      version,
      processDefinitionKey,
      resourceName,
    }));

const decisionsOf = ({ definitions }: Execution, { dmn }: Prepared): DeploymentResult['decisions'] =>
  dmn
    .flatMap(({ compiled }) => compiled.decisions.flatMap(({ id }) => definitions.decisions.latest(id) ?? []))
    .map(({ decisionId, name, version, key, decisionRequirementsId, decisionRequirementsKey }) => ({
      decisionId,
      decisionName: name,
      version,
      decisionKey: key,
      decisionRequirementsId,
      decisionRequirementsKey,
    }));

const requirementsOf = ({ definitions }: Execution, { dmn }: Prepared): DeploymentResult['decisionRequirements'] =>
  dmn
    .flatMap(({ compiled }) => definitions.requirements.latest(compiled.id) ?? [])
    .map(({ decisionRequirementsId, name, version, key, resourceName }) => ({
      decisionRequirementsId,
      decisionRequirementsName: name,
      version,
      decisionRequirementsKey: key,
      resourceName,
    }));

const formsOf = ({ definitions }: Execution, { forms }: Prepared): DeploymentResult['forms'] =>
  forms
    .flatMap(({ id }) => definitions.forms.latest(id) ?? [])
    .map(({ formId, version, key: formKey, resourceName }) => ({ formId, version, formKey, resourceName }));

export const deploy: CommandOf<'deploy', Prepared> = {
  async prepare({ resources }) {
    if (resources.length === 0) throw refuse('Expected to deploy at least one resource, but none given');
    const prepared: Prepared = { bpmn: [], dmn: [], forms: [] };
    const problems: string[] = [];
    for (const resource of resources) {
      const problem = await readResource(resource, prepared);
      if (problem !== null) problems.push(problem);
    }
    if (problems.length === 0) problems.push(...problemsOfAll(prepared));
    if (problems.length > 0) throw refuse(deploymentFailure(problems));
    return prepared;
  },
  apply(x, _input, prepared) {
    const deploymentKey = x.newKey();
    for (const { models } of prepared.bpmn) for (const model of models) checkStartTimers(x, model);
    x.put('deployment', { key: deploymentKey, createdAt: x.now });
    if (!isKnown(x, prepared)) {
      for (const resource of prepared.bpmn)
        for (const model of resource.models) storeProcess(x, deploymentKey, resource, model);
      for (const resource of prepared.dmn) storeDecisions(x, deploymentKey, resource);
      for (const resource of prepared.forms) storeForm(x, deploymentKey, resource);
    }
    return {
      deploymentKey,
      processes: processesOf(x, prepared),
      decisions: decisionsOf(x, prepared),
      decisionRequirements: requirementsOf(x, prepared),
      forms: formsOf(x, prepared),
    };
  },
};
