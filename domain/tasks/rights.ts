/** What users may do with a task. */
import { type CaseAtHand, caseRights } from '../cases/rights.js';
import {
  type Recused,
  clearCapacities,
  holds,
  type Rights,
  hasRole,
  hiddenFrom,
  capacitiesOf,
  type HiddenFrom,
  withholdable,
} from '../people/capacity.js';
import type { Role } from '../organisation/model.js';
import type { User, Capacity, Group } from '../people/model.js';
import { departmentOf } from '../people/roles.js';
import type { WorkItem, TaskReturnReason } from './model.js';

/** Whoever has claimed a task, as they are now. */
export interface Holder {
  user: User;
  away: boolean;
}

export interface WorkItemAtHand {
  item: Pick<WorkItem, 'group' | 'assignee'> & Partial<Pick<WorkItem, 'inPlaceOf'>>;
  /** null: nobody has it in hand. */
  holder: Holder | null;
  /** null where the task belongs to a duty of a period. */
  case: CaseAtHand | null;
}

/** A task and its case, regardless of who has it in hand. */
type Placed = Pick<WorkItemAtHand, 'item' | 'case'>;

export const WORK_ITEM_VERBS = ['see', 'claim', 'takeOver', 'takeBack', 'passOn', 'release', 'submit'] as const;

export type WorkItemVerb = (typeof WORK_ITEM_VERBS)[number];

/** Return visitors visit: what is to be done before is not theirs to watch. */
const EVERY_TASK: readonly Role[] = ['intake', 'complaint-office', 'supervising-leader', 'general-manager', 'hr'];

const recusedOf = (at: Placed): readonly Recused[] => at.case?.recused ?? [];

/** In whose place a user may take the task: their own before anybody else's. */
export const capacityFor = (user: User, at: Placed): Capacity | null =>
  clearCapacities(user, recusedOf(at)).find(({ groups }) => groups.includes(at.item.group)) ?? null;

/** Having claimed it is not enough: the place in which it was claimed must still be theirs. */
const has = (user: User, at: WorkItemAtHand): boolean => at.item.assignee === user.id && capacityFor(user, at) !== null;

/** Why the person who has claimed a task cannot go on with it; null while they can. */
export function lapseOf(at: WorkItemAtHand): TaskReturnReason | null {
  if (at.holder === null) return null;
  const { user, away } = at.holder;
  if (!user.active) return 'inactive';
  if (capacityFor(user, at) === null) {
    if (capacityFor(user, { ...at, case: null }) !== null) return 'recused';
    return (at.item.inPlaceOf ?? null) === null ? 'moved' : 'placeEnded';
  }
  return away ? 'away' : null;
}

/** What another person has in hand who cannot go on with it: anybody of the group can, before it has been offered again. */
const takeOver = (user: User, at: WorkItemAtHand): boolean =>
  at.holder !== null && at.holder.user.id !== user.id && capacityFor(user, at) !== null && lapseOf(at) !== null;

const ANSWERS_FOR_ALL: readonly Role[] = ['complaint-office', 'supervising-leader'];
const ANSWERS_FOR_DEPARTMENT: readonly Role[] = ['department-manager'];

/** Whether a user answers for anybody's work at all. */
export const mayAnswerForWork = (user: User): boolean => hasRole(user, ...ANSWERS_FOR_ALL, ...ANSWERS_FOR_DEPARTMENT);

/** Whoever answers for the work: the office and the leader, the manager in their department. */
function answersFor(user: User, at: Placed): boolean {
  const department = departmentOf(at.item.group);
  return clearCapacities(user, recusedOf(at)).some(
    (capacity) =>
      holds(capacity, ANSWERS_FOR_ALL) ||
      (holds(capacity, ANSWERS_FOR_DEPARTMENT) && department !== null && capacity.department === department),
  );
}

/** Out of somebody's hands. */
const takeBack = (user: User, at: WorkItemAtHand): boolean =>
  at.holder !== null && at.holder.user.id !== user.id && answersFor(user, at);

export const workItemRights: Rights<WorkItemVerb, WorkItemAtHand> = withholdable('tasks', {
  see: (user, at) =>
    has(user, at) ||
    capacityFor(user, at) !== null ||
    (at.case === null ? hasRole(user, 'complaint-office', 'general-manager') : caseRights.see(user, at.case)),
  claim: (user, at) => capacityFor(user, at) !== null,
  takeOver,
  takeBack,
  passOn: (user, at) => has(user, at) || answersFor(user, at),
  release: has,
  submit: (user, at) => capacityFor(user, at) !== null,
});

/** Tasks of some groups, but for those of cases that a person is kept from. */
export interface GroupScope {
  groups: readonly Group[];
  hiddenFrom: readonly HiddenFrom[];
}

/** `claim`, for the database. */
export const groupScopes = (user: User): GroupScope[] =>
  capacitiesOf(user).map((capacity) => ({
    groups: capacity.groups,
    hiddenFrom: hiddenFrom(user, capacity),
  }));

/** Which tasks' cases stay hidden from the person who sees every task; null for who sees those of their groups only. */
export function allTasksScope(user: User): HiddenFrom[] | null {
  const everything = capacitiesOf(user).find((capacity) => holds(capacity, EVERY_TASK));
  return everything ? hiddenFrom(user, everything) : null;
}
