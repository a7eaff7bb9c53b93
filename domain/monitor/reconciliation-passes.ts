/**
 * Looks for what the desk and the engine disagree about: each pass goes through one long list, a slice at a time, and
 * hands over what does not fit. A slice is all that is ever in memory.
 */
import type { ComplaintId } from '../cases/ids.js';
import type { Complaint } from '../cases/model.js';
import type { Context } from '../core/context.js';
import type { Slice, EngineProcessInstance, EngineUserTask } from '../core/engine.js';
import { type After, type EngineKey, type Id, isId } from '../core/ids.js';
import { caseOf } from '../core/matter.js';
import type { Instant } from '../core/time/instant.js';
import { CASE_PROCESS } from '../definitions/index.js';
import type { ClockId } from '../deadlines/ids.js';
import type { CaseClock } from '../deadlines/model.js';
import type { WorkItem } from '../tasks/model.js';
import type { Disagreement } from './model.js';

/** `since`: when the desk or the engine last did something about it, where that is known here. */
export type Candidate = Disagreement & { since?: Instant };

const WATCH = 'deadline-watch';

const SLICE = 200;

/** Questions to the engine under way at once. */
const AT_ONCE = 8;

async function* slices<Item>(next: (after: string | null) => Promise<Slice<Item>>): AsyncGenerator<Item[]> {
  let after: string | null = null;
  do {
    const slice: Slice<Item> = await next(after);
    if (slice.items.length > 0) yield slice.items;
    after = slice.next;
  } while (after !== null);
}

async function* rows<Row extends { id: Id }>(
  next: (after: After<Row['id']>, limit: number) => Promise<Row[]>,
): AsyncGenerator<Row[]> {
  let after: After<Row['id']> = '';
  for (;;) {
    const batch = await next(after, SLICE);
    const last = batch.at(-1);
    if (last === undefined) return;
    yield batch;
    after = last.id;
  }
}

async function found({ deps }: Context, keys: EngineKey[]): Promise<Map<EngineKey, EngineProcessInstance>> {
  if (keys.length === 0) return new Map();
  const { items } = await deps.engine.instancesAfter({ processInstanceKey: { $in: keys } }, null);
  return new Map(items.map((instance) => [instance.processInstanceKey, instance]));
}

/** Cases against their process instances. */
export async function* cases(context: Context): AsyncGenerator<Candidate[]> {
  const { store, engine } = context.deps;
  const now = context.now();
  for await (const batch of rows<Complaint>((after, limit) => store.read.complaints.livingAfter(after, now, limit))) {
    const keys = batch.flatMap(({ processInstanceKey }) => processInstanceKey ?? []);
    const instances = await found(context, keys);
    const owners = await engine.variableOf('complaintId', [...instances.keys()]);
    yield batch.flatMap(({ id, processInstanceKey: engineKey, state }): Candidate[] => {
      const of = { subject: id, complaintId: id, engineKey };
      if (engineKey === null) return [{ kind: 'case-missing', ...of }];
      const instance = instances.get(engineKey);
      if (instance === undefined) return [{ kind: state === 'archived' ? 'archive-lost' : 'case-lost', ...of }];
      const owner = owners.get(engineKey);
      if (owner !== undefined && owner !== id) return [{ kind: 'case-foreign', ...of }];
      if (instance.state === 'ACTIVE') return [];
      return [{ kind: state === 'archived' ? 'archive-lost' : 'case-ended', ...of }];
    });
  }
}

/** Running process instances against the cases that they say they work on. */
export async function* instances(context: Context): AsyncGenerator<Candidate[]> {
  const { store, engine } = context.deps;
  const filter = { processDefinitionId: CASE_PROCESS, state: 'ACTIVE' };
  for await (const batch of slices((after) => engine.instancesAfter(filter, after))) {
    const owners = await engine.variableOf(
      'complaintId',
      batch.map(({ processInstanceKey }) => processInstanceKey),
    );
    const ids = [...owners.values()].filter(isId<ComplaintId>);
    const known = new Map<unknown, Complaint>(
      (await store.read.complaints.byIds(ids)).map((complaint) => [complaint.id, complaint]),
    );
    yield batch.flatMap(({ processInstanceKey: engineKey, startDate: since }): Candidate[] => {
      const complaint = known.get(owners.get(engineKey));
      // One that is not bound yet is about to be: its job waits for a worker.
      if (complaint && [engineKey, null].includes(complaint.processInstanceKey)) return [];
      const complaintId = complaint?.id ?? null;
      return [{ kind: 'instance-foreign', subject: engineKey, complaintId, engineKey, since }];
    });
  }
}

