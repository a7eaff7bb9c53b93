/**
 * The shape of the files beside this one: one per noun, per verb whether a user may do it to that noun. Use cases ask
 * them before they act, pages ask the same for their buttons. Own functions rather than a library: what decides is
 * nearly always a relation (whose department, whose task, who is recused), which a library would take as functions too.
 */
import { keysOf, recordOf } from '../core/own.js';
import type { Department } from '../organisation/model.js';
import type { UserId } from './ids.js';
import type { Role } from '../organisation/model.js';
import type { Seat, User, Capacity, Withheld } from './model.js';
import { byPosts, groupsOf } from './roles.js';

export type Right<Noun> = (user: User, noun: Noun) => boolean;

export type Rights<Verb extends string, Noun> = Readonly<Record<Verb, Right<Noun>>>;

/** What a user may do to a noun, verb by verb: what its page offers. */
export const rightsOf = <Verb extends string, Noun>(
  rights: Rights<Verb, Noun>,
  user: User,
  noun: Noun,
): Record<Verb, boolean> => recordOf(keysOf(rights), (verb) => rights[verb](user, noun));

/** Who takes no part in a case and sees nothing of it. */
export type Kept = { kind: 'person'; userId: UserId } | { kind: 'department'; department: Department };

/** That somebody is kept from a case. */
export interface Recused {
  kept: Kept;
}

/** Whom a case must not be kept from, for one place to see it: the person, and their departments. */
export interface HiddenFrom {
  userId: UserId;
  departments: readonly Department[];
}

/** In each department what the posts there come to, and what those for the whole company do: a role counts where it is held. */
export function ownCapacities({ id: userId, displayName, posts, departments }: Omit<User, 'standsInFor'>): Capacity[] {
  const places = [...new Set(posts.map(({ department }) => department))];
  return places.map((department) => {
    const roles = posts.flatMap((seat) => (seat.department === department ? seat.role : []));
    const withheld = withheldIn(posts);
    return { userId, displayName, roles, department, departments, groups: groupsOf(roles, department), withheld };
  });
}

/** What the roles of these posts are not given. */
export const withheldIn = (seats: readonly Seat[]): Withheld =>
  Object.fromEntries(seats.map(({ role, withheld = [] }) => [role, withheld]));

/** The user without whatever does not have this right; they stay who they are, so that what is kept from them is. */
export function exercising(user: User, right: string): User {
  const has = ({ withheld = [] }: Seat): boolean => !withheld.includes(right);
  const may = (withheld: Withheld | undefined, role: Role): boolean => withheld?.[role]?.includes(right) !== true;
  if (
    user.posts.every(has) &&
    user.standsInFor.every(({ roles, withheld }) => roles.every((one) => may(withheld, one)))
  )
    return user;
  const posts = user.posts.filter(has);
  const { roles, groups } = byPosts(posts);
  const standsInFor = user.standsInFor.map((capacity): Capacity => {
    const left = capacity.roles.filter((role) => may(capacity.withheld, role));
    return { ...capacity, roles: left, groups: groupsOf(left, capacity.department) };
  });
  return { ...user, posts, roles, groups, standsInFor };
}

/** Rights that the company may give to fewer roles than these policies do; `noun` names them: `cases.write`. */
export const withholdable = <Verb extends string, Noun>(noun: string, rights: Rights<Verb, Noun>): Rights<Verb, Noun> =>
  recordOf(
    keysOf(rights),
    (verb): Right<Noun> =>
      (user, at) =>
        rights[verb](exercising(user, `${noun}.${verb}`), at),
  );

/** A user's own places and those of absent people; administration is nobody's to stand in for. */
export const capacitiesOf = (user: User): Capacity[] => [...ownCapacities(user), ...user.standsInFor];

export const holds = ({ roles }: Pick<Capacity, 'roles'>, wanted: readonly Role[]): boolean =>
  wanted.some((role) => roles.includes(role));

export const hasRole = (user: User, ...roles: readonly Role[]): boolean =>
  capacitiesOf(user).some((capacity) => holds(capacity, roles));

const isClear = ({ userId, departments }: HiddenFrom, recused: readonly Recused[]): boolean =>
  !recused.some(({ kept }) =>
    kept.kind === 'person' ? kept.userId === userId : departments.includes(kept.department),
  );

/** A person who is recused is so in every capacity; the substitute of a recused person is so in that one. */
export const clearCapacities = (user: User, recused: readonly Recused[]): Capacity[] =>
  isClear({ ...user, userId: user.id }, recused)
    ? capacitiesOf(user).filter((capacity) => isClear(capacity, recused))
    : [];

/** The same, for the database: from which cases a capacity is kept. */
export const hiddenFrom = (user: User, { userId, departments }: HiddenFrom): HiddenFrom[] => [
  ...ownHidden(user),
  ...(userId === user.id && departments.every((one) => user.departments.includes(one))
    ? []
    : [{ userId, departments }]),
];

/** For what a user has in hand or has done. */
export const ownHidden = ({ id: userId, departments }: User): HiddenFrom[] => [{ userId, departments }];
