/** Tasks as the engine tells of them: offered, completed, cancelled. */
import type { Context } from '../core/context.js';
import type { EngineKey } from '../core/ids.js';
import { JobInputError } from '../core/errors.js';
import type { JobContext } from '../core/jobs.js';
import { caseOf, type Matter } from '../core/matter.js';
import type { Tx } from '../core/store.js';
import type { Instant } from '../core/time/instant.js';
import { clockOfSteps } from '../deadlines/index.js';
import { readFormOfTask, taskAt, type TaskPlace } from '../definitions/index.js';
import type { Duty } from '../duties/model.js';
import { formerIds } from '../migration/index.js';
import { departmentOf, isGroup } from '../people/roles.js';
import { NOT_DONE, OFFERED } from './holders.js';
import type { WorkItem } from './model.js';

/** A task as its diagram and the engine have it. */
type NewTask = Pick<
  WorkItem,
  | 'elementInstanceKey'
  | 'matter'
  | 'processInstanceKey'
  | 'bpmnProcessId'
  | 'elementId'
  | 'formId'
  | 'group'
  | 'steps'
  | 'differentFrom'
> & { processDefinitionKey: EngineKey };

/** A report is due when its period ends. It is reviewed when the period has ended: for that no article sets a limit. */
const dueOf = (duty: Duty | null, now: Instant): Instant | null =>
  duty === null || (duty.state === 'reported' && duty.dueAt <= now) ? null : duty.dueAt;

async function offer(context: Context, r: Tx, task: NewTask): Promise<void> {
  const { matter } = task;
  const clocks = matter.kind === 'case' ? await r.clocks.ofComplaints([matter.complaintId]) : [];
  const duty = matter.kind === 'duty' ? await r.duties.byId(matter.dutyId) : null;
  // A case that was moved to another bundle may have done a task under the id that it had before.
  const said = matter.kind === 'case' ? await r.moves.pairsOf(matter.complaintId) : [];
  const item: WorkItem = {
    id: context.newId(),
    ...task,
    differentFrom: task.differentFrom.flatMap((one) => formerIds(one, said)),
    userTaskKey: null,
    ...OFFERED,
    dueAt: clockOfSteps(clocks, task.steps)?.dueAt ?? dueOf(duty, context.now()),
    offeredAt: context.now(),
    ...NOT_DONE,
    version: 1,
  };
  await r.workItems.insert(item);
  const department = departmentOf(item.group);
  if (matter.kind === 'case' && department !== null) await r.complaints.involve(matter.complaintId, department);
  const { id: workItemId, elementId, group, elementInstanceKey } = item;
  await context.record(r, {
    type: 'work-item.offered',
    complaintId: caseOf(matter),
    actor: 'system:engine',
    facts: { workItemId, elementId, group },
  });
  await context.send(r, 'refresh-work-item', { workItemId, elementInstanceKey, userTaskKey: null });
}

/** Where a task of the engine stands. */
export type PlaceOfTask = TaskPlace & Pick<WorkItem, 'processInstanceKey' | 'bpmnProcessId'>;

/**
 * A new task is what its own diagram says, in the version that its case runs by.
 * @throws {JobInputError} for one that nobody would see @throws {EngineError}
 */
export async function taskComeUp(context: Context, place: PlaceOfTask, matter: Matter): Promise<NewTask> {
  const { elementId, bpmnProcessId } = place;
  const task = await taskAt(context, place);
  if (task === null) throw new JobInputError(`${elementId} is no user task of ${bpmnProcessId}.`);
  const { formId, group, clock, differentFrom, userTaskKey } = task;
  if (!isGroup(group)) throw new JobInputError(`The task ${elementId} has no candidate group: nobody would see it.`);
  await readFormOfTask(context, { ...place, formId, userTaskKey });
  return { ...place, matter, formId, group, steps: [...clock], differentFrom: [...differentFrom] };
}

/** Once for each, however often it is told. */
export const offerTask = (context: Context, task: NewTask): Promise<void> =>
  context.ofCase(caseOf(task.matter)).change(async (r) => {
    if ((await r.workItems.byElementInstance(task.elementInstanceKey)) === null) await offer(context, r, task);
  });

export interface OfferingUseCases {
  /** @throws {JobInputError} for one that nobody would see @throws {EngineError} */
  taskComeUp(place: PlaceOfTask, matter: Matter): Promise<NewTask>;
  /** A user task has come up; once for each, however often it is told. */
  offerWorkItem(job: JobContext, task: NewTask): Promise<void>;
  /** What the engine has done with a task; one that the desk does not know is passed over. */
  syncWorkItem(
    job: JobContext,
    event: 'assigning' | 'completing' | 'canceling',
    elementInstanceKey: EngineKey,
  ): Promise<void>;
}

export function offeringUseCases(context: Context): OfferingUseCases {
  return {
    taskComeUp: (place, matter) => taskComeUp(context, place, matter),
    offerWorkItem: (_job, task) => offerTask(context, task),
    async syncWorkItem(_job, event, elementInstanceKey) {
      const known = await context.deps.store.read.workItems.byElementInstance(elementInstanceKey);
      if (known === null) return;
      await context.ofCase(caseOf(known.matter)).change(async (r) => {
        const item = await r.workItems.byElementInstance(elementInstanceKey);
        // The desk itself assigns and completes; what the engine adds is that it has happened there too.
        if (item === null || item.state === 'completed' || item.state === 'canceled') return;
        const { id: workItemId, elementId } = item;
        const noted = { complaintId: caseOf(item.matter), actor: 'system:engine', facts: { workItemId, elementId } };
        if (event === 'completing') {
          await r.workItems.update({ ...item, state: 'completed', completedAt: item.completedAt ?? context.now() });
          if (item.state !== 'submitted') await context.record(r, { type: 'work-item.completed', ...noted });
        }
        if (event === 'canceling') {
          await r.workItems.update({ ...item, state: 'canceled', completedAt: context.now() });
          await context.record(r, { type: 'work-item.canceled', ...noted });
        }
      });
    },
  };
}
