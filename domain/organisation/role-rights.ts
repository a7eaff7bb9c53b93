/** What a role may do, read from the policies of the nouns: what is said there is not said again here. */
import { type CaseAtHand, caseRights } from '../cases/rights.js';
import type { Instant } from '../core/time/instant.js';
import { dutyRights } from '../duties/rights.js';
import { intakeRights } from '../intake/rights.js';
import { massEventRights } from '../mass-events/rights.js';
import { absenceRights } from '../people/absence-rights.js';
import type { Right } from '../people/capacity.js';
import type { UserId } from '../people/ids.js';
import type { User } from '../people/model.js';
import { byPosts, groupsOf, toGroup } from '../people/roles.js';
import { userRights } from '../people/rights.js';
import { systemRights } from '../people/system-rights.js';
import { workItemRights } from '../tasks/rights.js';
import { COMPANY_WIDE_ROLES, type Role, toDepartment, toPost } from './model.js';
import { organisationRights } from './rights.js';

/** In any case, or in those that the department of the post has to do with. */
export type Reach = 'everywhere' | 'ownDepartment' | 'nowhere';

export const RIGHT_GROUPS = [
  'cases',
  'tasks',
  'massEvents',
  'intake',
  'duties',
  'accounts',
  'lists',
  'system',
] as const;

export type RightGroup = (typeof RIGHT_GROUPS)[number];

export type RoleRights = Record<RightGroup, Record<string, Reach>>;

const [OWN, ELSEWHERE] = [toDepartment('own'), toDepartment('elsewhere')];

function holderOf(role: Role, id: UserId): User {
  const posts = [{ post: toPost('sample'), role, department: COMPANY_WIDE_ROLES.includes(role) ? null : OWN }];
  const held = { posts, deputyOf: [], ...byPosts(posts), standsInFor: [] };
  return { id, username: '', displayName: '', ...held, locale: 'zh-CN', active: true };
}

/** A case of a department in each of the states on which rights depend. */
const casesOf = (department: typeof OWN, at: Instant): CaseAtHand[] =>
  (['received', 'assigned', 'archived'] as const).map((state) => ({
    departments: [department],
    complaint: { report: false, state, archivedAt: state === 'archived' ? at : null, erasedAt: null },
    recused: [],
  }));

const flat = <Verb extends string, Noun>(
  rights: Readonly<Record<Verb, Right<Noun>>>,
  user: User,
  noun: Noun,
): Record<string, Reach> =>
  Object.fromEntries(
    Object.entries<Right<Noun>>(rights).map(([verb, right]) => [verb, right(user, noun) ? 'everywhere' : 'nowhere']),
  );

/** Of cases, and of what hangs on them, where it may. */
function reach(may: (department: typeof OWN) => boolean): Reach {
  if (may(ELSEWHERE)) return 'everywhere';
  return may(OWN) ? 'ownDepartment' : 'nowhere';
}

function ofTasks(role: Role, user: User, other: UserId, at: Instant): Record<string, Reach> {
  const task = (department: typeof OWN) => ({
    item: { group: toGroup(`handler:${department}`), assignee: other },
    holder: { user: holderOf(role, other), away: false },
    case: casesOf(department, at)[1] ?? null,
  });
  return {
    // Those of its own groups.
    claim: groupsOf([role], OWN).length > 0 ? 'everywhere' : 'nowhere',
    see: reach((department) => workItemRights.see(user, task(department))),
    passOn: reach((department) => workItemRights.passOn(user, task(department))),
    takeBack: reach((department) => workItemRights.takeBack(user, task(department))),
  };
}

/** @param ids of two people whom there need not be */
export function rightsOfRole(role: Role, [id, other]: readonly [UserId, UserId], at: Instant): RoleRights {
  const user = holderOf(role, id);
  const { open, link, unlink, change, answer, close } = massEventRights;
  const absence = (departments: (typeof OWN)[]): boolean => absenceRights.record(user, { userId: other, departments });
  return {
    cases: Object.fromEntries(
      Object.entries(caseRights).map(([verb, right]) => [
        verb,
        reach((department) => casesOf(department, at).some((one) => right(user, one))),
      ]),
    ),
    tasks: ofTasks(role, user, other, at),
    massEvents: flat({ open, link, unlink, change, answer, close }, user, null),
    intake: flat(intakeRights, user, null),
    duties: flat({ list: dutyRights.list }, user, null),
    accounts: {
      ...flat(userRights, user, { id: other }),
      recordAbsence: reach((department) => absence([department])),
    },
    lists: flat(organisationRights, user, null),
    system: flat(systemRights, user, null),
  };
}
