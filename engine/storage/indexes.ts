/**
 * How waiting things are found without looking into every tree: jobs by type, subscriptions by name and key, what is
 * due by instant. Kept up to date after each command; all of it is hints (see schedule.ts).
 */
import type { BatchOperation, Instant, Job, Key, MessageSubscription, SignalSubscription } from '../records.js';
import type { Change, Put } from './batch.js';
import type { Database } from './database.js';
import { JobQueue } from './job-queue.js';
import { type Due, type DueKind, Schedule } from './schedule.js';
import { toRow } from './schema.js';

/** How many of the next due entries are kept in memory; later ones stay on disk. */
const SCHEDULE_SIZE = 10_000;

/** Whether a worker could have it now. */
export function isActivatable(job: Job): boolean {
  if (job.endedAt !== null || job.incidentKey !== null || job.backoffUntil !== null || job.retries <= 0) return false;
  return job.state !== 'ACTIVATED' && job.state !== 'ERROR_THROWN';
}

const address = (name: string, correlationKey: string): string => `${name}\u0000${correlationKey}`;

export class Indexes {
  private readonly queues = new Map<string, JobQueue>();
  private readonly subscriptions = new Map<string, Map<Key, { rootKey: Key; bpmnProcessId: string }>>();
  /** Who hears a signal, by its name, and the name by the subscription's key. */
  private readonly signalSubscriptions = new Map<string, Map<Key, Key | null>>();
  private readonly signalNames = new Map<Key, string>();
  /** Batch operations that have not ended. */
  readonly openOperations = new Map<Key, BatchOperation>();
  private readonly schedule = new Schedule();
  /** Everything due before this instant is in the schedule. */
  private horizon: Instant = Infinity;

  private constructor(
    private readonly database: Database,
    private readonly onJob: (type: string) => void,
  ) {}

  /** @param onJob told of the type of every job that comes to wait from now on */
  static async load(database: Database, onJob: (type: string) => void): Promise<Indexes> {
    const indexes = new Indexes(database, onJob);
    await indexes.load();
    await indexes.loadSchedule();
    return indexes;
  }

  private async load(): Promise<void> {
    const jobs = await this.database.all<{ key: Key; type: string }>(
      `select key, type from job where ended_at is null and incident_key is null and backoff_until is null
       and retries > 0 and state not in ('ACTIVATED', 'ERROR_THROWN') order by key`,
    );
    for (const { key, type } of jobs) this.queue(type).add(key);
    const open = await this.database.all(`select * from message_subscription where state = 'CREATED' order by key`);
    for (const row of open) this.noteSubscription(toRow('message_subscription', row));
    for (const row of await this.database.all('select * from signal_subscription order by key'))
      this.noteHearer(toRow('signal_subscription', row));
    for (const row of await this.database.all('select * from batch_operation where ended_at is null'))
      this.noteOperation(toRow('batch_operation', row));
  }

  /** Of which types a job may wait. */
  waitingTypes(): string[] {
    return [...this.queues.keys()];
  }

  /** Jobs of a type that wait, oldest first. */
  waitingJobs(type: string, count: number): Key[] {
    return this.queues.get(type)?.first(count) ?? [];
  }

  forgetJob(type: string, key: Key): void {
    this.queues.get(type)?.remove(key);
  }

  /** Open subscriptions of a name and key, the oldest first. */
  subscriptionsAt(name: string, correlationKey: string): { key: Key; rootKey: Key; bpmnProcessId: string }[] {
    const found = this.subscriptions.get(address(name, correlationKey));
    if (!found) return [];
    return [...found].map(([key, value]) => ({ key, ...value })).sort((a, b) => a.key - b.key);
  }

  /** Subscriptions to a signal, the oldest first, each with the root of its instance; null for a start event. */
  hearersOf(signalName: string): { key: Key; rootKey: Key | null }[] {
    const found = [...(this.signalSubscriptions.get(signalName) ?? [])];
    return found.map(([key, rootKey]) => ({ key, rootKey })).sort((a, b) => a.key - b.key);
  }

  private noteHearer({ key, signalName, rootProcessInstanceKey }: SignalSubscription): void {
    this.signalNames.set(key, signalName);
    const found = this.signalSubscriptions.get(signalName);
    if (found) found.set(key, rootProcessInstanceKey);
    else this.signalSubscriptions.set(signalName, new Map([[key, rootProcessInstanceKey]]));
  }

