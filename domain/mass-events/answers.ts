/** One task done in every case, and what the page of an event shows; each is on record in its own case. */
import type { Complaint } from '../cases/model.js';
import { caseScopes } from '../cases/rights.js';
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import { caseOf } from '../core/matter.js';
import type { Snapshot } from '../core/store.js';
import { nearestClock } from '../deadlines/index.js';
import { rolesOfTask } from '../definitions/index.js';
import type { User } from '../people/model.js';
import type { WorkItemId } from '../tasks/ids.js';
import { namedTasks, summarize, type TasksModule } from '../tasks/index.js';
import type { WorkItem } from '../tasks/model.js';
import type { MassEventId } from './ids.js';
import { eventFor, rightsIn } from './life.js';
import { recordAnswer } from './messages.js';
import type { MassEventUseCases, LinkedCase, DoneTogether } from './use-cases.js';

/** Nobody has ticked more boxes: the tasks of the next ones are there when these are done. */
const MOST_CASES = 1000;

/** Whether what its form asks has an answer for each complainant: it cannot be the same for all. */
async function isEachOnesOwn(context: Context, { bundleId }: Complaint, item: WorkItem): Promise<boolean> {
  return (await rolesOfTask(context, bundleId, item)).ownPerPerson;
}

export function massEventAnswerUseCases(
  context: Context,
  submitWorkItem: TasksModule['submitWorkItem'],
): Pick<MassEventUseCases, 'massEvent' | 'massEventTasks' | 'submitTogether'> {
  const { store } = context.deps;

  const casesOf = (r: Snapshot, user: User, massEventId: MassEventId, page = { from: 0, limit: MOST_CASES }) =>
    r.complaints.ofMassEvent(massEventId, caseScopes(user), page);

  async function linkedCases(r: Snapshot, complaints: readonly Complaint[]): Promise<LinkedCase[]> {
    const ids = complaints.map(({ id }) => id);
    const [clocks, waiting] = [await r.clocks.ofComplaints(ids), await r.workItems.waitingIn(ids)];
    const tasks = await namedTasks(context, waiting);
    return complaints.map((complaint) => {
      const clock = nearestClock(clocks.filter(({ complaintId }) => complaintId === complaint.id));
      return { complaint, clock, tasks: tasks.filter(({ item }) => caseOf(item.matter) === complaint.id) };
    });
  }

  return {
    async massEvent(user, id, page) {
      const r = store.read;
      const event = await eventFor(r, user, 'see', id);
      const { complaints, total } = await casesOf(r, user, id, page);
      const master =
        event.masterId === null
          ? null
          : await context.caseFor(r, user, 'see', event.masterId).catch((error: unknown) => {
              if (error instanceof DomainError) return null;
              throw error;
            });
      return {
        event,
        master,
        cases: await linkedCases(r, complaints),
        total,
        message: await r.massEvents.lastMessage(id),
        openedBy: (await r.people.byId(event.by))?.displayName ?? '',
        may: await rightsIn(r, user, event),
      };
    },
    async massEventTasks(user, id) {
      const r = store.read;
      await eventFor(r, user, 'see', id);
      const { complaints } = await casesOf(r, user, id);
      const waiting = await r.workItems.waitingIn(complaints.map((complaint) => complaint.id));
      const mine = (await summarize(context, r, user, waiting)).filter(
        ({ item, may }) => (item.state === 'offered' && may.claim) || (item.assignee === user.id && may.submit),
      );
      const own = await Promise.all(
        mine.map(async ({ item, complaint }) => complaint === null || isEachOnesOwn(context, complaint, item)),
      );
      return mine.filter((_one, at) => own[at] === false);
    },
    async submitTogether(by, id, workItemIds, data, variables) {
      // Each task knows by itself whether it was done.
      const { form: _form, ...user } = by;
      await eventFor(store.read, user, 'see', id);
      const results: DoneTogether[] = [];
      for (const workItemId of new Set(workItemIds))
        results.push(await submitOne(user, id, workItemId, data, variables));
      const done = results.filter(({ outcome }) => outcome === 'done').length;
      if (done > 0) await context.change((r) => recordAnswer(context, r, user.id, id, { done }));
      return results;
    },
  };

  /** What came of one case is no reason to leave out the others. */
  async function submitOne(
    user: User,
    massEventId: MassEventId,
    workItemId: WorkItemId,
    data: Record<string, unknown>,
    variables: Record<string, unknown>,
  ): Promise<DoneTogether> {
    let number = '';
    try {
      const item = await store.read.workItems.byId(workItemId);
      const complaintId = item && caseOf(item.matter);
      if (complaintId === null) throw new DomainError('notFound');
      const before = await context.caseFor(store.read, user, 'see', complaintId);
      ({ number } = before);
      if (item === null || (await isEachOnesOwn(context, before, item))) throw new DomainError('notFound');
      await submitWorkItem(user, workItemId, data, variables, (_item, complaint) => {
        if (complaint?.massEventId !== massEventId) throw new DomainError('wrongState');
      });
      return { workItemId, complaintId, number, outcome: 'done', by: '' };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const { by } = error.details;
      return { workItemId, complaintId: null, number, outcome: error.code, by: typeof by === 'string' ? by : '' };
    }
  }
}
