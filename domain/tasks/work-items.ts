/** The desk's own list of tasks: fed by the engine's listeners, claimed, worked and submitted by people. */
import type { Complaint } from '../cases/model.js';
import { caseRights } from '../cases/rights.js';
import {
  CONTENT_FIELDS,
  CONTENT_IDENTITY,
  CONTENT_NAMES,
  CONTENT_WORDS,
  contentOf,
  indexWords,
  refuseTooLong,
} from '../content/index.js';
import type { ComplaintContent } from '../content/model.js';
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import type { Id, EngineKey } from '../core/ids.js';
import type { JobContext } from '../core/jobs.js';
import { recordOf } from '../core/own.js';
import { maskName, maskAddress } from '../core/privacy/masking.js';
import type { Snapshot, Tx } from '../core/store.js';
import { clockOfSteps, nearestClock } from '../deadlines/index.js';
import type { CaseClock } from '../deadlines/model.js';
import type { Duty } from '../duties/model.js';
import { rightsOf } from '../people/capacity.js';
import type { User } from '../people/model.js';
import { departmentOf } from '../people/roles.js';
import { findDanger, confirmWaiting } from '../safety/index.js';
import { holdersOf, holderOf, atHand, giveBack, returnLapsed, OFFERED } from './holders.js';
import type { WorkItem, TakeBackReason } from './model.js';
import { namedTasks } from './named.js';
import { recuseSubject } from './recusal.js';
import {
  type WorkItemAtHand,
  workItemRights,
  capacityFor,
  lapseOf,
  groupScopes,
  allTasksScope,
  ownHidden,
} from './rights.js';
import type { WorkItemView } from './store.js';
import type { WorkItemSummary } from './views.js';

/** What the form of the registration holds in the place of who it is, where that is secret. */
const PLACEHOLDERS = recordOf(CONTENT_IDENTITY, (name) => CONTENT_FIELDS[name].identity?.placeholder ?? '');

/**
 * Forms that begin with what was submitted the last time: a plan that comes back is revised, not written anew, and what
 * somebody else wrote down at the desk is not asked again.
 */
const CONTINUED_FORMS = [
  'register',
  'draft-plan',
  'prepare-result',
  'prepare-explanation',
  'report-findings',
  'write-report',
];

/** Whoever submits it has confirmed: the moment counts, not when the process comes to record it. */
const CONFIRM_DANGER_FORM = 'confirm-danger';

const isOffered = ({ state }: WorkItem): boolean => state === 'offered';

const isDone = ({ state }: WorkItem): boolean => state === 'submitted' || state === 'completed';

/** What a task belongs to. */
interface Matter {
  item: WorkItem;
  at: WorkItemAtHand;
  complaint: Complaint | null;
  duty: Duty | null;
}

const matterId = ({ complaintId, dutyId }: Pick<WorkItem, 'complaintId' | 'dutyId'>): Id =>
  (complaintId ?? dutyId) as Id;

const submissionsOf = (r: Snapshot, { complaintId, dutyId }: WorkItem) =>
  complaintId === null ? r.submissions.ofDuty(dutyId as Id) : r.submissions.ofComplaint(complaintId);

/** What lists show of items and their cases. */
export async function summarize(
  context: Context,
  r: Snapshot,
  user: User,
  items: readonly WorkItem[],
): Promise<WorkItemSummary[]> {
  const ids = [...new Set(items.flatMap(({ complaintId }) => complaintId ?? []))];
  const duties = new Map(
    (await r.duties.byIds(items.flatMap(({ dutyId }) => dutyId ?? []))).map((duty) => [duty.id, duty]),
  );
  const complaints = new Map((await r.complaints.byIds(ids)).map((complaint) => [complaint.id, complaint]));
  const clocks = await r.clocks.ofComplaints(ids);
  const names = new Map((await r.people.all()).map(({ id, displayName }) => [id, displayName]));
  const contents = await context.contents(r, ids);
  const cases = await context.casesAtHand(r, [...complaints.values()]);
  const holders = await holdersOf(context, r, items);
  const now = context.now();
  return (await namedTasks(context, items)).map(({ item, element }) => {
    const secret = complaints.get(item.complaintId ?? '')?.report === true;
    const content = secret ? undefined : contents.get(item.complaintId ?? '');
    const ofCase = clocks.filter(({ complaintId }) => complaintId === item.complaintId);
    const own: CaseClock | null = clockOfSteps(ofCase, item.steps);
    const clock = own ?? nearestClock(ofCase);
    const dueAt = clock?.dueAt ?? item.dueAt;
    return {
      item,
      element,
      complaint: complaints.get(item.complaintId ?? '') ?? null,
      duty: duties.get(item.dutyId ?? '') ?? null,
      maskedName: content ? maskName(content.complainantName) : '',
      maskedAddress: content ? maskAddress(content.address) : '',
      assigneeName: item.assignee === null ? null : (names.get(item.assignee) ?? null),
      clock,
      ofCase: own === null && clock !== null,
      overdue: !isDone(item) && dueAt !== null && dueAt <= now,
      may: rightsOf(workItemRights, user, {
        item,
        holder: holderOf(item, holders),
        case: cases.get(item.complaintId ?? '') ?? null,
      }),
    };
  });
}