  private forgetHearer(key: Key): void {
    const name = this.signalNames.get(key);
    if (name === undefined) return;
    this.signalNames.delete(key);
    const found = this.signalSubscriptions.get(name);
    found?.delete(key);
    if (found?.size === 0) this.signalSubscriptions.delete(name);
  }

  /** When something is due next; the horizon where what lies beyond it has to be read first. */
  nextAt(): Instant | null {
    const next = Math.min(this.schedule.next?.at ?? Infinity, this.horizon);
    return next === Infinity ? null : next;
  }

  /** Takes one entry that is due; null where there is none in memory. */
  takeDue(now: Instant): Due | null {
    const next = this.schedule.next;
    return next && next.at <= now ? (this.schedule.take() ?? null) : null;
  }

  /** It could not be done, and is still due. */
  putBack(due: Due): void {
    this.schedule.add(due);
  }

  get mustReload(): boolean {
    return this.horizon !== Infinity && (this.schedule.next?.at ?? Infinity) >= this.horizon;
  }

  /** Reads the next due entries from disk. What is not on disk yet was added while it changed, and stays. */
  async loadSchedule(): Promise<void> {
    const rows = await this.database.all<{ at: Instant; kind: DueKind; key: Key }>(
      `select due_at as at, 'timer' as kind, key from timer
       union all select coalesce(deadline, backoff_until), 'job', key from job
         where ended_at is null and (state = 'ACTIVATED' and deadline is not null or backoff_until is not null)
       union all select deadline, 'message', key from message
       union all select created_at, 'signal', key from signal
       union all select started_at, 'batch', key from batch_operation where state = 'ACTIVE'
       order by 1 limit ?`,
      [SCHEDULE_SIZE + 1],
    );
    for (const row of rows) this.schedule.add(row);
    this.horizon = rows.length > SCHEDULE_SIZE ? this.schedule.keepEarliest(SCHEDULE_SIZE) : Infinity;
  }

  /** Follows what a command has changed. */
  note(changes: readonly Change[]): void {
    for (const change of changes) {
      if (change.row !== null) this.notePut(change);
      else if (typeof change.key === 'number') {
        this.schedule.drop(change.key);
        if (change.table === 'signal_subscription') this.forgetHearer(change.key);
      }
    }
  }

  private notePut({ table, row }: Put): void {
    switch (table) {
      case 'job':
        return this.noteJob(row);
      case 'timer':
        return this.noteDue(row.dueAt, 'timer', row.key);
      case 'message':
        return this.noteDue(row.deadline, 'message', row.key);
      case 'signal':
        return this.noteDue(row.createdAt, 'signal', row.key);
      case 'message_subscription':
        return this.noteSubscription(row);
      case 'signal_subscription':
        return this.noteHearer(row);
      case 'batch_operation':
        return this.noteOperation(row);
    }
  }

  private noteOperation(operation: BatchOperation): void {
    const { key, state, startedAt, endedAt } = operation;
    if (endedAt === null) this.openOperations.set(key, operation);
    else this.openOperations.delete(key);
    if (state === 'ACTIVE') this.noteDue(startedAt, 'batch', key);
    else this.schedule.drop(key);
  }

  private noteJob(job: Job): void {
    if (isActivatable(job)) {
      this.queue(job.type).add(job.key);
      this.onJob(job.type);
    } else this.queues.get(job.type)?.remove(job.key);
    const at = job.endedAt !== null ? null : job.state === 'ACTIVATED' ? job.deadline : job.backoffUntil;
    if (at === null) this.schedule.drop(job.key);
    else this.noteDue(at, 'job', job.key);
  }

  private noteSubscription(row: MessageSubscription): void {
    const place = address(row.messageName, row.correlationKey);
    const found = this.subscriptions.get(place);
    if (row.state !== 'CREATED') {
      found?.delete(row.key);
      if (found?.size === 0) this.subscriptions.delete(place);
      return;
    }
    const entry = { rootKey: row.rootProcessInstanceKey, bpmnProcessId: row.bpmnProcessId };
    if (found) found.set(row.key, entry);
    else this.subscriptions.set(place, new Map([[row.key, entry]]));
  }

  private noteDue(at: Instant, kind: DueKind, key: Key): void {
    if (at >= this.horizon) return;
    this.schedule.add({ at, kind, key });
    if (this.schedule.size > 2 * SCHEDULE_SIZE)
      this.horizon = Math.min(this.horizon, this.schedule.keepEarliest(SCHEDULE_SIZE));
  }

  private queue(type: string): JobQueue {
    const known = this.queues.get(type);
    if (known) return known;
    const made = new JobQueue();
    this.queues.set(type, made);
    return made;
  }
}
