/** What users may do with a task. */
import type { Capacity, Group, Role, User, WorkItem } from '../model.js';
import { caseRights, type CaseAtHand } from './case.js';
import {
  capacitiesOf,
  clearCapacities,
  hasRole,
  hiddenFrom,
  holds,
  ownCapacity,
  type Recused,
  type Rights,
} from './rights.js';

export interface WorkItemAtHand {
  item: Pick<WorkItem, 'group' | 'assignee'>;
  /** null where the task belongs to a duty of a period. */
  case: CaseAtHand | null;
}
export const WORK_ITEM_VERBS = ['see', 'claim', 'release', 'submit'] as const;
export type WorkItemVerb = (typeof WORK_ITEM_VERBS)[number];

/** Return visitors visit: what is to be done before is not theirs to watch. */
const EVERY_TASK: readonly Role[] = ['intake', 'complaint-office', 'supervising-leader', 'general-manager', 'hr'];

const recusedOf = (at: WorkItemAtHand): readonly Recused[] => at.case?.recused ?? [];

/** In whose place a user may take the task: their own before anybody else's. */
export const capacityFor = (user: User, at: WorkItemAtHand): Capacity | null =>
  clearCapacities(user, recusedOf(at)).find(({ groups }) => groups.includes(at.item.group)) ?? null;

const has = (user: User, at: WorkItemAtHand): boolean =>
  at.item.assignee === user.id && clearCapacities(user, recusedOf(at)).length > 0;

export const workItemRights: Rights<WorkItemVerb, WorkItemAtHand> = {
  see: (user, at) =>
    has(user, at) ||
    capacityFor(user, at) !== null ||
    (at.case === null ? hasRole(user, 'complaint-office', 'general-manager') : caseRights.see(user, at.case)),
  claim: (user, at) => capacityFor(user, at) !== null,
  release: has,
  submit: (user, at) => has(user, at) || capacityFor(user, at) !== null,
};

/** Tasks of some groups, but for those of cases that somebody is kept from. */
export interface GroupScope {
  groups: readonly Group[];
  hiddenFrom: readonly Recused[];
}
/** `claim`, for the database. */
export const groupScopes = (user: User): GroupScope[] =>
  capacitiesOf(user).map((capacity) => ({ groups: capacity.groups, hiddenFrom: hiddenFrom(user, capacity) }));

/** Which tasks' cases stay hidden from whoever sees every task; null for who sees those of their groups only. */
export function allTasksScope(user: User): Recused[] | null {
  const everything = capacitiesOf(user).find((capacity) => holds(capacity, EVERY_TASK));
  return everything ? hiddenFrom(user, everything) : null;
}

/** For what a user has in hand or has done. */
export const ownHidden = (user: User): Recused[] => hiddenFrom(user, ownCapacity(user));
