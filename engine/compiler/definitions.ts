/**
 * What is deployed. Rows of every version are in memory without their resources; the latest versions are compiled at
 * start, older ones when an instance of theirs is loaded (then their whole deployment, which they may call).
 */
import { compileDmn, type CompiledDecisions } from '../dmn/index.js';
import type {
  DecisionDefinition,
  DecisionRequirements,
  Form,
  Key,
  ProcessDefinition,
  SignalSubscription,
  Timer,
} from '../records.js';
import type { Database } from '../storage/database.js';
import { toRow } from '../storage/schema.js';
import { compileProcesses } from './compile.js';
import type { Binding, ProcessModel } from './model.js';
import { readBpmn } from './read.js';

type Stored<Row> = Omit<Row, 'resource'>;
export interface DeployedProcess {
  row: Stored<ProcessDefinition>;
  model: ProcessModel | null;
}
interface Versioned {
  key: Key;
  deploymentKey: Key;
  version: number;
  versionTag?: string | null;
}

/** Versions of things with one id, the latest last. */
class Versions<Row extends Versioned> {
  private readonly byId = new Map<string, Row[]>();
  private readonly byKey = new Map<Key, Row>();
  /** Versions count on, also after the latest was deleted. */
  private readonly highest = new Map<string, number>();

  add(id: string, row: Row): void {
    this.byKey.set(row.key, row);
    this.highest.set(id, row.version);
    const rows = this.byId.get(id);
    if (rows) rows.push(row);
    else this.byId.set(id, [row]);
  }

  nextVersion(id: string): number {
    return (this.highest.get(id) ?? 0) + 1;
  }

  /** Nothing finds it by its id any more; by its key it is still there for what runs. */
  retire(id: string, key: Key): void {
    const rows = (this.byId.get(id) ?? []).filter((row) => row.key !== key);
    if (rows.length > 0) this.byId.set(id, rows);
    else this.byId.delete(id);
  }

  get(key: Key): Row | undefined {
    return this.byKey.get(key);
  }

  latest(id: string): Row | undefined {
    return this.byId.get(id)?.at(-1);
  }

  /** The version before one. */
  before(id: string, key: Key): Row | undefined {
    const rows = this.byId.get(id) ?? [];
    return rows[rows.findIndex((row) => row.key === key) - 1];
  }

  version(id: string, version: number): Row | undefined {
    return this.byId.get(id)?.find((row) => row.version === version);
  }

  bound(id: string, binding: Binding, deploymentKey: Key): Row | undefined {
    if (binding.type === 'latest') return this.latest(id);
    const rows = this.byId.get(id) ?? [];
    if (binding.type === 'deployment') return rows.find((row) => row.deploymentKey === deploymentKey);
    return rows.findLast((row) => row.versionTag === binding.tag);
  }

  ids(): string[] {
    return [...this.byId.keys()];
  }

  all(): IterableIterator<Row> {
    return this.byKey.values();
  }
}

/** What was compiled, by key. A key is never given twice: what was compiled once holds, whatever becomes of its row. */
export interface Compiled {
  readonly models: Map<Key, ProcessModel>;
  readonly decisions: Map<Key, CompiledDecisions>;
}

export class DefinitionStore {
  readonly processes = new Versions<Stored<ProcessDefinition>>();
  readonly decisions = new Versions<DecisionDefinition>();
  readonly forms = new Versions<Stored<Form>>();
  readonly requirements = new Versions<Stored<DecisionRequirements>>();
  /** Timers of start events of the latest versions. */
  startTimers = new Map<Key, Timer>();
  /** Signal start events of the latest versions. */
  startSignals = new Map<Key, SignalSubscription>();

  private constructor(
    private readonly database: Database,
    private readonly compiled: Compiled,
  ) {}

  static async load(database: Database, compiled: Compiled): Promise<DefinitionStore> {
    const store = new DefinitionStore(database, compiled);
    await store.load();
    return store;
  }

  private async load(): Promise<void> {
    const rows = async <Name extends 'process_definition' | 'decision_requirements' | 'decision_definition' | 'form'>(
      name: Name,
    ) =>
      (await this.database.all(`select * from ${name} order by key`)).map((row) =>
        toRow(name, { ...row, resource: null }),
      );
    for (const row of await rows('process_definition')) this.addProcess(row);
    for (const row of await rows('decision_requirements')) this.addRequirements(row);
    for (const row of await rows('decision_definition')) this.addDecision(row);
    for (const row of await rows('form')) this.addForm(row);
    for (const { key } of await this.database.all<{ key: Key }>('select key from deleted_resource')) this.retire(key);
    const timers = await this.database.all('select * from timer where process_instance_key is null');
    this.startTimers = new Map(timers.map((row) => toRow('timer', row)).map((row) => [row.key, row]));
    const signals = await this.database.all('select * from signal_subscription where process_instance_key is null');
    this.startSignals = new Map(signals.map((row) => toRow('signal_subscription', row)).map((row) => [row.key, row]));
    await this.compileLatest();
  }