const ENDED_TASKS = ['COMPLETED', 'CANCELED', 'FAILED'];

/** Open tasks of the desk against the engine's. */
export async function* workItems(context: Context): AsyncGenerator<Candidate[]> {
  const { store, engine } = context.deps;
  const look = async (item: WorkItem): Promise<Candidate[]> => {
    const task = await engine.findUserTask(item.elementInstanceKey);
    if (task !== null && !ENDED_TASKS.includes(task.state)) return [];
    const kind = task === null ? 'task-lost' : 'task-ended';
    const since = item.completedAt ?? item.claimedAt ?? item.offeredAt;
    return [{ kind, subject: item.id, complaintId: caseOf(item.matter), engineKey: item.processInstanceKey, since }];
  };
  for await (const batch of rows<WorkItem>((after, limit) => store.read.workItems.openAfter(after, limit)))
    for (let from = 0; from < batch.length; from += AT_ONCE)
      yield (await Promise.all(batch.slice(from, from + AT_ONCE).map(look))).flat();
}

/** Open tasks of the engine against the desk's; only those since then where it is given. */
export async function* userTasks(context: Context, from?: Instant): AsyncGenerator<Candidate[]> {
  const { store, engine } = context.deps;
  for await (const batch of slices<EngineUserTask>((after) => engine.openUserTasksAfter(after, from))) {
    const items = await store.read.workItems.byElementInstances(
      batch.map(({ elementInstanceKey }) => elementInstanceKey),
    );
    const known = new Map(items.map((item) => [item.elementInstanceKey, item]));
    yield batch.flatMap(({ elementInstanceKey, processInstanceKey: engineKey, creationDate: since }): Candidate[] => {
      const item = known.get(elementInstanceKey);
      if (item === undefined)
        return [{ kind: 'item-missing', subject: elementInstanceKey, complaintId: null, engineKey, since }];
      if (item.state === 'offered' || item.state === 'claimed') return [];
      const { id: subject, matter, completedAt } = item;
      return [{ kind: 'item-ended', subject, complaintId: caseOf(matter), engineKey, since: completedAt ?? since }];
    });
  }
}

/** Running watches against their limits; notes which instance watches which limit. */
export async function* watches(context: Context): AsyncGenerator<Candidate[]> {
  const { store, engine } = context.deps;
  const filter = { processDefinitionId: WATCH, state: 'ACTIVE' };
  for await (const batch of slices((after) => engine.instancesAfter(filter, after))) {
    const watched = await engine.variableOf(
      'clockId',
      batch.map(({ processInstanceKey }) => processInstanceKey),
    );
    const ids = [...watched.values()].filter(isId<ClockId>);
    const known = new Map<unknown, CaseClock>((await store.read.clocks.byIds(ids)).map((clock) => [clock.id, clock]));
    const moved: [ClockId, EngineKey][] = [];
    const misfits = batch.flatMap(({ processInstanceKey: engineKey, startDate }): Candidate[] => {
      const clock = known.get(watched.get(engineKey));
      if (clock === undefined)
        return [{ kind: 'watch-foreign', subject: engineKey, complaintId: null, engineKey, since: startDate }];
      const { id: subject, complaintId, endedAt } = clock;
      if (endedAt !== null) return [{ kind: 'watch-idle', subject, complaintId, engineKey, since: endedAt }];
      if (clock.watchKey !== engineKey) moved.push([subject, engineKey]);
      return [];
    });
    if (moved.length > 0)
      await store.transaction(async (r) => {
        for (const [id, key] of moved) await r.clocks.setWatch(id, key);
      });
    yield misfits;
  }
}

/** Running limits against their watches, once those have been noted. */
export async function* limits(context: Context): AsyncGenerator<Candidate[]> {
  const { store } = context.deps;
  for await (const batch of rows<CaseClock>((after, limit) => store.read.clocks.openAfter(after, limit))) {
    const keys = batch.flatMap(({ watchKey }) => watchKey ?? []);
    const running = await found(context, keys);
    yield batch
      .filter(({ watchKey }) => running.get(watchKey ?? '')?.state !== 'ACTIVE')
      .map(({ id, complaintId, watchKey }) => ({
        kind: 'watch-missing' as const,
        subject: id,
        complaintId,
        engineKey: watchKey,
      }));
  }
}
