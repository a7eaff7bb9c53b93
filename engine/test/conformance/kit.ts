/** The engine as these tests use it: in memory, with a clock that only they move. */
import { expect } from 'chai';
import { type ActivatedJob, type CommandName, type Commands, Rejection } from '../../commands/commands.js';
import type { ControlledClock, RunningEngine } from '../../index.js';
import type { Key, Variables } from '../../records.js';
import { startEngine, type TestEngine } from '../../testing/index.js';

export const NOW = Date.UTC(2026, 0, 5, 9, 0, 0);
export const SECOND = 1_000;
export const HOUR = 3_600_000;

interface IncidentRow {
  key: Key;
  error_type: string;
  error_message: string;
  state: string;
  element_id: string;
}

/** Of a migration: element ids. */
export type Pair = [source: string, target: string];

export class Kit {
  readonly engine: RunningEngine;
  readonly clock: ControlledClock;

  private constructor(readonly test: TestEngine) {
    this.engine = test.engine;
    this.clock = test.clock;
  }

  static async start(): Promise<Kit> {
    return new Kit(await startEngine({ now: NOW }));
  }

  execute<Name extends CommandName>(name: Name, input: Commands[Name]['input']): Promise<Commands[Name]['output']> {
    return this.engine.execute(name, input);
  }

  /** Deploys files by name: `deploy({ 'p.bpmn': xml })`. */
  deploy(files: Record<string, string>): Promise<Commands['deploy']['output']> {
    return this.test.deploy(files);
  }

  /** Deploys one process and starts it; its key. */
  async run(xml: string, variables: Variables = {}): Promise<Key> {
    const { processes } = await this.deploy({ 'process.bpmn': xml });
    return this.create(processes[0]?.bpmnProcessId ?? '', variables);
  }

  async create(bpmnProcessId: string, variables: Variables = {}): Promise<Key> {
    return (await this.test.create(bpmnProcessId, variables)).key;
  }

  /** Deploys one process, as another version or under another name; the key of its definition. */
  async definition(xml: string): Promise<Key> {
    return (await this.deploy({ 'new.bpmn': xml })).processes[0]?.processDefinitionKey ?? 0;
  }

  async migrate(processInstanceKey: Key, targetProcessDefinitionKey: Key, pairs: Pair[]): Promise<void> {
    await this.execute('migrateProcessInstance', {
      processInstanceKey,
      targetProcessDefinitionKey,
      mappingInstructions: pairs.map(([sourceElementId, targetElementId]) => ({ sourceElementId, targetElementId })),
    });
    await this.engine.idle();
  }

  jobs(type: string, waitMs = 0): Promise<ActivatedJob[]> {
    return this.engine.activateJobs({ type, worker: 'test', timeoutMs: HOUR, maxJobs: 10, fetchVariables: [], waitMs });
  }

  /** The one job of a type; waited for, where the command that makes it is still on its way. */
  async job(type: string): Promise<ActivatedJob> {
    const jobs = await this.jobs(type, HOUR);
    expect(jobs, `jobs of type ${type}`).to.have.length(1);
    return jobs[0] as ActivatedJob;
  }

  /** Completes the one job of a type; gives back what its worker saw. */
  async work(type: string, variables: Variables = {}): Promise<Variables> {
    const job = await this.job(type);
    await this.execute('completeJob', { jobKey: job.key, variables });
    await this.engine.idle();
    return job.variables;
  }

  publish(
    name: string,
    correlationKey: string,
    variables: Variables = {},
    { ttl: timeToLiveMs = 0, id: messageId = '' }: { ttl?: number; id?: string } = {},
  ): Promise<void> {
    return this.test.publish(name, correlationKey, variables, { timeToLiveMs, messageId });
  }

  advance(ms: number): Promise<void> {
    return this.test.advance(ms);
  }

  rows<Row>(sql: string, ...parameters: unknown[]): Promise<Row[]> {
    return this.test.rows<Row>(sql, ...parameters);
  }

  async state(key: Key): Promise<string | undefined> {
    const [row] = await this.rows<{ state: string }>('select state from process_instance where key = ?', key);
    return row?.state;
  }

  /** Variables of one scope, by default the instance's own. */
  variables(scopeKey: Key): Promise<Variables> {
    return this.test.variables(scopeKey);
  }

  /** `id STATE` of each element instance, in the order they began; the process itself is left out. */
  elements(key: Key): Promise<string[]> {
    return this.test.instance(key).elements();
  }

  async elementKey(key: Key, elementId: string): Promise<Key> {
    const [row] = await this.rows<{ key: Key }>(
      'select key from element_instance where process_instance_key = ? and element_id = ? order by key desc',
      key,
      elementId,
    );
    return row?.key ?? 0;
  }

  incidents(key: Key): Promise<IncidentRow[]> {
    return this.rows<IncidentRow>('select * from incident where process_instance_key = ? order by key', key);
  }

  /** The one active incident: `TYPE at element: message`. */
  async incident(key: Key): Promise<{ key: Key; type: string; at: string; message: string }> {
    const active = (await this.incidents(key)).filter(({ state }) => state === 'ACTIVE');
    expect(active, 'active incidents').to.have.length(1);
    const [row] = active as [IncidentRow];
    return { key: row.key, type: row.error_type, at: row.element_id, message: row.error_message };
  }

  /** What still lives of instances that have ended: there must be nothing. */
  async leftovers(): Promise<string[]> {
    const living: Record<string, string> = {
      element_instance: 't.ended_at is null',
      job: 't.ended_at is null',
      user_task: `t.state not in ('COMPLETED', 'CANCELED')`,
      timer: 'true',
      message_subscription: `t.state = 'CREATED'`,
      signal_subscription: 'true',
      incident: `t.state = 'ACTIVE'`,
    };
    const found: string[] = [];
    for (const [table, condition] of Object.entries(living)) {
      const rows = await this.rows<{ key: Key }>(
        `select t.key from ${table} t join process_instance p on p.key = t.process_instance_key
         where p.state <> 'ACTIVE' and ${condition}`,
      );
      found.push(...rows.map(({ key }) => `${table} ${key}`));
    }
    return found;
  }

  async close(): Promise<void> {
    await this.test.close();
  }
}

/** The rejection a command ends with. */
export async function rejectionOf(command: Promise<unknown>): Promise<Rejection> {
  const outcome = await command.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(outcome, 'a rejection').to.be.instanceOf(Rejection);
  return outcome as Rejection;
}

/** One engine per test; `kit()` is the current one. */
export function withKit(): () => Kit {
  let current: Kit | undefined;
  beforeEach(async () => {
    current = await Kit.start();
  });
  afterEach(async () => {
    const left = await current?.leftovers();
    await current?.close();
    expect(left, 'rows of instances that have ended').to.deep.equal([]);
  });
  return () => current as Kit;
}