  addProcess(row: Stored<ProcessDefinition>, model?: ProcessModel): void {
    this.processes.add(row.bpmnProcessId, row);
    if (model) this.compiled.models.set(row.key, model);
  }

  addRequirements(row: Stored<DecisionRequirements>, compiled?: CompiledDecisions): void {
    this.requirements.add(row.decisionRequirementsId, row);
    if (compiled) this.compiled.decisions.set(row.key, compiled);
  }

  addDecision(row: DecisionDefinition): void {
    this.decisions.add(row.decisionId, row);
  }

  addForm(row: Stored<Form>): void {
    this.forms.add(row.formId, row);
  }

  /** What a key stands for; null where there is nothing, or it was deleted. */
  deletable(
    key: Key,
  ):
    | { process: Stored<ProcessDefinition> }
    | { requirements: Stored<DecisionRequirements> }
    | { form: Stored<Form> }
    | null {
    const process = this.processes.get(key);
    if (process) return this.isFound(this.processes, process.bpmnProcessId, process) ? { process } : null;
    const requirements = this.requirements.get(key);
    if (requirements)
      return this.isFound(this.requirements, requirements.decisionRequirementsId, requirements)
        ? { requirements }
        : null;
    const form = this.forms.get(key);
    return form && this.isFound(this.forms, form.formId, form) ? { form } : null;
  }

  private isFound<Row extends Versioned>(versions: Versions<Row>, id: string, row: Row): boolean {
    return versions.version(id, row.version)?.key === row.key;
  }

  /** Takes a resource out of what can be begun, bound to or evaluated. */
  retire(key: Key): void {
    const process = this.processes.get(key);
    if (process) this.processes.retire(process.bpmnProcessId, key);
    const form = this.forms.get(key);
    if (form) this.forms.retire(form.formId, key);
    const requirements = this.requirements.get(key);
    if (!requirements) return;
    for (const decision of this.decisions.all())
      if (decision.decisionRequirementsKey === key) this.decisions.retire(decision.decisionId, decision.key);
    this.requirements.retire(requirements.decisionRequirementsId, key);
  }

  /** The compiled process. It is there for the latest versions, and for those of loaded instances. */
  model(key: Key): ProcessModel {
    const model = this.compiled.models.get(key);
    if (!model) throw new Error(`Process definition ${key} is not compiled.`);
    return model;
  }

  decisionsOf(requirementsKey: Key): CompiledDecisions {
    const compiled = this.compiled.decisions.get(requirementsKey);
    if (!compiled) throw new Error(`Decision requirements ${requirementsKey} are not compiled.`);
    return compiled;
  }

  /** Compiles everything that was deployed together with a process. */
  async compileWith(processDefinitionKey: Key): Promise<void> {
    const row = this.processes.get(processDefinitionKey);
    if (!row || this.compiled.models.has(processDefinitionKey)) return;
    const { deploymentKey } = row;
    for (const one of this.requirements.all())
      if (one.deploymentKey === deploymentKey) await this.compileRequirements(one.key);
    for (const one of this.processes.all())
      if (one.deploymentKey === deploymentKey && one !== row) await this.compileProcess(one.key);
    // Last: where it is compiled, so is everything that came with it.
    await this.compileProcess(row.key);
  }

  async compileRequirements(key: Key): Promise<void> {
    if (this.compiled.decisions.has(key)) return;
    const [stored] = await this.database.all<{ resource: string }>(
      'select resource from decision_requirements where key = ?',
      [key],
    );
    if (stored) this.compiled.decisions.set(key, await compileDmn(stored.resource));
  }

  private async compileLatest(): Promise<void> {
    const tagged = [...this.processes.all()].filter(({ versionTag }) => versionTag);
    const latest = this.processes.ids().flatMap((id) => this.processes.latest(id) ?? []);
    for (const { key } of [...latest, ...tagged]) await this.compileWith(key);
    const decisions = this.decisions.ids().flatMap((id) => this.decisions.latest(id) ?? []);
    const taggedDecisions = [...this.decisions.all()].filter(({ versionTag }) => versionTag);
    for (const { decisionRequirementsKey } of [...decisions, ...taggedDecisions]) {
      await this.compileRequirements(decisionRequirementsKey);
    }
  }

  private async compileProcess(key: Key): Promise<void> {
    if (this.compiled.models.has(key)) return;
    const row = this.processes.get(key);
    const [stored] = await this.database.all<{ resource: string }>(
      'select resource from process_definition where key = ?',
      [key],
    );
    if (!row || !stored) return;
    const model = compileProcesses(await readBpmn(stored.resource)).find(({ id }) => id === row.bpmnProcessId);
    if (model) this.compiled.models.set(key, model);
  }
}
