/** Tasks as the desk lists and opens them. */
import type { ComplaintId } from '../cases/ids.js';
import type { Complaint } from '../cases/model.js';
import type { CaseAtHand } from '../cases/rights.js';
import { CONTENT_FIELDS, CONTENT_IDENTITY, contentOf } from '../content/index.js';
import type { ComplaintContent } from '../content/model.js';
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import { caseOf, idOfMatter } from '../core/matter.js';
import { recordOf } from '../core/own.js';
import { maskName, maskAddress } from '../core/privacy/masking.js';
import type { Snapshot } from '../core/store.js';
import { clockOfSteps, nearestClock } from '../deadlines/index.js';
import type { CaseClock } from '../deadlines/model.js';
import { rolesOfTask } from '../definitions/index.js';
import type { FormRoles, Values } from '../forms/index.js';
import { ownHidden, rightsOf } from '../people/capacity.js';
import type { User } from '../people/model.js';
import { holdersOf, holderOf } from './holders.js';
import type { WorkItemId } from './ids.js';
import { isDone, submissionsOf, type TaskAtHand, visible, mayKnow } from './matter.js';
import type { WorkItem } from './model.js';
import { namedTasks } from './named.js';
import { workItemRights, groupScopes, allTasksScope } from './rights.js';
import type { WorkItemView } from './store.js';
import type { WorkItemSummary } from './views.js';

/** What the form of the registration holds in the place of who it is, where that is secret. */
const PLACEHOLDERS = recordOf(CONTENT_IDENTITY, (name) => CONTENT_FIELDS[name].identity?.placeholder ?? '');

/** Which department is in charge of its category as a rule, where the form asks for one. */
async function inChargeAsARule(r: Snapshot, complaint: Complaint | null, { department }: FormRoles): Promise<Values> {
  const category = complaint?.category ?? null;
  if (department === null || category === null) return {};
  const usual = (await r.organisation.entry('category', category))?.department;
  return usual ? { [department]: usual } : {};
}

/** The complaint as it is now, under the keys of the form that asks for pieces of it. */
async function filedFor(
  context: Context,
  user: User,
  matter: TaskAtHand,
  { content: keys }: FormRoles,
): Promise<Values> {
  const { complaint } = matter;
  if (complaint === null || Object.keys(keys).length === 0) return {};
  const { content } = await context.content(context.deps.store.read, complaint.id);
  const { channel, category, safetyHazard } = complaint;
  const filed: Values = {
    ...contentOf(content),
    ...(mayKnow(user, matter) ? {} : PLACEHOLDERS),
    ...{ channel, category, safetyHazard },
  };
  return Object.fromEntries(Object.entries(keys).map(([piece, key]) => [key, filed[piece]]));
}

/** What lists show of items and their cases. */
export async function summarize(
  context: Context,
  r: Snapshot,
  user: User,
  items: readonly WorkItem[],
): Promise<WorkItemSummary[]> {
  const ids = [...new Set(items.flatMap(({ matter }) => caseOf(matter) ?? []))];
  const duties = new Map(
    (await r.duties.byIds(items.flatMap(({ matter }) => (matter.kind === 'duty' ? matter.dutyId : [])))).map((duty) => [
      duty.id,
      duty,
    ]),
  );
  const complaints = new Map<ComplaintId | null, Complaint>(
    (await r.complaints.byIds(ids)).map((complaint) => [complaint.id, complaint]),
  );
  const clocks = await r.clocks.ofComplaints(ids);
  const names = new Map((await r.people.all()).map(({ id, displayName }) => [id, displayName]));
  const contents: ReadonlyMap<ComplaintId | null, ComplaintContent> = await context.contents(r, ids);
  const cases: ReadonlyMap<ComplaintId | null, CaseAtHand> = await context.casesAtHand(r, [...complaints.values()]);
  const holders = await holdersOf(context, r, items);
  const now = context.now();
  return (await namedTasks(context, items)).map(({ item, element }) => {
    const complaintId = caseOf(item.matter);
    const secret = complaints.get(complaintId)?.report === true;
    const content = secret ? undefined : contents.get(complaintId);
    const ofCase = clocks.filter((one) => one.complaintId === complaintId);
    const own: CaseClock | null = clockOfSteps(ofCase, item.steps);
    const clock = own ?? nearestClock(ofCase);
    const dueAt = clock?.dueAt ?? item.dueAt;
    return {
      item,
      element,
      complaint: complaints.get(complaintId) ?? null,
      duty: item.matter.kind === 'duty' ? (duties.get(item.matter.dutyId) ?? null) : null,
      maskedName: content ? maskName(content.complainantName) : '',
      maskedAddress: content ? maskAddress(content.address) : '',
      assigneeName: item.assignee === null ? null : (names.get(item.assignee) ?? null),
      clock,
      ofCase: own === null && clock !== null,
      overdue: !isDone(item) && dueAt !== null && dueAt <= now,
      may: rightsOf(workItemRights, user, {
        item,
        holder: holderOf(item, holders),
        case: cases.get(complaintId) ?? null,
      }),
    };
  });
}