/** Whoever works on a task needs to know who complains; who made a report is secret. */
const mayKnow = (user: User, { at }: Matter): boolean =>
  at.case?.complaint.report !== true || caseRights.seeIdentity(user, at.case);

/** Nothing is handed to a department that is kept from the case. @throws {DomainError} invalid */
function refuseRecused({ at }: Matter, data: Record<string, unknown>): void {
  const departments = at.case?.recused.flatMap(({ department }) => department ?? []) ?? [];
  const fields = Object.fromEntries(
    Object.entries(data)
      .filter(([, value]) => [value].flat().some((one) => departments.some((department) => department === one)))
      .map(([key]) => [key, 'recused']),
  );
  if (Object.keys(fields).length > 0) throw new DomainError('invalid', { fields });
}

/** A task as its diagram and the engine have it. */
export type NewTask = Pick<
  WorkItem,
  | 'elementInstanceKey'
  | 'complaintId'
  | 'dutyId'
  | 'processInstanceKey'
  | 'bpmnProcessId'
  | 'elementId'
  | 'formId'
  | 'group'
  | 'steps'
  | 'differentFrom'
> & { processDefinitionKey: EngineKey };

export interface WorkItemUseCases {
  /** A user task has come up; once for each, however often it is told. */
  offerWorkItem(job: JobContext, task: NewTask): Promise<void>;
  /** What the engine has done with a task; one that the desk does not know is passed over. */
  syncWorkItem(
    job: JobContext,
    event: 'assigning' | 'completing' | 'canceling',
    elementInstanceKey: EngineKey,
  ): Promise<void>;
  listWorkItems(
    user: User,
    view: 'mine' | 'groups' | 'all' | 'done',
    page: { from: number; limit: number },
  ): Promise<{
    items: WorkItemSummary[];
    total: number;
    counts: { mine: number; groups: number; all: number };
  }>;
  claimWorkItem(user: User, workItemId: Id): Promise<WorkItem>;
  releaseWorkItem(user: User, workItemId: Id): Promise<WorkItem>;
  /** Takes it out of somebody's hands: offered to its group again. @throws {DomainError} forbidden, wrongState */
  takeBackWorkItem(user: User, workItemId: Id, reason: TakeBackReason): Promise<WorkItem>;
  /** Offers again what nobody can go on with who has it in hand; an absence begins and ends by the calendar. */
  returnLapsedWorkItems(): Promise<number>;
  /**
   * One transaction: submission (encrypted), ledger, outbox `complete-user-task` with `variables` (already
   * validated against the pinned form and reduced to its process variables by domain/forms). `subjectUnknown`: whoever
   * the complaint is about has no account, so that nobody is kept from the case. `check` looks at both inside the
   * transaction, and throws where they are not what was meant.
   */
  submitWorkItem(
    user: User,
    workItemId: Id,
    data: Record<string, unknown>,
    variables: Record<string, unknown>,
    check?: (item: WorkItem, complaint: Complaint | null) => void,
  ): Promise<{ submissionId: Id; subjectUnknown: boolean }>;
  /** `returned`: this user had it in hand, and it was taken away. */
  workItem(user: User, workItemId: Id): Promise<WorkItemSummary & { returned: boolean }>;
  /** Stored answers that pre-fill a task's form: the case's facts under the form's field keys. */
  taskFormData(user: User, workItemId: Id): Promise<Record<string, unknown>>;
  saveDraft(user: User, workItemId: Id, data: Record<string, unknown>): Promise<void>;
}

