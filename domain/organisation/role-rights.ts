/** What a role may do, read from the policies of the nouns: what is said there is not said again here. */
import { type CaseAtHand, caseRights } from '../cases/rights.js';
import type { Context } from '../core/context.js';
import { isOneOf } from '../core/own.js';
import type { Snapshot } from '../core/store.js';
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
import { COMPANY_WIDE_ROLES, type Role, ROLES, toDepartment, toPost } from './model.js';
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

interface RoleAsItIs {
  role: Role;
  /** Rights that the company does not give it. */
  withheld: readonly string[];
}

function holderOf({ role, withheld }: RoleAsItIs, id: UserId): User {
  const department = COMPANY_WIDE_ROLES.includes(role) ? null : OWN;
  const posts = [{ post: toPost('sample'), role, department, withheld }];
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

function ofTasks(role: RoleAsItIs, user: User, other: UserId, at: Instant): Record<string, Reach> {
  const task = (department: typeof OWN) => ({
    item: { group: toGroup(`handler:${department}`), assignee: other },
    holder: { user: holderOf(role, other), away: false },
    case: casesOf(department, at)[1] ?? null,
  });
  return {
    // Those of its own groups.
    claim: groupsOf([role.role], OWN).length > 0 ? 'everywhere' : 'nowhere',
    see: reach((department) => workItemRights.see(user, task(department))),
    passOn: reach((department) => workItemRights.passOn(user, task(department))),
    takeBack: reach((department) => workItemRights.takeBack(user, task(department))),
  };
}

/** @param ids of two people whom there need not be */
export function rightsOfRole(role: RoleAsItIs, [id, other]: readonly [UserId, UserId], at: Instant): RoleRights {
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

/** What the company may withhold. What is left out here is what the work itself goes by, or what administrators alone may. */
const WITHHOLDABLE = {
  cases: [
    'reveal',
    'write',
    'reissueCode',
    'reclassify',
    'correct',
    'recuse',
    'erase',
    'pauseClock',
    'resumeClock',
    'askForTime',
  ],
  tasks: ['takeBack', 'passOn'],
  massEvents: ['open', 'link', 'unlink', 'change', 'answer', 'close'],
  intake: ['register'],
  accounts: ['recordAbsence'],
} as const satisfies Partial<Record<RightGroup, readonly string[]>>;

const RIGHTS: readonly string[] = Object.entries(WITHHOLDABLE).flatMap(([group, verbs]) =>
  verbs.map((verb) => `${group}.${verb}`),
);

/** A right of a role that the company may give or not. */
export interface OwnRight {
  /** `cases.write` */
  right: string;
  given: boolean;
  /** No other role has it: somebody must. */
  last: boolean;
}

/** Those that the policies of the nouns give the role, in their order. */
function ownRights(role: Role, all: readonly RoleAsItIs[], ids: readonly [UserId, UserId], at: Instant): OwnRight[] {
  const may = (one: RoleAsItIs): ReadonlySet<string> =>
    new Set(
      Object.entries(rightsOfRole(one, ids, at)).flatMap(([group, verbs]) =>
        Object.entries(verbs).flatMap(([verb, reach]) => (reach === 'nowhere' ? [] : `${group}.${verb}`)),
      ),
    );
  const withheld = all.find((one) => one.role === role)?.withheld ?? [];
  const ofPolicies = may({ role, withheld: [] });
  const ofOthers = all.filter((one) => one.role !== role).map(may);
  return RIGHTS.filter((right) => ofPolicies.has(right)).map((right) => ({
    right,
    given: !withheld.includes(right),
    last: !ofOthers.some((rights) => rights.has(right)),
  }));
}

/** What may be given to a role or not. */
export async function ownRightsOf(context: Context, r: Snapshot, role: Role): Promise<OwnRight[]> {
  const entries = await r.organisation.of('role');
  const all = entries.flatMap(({ code, withheld }) => (isOneOf(ROLES, code) ? { role: code, withheld } : []));
  return ownRights(role, all, [context.newId(), context.newId()], context.now());
}