interface Counts {
  mine: number;
  groups: number;
  all: number;
}

/** What each list of a user holds. */
function viewsOf(user: User): Record<'mine' | 'groups' | 'all' | 'done', WorkItemView> {
  const inGroups: WorkItemView = { kind: 'groups', scopes: groupScopes(user) };
  const everything = allTasksScope(user);
  const own = { userId: user.id, hiddenFrom: ownHidden(user) };
  return {
    mine: { kind: 'mine', ...own },
    groups: inGroups,
    all: everything === null ? inGroups : { kind: 'all', hiddenFrom: everything },
    done: { kind: 'done', ...own },
  };
}

export interface ListingUseCases {
  listWorkItems(
    user: User,
    view: 'mine' | 'groups' | 'all' | 'done',
    page: { from: number; limit: number },
  ): Promise<{
    items: WorkItemSummary[];
    total: number;
    counts: Counts;
  }>;
  /** How many there are on each of their lists. */
  countWorkItems(user: User): Promise<Counts>;
  /** `returned`: this user had it in hand, and it was taken away. */
  workItem(user: User, workItemId: WorkItemId): Promise<WorkItemSummary & { returned: boolean }>;
  /** Stored answers that pre-fill a task's form: the case's facts under the form's field keys. */
  taskFormData(user: User, workItemId: WorkItemId): Promise<Record<string, unknown>>;
}

export function listingUseCases(context: Context): ListingUseCases {
  const { store } = context.deps;
  async function countWorkItems(user: User): Promise<Counts> {
    const [views, { workItems }] = [viewsOf(user), store.read];
    const count = (view: keyof Counts): Promise<number> => workItems.count(views[view]);
    const [mine, groups, all] = await Promise.all([count('mine'), count('groups'), count('all')]);
    return { mine, groups, all };
  }

  return {
    countWorkItems,
    async listWorkItems(user, view, page) {
      const { workItems } = store.read;
      const asked = viewsOf(user)[view];
      const [items, counts] = await Promise.all([workItems.list(asked, page), countWorkItems(user)]);
      const total = view === 'done' ? await workItems.count(asked) : counts[view];
      return { items: await summarize(context, store.read, user, items), total, counts };
    },
    async workItem(user, id) {
      const { item } = await visible(context, store.read, user, id);
      const [summary] = await summarize(context, store.read, user, [item]);
      const returned = item.assignee !== user.id && (await store.read.workItems.returnOf(id, user.id)) !== null;
      if (summary === undefined) throw new DomainError('notFound');
      return { ...summary, returned };
    },
    async taskFormData(user, id) {
      const matter = await visible(context, store.read, user, id);
      const { item, complaint } = matter;
      const openSealed = (sealed: string) => context.openJson<Values>(store.read, idOfMatter(item.matter), sealed);
      const draft = await store.read.submissions.draft(id);
      const roles = await rolesOfTask(context, complaint?.bundleId ?? null, item);
      const before = (await submissionsOf(store.read, item)).findLast(({ formId }) => formId === roles.continues);
      return {
        ...(await inChargeAsARule(store.read, complaint, roles)),
        ...(before && (await openSealed(before.sealed))),
        // The complaint may have been corrected since.
        ...(await filedFor(context, user, matter, roles)),
        ...(draft !== null && (await openSealed(draft))),
      };
    },
  };
}