export function workItemUseCases(context: Context): WorkItemUseCases {
  const { store } = context.deps;

  /** Whoever had it in hand and has it no more is told so. @throws {DomainError} takenAway */
  async function refuseReturned(r: Snapshot, user: User, id: Id): Promise<void> {
    const returned = await r.workItems.returnOf(id, user.id);
    if (returned === null) return;
    const by = (await r.people.byId(returned.by))?.displayName ?? '';
    throw new DomainError('takenAway', { by, reason: returned.reason });
  }

  /** A task, where the user may see it. @throws {DomainError} notFound, forbidden; takenAway where they had it */
  async function visible(r: Snapshot, user: User, id: Id): Promise<Matter> {
    const item = await r.workItems.byId(id);
    if (item === null) throw new DomainError('notFound');
    const at = await atHand(context, r, item);
    if (!workItemRights.see(user, at)) {
      await refuseReturned(r, user, id);
      throw new DomainError('forbidden');
    }
    if (item.complaintId === null) return { item, at, complaint: null, duty: await r.duties.byId(item.dutyId as Id) };
    return { item, at, complaint: await context.complaint(r, item.complaintId), duty: null };
  }

  async function takenBy(r: Snapshot, item: WorkItem): Promise<DomainError> {
    const by = item.assignee === null ? null : await r.people.byId(item.assignee);
    return new DomainError('alreadyClaimed', { by: by?.displayName ?? '' });
  }

  /** Four eyes: some tasks need somebody who has not done certain others in the same case. */
  async function tookPart(r: Snapshot, user: User, item: WorkItem): Promise<boolean> {
    const { differentFrom } = item;
    if (differentFrom.length === 0) return false;
    const submitted = await submissionsOf(r, item);
    return submitted.some(({ by, elementId }) => by === user.id && differentFrom.includes(elementId));
  }

  async function claim(r: Tx, user: User, { item, at }: Matter): Promise<WorkItem> {
    if (isDone(item)) throw new DomainError('alreadyDone');
    if (item.state === 'canceled') throw new DomainError('taskGone');
    const capacity = capacityFor(user, at);
    if (capacity === null) throw new DomainError('forbidden');
    if (await tookPart(r, user, item)) throw new DomainError('tookPart');
    if (item.assignee === user.id && item.state === 'claimed') return item;
    if (!isOffered(item) && !workItemRights.takeOver(user, at)) throw await takenBy(r, item);
    const inPlaceOf = capacity.userId === user.id ? null : capacity.userId;
    const claimed = await r.workItems.update({
      ...item,
      state: 'claimed',
      assignee: user.id,
      inPlaceOf,
      claimedAt: context.now(),
    });
    const { id: workItemId, elementInstanceKey, userTaskKey, complaintId, elementId, assignee: from } = item;
    await r.workItems.dropReturn(workItemId, user.id);
    if (from !== null) {
      const reason = lapseOf(at) ?? 'away';
      await r.workItems.noteReturn({ workItemId, userId: from, by: user.id, reason, at: context.now() });
      if (reason === 'recused') await r.submissions.dropDraft(workItemId);
    }
    await context.record(r, {
      type: 'work-item.claimed',
      complaintId,
      actor: user.id,
      facts: {
        workItemId,
        elementId,
        ...(inPlaceOf !== null && { inPlaceOf }),
        ...(from !== null && { from }),
      },
    });
    await context.send(r, 'assign-user-task', { workItemId, elementInstanceKey, userTaskKey, assignee: user.id });
    return claimed;
  }

  /** The registration corrects what was filed: a new version, the old one stays. */
  async function updateContent(
    r: Tx,
    user: User,
    complaint: Complaint,
    data: Record<string, unknown>,
    mayKnow: boolean,
  ): Promise<{ subjectUnknown: boolean }> {
    const { version, content } = await context.content(r, complaint.id);
    // Whoever may not know who made a report cannot correct it either: what stands in the form is a placeholder.
    const fields = mayKnow ? CONTENT_NAMES : CONTENT_WORDS;
    const given = Object.fromEntries(
      fields.filter((name) => typeof data[name] === 'string').map((name) => [name, data[name]]),
    );
    const merged: ComplaintContent = { ...content, ...given };
    refuseTooLong(merged, content);
    if (JSON.stringify(merged) !== JSON.stringify(content)) {
      const { sealed, digest } = await context.sealJson(r, complaint.id, merged);
      await r.contents.put({ complaintId: complaint.id, version: version + 1, sealed, by: user.id, at: context.now() });
      await indexWords(context, r, complaint, merged);
      await context.record(r, {
        type: 'content.corrected',
        complaintId: complaint.id,
        actor: user.id,
        facts: { contentVersion: version + 1 },
        payloadDigest: digest,
      });
    }
    const facts = {
      channel: (data['channel'] ?? complaint.channel) as Complaint['channel'],
      category: (data['category'] ?? complaint.category) as Complaint['category'],
      safetyHazard: data['safetyHazard'] === true,
    };
    const subjectUnknown = await recuseSubject(context, r, user, complaint.id, data['subjectAccount']);
    const updated = await r.complaints.change(complaint, facts);
    await context.record(r, {
      type: 'complaint.described',
      complaintId: complaint.id,
      actor: user.id,
      facts: { ...facts, state: updated.state, version: updated.version },
    });
    if (facts.safetyHazard && !complaint.safetyHazard)
      await findDanger(context, r, updated, { source: 'registration', actor: user.id });
    return { subjectUnknown };
  }

  return {
    offerWorkItem: (_job, task) =>
      context.change(async (r) => {
        if ((await r.workItems.byElementInstance(task.elementInstanceKey)) === null) await offer(r, task);
      }),
    async syncWorkItem(_job, event, elementInstanceKey) {
      await context.change(async (r) => {
        const item = await r.workItems.byElementInstance(elementInstanceKey);
        // The desk itself assigns and completes; what the engine adds is that it has happened there too.
        if (item === null || item.state === 'completed' || item.state === 'canceled') return;
        if (event === 'completing')
          await r.workItems.update({ ...item, state: 'completed', completedAt: item.completedAt ?? context.now() });
        if (event === 'canceling') {
          await r.workItems.update({ ...item, state: 'canceled', completedAt: context.now() });
          await context.record(r, {
            type: 'work-item.canceled',
            complaintId: item.complaintId,
            actor: 'system:engine',
            facts: { workItemId: item.id, elementId: item.elementId },
          });
        }
      });
    },
    async listWorkItems(user, view, page) {
      const inGroups: WorkItemView = { kind: 'groups', scopes: groupScopes(user) };
      const everything = allTasksScope(user);
      const own = { userId: user.id, hiddenFrom: ownHidden(user) };
      const views: Record<typeof view, WorkItemView> = {
        mine: { kind: 'mine', ...own },
        groups: inGroups,
        all: everything === null ? inGroups : { kind: 'all', hiddenFrom: everything },
        done: { kind: 'done', ...own },
      };
      const { workItems } = store.read;
      const [items, done, mine, groups, all] = await Promise.all([
        workItems.list(views[view], page),
        view === 'done' ? workItems.count(views.done) : 0,
        workItems.count(views.mine),
        workItems.count(views.groups),
        workItems.count(views.all),
      ]);
      const counts = { mine, groups, all };
      const total = view === 'done' ? done : counts[view];
      return { items: await summarize(context, store.read, user, items), total, counts };
    },
    claimWorkItem: (by, id) => context.actAgain(by, async (r, user) => claim(r, user, await visible(r, user, id))),
    takeBackWorkItem: (by, id, reason) =>
      context.act(by, async (r, user) => {
        const { item, at } = await visible(r, user, id);
        if (isDone(item)) throw new DomainError('alreadyDone');
        if (at.holder === null) throw new DomainError('wrongState');
        if (!workItemRights.takeBack(user, at)) throw new DomainError('forbidden');
        return giveBack(context, r, item, { by: user.id, reason, type: 'work-item.taken-back' });
      }),
    returnLapsedWorkItems: () => context.change((r) => returnLapsed(context, r)),
    releaseWorkItem: (by, id) =>
      context.act(by, async (r, user) => {
        const { item } = await visible(r, user, id);
        if (isDone(item)) throw new DomainError('alreadyDone');
        if (item.assignee !== user.id)
          throw item.assignee === null ? new DomainError('wrongState') : await takenBy(r, item);
        const released = await r.workItems.update({ ...item, ...OFFERED });
        const { id: workItemId, elementInstanceKey, userTaskKey, complaintId, elementId } = item;
        await context.record(r, {
          type: 'work-item.released',
          complaintId,
          actor: user.id,
          facts: { workItemId, elementId },
        });
        await context.send(r, 'unassign-user-task', { workItemId, elementInstanceKey, userTaskKey });
        return released;
      }),
    async submitWorkItem(by, id, data, variables, check) {
      const before = await visible(store.read, by, id);
      if (before.item.state === 'canceled') {
        await keepDraft(by, before.item.id, data);
        throw new DomainError('taskGone');
      }
      return context.act(by, async (r, user) => {
        const matter = await visible(r, user, id);
        const { item, complaint } = matter;
        check?.(item, complaint);
        if (item.assignee !== user.id) await refuseReturned(r, user, id);
        if (isDone(item)) throw new DomainError('alreadyDone');
        const claimed = await claim(r, user, matter);
        refuseRecused(matter, data);
        const at = context.now();
        const outcome = Object.values(variables).find((value) => typeof value === 'string') ?? null;
        const { complaintId, dutyId, elementInstanceKey, userTaskKey, elementId, formId } = item;
        await r.workItems.update({
          ...claimed,
          state: 'submitted',
          completedAt: at,
          outcome: outcome as string | null,
        });
        const { sealed, digest } = await context.sealJson(r, matterId(item), data);
        const submissionId = context.newId();
        await r.submissions.insert({
          id: submissionId,
          complaintId,
          dutyId,
          workItemId: id,
          elementId,
          formId,
          by: user.id,
          at,
          sealed,
        });
        await r.submissions.dropDraft(id);
        if (complaint !== null && formId === CONFIRM_DANGER_FORM) await confirmWaiting(r, complaint.id, user.id, at);
        // Whoever was visited told of danger: what the form calls `dangerNow`.
        const told =
          complaint !== null && data['dangerNow'] === true
            ? await findDanger(context, r, complaint, { source: 'visit', actor: user.id })
            : complaint;
        const { subjectUnknown } =
          told !== null && formId === 'register'
            ? await updateContent(r, user, told, data, mayKnow(user, matter))
            : { subjectUnknown: false };
        await context.record(r, {
          type: 'work-item.submitted',
          complaintId,
          actor: user.id,
          facts: { workItemId: id, elementId, formId, submissionId },
          payloadDigest: digest,
        });
        await context.send(r, 'complete-user-task', { workItemId: id, elementInstanceKey, userTaskKey, variables });
        return { submissionId, subjectUnknown };
      });
    },
    async workItem(user, id) {
      const { item } = await visible(store.read, user, id);
      const [summary] = await summarize(context, store.read, user, [item]);
      const returned = item.assignee !== user.id && (await store.read.workItems.returnOf(id, user.id)) !== null;
      return { ...(summary as WorkItemSummary), returned };
    },
    async taskFormData(user, id) {
      const matter = await visible(store.read, user, id);
      const { item, complaint } = matter;
      const openSealed = (sealed: string) => context.openJson<object>(store.read, matterId(item), sealed);
      const draft = await store.read.submissions.draft(id);
      const data: Record<string, unknown> = {};
      if (CONTINUED_FORMS.includes(item.formId)) {
        const before = (await submissionsOf(store.read, item)).findLast(({ formId }) => formId === item.formId);
        if (before) Object.assign(data, await openSealed(before.sealed));
      }
      // The complaint may have been corrected since.
      if (complaint !== null && item.formId === 'register') {
        const { content } = await context.content(store.read, complaint.id);
        Object.assign(data, contentOf(content), mayKnow(user, matter) ? {} : PLACEHOLDERS, {
          channel: complaint.channel,
          category: complaint.category,
          safetyHazard: complaint.safetyHazard,
        });
      }
      if (draft !== null) Object.assign(data, await openSealed(draft));
      return data;
    },
    saveDraft: (by, id, data) => keepDraft(by, id, data),
  };

  /** There is one draft of a task: that of whoever has it in hand. */
  async function keepDraft(by: User, id: Id, data: Record<string, unknown>): Promise<void> {
    await context.actAgain(by, async (r, user) => {
      const { item, at } = await visible(r, user, id);
      if (item.assignee !== user.id) await refuseReturned(r, user, id);
      if (isDone(item)) throw new DomainError('alreadyDone');
      if (!workItemRights.submit(user, at)) throw new DomainError('forbidden');
      if (item.state === 'claimed' && item.assignee !== user.id) throw await takenBy(r, item);
      const { sealed } = await context.sealJson(r, matterId(item), data);
      await r.submissions.putDraft(item.id, item, sealed, context.now());
    });
  }

  async function offer(r: Tx, task: NewTask): Promise<void> {
    const clocks = task.complaintId === null ? [] : await r.clocks.ofComplaints([task.complaintId]);
    const duty = task.dutyId === null ? null : await r.duties.byId(task.dutyId);
    const item: WorkItem = {
      id: context.newId(),
      ...task,
      userTaskKey: null,
      ...OFFERED,
      dueAt: clockOfSteps(clocks, task.steps)?.dueAt ?? duty?.dueAt ?? null,
      offeredAt: context.now(),
      completedAt: null,
      outcome: null,
      version: 1,
    };
    await r.workItems.insert(item);
    const department = departmentOf(item.group);
    if (item.complaintId !== null && department !== null) await r.complaints.involve(item.complaintId, department);
    const { id: workItemId, elementId, group, complaintId, elementInstanceKey } = item;
    await context.record(r, {
      type: 'work-item.offered',
      complaintId,
      actor: 'system:engine',
      facts: { workItemId, elementId, group },
    });
    await context.send(r, 'refresh-work-item', { workItemId, elementInstanceKey, userTaskKey: null });
  }
}
