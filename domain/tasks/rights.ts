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
} from '../people/capacity.js';
import type { UserId } from '../people/ids.js';
import type { Role } from '../organisation/model.js';
import type { User, Capacity, Group } from '../people/model.js';
import { departmentOf } from '../people/roles.js';
import type { WorkItem, TaskReturnReason } from './model.js';

/** Whoever has claimed a task, as they are now; where they are away, with those who stand in and are there themselves. */
export interface Holder {
  user: User;
  away: boolean;
  substitutes: readonly User[];
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

export const WORK_ITEM_VERBS = ['see', 'claim', 'takeOver', 'takeBack', 'release', 'submit'] as const;

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
  const { user, away, substitutes } = at.holder;
  if (!user.active) return 'inactive';
  if (capacityFor(user, at) === null) {
    if (capacityFor(user, { ...at, case: null }) !== null) return 'recused';
    return (at.item.inPlaceOf ?? null) === null ? 'moved' : 'placeEnded';
  }
  return away && !substitutes.some((one) => capacityFor(one, at) !== null) ? 'away' : null;
}

/** What another person has in hand: in their place while they are away, or as anybody of the group once they cannot. */
function takeOver(user: User, at: WorkItemAtHand): boolean {
  if (at.holder === null || at.holder.user.id === user.id || capacityFor(user, at) === null) return false;
  const inTheirPlace = ({ userId, groups }: Capacity): boolean =>
    userId === at.item.assignee && groups.includes(at.item.group);
  return lapseOf(at) !== null || clearCapacities(user, recusedOf(at)).some(inTheirPlace);
}

/** Whoever answers for the work takes it out of somebody's hands: the office and the leader, the manager in their department. */
function takeBack(user: User, at: WorkItemAtHand): boolean {
  if (at.holder === null || at.holder.user.id === user.id) return false;
  const department = departmentOf(at.item.group);
  return clearCapacities(user, recusedOf(at)).some(
    (capacity) =>
      holds(capacity, ['complaint-office', 'supervising-leader']) ||
      (holds(capacity, ['department-manager']) && department !== null && capacity.department === department),
  );
}

export const workItemRights: Rights<WorkItemVerb, WorkItemAtHand> = {
  see: (user, at) =>
    has(user, at) ||
    capacityFor(user, at) !== null ||
    (at.case === null ? hasRole(user, 'complaint-office', 'general-manager') : caseRights.see(user, at.case)),
  claim: (user, at) => capacityFor(user, at) !== null,
  takeOver,
  takeBack,
  release: has,
  submit: (user, at) => capacityFor(user, at) !== null,
};

/** Tasks of some groups, but for those of cases that a person is kept from. */
export interface GroupScope {
  groups: readonly Group[];
  /** A person who is away: what they have in hand counts as offered. */
  absent: UserId | null;
  hiddenFrom: readonly HiddenFrom[];
}

/** `claim` and `takeOver`, for the database. */
export const groupScopes = (user: User): GroupScope[] =>
  capacitiesOf(user).map((capacity) => ({
    groups: capacity.groups,
    absent: capacity.userId === user.id ? null : capacity.userId,
    hiddenFrom: hiddenFrom(user, capacity),
  }));

/** Which tasks' cases stay hidden from the person who sees every task; null for who sees those of their groups only. */
export function allTasksScope(user: User): HiddenFrom[] | null {
  const everything = capacitiesOf(user).find((capacity) => holds(capacity, EVERY_TASK));
  return everything ? hiddenFrom(user, everything) : null;
}
