/** What the tests of the models share: the bundle, and an engine in which each job is done by a small function. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ControlledClock, type RunningEngine, startEngine } from '@gas-complaint-desk/engine';
import { workflowFiles } from '../../cli/workflows/models.js';

export const root = path.resolve(import.meta.dirname, '../..');
export const DECISIONS = ['limits', 'classification', 'profile', 'approval', 'marks', 'recipients', 'escalation'];

/** All that is deployed: models, decisions, forms. */
export function bundle(): { name: string; content: Buffer }[] {
  const folder = path.join(root, 'workflows');
  const files = ['bpmn', 'dmn', 'form'].flatMap((extension) => workflowFiles(folder, extension));
  return files.map((at) => ({ name: at.file, content: readFileSync(path.join(folder, at.folder, at.file)) }));
}

/** Monday, 5 January 2026, 17:00 in Shanghai. */
export const START = Date.UTC(2026, 0, 5, 9, 0, 0);
export const HOUR = 3_600_000;
export const POLICY = 'D03_2025_1';
type Job = Awaited<ReturnType<RunningEngine['activateJobs']>>[number];
type Variables = Job['variables'];
type Handler = (job: Job, world: World) => Variables;

/** No test needs more rounds of work than this: a model that goes round for ever fails instead of hanging. */
const MOST_ROUNDS = 200;

/** The models on an engine with a clock that stands still; every job is answered by `handlers`, or with nothing. */
export class World {
  /** Element ids of the jobs done, in order; a notice with its event: `sendTask_Acknowledge acknowledged`. */
  readonly done: string[] = [];
  /** Open user tasks: element id → key and the group that may claim it. */
  readonly tasks = new Map<string, { key: Job['key']; group: string }>();
  readonly jobs: Job[] = [];

  private constructor(
    readonly engine: RunningEngine,
    readonly clock: ControlledClock,
    private readonly handlers: Record<string, Handler>,
  ) {}

  static async open(handlers: Record<string, Handler> = {}): Promise<World> {
    const clock = new ControlledClock(START);
    const engine = await startEngine({ data: ':memory:', clock });
    await engine.execute('deploy', { resources: bundle() });
    return new World(engine, clock, handlers);
  }

  private note(job: Job): void {
    const event = job.customHeaders.event;
    this.jobs.push(job);
    this.done.push(event === undefined ? job.elementId : `${job.elementId} ${event}`);
  }

  private listen(job: Job): void {
    const task = job.userTask;
    if (task === null) throw new Error(`${job.elementId}: a listener without a task`);
    if (job.type === 'work-item.creating')
      this.tasks.set(job.elementId, { key: task.userTaskKey, group: task.candidateGroups.join(' ') });
    if (job.type === 'work-item.completing' || job.type === 'work-item.canceling') this.tasks.delete(job.elementId);
  }

  /** Does every job until none is left. */
  async work(): Promise<void> {
    const { allJobTypes } = await import('../../workflows/process-api.js');
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      await this.engine.idle();
      const asked = allJobTypes.map((type) =>
        this.engine.activateJobs({ type, worker: 'test', timeoutMs: HOUR, maxJobs: 20, fetchVariables: [], waitMs: 0 }),
      );
      const jobs = (await Promise.all(asked)).flat();
      if (jobs.length === 0) return;
      for (const job of jobs) {
        if (job.type.startsWith('work-item.')) this.listen(job);
        else this.note(job);
        await this.engine.execute('completeJob', {
          jobKey: job.key,
          variables: this.handlers[job.type]?.(job, this) ?? {},
        });
      }
    }
    throw new Error(`The models did not come to rest; last done: ${this.done.slice(-5).join(', ')}`);
  }

  async publish(name: string, correlationKey: string, variables: Variables = {}): Promise<void> {
    await this.engine.execute('publishMessage', { name, correlationKey, timeToLiveMs: HOUR, messageId: '', variables });
    await this.work();
  }

  /** A complaint arrives. */
  receive(complaintId = 'c1'): Promise<void> {
    return this.publish('complaint-received', complaintId, { complaintId, policyVersion: POLICY });
  }

  /** Completes an open user task and does what follows. */
  async complete(elementId: string, variables: Variables = {}): Promise<void> {
    const task = this.tasks.get(elementId);
    if (task === undefined)
      throw new Error(
        `${elementId} is not open; open: ${[...this.tasks.keys()].join(', ')}; done: ${this.done.slice(-5).join(', ')}`,
      );
    // It is answered once the task's listeners are done, and we are the ones who do them.
    const completed = this.engine.execute('completeUserTask', { userTaskKey: task.key, variables, action: '' });
    await this.work();
    await completed;
  }

  async advance(ms: number): Promise<void> {
    await this.clock.advance(ms);
    await this.work();
  }

  /** Incidents, as `element: message`: a good model has none. */
  async incidents(): Promise<string[]> {
    const rows = await this.engine.reader.all<{ element_id: string; error_message: string }>(
      "select element_id, error_message from incident where state = 'ACTIVE'",
    );
    return rows.map((row) => `${row.element_id}: ${row.error_message}`);
  }

  /** Process instances that still run, by process id. */
  async running(): Promise<string[]> {
    const rows = await this.engine.reader.all<{ id: string }>(
      "select bpmn_process_id as id from process_instance where state = 'ACTIVE' order by 1",
    );
    return rows.map(({ id }) => id);
  }
}
